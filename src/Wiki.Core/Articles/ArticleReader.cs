using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Wiki.Core.Accounts;
using Wiki.Core.Data;
using Wiki.Core.Files.Rows;
using Wiki.Core.Http;
using Wiki.Text;
using Wiki.Text.Documents;
using Wiki.Text.Links;

namespace Wiki.Core.Articles;

/// <summary>A revision with what pages say about it.</summary>
/// <param name="ArticleId">The article.</param>
/// <param name="Slug">The article's address.</param>
/// <param name="Number">The revision's number.</param>
/// <param name="CurrentNumber">The article's newest number.</param>
/// <param name="PublishedNumber">The number readers see, or null.</param>
/// <param name="Title">The title this revision gave the article.</param>
/// <param name="Text">The source; empty when it is hidden.</param>
/// <param name="Summary">What its author said it changes.</param>
/// <param name="Author">
/// The author's user name: null for what ships with the program, or <see cref="Revision.HiddenName"/>.
/// </param>
/// <param name="SavedAt">When it was saved, UTC.</param>
public sealed record RevisionView(
    long ArticleId, string Slug, int Number, int CurrentNumber, int? PublishedNumber, string Title, string Text,
    string Summary, string? Author, DateTimeOffset SavedAt)
{
    /// <summary>Whether an administrator hid the text.</summary>
    public bool IsTextHidden { get; init; }
}

/// <summary>An article in a list.</summary>
/// <param name="Slug">Its address.</param>
/// <param name="Title">Its title.</param>
/// <param name="Kind">What kind of article it is.</param>
/// <param name="Name">A system's short name, else null.</param>
/// <param name="Hue">A system's hue, else null.</param>
/// <param name="Summary">Its summary; may be empty.</param>
public sealed record ArticleCard(
    string Slug, string Title, ArticleKind Kind, string? Name, string? Hue, string Summary)
{
    /// <summary>
    /// The addresses that it had, which columns and events still use as keys; only in a list of all articles of a kind.
    /// </summary>
    public IReadOnlyList<string> Former { get; init; } = [];

    /// <summary>Whether columns and events with this key are about it.</summary>
    public bool HasKey(string? key) => key is not null && (key == Slug || Former.Contains(key));
}

/// <summary>Answers what pages ask about articles.</summary>
public sealed class ArticleReader(WikiDb db, Pictures pictures)
{
    /// <summary>The revision that readers see, or null when there is no such article or none is published.</summary>
    public Task<RevisionView?> PublishedAsync(Slug slug, CancellationToken cancellationToken) =>
        Rows(slug).Where(row => row.Revision.Number == row.Article.PublishedNumber)
            .Select(View).SingleOrDefaultAsync(cancellationToken);

    /// <summary>
    /// The revision that readers saw just before an instant: the last that was published by then. Null when there was
    /// none.
    /// </summary>
    public Task<RevisionView?> KnownAsync(Slug slug, DateTimeOffset before, CancellationToken cancellationToken) =>
        Rows(slug)
            .Where(row => db.Set<Publication>().Any(it => it.ArticleId == row.Revision.ArticleId
                && it.Number == row.Revision.Number && it.PublishedAt < before))
            .OrderByDescending(row => row.Revision.Number).Take(1)
            .Select(View).SingleOrDefaultAsync(cancellationToken);

    /// <summary>The newest revision, on which edits build.</summary>
    public Task<RevisionView?> CurrentAsync(Slug slug, CancellationToken cancellationToken) =>
        Rows(slug).Where(row => row.Revision.Number == row.Article.CurrentNumber)
            .Select(View).SingleOrDefaultAsync(cancellationToken);

    /// <summary>
    /// The newest revision, with the title of the published one: a page about the article must not show the title of a
    /// waiting change. Null also when nothing was published and the viewer may see nothing of it.
    /// </summary>
    public async Task<RevisionView?> CurrentAsKnownAsync(Slug slug, Viewer viewer, CancellationToken cancellationToken)
    {
        var current = await CurrentAsync(slug, cancellationToken);
        if (current is { PublishedNumber: null }
            && await LastSeenAsync(slug, current.Number, viewer, cancellationToken) is null)
        {
            return null;
        }

        return current is { PublishedNumber: { } published } && published != current.Number
            ? current with
            {
                Title = await db.Set<Revision>()
                    .Where(it => it.ArticleId == current.ArticleId && it.Number == published)
                    .Select(it => it.Title).SingleAsync(cancellationToken),
            }
            : current;
    }

    /// <summary>One revision, whoever may see it, or null. For what is shown: <see cref="SeenAsync"/>.</summary>
    public Task<RevisionView?> RevisionAsync(Slug slug, int number, CancellationToken cancellationToken) =>
        Rows(slug).Where(row => row.Revision.Number == number)
            .Select(View).SingleOrDefaultAsync(cancellationToken);

