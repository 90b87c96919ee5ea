using Microsoft.EntityFrameworkCore;
using Wiki.Core.Articles;
using Wiki.Core.Data;
using Wiki.Core.Notifications;
using Wiki.Core.Reviews;
using Wiki.Text;
using Wiki.Text.Documents;
using Wiki.Text.Merging;

namespace Wiki.Core.Saving;

/// <summary>
/// Publishes an editor's change before the waiting changes of others. Those are reapplied on top of it: they keep
/// author, state and age, and still wait. Afterwards the newest text is what the editor wrote, and readers see that
/// text without the waiting changes.
/// </summary>
public sealed class PublishFirstSave(WikiDb db, RevisionLog log, PublishingRules rules)
{
    /// <summary>The most revisions that one save reapplies.</summary>
    public const int MostRevisions = 20;

    /// <summary>
    /// How many open changes of an article a change by this account could be published before. It is 0 when nothing
    /// waits, when no revision is published yet, and for accounts whose own changes would wait.
    /// </summary>
    /// <param name="slug">The article.</param>
    /// <param name="accountId">
    /// The account; null when it is not known, which counts as one whose changes do not wait.
    /// </param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<int> OfferedAsync(Slug slug, long? accountId, CancellationToken cancellationToken)
    {
        var open = db.Set<PendingChange>().Open();
        var found = await db.Set<Article>().Where(it => it.Slug == slug.Value && it.PublishedNumber != null)
            .Select(it => new
            {
                it.Id,
                Open = open.Count(change => change.ArticleId == it.Id),
            }).SingleOrDefaultAsync(cancellationToken);
        return found is { Open: > 0 } && !await rules.WaitsAsync(found.Id, accountId, cancellationToken)
            ? found.Open : 0;
    }

    /// <summary>
    /// Saves a change this way, inside a transaction that has locked the article's row, and commits. Unless it saves,
    /// nothing is stored: then an ordinary save puts the change on top of what waits. The reason says why; it is null
    /// when nothing waits, and for accounts whose own changes wait.
    /// </summary>
    /// <param name="change">The change.</param>
    /// <param name="cancellationToken">Cancels the operation before anything is stored.</param>
    internal async Task<(SaveOutcome.Saved? Saved, string? Reason)> TryAsync(
        PublishFirstChange change, CancellationToken cancellationToken)
    {
        var published = change.PublishedNumber;
        var pending = await db.Set<PendingChange>()
            .Where(it => it.ArticleId == change.ArticleId && it.Number > published)
            .OrderBy(it => it.Number).ToListAsync(cancellationToken);
        if (!pending.Exists(it => it.IsOpen)
            || await rules.WaitsAsync(change.ArticleId, change.AuthorId, cancellationToken))
        {
            return (null, null);
        }

        if (await ObstacleAsync(change, pending, cancellationToken) is { } obstacle)
        {
            return (null, obstacle);
        }

        var revisions = await db.Set<Revision>().AsNoTracking()
            .Where(it => it.ArticleId == change.ArticleId && it.Number >= published)
            .OrderBy(it => it.Number).ToListAsync(cancellationToken);
        var (texts, inTheWay) = Before(revisions, change.Document);
        if (inTheWay is not null)
        {
            return (null, inTheWay);
        }

        await WriteAsync(change, revisions, texts, pending, cancellationToken);
        var number = change.NewestNumber + 1;
        var seen = await log.CommitAsync(change.ArticleId, change.Slug, change.Document, cancellationToken);
        return (new SaveOutcome.Saved(number) { IsPublished = seen == number, Reapplied = pending.Count }, null);
    }

    private async Task<string?> ObstacleAsync(
        PublishFirstChange change, List<PendingChange> pending, CancellationToken cancellationToken)
    {
        if (pending.Find(it => !it.IsOpen) is { } closed)
        {
            return $"Revision {closed.Number}, which is among the waiting changes, was rejected, so your change could "
                + "not be published before them.";
        }

        if (await db.Hidden()
            .Where(it => it.ArticleId == change.ArticleId && it.Number > change.PublishedNumber)
            .MinAsync(it => (int?)it.Number, cancellationToken) is { } hidden)
        {
            return $"An administrator hid a part of revision {hidden}, which is among the waiting changes, so your "
                + "change could not be published before them.";
        }

        var count = change.NewestNumber - change.PublishedNumber;
        return count <= MostRevisions ? null
            : $"The wiki can reapply at most {MostRevisions} revisions, and would have to reapply {count}, so your "
                + "change could not be published before them.";
    }

