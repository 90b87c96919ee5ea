using Microsoft.EntityFrameworkCore;
using Wiki.Core.Articles;
using Wiki.Core.Data;
using Wiki.Core.Notifications;
using Wiki.Core.Reviews;

namespace Wiki.Core.Saving;

/// <summary>Records verdicts and their effect on pending changes, inside the caller's transaction.</summary>
public sealed class ReviewRows(WikiDb db, Notifier notifier, TimeProvider clock)
{
    /// <summary>Updates the older pending changes of an article after a new revision.</summary>
    /// <param name="articleId">The article.</param>
    /// <param name="number">The new revision.</param>
    /// <param name="draft">What it was saved from.</param>
    /// <param name="authorId">Who saved it.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    internal async Task SettleAsync(
        long articleId, int number, Draft draft, long? authorId, CancellationToken cancellationToken)
    {
        // A save on a page that was rejected as a whole counts as a new page: it is reviewed from nothing.
        await db.Set<PendingChange>()
            .Where(it => it.ArticleId == articleId && it.State == PendingState.Rejected && it.UndoneBy == null)
            .ExecuteUpdateAsync(set => set.SetProperty(it => it.UndoneBy, number), cancellationToken);
        if (draft.Rejects is { } rejected && authorId is { } reviewer
            && await db.Set<PendingChange>().SingleOrDefaultAsync(
                it => it.ArticleId == articleId && it.Number == rejected, cancellationToken) is { IsOpen: true } change
            // The text decides, not what the reviewer says: a change that is still in it goes on waiting. So does
            // a change of the reviewer's own.
            && change.AuthorId != reviewer && await IsTakenOutAsync(change, number, cancellationToken))
        {
            await DecideAsync(change, Verdict.Rejected, draft.Summary, reviewer, number, cancellationToken);
        }
    }

    /// <summary>Records one verdict.</summary>
    /// <param name="change">The change, tracked.</param>
    /// <param name="verdict">The verdict.</param>
    /// <param name="reason">The reason, for its author.</param>
    /// <param name="reviewerId">Who decides.</param>
    /// <param name="undoneBy">The revision without it, when it is rejected and there is one.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    internal async Task DecideAsync(
        PendingChange change, Verdict verdict, string reason, long reviewerId, int? undoneBy,
        CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        db.Add(new Review
        {
            ArticleId = change.ArticleId,
            Number = change.Number,
            ReviewerId = reviewerId,
            Verdict = verdict,
            Reason = reason,
            ReviewedAt = now,
            Waited = now - change.WaitsSince,
        });
        switch (verdict)
        {
            case Verdict.Approved:
                db.Remove(change);
                await db.Set<Account>().Where(account => account.Id == change.AuthorId).ExecuteUpdateAsync(
                    set => set.SetProperty(it => it.ApprovedChanges, it => it.ApprovedChanges + 1), cancellationToken);
                break;
            case Verdict.ChangesAsked:
                change.State = PendingState.ChangesAsked;
                break;
            default:
                (change.State, change.UndoneBy) = (PendingState.Rejected, undoneBy);
                await ReopenAsync(change, cancellationToken);
                break;
        }

        await db.SaveChangesAsync(cancellationToken);
        await notifier.DecidedAsync(change, verdict, reason, reviewerId, cancellationToken);
    }

    // Taking out a revision can bring back changes that it, or a later revision, had removed. Those wait again.
    private async Task ReopenAsync(PendingChange rejected, CancellationToken cancellationToken)
    {
        if (rejected.UndoneBy is null)
        {
            return; // it begins a page, and was not taken out
        }

        var undone = await db.Set<PendingChange>()
            // Changes that are rejected together are taken out by one revision, and need not be compared.
            .Where(it => it.ArticleId == rejected.ArticleId && (it.UndoneBy == rejected.Number
                || (it.State == PendingState.Rejected && it.Number < rejected.Number && it.UndoneBy > rejected.Number
                    && it.UndoneBy != rejected.UndoneBy)))
            .ToListAsync(cancellationToken);
        foreach (var change in undone)
        {
            if (change.UndoneBy == rejected.Number
                || (rejected.UndoneBy is { } now && !await IsTakenOutAsync(change, now, cancellationToken)))
            {
                (change.State, change.UndoneBy) = (PendingState.Waiting, null);
            }
        }
    }

    private async Task<bool> IsTakenOutAsync(PendingChange change, int number, CancellationToken cancellationToken)
    {
        int[] numbers = [change.Number - 1, change.Number, number];
        var texts = await db.Set<StoredRevision>()
            .Where(it => it.ArticleId == change.ArticleId && numbers.Contains(it.Number))
            .ToDictionaryAsync(it => it.Number, it => it.Text, cancellationToken);
        return TakenOut.Of(texts.GetValueOrDefault(change.Number - 1, ""), texts[change.Number], texts[number]);
    }
}