    /// <summary>
    /// The last revision up to a number that a viewer may see (<see cref="ChangeQueries.SeenBy"/>); null for none.
    /// </summary>
    public Task<RevisionView?> LastSeenAsync(
        Slug slug, int upTo, Viewer viewer, CancellationToken cancellationToken) =>
        Rows(slug).Where(row => row.Revision.Number <= upTo).SeenBy(db, viewer)
            .OrderByDescending(row => row.Revision.Number).Take(1)
            .Select(View).SingleOrDefaultAsync(cancellationToken);

    /// <summary>One revision if a viewer may see it; else null.</summary>
    public Task<RevisionView?> SeenAsync(Slug slug, int number, Viewer viewer, CancellationToken cancellationToken) =>
        Rows(slug).Where(row => row.Revision.Number == number).SeenBy(db, viewer)
            .Select(View).SingleOrDefaultAsync(cancellationToken);

    /// <summary>Whether every revision of an article up to a number was published.</summary>
    public async Task<bool> IsAllPublishedAsync(long articleId, int number, CancellationToken cancellationToken) =>
        await db.Set<Publication>().CountAsync(it => it.ArticleId == articleId, cancellationToken) == number;

    /// <summary>The number of the last revision before one that a viewer may see; null for none.</summary>
    public Task<int?> NumberBeforeAsync(Slug slug, int number, Viewer viewer, CancellationToken cancellationToken) =>
        Rows(slug).SeenBy(db, viewer).Where(row => row.Revision.Number < number)
            .MaxAsync(row => (int?)row.Revision.Number, cancellationToken);

    /// <summary>The number of the first revision after one that a viewer may see; null for none.</summary>
    public Task<int?> NumberAfterAsync(Slug slug, int number, Viewer viewer, CancellationToken cancellationToken) =>
        Rows(slug).SeenBy(db, viewer).Where(row => row.Revision.Number > number)
            .MinAsync(row => (int?)row.Revision.Number, cancellationToken);

    /// <summary>The article that had this address, or null.</summary>
    public Task<Slug?> ByFormerAsync(Slug address, CancellationToken cancellationToken) =>
        db.ByFormerAsync(address.Value, cancellationToken);

    /// <summary>An address like one that is taken, with the first number that makes it free; or null.</summary>
    public async Task<Slug?> FreeLikeAsync(Slug taken, CancellationToken cancellationToken)
    {
        var numbered = Enumerable.Range(2, 98).Select(taken.Numbered).ToList();
        var wanted = numbered.Select(it => it.Value).ToArray();
        var used = await db.Set<Article>().Where(it => wanted.Contains(it.Slug)).Select(it => it.Slug)
            .Concat(db.Set<ArticleMove>().Where(it => wanted.Contains(it.FromSlug)).Select(it => it.FromSlug))
            .ToListAsync(cancellationToken);
        return numbered.Cast<Slug?>().FirstOrDefault(it => !used.Contains(it!.Value.Value));
    }

    /// <summary>
    /// The article that another name leads to, or null: the one that had this address, else the one with this alias.
    /// </summary>
    public async Task<Slug?> ByOtherNameAsync(Slug name, CancellationToken cancellationToken)
    {
        if (await db.ByFormerAsync(name.Value, cancellationToken) is { } moved)
        {
            return moved;
        }

        var slug = await db.Set<ArticleAlias>().Where(row => row.Alias == name.Value).OrderBy(row => row.ArticleId)
            .Join(db.Set<Article>(), row => row.ArticleId, article => article.Id, (_, article) => article.Slug)
            .FirstOrDefaultAsync(cancellationToken);
        return slug is null ? null : Slug.Parse(slug, null);
    }

    /// <summary>An article's revisions below a number that a viewer may see, newest first; paged by key.</summary>
    public Task<List<ChangeView>> HistoryAsync(
        long articleId, int below, int count, Viewer viewer, CancellationToken cancellationToken) =>
        db.Changes().Where(row => row.Revision.ArticleId == articleId && row.Revision.Number < below)
            .SeenBy(db, viewer).OrderByDescending(row => row.Revision.Number).Take(count).AsViews(db).ToListAsync(cancellationToken);

    /// <summary>The last revision of an article that somebody else than this author wrote; 0 for none.</summary>
    public Task<int> LastByOthersAsync(long articleId, string author, CancellationToken cancellationToken) =>
        db.Set<Revision>().Where(revision => revision.ArticleId == articleId && revision.AuthorName != author)
            .OrderByDescending(revision => revision.Number).Select(revision => revision.Number)
            .FirstOrDefaultAsync(cancellationToken);

    /// <summary>The changes of all articles that readers see, the latest published first.</summary>
    public Task<List<ChangeView>> LatestAsync(int count, CancellationToken cancellationToken) => (
        from publication in db.Set<Publication>()
        join row in db.Changes() on new { publication.ArticleId, publication.Number }
            equals new { row.Revision.ArticleId, row.Revision.Number }
        where publication.ChangesText
        orderby publication.PublishedAt descending, publication.ArticleId descending, publication.Number descending
        select row).Take(count).AsViews(db).ToListAsync(cancellationToken);