    // Computes each revision with the change in it, from the published one on; or says why the change cannot come
    // before one of them. The change is carried back over one revision after the other. Merging forward
    // must then give the same text again; otherwise a part of the change or of the revision would be lost.
    private static (WikiDocument[] Texts, string? InTheWay) Before(List<Revision> revisions, WikiDocument mine)
    {
        var texts = new WikiDocument[revisions.Count];
        texts[^1] = mine;
        for (var i = revisions.Count - 1; i > 0; i--)
        {
            var (before, after, with) = (revisions[i - 1].Text, revisions[i].Text, texts[i].Source.Value);
            if (ThreeWayMerge.Merge(after, with, before) is not MergeResult.Clean back
                || ThreeWayMerge.Merge(before, after, back.Text) is not MergeResult.Clean forward
                || forward.Text != with)
            {
                return (texts,
                    $"Your change touches what {Named(revisions[i])} changed, so it could not be published before it.");
            }

            texts[i - 1] = WikiDocument.Parse(SourceText.From(back.Text));
            if (texts[i - 1].Problems.FirstOrDefault(it => it.Severity == Severity.Blocking) is { } problem)
            {
                return (texts, $"Without {Named(revisions[i])} your text could not be saved, so it could not be "
                    + $"published before it. {problem.Message}");
            }
        }

        return (texts, null);

        static string Named(Revision revision) =>
            $"revision {revision.Number}{(revision.AuthorName is { } author ? $" by {author}" : "")}";
    }

    private async Task WriteAsync(
        PublishFirstChange change, List<Revision> revisions, WikiDocument[] texts, List<PendingChange> pending,
        CancellationToken cancellationToken)
    {
        var first = change.NewestNumber + 1;
        await AppendAsync(new NewRevision(
            change.ArticleId, first, change.Draft.BaseNumber, texts[0], change.Draft.Summary, change.Draft.Minor,
            change.AuthorId));
        for (var i = 1; i < revisions.Count; i++)
        {
            var (old, number) = (revisions[i], first + i);
            var summary = $"Reapplied on revision {first}{(old.Summary.Length == 0 ? "" : ": ")}{old.Summary}";
            await AppendAsync(new NewRevision(
                change.ArticleId, number, number - 1, texts[i],
                summary[..Math.Min(summary.Length, Revision.MaximumSummaryLength)], old.Minor, old.SavedBy,
                IsMoved: true));
            // A verdict is about the change, which may be published only under its new number.
            await db.Set<Review>().Where(it => it.ArticleId == change.ArticleId && it.Number == old.Number)
                .ExecuteUpdateAsync(set => set.SetProperty(it => it.Number, number), cancellationToken);
            if (pending.Find(it => it.Number == old.Number) is { } waiting)
            {
                var reapplied = PendingChange.Between(
                    change.ArticleId, number, waiting.AuthorId, texts[i - 1].Source.Value, texts[i], change.Slug,
                    waiting.WaitsSince);
                reapplied.State = waiting.State;
                db.Add(reapplied);
                (waiting.State, waiting.UndoneBy) = (PendingState.Moved, first);
            }
        }

        await db.SaveChangesAsync(cancellationToken);
        // The editor wrote the newest text, and so has seen all of it.
        await db.Set<Watch>().Where(it => it.ArticleId == change.ArticleId && it.AccountId == change.AuthorId)
            .ExecuteUpdateAsync(
                set => set.SetProperty(it => it.SeenNumber, first + revisions.Count - 1), cancellationToken);

        async Task AppendAsync(NewRevision revision)
        {
            if (!await log.AppendAsync(revision, cancellationToken))
            {
                throw new InvalidOperationException("The article got a revision from elsewhere although it is locked.");
            }
        }
    }
}

/// <summary>A change to publish before the waiting changes.</summary>
/// <param name="ArticleId">The article.</param>
/// <param name="Slug">Its address.</param>
/// <param name="PublishedNumber">The revision that readers see.</param>
/// <param name="NewestNumber">The newest revision.</param>
/// <param name="Document">The newest text with the change.</param>
/// <param name="Draft">What it was saved from.</param>
/// <param name="AuthorId">Who saves it.</param>
internal sealed record PublishFirstChange(
    long ArticleId, Slug Slug, int PublishedNumber, int NewestNumber, WikiDocument Document, Draft Draft,
    long? AuthorId);
