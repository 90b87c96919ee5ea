using Microsoft.EntityFrameworkCore;
using Wiki.Core.Data;

namespace Wiki.Core.Articles;

/// <summary>A name in links that leads nowhere.</summary>
/// <param name="Address">The address that the name gives.</param>
/// <param name="Name">The name as most of the links write it.</param>
/// <param name="Count">How many pages link to it.</param>
/// <param name="Pages">The first of them by title, each with its address.</param>
public sealed record WantedPage(
    string Address, string Name, int Count, IReadOnlyList<(string Slug, string Title)> Pages);

/// <summary>Finds links that lead nowhere, and pages to which no link leads.</summary>
public sealed class LinkReports(WikiDb db)
{
    /// <summary>The most names or pages in one part of a list.</summary>
    public const int PartSize = 100;

    private const int MostPages = 5;

    // A link leads to a published page by its address, to the page that had the address, or to a page by an alias.
    private IQueryable<ArticleLink> Broken => db.Set<ArticleLink>().Where(link =>
        !db.Set<Article>().Any(it => it.Slug == link.Target && it.PublishedNumber != null)
        && !db.Former().Any(it => it.Former == link.Target)
        && !db.Set<ArticleAlias>().Any(it => it.Alias == link.Target));

    // Each kind of name by itself, so that the database can join: it would test each page with each link otherwise.
    private IQueryable<long> Linked => (
        from link in db.Set<ArticleLink>()
        join article in db.Set<Article>() on link.Target equals article.Slug
        where article.Id != link.ArticleId
        select article.Id).Concat(
        from link in db.Set<ArticleLink>()
        join former in db.Former() on link.Target equals former.Former
        where former.ArticleId != link.ArticleId
        select former.ArticleId).Concat(
        from link in db.Set<ArticleLink>()
        join alias in db.Set<ArticleAlias>() on link.Target equals alias.Alias
        where alias.ArticleId != link.ArticleId
            && !db.Set<Article>().Any(it => it.Slug == link.Target && it.PublishedNumber != null)
            && !db.Former().Any(it => it.Former == link.Target)
            && !db.Set<ArticleAlias>().Any(it => it.Alias == link.Target && it.ArticleId < alias.ArticleId)
        select alias.ArticleId);

    // A page that describes a category stands above its list, and needs no link.
    private IQueryable<ArticleIndex> Orphans =>
        db.Set<ArticleIndex>().Where(index => !Linked.Any(id => id == index.ArticleId)
            && !db.Set<Article>().Any(it => it.Id == index.ArticleId && db.Set<ArticleCategory>().Any(
                category => it.Slug == ArticleLists.DescriptionOf + category.Category)));

    /// <summary>How many names in links lead nowhere.</summary>
    public Task<int> CountWantedAsync(CancellationToken cancellationToken) =>
        Broken.Select(it => it.Target).Distinct().CountAsync(cancellationToken);

    /// <summary>How many published pages no other page links to.</summary>
    public Task<int> CountOrphansAsync(CancellationToken cancellationToken) => Orphans.CountAsync(cancellationToken);

    /// <summary>The names in links that lead nowhere, those of most pages first.</summary>
    /// <param name="part">Which part of the list, from 1.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<IReadOnlyList<WantedPage>> WantedAsync(int part, CancellationToken cancellationToken)
    {
        var names = await Broken.GroupBy(it => it.Target).Select(same => new { Name = same.Key, Count = same.Count() })
            .OrderByDescending(it => it.Count).ThenBy(it => it.Name)
            .Skip((part - 1) * PartSize).Take(PartSize).ToListAsync(cancellationToken);
        var targets = names.Select(it => it.Name).ToArray();
        // A name that thousands of pages want is read no further than it is shown.
        var pages = await db.Database.SqlQuery<WantedIn>($"""
            SELECT wanted.target, named.name, page.slug, page.title
            FROM unnest({targets}) AS wanted(target) CROSS JOIN LATERAL (
                SELECT mode() WITHIN GROUP (ORDER BY name) AS name FROM article_links
                WHERE article_links.target = wanted.target
            ) AS named CROSS JOIN LATERAL (
                SELECT articles.slug, article_index.title FROM article_links
                JOIN article_index ON article_index.article_id = article_links.article_id
                JOIN articles ON articles.id = article_links.article_id
                WHERE article_links.target = wanted.target ORDER BY article_index.title, articles.id LIMIT {MostPages}
            ) AS page
            """).ToListAsync(cancellationToken);
        var named = pages.ToLookup(it => it.Target, StringComparer.Ordinal);
        return [.. names.Select(it => new WantedPage(
            it.Name, named[it.Name].Select(page => page.Name).FirstOrDefault(it.Name), it.Count,
            [.. named[it.Name].Select(page => (page.Slug, page.Title))
                .OrderBy(page => page.Title, StringComparer.Ordinal)]))];
    }

    /// <summary>The published pages to which no other page links, by title.</summary>
    /// <param name="part">Which part of the list, from 1.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<IReadOnlyList<ArticleCard>> OrphansAsync(int part, CancellationToken cancellationToken) => await (
        from index in Orphans
        join article in db.Set<Article>() on index.ArticleId equals article.Id
        orderby index.Title, article.Id
        select new ArticleCard(article.Slug, index.Title, index.Kind, index.Name, index.Hue, index.Summary))
        .Skip((part - 1) * PartSize).Take(PartSize).ToListAsync(cancellationToken);
}

/// <summary>A page with a link that leads nowhere.</summary>
internal sealed record WantedIn(string Target, string Name, string Slug, string Title);
