using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Wiki.Core.Accounts;
using Wiki.Core.Articles;
using Wiki.Core.Data;
using Wiki.Core.Derived.Rows;
using Wiki.Core.Notifications;
using Wiki.Core.Reviews;
using Wiki.Text;

namespace Wiki.Core.Changes;

/// <summary>A page of a list of changes.</summary>
/// <param name="Lines">The changes, the newest first.</param>
/// <param name="Older">Where the next page begins; null when there is none.</param>
/// <param name="IsCut">
/// True when the page looked through as many changes as it may and found fewer than it can hold; there may be more
/// behind <paramref name="Older"/>.
/// </param>
public sealed record RecentPage(IReadOnlyList<RecentLine> Lines, TimeKey? Older, bool IsCut);

/// <summary>The changes of all articles, filtered; paged by key, each page at a bounded cost.</summary>
public sealed class RecentChanges(WikiDb db, ILookupNormalizer normalizer, TimeProvider clock)
{
    /// <summary>How many changes one page looks through for those that match its filter.</summary>
    public const int Window = 10_000;

    /// <summary>One page.</summary>
    /// <param name="filter">Which changes.</param>
    /// <param name="before">Only what comes before this; null for the newest.</param>
    /// <param name="count">How many at most.</param>
    /// <param name="viewer">Who sees it.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<RecentPage> PageAsync(
        RecentFilter filter, TimeKey? before, int count, Viewer viewer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(viewer);
        var ofUser = await OfUserAsync(filter, cancellationToken);
        var rows = Ordered(Before(ofUser.SeenBy(db, viewer).ThatChange(db, viewer), before));
        // Waiting changes have a small table of their own; other rare changes could be anywhere in a long history.
        var windowed = filter.Kind.Length > 0 || filter.System.Length > 0 || filter.Size > 0 || filter.NotLookedAt;
        var asked = filter.Waiting ? Ordered(Before(Pending(filter).SeenBy(db, viewer), before)) : windowed ? rows.Take(Window) : rows;
        var lines = await Lines(Ordered(Matching(asked, filter)).Take(count + 1)).ToListAsync(cancellationToken);
        if (lines.Count > count)
        {
            return new RecentPage([.. lines.Take(count)], KeyOf(lines[count - 1].Change), false);
        }

