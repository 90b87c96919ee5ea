using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Wiki.Text;
using Wiki.Text.Diffing;
using Wiki.Text.Diffing.Facts;
using Wiki.Text.Diffing.Facts.Blocks;
using Wiki.Text.Diffing.Facts.Matrices;
using Wiki.Text.Documents;
using Wiki.Web.Accounts;
using Wiki.Web.Articles;
using Wiki.Web.Data;
using Wiki.Web.Derived;
using Wiki.Web.Http;
using Wiki.Web.Reviews;

namespace Wiki.Web.Saving;

/// <summary>Decides which changes wait, and publishes revisions up to the first waiting change.</summary>
public sealed class Publishing(WikiDb db, DerivedRows derived, TimeProvider clock)
{
    /// <summary>Whether a change by this account to this article must wait for review.</summary>
    /// <param name="articleId">The article.</param>
    /// <param name="authorId">The account; null for what ships with the program, which never waits.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<bool> WaitsAsync(long articleId, long? authorId, CancellationToken cancellationToken)
    {
        if (authorId is null)
        {
            return false;
        }

        if (await IsRejectedToAsync(articleId, authorId.Value, cancellationToken))
        {
            return true;
        }

        var rules = await SiteRules.ReadAsync(db, cancellationToken);
        var own = await db.Set<Article>().Where(article => article.Id == articleId)
            .Select(article => article.Policy).SingleOrDefaultAsync(cancellationToken);
        return (own ?? rules.Policy) switch
        {
            PublishingPolicy.Everyone => false,
            PublishingPolicy.AllWait => true,
            _ => !await TrustsAsync(rules, authorId.Value, cancellationToken),
        };
    }

    /// <summary>Whether the account is trusted: its changes do not wait under the rule for new editors.</summary>
    public async Task<bool> TrustsAsync(SiteRules rules, long accountId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(rules);
        var account = await db.Set<Account>().AsNoTracking().SingleAsync(it => it.Id == accountId, cancellationToken);
        return rules.Trusts(account, await RolesAsync(accountId, cancellationToken));
    }

    // Only a reviewer other than the author may publish a page that was rejected as a whole. A trusted editor must not
    // be able to publish it by changing a word.
    private async Task<bool> IsRejectedToAsync(long articleId, long accountId, CancellationToken cancellationToken)
    {
        var authors = await db.Set<PendingChange>()
            .Where(it => it.ArticleId == articleId && it.State == PendingState.Rejected && it.UndoneBy == null)
            .Select(it => it.AuthorId).ToListAsync(cancellationToken);
        return authors.Count > 0 && (authors.Contains(accountId)
            || !(await RolesAsync(accountId, cancellationToken))
                .Exists(it => it is Roles.Reviewer or Roles.Administrator));
    }

    private Task<List<string>> RolesAsync(long accountId, CancellationToken cancellationToken) =>
        db.Set<IdentityUserRole<long>>().Where(row => row.UserId == accountId)
            .Join(db.Set<IdentityRole<long>>(), row => row.RoleId, role => role.Id, (_, role) => role.Name!)
            .ToListAsync(cancellationToken);

