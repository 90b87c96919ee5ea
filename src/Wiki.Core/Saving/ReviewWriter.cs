using Microsoft.EntityFrameworkCore;
using Npgsql;
using Wiki.Core.Accounts;
using Wiki.Core.Articles;
using Wiki.Core.Data;
using Wiki.Core.Reviews;
using Wiki.Text;
using Wiki.Text.Documents;
using Wiki.Text.Merging;

namespace Wiki.Core.Saving;

/// <summary>The result of a verdict.</summary>
public abstract record ReviewOutcome
{
    private ReviewOutcome()
    {
    }

    /// <summary>The verdict is recorded.</summary>
    /// <param name="Published">The revision that readers see now; null while there is none.</param>
    /// <param name="StillBefore">The oldest change of the article that is still open; null for none.</param>
    public sealed record Decided(int? Published, int? StillBefore) : ReviewOutcome;

    /// <summary>One of the changes is the reviewer's own, so nothing was decided.</summary>
    /// <param name="Number">Its number.</param>
    public sealed record OwnChange(int Number) : ReviewOutcome;

    /// <summary>Somebody else was quicker: other changes are open than the reviewer saw. Nothing was decided.</summary>
    public sealed record Overtaken : ReviewOutcome;

    /// <summary>
    /// Later revisions changed the same lines or moved them, so the program cannot take out a rejected change:
    /// somebody must choose, in an edit that undoes it. Nothing was decided.
    /// </summary>
    /// <param name="Number">The change.</param>
    public sealed record NeedsEdit(int Number) : ReviewOutcome;

    /// <summary>There is no such article.</summary>
    public sealed record Gone : ReviewOutcome;
}

/// <summary>Writes the verdicts of reviewers.</summary>
public sealed class ReviewWriter(WikiDb db, RevisionLog log, ReviewRows rows)
{
    private const int Attempts = 3;