    /// <summary>The published articles, or those of one kind, by title; the first <paramref name="most"/>.</summary>
    public Task<List<ArticleCard>> CardsAsync(
        ArticleKind? kind, CancellationToken cancellationToken, int most = int.MaxValue) =>
        (from index in db.Set<ArticleIndex>()
         join article in db.Set<Article>() on index.ArticleId equals article.Id
         where kind == null || index.Kind == kind
         orderby index.Title, article.Id
         select new ArticleCard(article.Slug, index.Title, index.Kind, index.Name, index.Hue, index.Summary)
         {
             Former = db.Former().Where(it => it.ArticleId == article.Id).Select(it => it.Former).ToList(),
         })
        .Take(most).ToListAsync(cancellationToken);

    /// <summary>The published article at this address; null when there is none.</summary>
    public Task<ArticleCard?> CardAsync(string slug, CancellationToken cancellationToken) =>
        (from index in db.Set<ArticleIndex>()
         join article in db.Set<Article>() on index.ArticleId equals article.Id
         where article.Slug == slug
         select new ArticleCard(article.Slug, index.Title, index.Kind, index.Name, index.Hue, index.Summary))
        .SingleOrDefaultAsync(cancellationToken);

    /// <summary>What the links, files and systems in a text lead to now.</summary>
    public async Task<LinkTargets> TargetsAsync(WikiDocument document, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(document);
        var names = document.Links.Select(link => link.Target!.Value.Value)
            .Concat(document.Includes.Select(include => include.Target!.Value.Value)).Distinct().ToArray();
        return new LinkTargets(
            await LeadingToAsync(names, cancellationToken), await SystemsAsync(cancellationToken))
        {
            Pictures = pictures.Sizes,
            Files = await db.FileTargetsAsync(
                [.. document.Files.Select(file => file.Name.Value)], cancellationToken),
        };
    }

    /// <summary>The articles that names lead to, by name; a name that leads nowhere is left out.</summary>
    public async Task<IReadOnlyDictionary<Slug, Slug>> LeadingToAsync(
        string[] names, CancellationToken cancellationToken)
    {
        var articles = new Dictionary<Slug, Slug>();
        if (names.Length > 0)
        {
            // One query for both: each page with links asks it.
            var others = await db.Set<ArticleAlias>().Where(row => names.Contains(row.Alias))
                .Join(db.Set<Article>(), row => row.ArticleId, article => article.Id,
                    (row, article) => new { Name = row.Alias, article.Slug, article.Id, IsFormer = false })
                .Concat(db.Former().Where(row => names.Contains(row.Former))
                    .Select(row => new { Name = row.Former, row.Slug, Id = row.ArticleId, IsFormer = true }))
                .ToListAsync(cancellationToken);
            var slugs = await db.Set<Article>()
                .Where(article => names.Contains(article.Slug) && article.PublishedNumber != null)
                .Select(article => article.Slug).ToListAsync(cancellationToken);
            // The last stays: the oldest article with an alias, and a former address before any alias.
            foreach (var row in others.OrderBy(row => row.IsFormer).ThenByDescending(row => row.Id))
            {
                articles[Slug.Parse(row.Name, null)] = Slug.Parse(row.Slug, null);
            }

            foreach (var slug in slugs.Select(slug => Slug.Parse(slug, null))) // an address comes before all of them
            {
                articles[slug] = slug;
            }
        }

        return articles;
    }

    /// <summary>The systems alone.</summary>
    public async Task<LinkTargets> SystemTargetsAsync(CancellationToken cancellationToken) =>
        LinkTargets.None with { Systems = await SystemsAsync(cancellationToken) };

    private async Task<Dictionary<string, SystemTarget>> SystemsAsync(CancellationToken cancellationToken)
    {
        var systems = new Dictionary<string, SystemTarget>(StringComparer.Ordinal);
        var rows = await (
            from index in db.Set<ArticleIndex>()
            where index.Kind == ArticleKind.System
            join article in db.Set<Article>() on index.ArticleId equals article.Id
            orderby article.Id
            select new
            {
                article.Slug,
                index.Name,
                index.Title,
                index.Hue,
                Former = db.Former().Where(it => it.ArticleId == article.Id).Select(it => it.Former).ToList(),
            }).ToListAsync(cancellationToken);
        foreach (var row in rows)
        {
            var target = new SystemTarget(Slug.Parse(row.Slug, null), row.Name ?? row.Title, row.Hue ?? "slate");
            foreach (var key in row.Former.Append(row.Slug)) // columns keep the key of a system that moved
            {
                systems.TryAdd(key, target);
            }
        }

        return systems;
    }

    private static readonly Expression<Func<ArticleRevision, RevisionView>> View = row => new RevisionView(
        row.Article.Id, row.Article.Slug, row.Revision.Number, row.Article.CurrentNumber, row.Article.PublishedNumber,
        row.Revision.Title, row.Revision.Text, row.Revision.Summary, row.Revision.AuthorName,
        row.Revision.SavedAt)
    {
        IsTextHidden = row.Revision.IsTextHidden,
    };

    private IQueryable<ArticleRevision> Rows(Slug slug) => db.Changes().Where(row => row.Article.Slug == slug.Value);
}
