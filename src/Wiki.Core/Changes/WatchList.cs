using Microsoft.EntityFrameworkCore;
using Wiki.Core.Accounts;
using Wiki.Core.Articles;
using Wiki.Core.Data;
using Wiki.Core.Notifications;
using Wiki.Text;

namespace Wiki.Core.Changes;

/// <summary>A watched article with its latest change.</summary>
/// <param name="Change">The latest change.</param>
/// <param name="SeenNumber">The newest revision the watcher saw.</param>
public sealed record WatchedArticle(ChangeView Change, int SeenNumber)
{
    /// <summary>Whether it changed since.</summary>
    public bool IsUnread => Change.Number > SeenNumber;
}

/// <summary>The watchlist of an account.</summary>
public sealed class WatchList(WikiDb db, TimeProvider clock)
{
    // The kinds of notification about revisions: those for accounts that watch the article, and those for reviewers
    // too.
    private static readonly string[] OfWatchers = [NotificationKind.Changed.Word(), NotificationKind.Published.Word()];
    private static readonly string[] OfRevisions = [.. OfWatchers, NotificationKind.Waiting.Word()];

    /// <summary>Whether an account watches an article.</summary>
    public Task<bool> WatchesAsync(long accountId, string slug, CancellationToken cancellationToken) =>
        db.Set<Watch>().AnyAsync(
            watch => watch.AccountId == accountId
                && db.Set<Article>().Any(article => article.Id == watch.ArticleId && article.Slug == slug),
            cancellationToken);

    /// <summary>Watches an article from now on; false when there is none.</summary>
    public async Task<bool> AddAsync(long accountId, Slug slug, CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlAsync(
            $"""
             INSERT INTO watches (account_id, article_id, since, seen_number)
             SELECT {accountId}, id, {clock.GetUtcNow()}, current_number FROM articles
             WHERE slug = {slug.Value} AND deleted_at IS NULL
             ON CONFLICT DO NOTHING
             """, cancellationToken);
        return await WatchesAsync(accountId, slug.Value, cancellationToken);
    }

    /// <summary>Stops watching an article.</summary>
    public Task RemoveAsync(long accountId, Slug slug, CancellationToken cancellationToken) =>
        db.Set<Watch>()
            .Where(watch => watch.AccountId == accountId
                && db.Set<Article>().Any(article => article.Id == watch.ArticleId && article.Slug == slug.Value))
            .ExecuteDeleteAsync(cancellationToken);

    /// <summary>
    /// Records that an account saw an article up to a revision, and marks its notifications about that as read.
    /// </summary>
    /// <param name="accountId">The account.</param>
    /// <param name="slug">The article.</param>
    /// <param name="number">The revision it saw.</param>
    /// <param name="difference">
    /// True when it saw what the revision changed, so that notifications of verdicts are marked as read too.
    /// </param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public Task SeenAsync(
        long accountId, string slug, int number, bool difference, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync(
            $"""
             WITH article AS (SELECT id FROM articles WHERE slug = {slug} AND deleted_at IS NULL),
             seen AS (
                 UPDATE watches SET seen_number = {number} FROM article
                 WHERE account_id = {accountId} AND article_id = article.id AND seen_number < {number})
             UPDATE notifications SET read_at = {clock.GetUtcNow()} FROM article
             WHERE account_id = {accountId} AND article_id = article.id AND read_at IS NULL
                 AND to_number <= {number} AND comment_id IS NULL
                 AND ({difference} OR kind = ANY ({OfRevisions}))
             """, cancellationToken);

    /// <summary>
    /// Records that an account saw everything that it watches up to an instant, and marks its notifications about that
    /// as read. Later ones stay unread.
    /// </summary>
    public Task AllSeenAsync(long accountId, DateTimeOffset until, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync(
            $"""
             WITH latest AS (
                 SELECT watch.article_id, last.number
                 FROM watches AS watch CROSS JOIN LATERAL (
                     SELECT number FROM revisions WHERE article_id = watch.article_id AND saved_at <= {until}
                     ORDER BY saved_at DESC, number DESC LIMIT 1) AS last
                 WHERE watch.account_id = {accountId} AND watch.seen_number < last.number),
             seen AS (
                 UPDATE watches SET seen_number = latest.number FROM latest
                 WHERE account_id = {accountId} AND watches.article_id = latest.article_id)
             UPDATE notifications SET read_at = {clock.GetUtcNow()}
             WHERE account_id = {accountId} AND read_at IS NULL AND at <= {until}
                 AND kind = ANY ({OfWatchers})
             """, cancellationToken);

    /// <summary>
    /// The watched articles whose latest change the account may see, the latest change first; paged by key.
    /// </summary>
    /// <param name="accountId">Whose.</param>
    /// <param name="before">Only what comes before this change; null for the latest.</param>
    /// <param name="unread">True for those that changed since they were seen.</param>
    /// <param name="count">How many at most.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<IReadOnlyList<WatchedArticle>> PageAsync(
        long accountId, TimeKey? before, bool unread, int count, CancellationToken cancellationToken)
    {
        var watches = db.Set<Watch>().Where(watch => watch.AccountId == accountId);
        var viewer = await Viewer.OfAsync(db, accountId, cancellationToken);
        var latest =
            from watch in watches
            join row in db.Changes().SeenBy(db, viewer) on watch.ArticleId equals row.Article.Id
            where row.Revision.Number == row.Article.CurrentNumber
                && (!unread || row.Revision.Number > watch.SeenNumber)
            select row;
        if (before is { } key)
        {
            latest = latest.Where(row => EF.Functions.LessThan(
                ValueTuple.Create(row.Revision.SavedAt, row.Revision.ArticleId),
                ValueTuple.Create(key.At, key.Id)));
        }

        return await latest.OrderByDescending(row => row.Revision.SavedAt)
            .ThenByDescending(row => row.Revision.ArticleId).Take(count).AsViews(db)
            .Select(change => new WatchedArticle(
                change,
                watches.Where(it => it.ArticleId == change.ArticleId).Select(it => it.SeenNumber).First()))
            .ToListAsync(cancellationToken);
    }
}
