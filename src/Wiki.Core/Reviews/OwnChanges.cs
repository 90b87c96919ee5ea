using Microsoft.EntityFrameworkCore;
using Wiki.Core.Articles;
using Wiki.Core.Data;
using Wiki.Text;

namespace Wiki.Core.Reviews;

/// <summary>Lists an editor's own changes, with the verdicts on them.</summary>
public sealed class OwnChanges(WikiDb db)
{
    private const int Most = 100;

    /// <summary>The account's open changes, the oldest first; at most a hundred.</summary>
    public Task<List<OwnChange>> OpenAsync(long accountId, CancellationToken cancellationToken) => (
        from change in db.Set<PendingChange>().Open()
        where change.AuthorId == accountId
        join article in db.Set<Article>() on change.ArticleId equals article.Id
        join revision in db.Set<Revision>() on new { change.ArticleId, change.Number }
            equals new { revision.ArticleId, revision.Number }
        orderby change.WaitsSince, change.ArticleId, change.Number
        let last = db.Set<Review>().Where(it => it.ArticleId == change.ArticleId && it.Number == change.Number)
            .OrderByDescending(it => it.Id).FirstOrDefault()
        select new OwnChange(
            article.Slug, revision.Title, change.Number, revision.Summary, change.State, change.WaitsSince,
            change.State == PendingState.ChangesAsked
                ? db.Set<Account>().Where(it => it.Id == last!.ReviewerId).Select(it => it.UserName).FirstOrDefault()
                : null,
            change.State == PendingState.ChangesAsked ? last!.Reason : ""))
        .Take(Most).ToListAsync(cancellationToken);

    /// <summary>Whether this revision is an open change of the account.</summary>
    public Task<bool> IsOpenAsync(long accountId, Slug slug, int number, CancellationToken cancellationToken) => (
        from change in db.Set<PendingChange>().Open()
        where change.AuthorId == accountId && change.Number == number
        join article in db.Set<Article>() on change.ArticleId equals article.Id
        where article.Slug == slug.Value
        select change).AnyAsync(cancellationToken);

    /// <summary>The latest verdicts on the account's changes, with its own withdrawals; the newest first.</summary>
    public Task<List<OwnChange>> DecidedAsync(long accountId, int count, CancellationToken cancellationToken) => (
        from review in db.Set<Review>()
        join revision in db.Set<Revision>() on new { review.ArticleId, review.Number }
            equals new { revision.ArticleId, revision.Number }
        where revision.SavedBy == accountId
        join article in db.Set<Article>() on review.ArticleId equals article.Id
        join reviewer in db.Set<Account>() on review.ReviewerId equals reviewer.Id
        orderby review.Id descending
        select new OwnChange(
            article.Slug, revision.Title, review.Number, revision.Summary, review.Verdict.State(), review.ReviewedAt,
            reviewer.UserName, review.Reason))
        .Take(count).ToListAsync(cancellationToken);
}

/// <summary>A change as its author sees it.</summary>
/// <param name="Slug">The article's address.</param>
/// <param name="Title">The title the revision gave it.</param>
/// <param name="Number">The revision's number.</param>
/// <param name="Summary">Its summary; may be empty.</param>
/// <param name="State">Its state as a pending change; null when it is approved.</param>
/// <param name="At">Since when it waits, or when it was decided on; UTC.</param>
/// <param name="Reviewer">Who decided; null when nobody did.</param>
/// <param name="Reason">The reviewer's reason; may be empty.</param>
public sealed record OwnChange(
    string Slug, string Title, int Number, string Summary, PendingState? State, DateTimeOffset At, string? Reviewer,
    string Reason);
