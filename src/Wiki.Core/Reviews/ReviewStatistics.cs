using Microsoft.EntityFrameworkCore;
using Wiki.Core.Articles;
using Wiki.Core.Data;
using Wiki.Text;

namespace Wiki.Core.Reviews;

/// <summary>Figures that show how well review keeps up.</summary>
/// <param name="Waiting">How many changes wait for a first verdict now.</param>
/// <param name="OldestSince">Since when the oldest of them waits; null when none does.</param>
/// <param name="Wait">How long changes waited for the verdicts of the period.</param>
/// <param name="Reviewers">The verdicts of the period by reviewer, the most first.</param>
/// <param name="Saved">How many revisions people saved in the period.</param>
/// <param name="Reviewed">On how many of those somebody else gave a verdict.</param>
public sealed record ReviewStatistics(
    int Waiting, DateTimeOffset? OldestSince, WaitingTimes Wait, IReadOnlyList<ReviewerCounts> Reviewers, int Saved,
    int Reviewed)
{
    /// <summary>How long the period is, in days, up to now.</summary>
    public const int Days = 90;

    /// <summary>Reads the figures. A change that its own author withdrew does not count as a verdict.</summary>
    public static async Task<ReviewStatistics> ReadAsync(
        WikiDb db, TimeProvider clock, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(clock);
        var since = clock.GetUtcNow().AddDays(-Days);
        var waiting = db.Set<PendingChange>().Where(it => it.State == PendingState.Waiting
            && db.Set<Article>().Any(article => article.Id == it.ArticleId));
        var wait = await db.Database.SqlQuery<WaitingTimes>($"""
            SELECT count(*)::int AS verdicts,
                   percentile_cont(0.5) WITHIN GROUP (ORDER BY waited) AS median,
                   percentile_cont(0.95) WITHIN GROUP (ORDER BY waited) AS most
            FROM reviews JOIN revisions USING (article_id, number)
            WHERE reviewed_at >= {since} AND author_id IS DISTINCT FROM reviewer_id
            """).SingleAsync(cancellationToken);
        var reviewers = await db.Database.SqlQuery<ReviewerCounts>($"""
            SELECT user_name AS name, count(*) FILTER (WHERE verdict = {Verdict.Approved.Word()})::int AS approved,
                   count(*) FILTER (WHERE verdict = {Verdict.ChangesAsked.Word()})::int AS changes_asked,
                   count(*) FILTER (WHERE verdict = {Verdict.Rejected.Word()})::int AS rejected
            FROM reviews JOIN revisions USING (article_id, number) JOIN accounts ON accounts.id = reviewer_id
            WHERE reviewed_at >= {since} AND author_id IS DISTINCT FROM reviewer_id
            GROUP BY user_name ORDER BY count(*) DESC, user_name
            """).ToListAsync(cancellationToken);
        var saved = db.Set<Revision>().Where(revision => revision.SavedBy != null && revision.SavedAt >= since);
        return new ReviewStatistics(
            await waiting.CountAsync(cancellationToken),
            await waiting.MinAsync(it => (DateTimeOffset?)it.WaitsSince, cancellationToken),
            wait, reviewers,
            await saved.CountAsync(cancellationToken),
            await saved.CountAsync(
                revision => db.Set<Review>().Any(it => it.ArticleId == revision.ArticleId
                    && it.Number == revision.Number && it.ReviewerId != revision.SavedBy), cancellationToken));
    }
}

/// <summary>How long changes waited.</summary>
/// <param name="Verdicts">For how many verdicts.</param>
/// <param name="Median">Half of them came sooner; null when there was none.</param>
/// <param name="Most">95 in a hundred came sooner; null when there was none.</param>
public sealed record WaitingTimes(int Verdicts, TimeSpan? Median, TimeSpan? Most);

/// <summary>The verdicts of one reviewer.</summary>
/// <param name="Name">Who.</param>
/// <param name="Approved">How many were approvals.</param>
/// <param name="ChangesAsked">How many asked for changes.</param>
/// <param name="Rejected">How many were rejections.</param>
public sealed record ReviewerCounts(string Name, int Approved, int ChangesAsked, int Rejected);