    /// <summary>
    /// Gives one verdict on every open change of a range of revisions, all or none. A rejection appends a revision that
    /// takes the changes out of the newest text. The caller has checked that the account may review, or that it
    /// withdraws its own changes.
    /// </summary>
    /// <param name="slug">The article.</param>
    /// <param name="from">The revision before the first.</param>
    /// <param name="to">The last.</param>
    /// <param name="verdict">The verdict.</param>
    /// <param name="reason">The reason, for the author; cut at <see cref="Review.MaximumReasonLength"/>.</param>
    /// <param name="reviewerId">Who decides.</param>
    /// <param name="seen">
    /// The open changes that the reviewer saw, ascending; null to decide on all that are open.
    /// </param>
    /// <param name="cancellationToken">Cancels the operation before anything is stored.</param>
    public async Task<ReviewOutcome> DecideAsync(
        Slug slug, int from, int to, Verdict verdict, string reason, long reviewerId,
        IReadOnlyCollection<int>? seen, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reason);
        reason = reason[..Math.Min(reason.Length, Review.MaximumReasonLength)];
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await TryAsync(slug, from, to, verdict, reason, reviewerId, seen, cancellationToken);
            }
            catch (Exception e) when (attempt < Attempts && SqlStates.Of(e) == PostgresErrorCodes.DeadlockDetected)
            {
                // Somebody else decided on changes of the same people, in another order.
            }
        }
    }

    private async Task<ReviewOutcome> TryAsync(
        Slug slug, int from, int to, Verdict verdict, string reason, long reviewerId,
        IReadOnlyCollection<int>? seen, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        try
        {
            // One verdict, or one save, at a time: the second finds what the first left.
            if (await db.LockArticleAsync(slug, cancellationToken) is not { } article)
            {
                return new ReviewOutcome.Gone();
            }

            var open = await db.Set<PendingChange>().Open()
                .Where(it => it.ArticleId == article.Id && it.Number > from && it.Number <= to)
                .OrderBy(it => it.Number).ToListAsync(cancellationToken);
            if (seen is { Count: > 0 }
                && await IsSaidAsync(article.Id, seen, verdict, reason, reviewerId, cancellationToken))
            {
                return new ReviewOutcome.Decided(
                    article.PublishedNumber, await OldestOpenAsync(article.Id, cancellationToken));
            }

            if (open.Count == 0 || (seen is not null && !open.Select(it => it.Number).SequenceEqual(seen)))
            {
                return new ReviewOutcome.Overtaken();
            }

            if (verdict != Verdict.Rejected && open.Find(it => it.AuthorId == reviewerId) is { } own)
            {
                return new ReviewOutcome.OwnChange(own.Number);
            }

            int? undoneBy = null;
            if (verdict == Verdict.Rejected && !await BeginsPageAsync(article, open, cancellationToken))
            {
                var texts = await TextsAsync(article, open, cancellationToken);
                var (without, stuck) = Without(texts, article.CurrentNumber, open);
                if (without is null)
                {
                    return new ReviewOutcome.NeedsEdit(stuck);
                }

                // A later revision may have taken the changes out already.
                undoneBy = without == texts[article.CurrentNumber] ? article.CurrentNumber
                    : await AppendAsync(article, open.Count, without, reviewerId, cancellationToken);
            }

            foreach (var change in open)
            {
                await rows.DecideAsync(change, verdict, reason, reviewerId, undoneBy, cancellationToken);
            }

            var published = await log.CommitAsync(article.Id, slug, null, cancellationToken);
            return new ReviewOutcome.Decided(published, await OldestOpenAsync(article.Id, cancellationToken));
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }

    // What begins a page is not taken out: nothing of the page would be left, or what was rejected before and its
    // author did not see (UnreadPages). The page stays, rejected, and the next save begins it again.
    private async Task<bool> BeginsPageAsync(
        Article article, List<PendingChange> changes, CancellationToken cancellationToken)
    {
        var (first, author) = (changes[0].Number, changes[0].AuthorId);
        return first == 1 || (article.PublishedNumber is null && author is { } account
            && changes.Count == await db.Set<PendingChange>().Open()
                .CountAsync(it => it.ArticleId == article.Id, cancellationToken)
            && !await db.Set<Revision>().AnyAsync(
                it => it.ArticleId == article.Id && it.Number < first && it.SavedBy == account, cancellationToken)
            && !(await Viewer.OfAsync(db, account, cancellationToken)).MayReview);
    }

    private Task<int?> OldestOpenAsync(long articleId, CancellationToken cancellationToken) =>
        db.Set<PendingChange>().Open().Where(it => it.ArticleId == articleId)
            .MinAsync(it => (int?)it.Number, cancellationToken);

    // The second click on a button finds what the first one stored, and nobody is notified twice.
    private async Task<bool> IsSaidAsync(
        long articleId, IReadOnlyCollection<int> seen, Verdict verdict, string reason, long reviewerId,
        CancellationToken cancellationToken)
    {
        var given = await db.Set<Review>().AsNoTracking()
            .Where(it => it.ArticleId == articleId && seen.Contains(it.Number)).OrderBy(it => it.Id)
            .ToListAsync(cancellationToken);
        var states = await db.Set<PendingChange>()
            .Where(it => it.ArticleId == articleId && seen.Contains(it.Number))
            .ToDictionaryAsync(it => it.Number, it => it.State, cancellationToken);
        return seen.All(number => given.FindLast(it => it.Number == number) is { } last
            && last.ReviewerId == reviewerId && last.Verdict == verdict && last.Reason == reason
            && (!states.TryGetValue(number, out var state) || state == verdict.State()));
    }

    private async Task<Dictionary<int, string>> TextsAsync(
        Article article, List<PendingChange> changes, CancellationToken cancellationToken)
    {
        var numbers = changes.SelectMany(it => new[] { it.Number - 1, it.Number }).Append(article.CurrentNumber)
            .Distinct().ToArray();
        return await db.Set<Revision>()
            .Where(it => it.ArticleId == article.Id && numbers.Contains(it.Number) && !it.IsTextHidden)
            .ToDictionaryAsync(it => it.Number, it => it.Text, cancellationToken);
    }

    // The newest text without the changes, which are taken out newest first; or the number of a change that cannot be
    // taken out, because later revisions changed the same lines or moved them, or because the text before it is hidden:
    // taking it out could bring that back.
    private static (string? Text, int Stuck) Without(
        Dictionary<int, string> texts, int current, List<PendingChange> changes)
    {
        if (changes.Find(it => !texts.ContainsKey(it.Number) || !texts.ContainsKey(it.Number - 1)) is { } hidden)
        {
            return (null, hidden.Number);
        }

        var text = texts[current];
        foreach (var number in changes.Select(it => it.Number).OrderDescending())
        {
            if (ThreeWayMerge.Merge(texts[number], texts[number - 1], text) is not MergeResult.Clean clean)
            {
                return (null, number);
            }

            text = clean.Text;
        }

        if (changes.Find(it => TakenOut.StandsElsewhere(texts[it.Number - 1], texts[it.Number], text)) is { } moved)
        {
            return (null, moved.Number);
        }

        return WikiDocument.Parse(SourceText.From(text)).Problems.Any(it => it.Severity == Severity.Blocking)
            ? (null, changes[0].Number) : (text, 0);
    }

    // A rejection adds nothing new to the text, so this revision never waits. Everybody reads its summary, and only the
    // author and reviewers the reason, which may repeat what was rejected.
    private async Task<int> AppendAsync(
        Article article, int changes, string text, long reviewerId, CancellationToken cancellationToken)
    {
        var summary = changes == 1 ? "Took out a change that was not published"
            : $"Took out {changes} changes that were not published";
        var number = article.CurrentNumber + 1;
        var appended = await log.AppendAsync(
            new NewRevision(article.Id, number, article.CurrentNumber, WikiDocument.Parse(SourceText.From(text)),
                summary, Minor: false, reviewerId),
            cancellationToken);
        return appended ? number
            : throw new InvalidOperationException("The article got a revision from elsewhere although it is locked.");
    }
}