    /// <summary>The row of a waiting change.</summary>
    /// <param name="articleId">The article.</param>
    /// <param name="number">The revision's number.</param>
    /// <param name="authorId">Who wrote it.</param>
    /// <param name="oldText">The text before it; empty for a new article.</param>
    /// <param name="document">Its text.</param>
    /// <param name="slug">The article's address.</param>
    /// <param name="waitsSince">Since when it waits; null for now.</param>
    public PendingChange Pending(
        long articleId, int number, long? authorId, string oldText, WikiDocument document, Slug slug,
        DateTimeOffset? waitsSince = null)
    {
        ArgumentNullException.ThrowIfNull(document);
        var diff = TextDiff.Between(oldText, document.Source.Value);
        var facts = FactDiff.Between(WikiDocument.Parse(SourceText.From(oldText)), document);
        var systems = facts.Blocks.SelectMany(SystemsOf)
            .Concat(document.FrontMatter.Kind == ArticleKind.System ? [slug.Value] : Array.Empty<string>());
        return new PendingChange
        {
            ArticleId = articleId,
            Number = number,
            State = PendingState.Waiting,
            AuthorId = authorId,
            WaitsSince = waitsSince ?? clock.GetUtcNow(),
            ChangedLines = Math.Max(diff.RemovedLines, diff.AddedLines),
            ChangesFacts = !facts.IsEmpty,
            Systems = [.. systems.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
        };
    }

    private static IEnumerable<string> SystemsOf(BlockChanges block) => block switch
    {
        MatrixChanges matrix => matrix.Cells.Select(cell => cell.New.Column.Key),
        TimelineChanges timeline => timeline.Events.Select(change => change.Shown.System)
            .Where(system => !string.IsNullOrEmpty(system)).Select(system => Slug.KeyOf(system!)),
        _ => [],
    };

    /// <summary>
    /// Publishes every revision that may be published now, inside the caller's transaction, which has locked the
    /// article's row. It publishes one after the other, so that each fact is stored with the revision that added it.
    /// </summary>
    /// <returns>
    /// The number of the published revision, null for none, and the cache tags that the change touches.
    /// </returns>
    /// <param name="articleId">The article.</param>
    /// <param name="slug">Its address.</param>
    /// <param name="newest">The newest text, if the caller has it; null otherwise.</param>
    /// <param name="cancellationToken">Cancels the operation; the caller rolls back.</param>
    public async Task<(int? Published, IReadOnlyCollection<string> Tags)> AdvanceAsync(
        long articleId, Slug slug, WikiDocument? newest, CancellationToken cancellationToken)
    {
        var article = await db.Set<Article>().AsNoTracking().SingleAsync(it => it.Id == articleId, cancellationToken);
        var published = article.PublishedNumber;
        var pending = await db.Set<PendingChange>().AsNoTracking()
            .Where(it => it.ArticleId == articleId && it.Number > (published ?? 0)).ToListAsync(cancellationToken);
        // Every change affects the page of the article, because it says how many changes wait.
        var tags = new HashSet<string>(StringComparer.Ordinal) { CacheTags.AnyChange, CacheTags.Article(slug) };
        var steps = PublishableRevisions.After(published ?? 0, article.CurrentNumber, pending);
        if (steps is [.., var last])
        {
            tags.UnionWith(await derived.ReplaceAsync(
                articleId, slug, steps,
                async number => number == article.CurrentNumber && newest is not null
                    ? newest : await DocumentAsync(articleId, number, cancellationToken),
                published is null, cancellationToken));
            var now = clock.GetUtcNow();
            db.AddRange(steps.Select(
                number => new Publication { ArticleId = articleId, Number = number, PublishedAt = now }));
            await db.SaveChangesAsync(cancellationToken);
            published = last;
            await db.Set<Article>().Where(it => it.Id == articleId).ExecuteUpdateAsync(
                set => set.SetProperty(it => it.PublishedNumber, published), cancellationToken);
            if (pending.Count > 0)
            {
                // Rows of reapplied changes stay: nothing else records that a change was reapplied.
                await db.Set<PendingChange>()
                    .Where(it => it.ArticleId == articleId && it.Number <= published
                        && it.State != PendingState.Moved)
                    .ExecuteDeleteAsync(cancellationToken);
            }
        }

        return (published, tags);
    }

    private async Task<WikiDocument> DocumentAsync(long articleId, int number, CancellationToken cancellationToken) =>
        WikiDocument.Parse(SourceText.From(await db.Set<Revision>()
            .Where(revision => revision.ArticleId == articleId && revision.Number == number)
            .Select(revision => revision.Text).SingleAsync(cancellationToken)));
}

/// <summary>
/// Decides which revisions may be published: those that contain no waiting change, and no rejected change unless they
/// are, or follow, the revision that took it out.
/// </summary>
public static class PublishableRevisions
{
    /// <summary>
    /// The revisions to publish one after the other, ascending; none when nothing new may be published.
    /// </summary>
    /// <param name="published">The published number; 0 when none is.</param>
    /// <param name="current">The newest number.</param>
    /// <param name="pending">The pending changes of the article.</param>
    public static IReadOnlyList<int> After(int published, int current, IReadOnlyCollection<PendingChange> pending)
    {
        ArgumentNullException.ThrowIfNull(pending);
        var firstOpen = pending.Where(it => it.IsOpen).Select(it => it.Number).DefaultIfEmpty(current + 1).Min();
        var steps = new List<int>();
        for (var number = published + 1; number < firstOpen && number <= current; number++)
        {
            if (pending.All(it => it.Number > number || it.UndoneBy <= number))
            {
                steps.Add(number);
            }
        }

        return steps;
    }
}