        var end = windowed && !filter.Waiting
            ? await rows.Skip(Window - 1).Take(1)
                .Select(row => new { row.Revision.SavedAt, row.Revision.ArticleId, row.Revision.Number })
                .SingleOrDefaultAsync(cancellationToken)
            : null;
        return new RecentPage(
            lines, end is null ? null : new TimeKey(end.SavedAt, end.ArticleId, end.Number), end is not null);
    }

    /// <summary>
    /// The published changes of one article that changed something for readers, the latest first, with when they were
    /// published.
    /// </summary>
    public async Task<IReadOnlyList<(RecentLine Line, DateTimeOffset At)>> PublishedAsync(
        long articleId, int count, CancellationToken cancellationToken)
    {
        var published = await db.Set<Publication>().Where(it => it.ArticleId == articleId && it.ChangesText)
            .OrderByDescending(it => it.Number).Take(count)
            .Select(it => new { it.Number, it.PublishedAt }).ToListAsync(cancellationToken);
        var numbers = published.Select(it => it.Number).ToList();
        var lines = await Lines(db.Changes().Where(row =>
            row.Revision.ArticleId == articleId && numbers.Contains(row.Revision.Number))).ToListAsync(cancellationToken);
        return [.. published.Join(lines, it => it.Number, line => line.Change.Number,
            (it, line) => (line, it.PublishedAt))];
    }

    /// <summary>The waiting changes, the latest first, for reviewers.</summary>
    public async Task<IReadOnlyList<RecentLine>> WaitingAsync(int count, CancellationToken cancellationToken) =>
        (await PageAsync(
            new RecentFilter { Waiting = true }, null, count, Viewer.OfEverything, cancellationToken)).Lines;

    /// <summary>
    /// The changes of the articles an account watches, the latest first: those that an editor may see.
    /// </summary>
    public async Task<IReadOnlyList<RecentLine>> WatchedAsync(
        long accountId, int count, CancellationToken cancellationToken)
    {
        // A few rows of the index for each watched article, however long ago it changed.
        var rows =
            from watch in db.Set<Watch>()
            where watch.AccountId == accountId
            join article in db.Set<Article>() on watch.ArticleId equals article.Id
            from revision in db.Set<Revision>().Where(it => it.ArticleId == article.Id
                    && (it.SavedBy == accountId || it.Number > article.PublishedNumber || db.Set<Publication>().Any(
                        published => published.ArticleId == it.ArticleId && published.Number == it.Number
                            && published.ChangesText)))
                .OrderByDescending(it => it.SavedAt).ThenByDescending(it => it.Number).Take(count)
            select new ArticleRevision { Article = article, Revision = revision };
        return await Lines(Ordered(rows).Take(count)).ToListAsync(cancellationToken);
    }

    /// <summary>
    /// The revision that readers saw before each of some changes, 0 for none, in their order. It may not be the one
    /// numbered before, which may wait or be rejected.
    /// </summary>
    public async Task<IReadOnlyList<int>> PublishedBeforeAsync(
        IReadOnlyList<RecentLine> lines, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var articles = lines.Select(line => line.Change.ArticleId).ToArray();
        var numbers = lines.Select(line => line.Change.Number).ToArray();
        return await db.Database.SqlQuery<int>($"""
            SELECT coalesce((SELECT max(number) FROM publications
                WHERE publications.article_id = change.article_id AND number < change.number), 0) AS "Value"
            FROM unnest({articles}, {numbers}) WITH ORDINALITY AS change(article_id, number, place) ORDER BY place
            """).ToListAsync(cancellationToken);
    }

    /// <summary>
    /// Records that a reviewer looked at published changes. Changes that are the reviewer's own, or not published, are
    /// left out. The caller has checked that the account may review.
    /// </summary>
    /// <returns>How many were marked.</returns>
    public Task<int> LookedAtAsync(
        long articleId, int from, int to, long reviewerId, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync(
            $"""
             INSERT INTO patrols (article_id, number, account_id, at)
             SELECT article_id, number, {reviewerId}, {clock.GetUtcNow()}
             FROM publications JOIN revisions USING (article_id, number)
             WHERE article_id = {articleId} AND number > {from} AND number <= {to}
                 AND author_id <> {reviewerId}
             ON CONFLICT DO NOTHING
             """, cancellationToken);

    private async Task<IQueryable<ArticleRevision>> OfUserAsync(RecentFilter filter, CancellationToken cancellationToken)
    {
        if (filter.User.Length == 0)
        {
            return db.Changes();
        }

        var name = normalizer.NormalizeName(filter.User);
        var author = await db.Set<Account>().Where(account => account.NormalizedUserName == name)
            .Select(account => (long?)account.Id).SingleOrDefaultAsync(cancellationToken) ?? 0;
        // The first condition has an index; the second leaves out hidden names.
        return db.Changes().Where(row => row.Revision.SavedBy == author && row.Revision.AuthorId == author);
    }

    private IQueryable<ArticleRevision> Pending(RecentFilter filter)
    {
        var name = normalizer.NormalizeName(filter.User);
        return
            from change in db.Set<PendingChange>().Open()
            join revision in db.Set<Revision>() on new { change.ArticleId, change.Number }
                equals new { revision.ArticleId, revision.Number }
            join article in db.Set<Article>() on revision.ArticleId equals article.Id
            where name == "" || db.Set<Account>().Any(
                account => account.Id == revision.AuthorId && account.NormalizedUserName == name)
            select new ArticleRevision { Article = article, Revision = revision };
    }

    private IQueryable<ArticleRevision> Matching(IQueryable<ArticleRevision> rows, RecentFilter filter)
    {
        if (filter.NoMinor)
        {
            rows = rows.Where(row => !row.Revision.Minor);
        }

        if (filter.Size > 0)
        {
            rows = rows.Where(row => Math.Abs(row.Revision.Bytes - db.Set<Revision>()
                .Where(it => it.ArticleId == row.Revision.ArticleId && it.Number == row.Revision.Number - 1)
                .Select(it => it.Bytes).FirstOrDefault()) >= filter.Size);
        }

        if (filter.System.Length > 0)
        {
            // A change that is not published has no fact rows; its pending change lists its systems.
            rows = rows.Where(row => row.Article.Slug == filter.System
                || db.Set<PendingChange>().Any(it => it.ArticleId == row.Revision.ArticleId
                    && it.Number == row.Revision.Number && it.Systems.Contains(filter.System))
                || db.Set<CellRow>().Any(it => it.ArticleId == row.Revision.ArticleId
                    && it.FirstNumber == row.Revision.Number && it.ColumnKey == filter.System)
                || db.Set<CellRow>().Any(it => it.ArticleId == row.Revision.ArticleId
                    && it.LastNumber == row.Revision.Number - 1 && it.ColumnKey == filter.System));
        }

        if (filter.NotLookedAt)
        {
            rows = rows.Where(row => row.Revision.AuthorId != null
                && db.Set<Publication>().Any(it => it.ArticleId == row.Revision.ArticleId
                    && it.Number == row.Revision.Number)
                && !db.Set<Patrol>().Any(it => it.ArticleId == row.Revision.ArticleId
                    && it.Number == row.Revision.Number)
                && !db.Set<Review>().Any(it => it.ArticleId == row.Revision.ArticleId
                    && it.Number == row.Revision.Number && it.Verdict == Verdict.Approved));
        }

        return filter.Kind switch
        {
            "" => rows,
            RecentFilter.New => rows.Where(row => row.Revision.Number == 1),
            RecentFilter.Edit => rows.Where(row => row.Revision.Number > 1),
            RecentFilter.Minor => rows.Where(row => row.Revision.Minor),
            RecentFilter.Facts => rows.Where(row =>
                db.Set<CellRow>().Any(it => it.ArticleId == row.Revision.ArticleId
                    && it.FirstNumber == row.Revision.Number)
                || db.Set<CellRow>().Any(it => it.ArticleId == row.Revision.ArticleId
                    && it.LastNumber == row.Revision.Number - 1)
                || db.Set<EventRow>().Any(it => it.ArticleId == row.Revision.ArticleId
                    && it.FirstNumber == row.Revision.Number)
                || db.Set<EventRow>().Any(it => it.ArticleId == row.Revision.ArticleId
                    && it.LastNumber == row.Revision.Number - 1)
                || db.Set<PredictionRow>().Any(it => it.ArticleId == row.Revision.ArticleId
                    && it.FirstNumber == row.Revision.Number)
                || db.Set<PredictionRow>().Any(it => it.ArticleId == row.Revision.ArticleId
                    && it.LastNumber == row.Revision.Number - 1)
                || db.Set<PendingChange>().Any(it => it.ArticleId == row.Revision.ArticleId
                    && it.Number == row.Revision.Number && it.ChangesFacts)),
            var word => rows.Where(row => db.Set<Review>().Any(it => it.ArticleId == row.Revision.ArticleId
                && it.Number == row.Revision.Number && it.Verdict == EnumWords.Read<Verdict>(word))),
        };
    }

    private static TimeKey KeyOf(ChangeView change) => new(change.SavedAt, change.ArticleId, change.Number);

    private static IQueryable<ArticleRevision> Before(IQueryable<ArticleRevision> rows, TimeKey? before)
    {
        if (before is not { } key)
        {
            return rows;
        }

        return rows.Where(row => EF.Functions.LessThan(
            ValueTuple.Create(row.Revision.SavedAt, row.Revision.ArticleId, row.Revision.Number),
            ValueTuple.Create(key.At, key.Id, key.Number)));
    }

    private static IQueryable<ArticleRevision> Ordered(IQueryable<ArticleRevision> rows) =>
        rows.OrderByDescending(row => row.Revision.SavedAt).ThenByDescending(row => row.Revision.ArticleId)
            .ThenByDescending(row => row.Revision.Number);

    private IQueryable<RecentLine> Lines(IQueryable<ArticleRevision> rows) =>
        rows.AsViews(db).Select(change => new RecentLine(
            change,
            db.Set<PendingChange>().Where(it => it.ArticleId == change.ArticleId && it.Number == change.Number)
                .Select(it => (PendingState?)it.State).FirstOrDefault(),
            db.Set<Publication>().Any(it => it.ArticleId == change.ArticleId && it.Number == change.Number),
            db.Set<Patrol>().Any(it => it.ArticleId == change.ArticleId && it.Number == change.Number)
                || db.Set<Review>().Any(it => it.ArticleId == change.ArticleId && it.Number == change.Number
                    && it.Verdict == Verdict.Approved)));
}
