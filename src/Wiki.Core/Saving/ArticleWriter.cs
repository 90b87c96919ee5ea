using Microsoft.EntityFrameworkCore;
using Npgsql;
using Wiki.Core.Accounts;
using Wiki.Core.Articles;
using Wiki.Core.Data;
using Wiki.Core.Notifications;
using Wiki.Core.Reviews;
using Wiki.Text;
using Wiki.Text.Documents;
using Wiki.Text.Editing;
using Wiki.Text.Merging;

namespace Wiki.Core.Saving;

/// <summary>
/// Saves what an editor wrote: checks it, merges it with what others saved meanwhile, and appends it.
/// </summary>
public sealed class ArticleWriter(
    WikiDb db, RevisionLog log, PublishingRules rules, ReviewRows reviews, PublishFirstSave publishFirst,
    UnreadPages unread, Notifier notifier, TimeProvider clock)
{
    /// <summary>The code of the problem of a summary that is too long; it is about the summary, not the text.</summary>
    public const string SummaryTooLong = "D021";

    /// <summary>How many of the revisions that were saved meanwhile an outcome lists.</summary>
    public const int MeanwhileShown = 10;

    private const int Attempts = 3;

    /// <summary>
    /// Saves a draft as the next revision of the article at <paramref name="slug"/>, merged with what others saved
    /// since it was begun, or creates the article when <see cref="Draft.BaseNumber"/> is 0 and there is none.
    /// </summary>
    /// <param name="slug">The address.</param>
    /// <param name="draft">What to save.</param>
    /// <param name="authorId">The account; null only for the articles that ship with the program.</param>
    /// <param name="cancellationToken">Cancels the operation before anything is stored.</param>
    public async Task<SaveOutcome> SaveAsync(
        Slug slug, Draft draft, long? authorId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var mine = WikiDocument.Parse(SourceText.From(draft.Text));
        var problems = Blocking(draft.Summary, mine);
        if (problems.Count > 0)
        {
            return new SaveOutcome.HasProblems(problems);
        }

        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            // After losing the race once, a save locks the row, so it cannot lose again.
            if (await TryAsync(slug, draft, mine, authorId, attempt > 1, cancellationToken) is { } outcome)
            {
                return outcome;
            }
        }

        throw new InvalidOperationException($"Saving \"{slug}\" lost the race {Attempts} times.");
    }

    // Null when another transaction came first, or when the next attempt must be in turn: then nothing was stored.
    private async Task<SaveOutcome?> TryAsync(
        Slug slug, Draft draft, WikiDocument mine, long? authorId, bool inTurn, CancellationToken cancellationToken)
    {
        try
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            if (inTurn)
            {
                await db.LockArticleAsync(slug, cancellationToken);
            }

            var stored = await StoredAsync(slug, cancellationToken);
            if (await DeletedAsync(slug, draft, stored, cancellationToken) is { } deleted)
            {
                return deleted;
            }

            if (stored is null && ReservedNames.Contains(slug))
            {
                return new SaveOutcome.HasProblems([Reserved(slug)]);
            }

            if (stored is null && await LeadsElsewhereAsync(slug, cancellationToken) is { } elsewhere)
            {
                return new SaveOutcome.HasProblems([elsewhere]);
            }

            // An editor who may not see what stands there begins from nothing: no answer depends on that text.
            var isBlind = stored is { PublishedNumber: null } && authorId is { } editor && !await unread.MaySeeAsync(
                stored.ArticleId, stored.AuthorId, await Viewer.OfAsync(db, editor, cancellationToken),
                cancellationToken);
            if (isBlind && await unread.WaitsAsync(stored!.ArticleId, cancellationToken))
            {
                return new SaveOutcome.HasProblems(
                    [new Problem(UnreadPages.WaitsHere, Severity.Blocking, 1, 1, UnreadPages.Sentence(slug))]);
            }

            if (!isBlind && stored?.Text == mine.Source.Value)
            {
                // The second click on Save finds what the first one stored.
                return stored.AuthorId == authorId
                    && (stored.Number == draft.BaseNumber + 1
                        || (draft.BaseNumber == 0 && stored.PublishedNumber is null))
                    ? Found(stored)
                    : await FoundFirstAsync(stored, draft, authorId, cancellationToken)
                    ?? (SaveOutcome)new SaveOutcome.Unchanged();
            }

            // What waits can only be reapplied while nobody else saves.
            var goesFirst = draft is { PublishFirst: true, Rejects: null } && authorId is not null
                && stored?.PublishedNumber < stored?.Number;
            if (goesFirst && !inTurn)
            {
                return null;
            }

            var document = mine;
            IReadOnlyList<SavedMeanwhile> meanwhile = [];
            if (stored is not null && !isBlind && stored.Number != draft.BaseNumber)
            {
                meanwhile = await MeanwhileAsync(stored, draft.BaseNumber, authorId, cancellationToken);
                var (whole, @base) = await BaseAsync(stored.ArticleId, draft.BaseNumber, authorId, cancellationToken);
                if (ThreeWayMerge.Merge(whole, mine.Source.Value, stored.Text) is not MergeResult.Clean clean)
                {
                    return Conflict(stored, @base);
                }

                if (clean.Text == stored.Text)
                {
                    return stored.BaseNumber == draft.BaseNumber && stored.AuthorId == authorId
                        ? Found(stored) : new SaveOutcome.Unchanged();
                }

                document = WikiDocument.Parse(SourceText.From(clean.Text));
                if (Blocking(draft.Summary, document).Count > 0)
                {
                    return Conflict(stored, @base); // each text was fine, both together are not
                }
            }

            if (draft.Consent is { } consent
                && await QuestionAsync(isBlind ? null : stored, draft.BaseNumber, mine, authorId, cancellationToken)
                    is { } question
                && question.Fingerprint != consent)
            {
                return new SaveOutcome.Unreadable(question);
            }

            string? reason = null;
            if (goesFirst)
            {
                var change = new PublishFirstChange(
                    stored!.ArticleId, slug, stored.PublishedNumber!.Value, stored.Number, document, draft, authorId);
                (var first, reason) = await publishFirst.TryAsync(change, cancellationToken);
                if (first is not null)
                {
                    return first with { MergedWith = meanwhile };
                }
            }

            var built = isBlind ? draft with { BaseNumber = stored!.Number } : draft;
            if (await AppendAsync(
                slug, isBlind ? stored! with { Text = "" } : stored, built, document, authorId, cancellationToken)
                is not var (published, waits))
            {
                return null;
            }

            var number = (stored?.Number ?? 0) + 1;
            return new SaveOutcome.Saved(number)
            {
                IsPublished = published == number,
                MergedWith = meanwhile,
                Behind = published == number || waits ? null
                    : await BehindAsync(stored!.ArticleId, number, reason, cancellationToken),
            };

            SaveOutcome.Conflict Conflict(Stored theirs, string @base) => new(
                draft.BaseNumber, theirs.Number, mine.Source.Value,
                SettledMerge.Regions(@base, mine.Source.Value, theirs.Text), meanwhile);
        }
        catch (Exception e) when (SqlStates.Of(e) is PostgresErrorCodes.UniqueViolation
            or PostgresErrorCodes.DeadlockDetected) // two saves notified the same people in different orders
        {
            return null;
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }

    private async Task<Viewer> ViewerAsync(long? authorId, CancellationToken cancellationToken) =>
        authorId is { } account ? await Viewer.OfAsync(db, account, cancellationToken) : Viewer.OfEverything;

    // The text that the editor began with, and as much of it as a conflict may show. What was hidden or rejected since
    // is needed to see that it was taken out; a clean merge has no line that is neither in my text nor in theirs.
    private async Task<(string Whole, string Shown)> BaseAsync(
        long articleId, int number, long? authorId, CancellationToken cancellationToken)
    {
        var whole = await db.Set<StoredRevision>().Where(it => it.ArticleId == articleId && it.Number == number)
            .Select(it => it.Text).SingleOrDefaultAsync(cancellationToken) ?? "";
        var viewer = await ViewerAsync(authorId, cancellationToken);
        var shown = await db.Changes().Where(it => it.Revision.ArticleId == articleId && it.Revision.Number == number)
            .SeenBy(db, viewer).Select(it => it.Revision.Text).SingleOrDefaultAsync(cancellationToken);
        return (whole, shown ?? "");
    }

    // The editor is asked about the text that they wrote: only that is in the form.
    private async Task<TableQuestion?> QuestionAsync(
        Stored? stored, int baseNumber, WikiDocument mine, long? authorId, CancellationToken cancellationToken)
    {
        if (mine.Problems.All(problem => problem.Severity != Severity.Error))
        {
            return null;
        }

        var @base = stored is null ? ""
            : stored.Number == baseNumber ? stored.Text
            : (await BaseAsync(stored.ArticleId, baseNumber, authorId, cancellationToken)).Shown;
        return TableQuestion.Between(WikiDocument.Parse(SourceText.From(@base)), mine);
    }

    private static List<Problem> Blocking(string summary, WikiDocument document)
    {
        var problems = document.Problems.Where(problem => problem.Severity == Severity.Blocking).ToList();
        if (summary.Length > Revision.MaximumSummaryLength)
        {
            problems.Add(new Problem(SummaryTooLong, Severity.Blocking, 1, 1,
                $"A summary can have at most {Revision.MaximumSummaryLength} characters; yours has {summary.Length}."));
        }

        return problems;
    }

    private static Problem Reserved(Slug slug) => new("D020", Severity.Blocking, 1, 1,
        $"The site itself uses the address \"{slug}\"; choose another, such as \"{slug}-article\".");

    // No page begins at a former address, and none moves away or onto the address before the new page is stored.
    private async Task<Problem?> LeadsElsewhereAsync(Slug slug, CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock_shared({MoveLock.Key})", cancellationToken);
        return await db.ByFormerAsync(slug.Value, cancellationToken) is { } now
            ? new Problem("D022", Severity.Blocking, 1, 1, FormerAddress.Sentence(slug.Value, now.Value)) : null;
    }

    // Asks the database only when something else is at the address than what the editor started from.
    private async Task<SaveOutcome.Deleted?> DeletedAsync(
        Slug slug, Draft draft, Stored? stored, CancellationToken cancellationToken)
    {
        if (draft.BaseNumber == 0
            || (stored is not null && (draft.ArticleId is null || draft.ArticleId == stored.ArticleId)))
        {
            return null;
        }

        var page = draft.ArticleId is { } id
            ? await db.DeletionOfAsync(id, cancellationToken) : await db.DeletedAtAsync(slug, cancellationToken);
        return page is not null || stored is not null ? new SaveOutcome.Deleted(page) : null;
    }

    private static SaveOutcome.Saved Found(Stored stored) =>
        new(stored.Number) { IsPublished = stored.PublishedNumber == stored.Number };

    // What this account stored before the waiting changes; null when it did not.
    private async Task<SaveOutcome.Saved?> FoundFirstAsync(
        Stored stored, Draft draft, long? authorId, CancellationToken cancellationToken)
    {
        var number = draft.BaseNumber + 1;
        return stored.PublishedNumber == number && number < stored.Number && await db.Set<Revision>().AnyAsync(
            it => it.ArticleId == stored.ArticleId && it.Number == number && it.AuthorId == authorId, cancellationToken)
            ? new SaveOutcome.Saved(number) { Reapplied = stored.Number - number } : null;
    }

    private async Task<BehindChanges?> BehindAsync(
        long articleId, int number, string? reason, CancellationToken cancellationToken)
    {
        var open = await db.Set<PendingChange>().Open().Where(it => it.ArticleId == articleId && it.Number < number)
            .GroupBy(it => it.ArticleId).Select(all => new { First = all.Min(it => it.Number), Count = all.Count() })
            .SingleOrDefaultAsync(cancellationToken);
        return open is null ? null : new BehindChanges(open.First, open.Count, reason);
    }

    private Task<Stored?> StoredAsync(Slug slug, CancellationToken cancellationToken) =>
        (from article in db.Set<Article>()
         where article.Slug == slug.Value
         join revision in db.Set<Revision>() on new { article.Id, Number = article.CurrentNumber }
             equals new { Id = revision.ArticleId, revision.Number }
         select new Stored(
             article.Id, revision.Number, revision.BaseNumber, article.PublishedNumber, revision.Text,
             revision.SavedBy))
        .SingleOrDefaultAsync(cancellationToken);

    private async Task<List<SavedMeanwhile>> MeanwhileAsync(
        Stored stored, int baseNumber, long? authorId, CancellationToken cancellationToken) =>
        await db.Changes()
            .Where(row => row.Revision.ArticleId == stored.ArticleId && row.Revision.Number > baseNumber)
            .SeenBy(db, await ViewerAsync(authorId, cancellationToken)).Select(row => row.Revision)
            .OrderByDescending(revision => revision.Number).Take(MeanwhileShown)
            .Select(revision => new SavedMeanwhile(revision.Number, revision.AuthorName, revision.Summary))
            .ToListAsync(cancellationToken);

    // The number that readers see afterwards, 0 for none, and whether the change waits; null when another save came
    // first.
    private async Task<(int Published, bool Waits)?> AppendAsync(
        Slug slug, Stored? stored, Draft draft, WikiDocument document, long? authorId,
        CancellationToken cancellationToken)
    {
        var articleId = stored?.ArticleId ?? await CreateAsync(slug, cancellationToken);
        var number = (stored?.Number ?? 0) + 1;
        if (!await log.AppendAsync(
            new NewRevision(
                articleId, number, stored is null ? 0 : draft.BaseNumber, document, draft.Summary, draft.Minor,
                authorId),
            cancellationToken))
        {
            return null;
        }

        // Asked while the article's row is locked, so that no verdict and no new publishing rule comes between the
        // answer and the save.
        var waits = await rules.WaitsAsync(articleId, authorId, cancellationToken);
        if (waits)
        {
            var change = PendingChange.Between(
                articleId, number, authorId, stored?.Text ?? "", document, slug, clock.GetUtcNow());
            db.Add(change);
            await db.SaveChangesAsync(cancellationToken);
            await notifier.WaitsAsync(change, cancellationToken);
        }

        await reviews.SettleAsync(articleId, number, draft, authorId, cancellationToken);
        return (await log.CommitAsync(articleId, slug, document, cancellationToken) ?? 0, waits);
    }

    private async Task<long> CreateAsync(Slug slug, CancellationToken cancellationToken)
    {
        var article = new Article { Slug = slug.Value, CurrentNumber = 0 };
        db.Set<Article>().Add(article);
        await db.SaveChangesAsync(cancellationToken);
        return article.Id;
    }

    private sealed record Stored(
        long ArticleId, int Number, int BaseNumber, int? PublishedNumber, string Text, long? AuthorId);
}
