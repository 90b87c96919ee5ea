using Microsoft.EntityFrameworkCore;
using Wiki.Core.Articles;
using Wiki.Core.Data;

namespace Wiki.Core.Reviews;

/// <summary>Reads the state of the review of revisions.</summary>
public sealed class RevisionMarks(WikiDb db)
{
    /// <summary>The state of one revision; null when it needs no verdict and is behind none.</summary>
    public async Task<RevisionMark?> FindAsync(long articleId, int number, CancellationToken cancellationToken) =>
        (await FindAsync(articleId, number, number, cancellationToken)).GetValueOrDefault(number);

    /// <summary>
    /// The newest revision that an article had when a change of it was last rejected; 0 when none was. It may be the
    /// revision that took the change out: to undo it would bring the change back.
    /// </summary>
    public async Task<int> LastRejectionAsync(long articleId, CancellationToken cancellationToken)
    {
        var rejected = await db.Set<Review>()
            .Where(review => review.ArticleId == articleId && review.Verdict == Verdict.Rejected)
            .MaxAsync(review => (DateTimeOffset?)review.ReviewedAt, cancellationToken);
        // From the newest revision down, so that a long history is not read to its beginning.
        return rejected is null ? 0 : await db.Set<Revision>()
            .Where(revision => revision.ArticleId == articleId && revision.SavedAt <= rejected)
            .OrderByDescending(revision => revision.Number).Select(revision => revision.Number)
            .FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>
    /// The states of a range of revisions, by number. Most revisions need no verdict and are left out, unless a waiting
    /// change before them keeps them from readers.
    /// </summary>
    /// <param name="articleId">The article.</param>
    /// <param name="first">The first revision.</param>
    /// <param name="last">The last.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<IReadOnlyDictionary<int, RevisionMark>> FindAsync(
        long articleId, int first, int last, CancellationToken cancellationToken)
    {
        var open = db.Set<PendingChange>().Open().Where(it => it.ArticleId == articleId);
        // Those of the range, and the first that waits: every revision behind it waits for it.
        var found = await db.Set<PendingChange>().AsNoTracking()
            .Where(it => it.ArticleId == articleId
                && ((it.Number >= first && it.Number <= last) || it.Number == open.Min(change => (int?)change.Number)))
            .ToListAsync(cancellationToken);
        var pending = found.Where(it => it.Number >= first && it.Number <= last).ToList();
        var verdicts = await (
            from review in db.Set<Review>()
            where review.ArticleId == articleId && review.Number >= first && review.Number <= last
            join revision in db.Set<Revision>() on new { review.ArticleId, review.Number }
                equals new { revision.ArticleId, revision.Number }
            join reviewer in db.Set<Account>() on review.ReviewerId equals reviewer.Id
            orderby review.Id
            select new
            {
                review.Number, review.Verdict, review.Reason, Name = reviewer.UserName!,
                Own = revision.SavedBy == review.ReviewerId,
            }).ToListAsync(cancellationToken);
        var marks = new Dictionary<int, RevisionMark>();
        foreach (var it in verdicts) // the last one counts
        {
            marks[it.Number] = new RevisionMark(it.Verdict.State(), it.Name, it.Reason)
            {
                IsWithdrawn = it.Own && it.Verdict == Verdict.Rejected,
            };
        }

        foreach (var change in pending)
        {
            var before = marks.GetValueOrDefault(change.Number);
            marks[change.Number] = before?.State == change.State
                ? before with { IsOpen = change.IsOpen, Over = change.UndoneBy }
                : new RevisionMark(change.State, null, "") { IsOpen = change.IsOpen, Over = change.UndoneBy };
        }

        if (found.Where(it => it.IsOpen).MinBy(it => it.Number)?.Number is { } waits)
        {
            for (var number = Math.Max(first, waits + 1); number <= last; number++)
            {
                marks.TryAdd(number, new RevisionMark(null, null, "") { Behind = waits });
            }
        }

        return marks;
    }
}

/// <summary>The state of the review of one revision.</summary>
/// <param name="State">Its state as a pending change; null when it is approved, or behind another one.</param>
/// <param name="Reviewer">Who decided; null when nobody did.</param>
/// <param name="Reason">The reason given; may be empty.</param>
public sealed record RevisionMark(PendingState? State, string? Reviewer, string Reason)
{
    /// <summary>Whether a reviewer must still approve or reject it.</summary>
    public bool IsOpen { get; init; }

    /// <summary>Whether its author withdrew it.</summary>
    public bool IsWithdrawn { get; init; }

    /// <summary>The first revision that does not contain it any more.</summary>
    public int? Over { get; init; }

    /// <summary>
    /// The first waiting change, which keeps a revision that needs no verdict from readers; null for any other.
    /// </summary>
    public int? Behind { get; init; }

    /// <summary>The words of its badge.</summary>
    public string Words => State switch
    {
        null when Behind is { } first => $"behind revision {first}",
        PendingState.Waiting => "waits for review",
        PendingState.ChangesAsked => "changes asked for",
        PendingState.Rejected => IsWithdrawn ? "withdrawn" : "rejected",
        PendingState.Moved => "reapplied",
        _ => "approved",
    };

    /// <summary>
    /// The words beside the badge: who decided and why, or the revision on which it was reapplied. May be empty.
    /// </summary>
    public string Detail => this switch
    {
        { State: PendingState.Moved, Over: { } over } => $"on revision {over}",
        { IsWithdrawn: true } or { Reviewer: null } => "",
        { Reason: "" } => $"by {Reviewer}",
        _ => $"by {Reviewer}: “{Reason}”",
    };

    /// <summary>The class of the badge.</summary>
    public string Badge => State switch
    {
        PendingState.Waiting or PendingState.ChangesAsked => "wait",
        PendingState.Rejected => "bad",
        PendingState.Moved => "info",
        null when Behind is not null => "wait",
        _ => "ok",
    };
}
