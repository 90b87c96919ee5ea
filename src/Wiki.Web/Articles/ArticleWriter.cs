using Microsoft.EntityFrameworkCore;
using Npgsql;
using Wiki.Text;
using Wiki.Web.Data;
using Wiki.Web.Derived;

namespace Wiki.Web.Articles;

/// <summary>The only writer of revisions.</summary>
/// <remarks>
/// Two guards keep history a single line: the update of <see cref="Article.CurrentNumber"/> succeeds only when nobody
/// saved in between, and (article, number) is the primary key of revisions.
/// </remarks>
public sealed class ArticleWriter(WikiDb db, DerivedRows derived, ArticleChanges changes, TimeProvider clock)
{
    /// <summary>The code of the problem that the summary has, not the text.</summary>
    public const string SummaryTooLong = "D021";

    private const int Attempts = 3;

    /// <summary>
    /// Saves a draft as the next revision of the article at <paramref name="slug"/>, or creates the article when
    /// <see cref="Draft.BaseNumber"/> is 0 and there is none.
    /// </summary>
    /// <param name="slug">The address.</param>
    /// <param name="draft">What to save.</param>
    /// <param name="authorId">The account; null only for the articles that ship with the program.</param>
    /// <param name="cancellationToken">Gives up before anything is stored.</param>
    public async Task<SaveOutcome> SaveAsync(
        Slug slug, Draft draft, long? authorId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var document = WikiDocument.Parse(SourceText.From(draft.Text));
        var problems = Blocking(draft, document);
        if (problems.Count > 0)
        {
            return new SaveOutcome.Rejected(problems);
        }

        for (var attempt = 1; ; attempt++)
        {
            var stored = await StoredAsync(slug, cancellationToken);
            if (stored is null && ReservedNames.Contains(slug))
            {
                return new SaveOutcome.Rejected([Reserved(slug)]);
            }

            if (stored?.Text == document.Source.Value)
            {
                // The second click on Save finds what the first one stored.
                var again = stored.Number == draft.BaseNumber + 1 && stored.AuthorId == authorId;
                return again ? new SaveOutcome.Saved(stored.Number) : new SaveOutcome.Unchanged(stored.Number);
            }

            if (stored is not null && stored.Number != draft.BaseNumber)
            {
                return new SaveOutcome.Conflict(
                    stored.Number, stored.Text, stored.Author, stored.Summary, document.Source.Value);
            }

            if (await TryAppendAsync(slug, stored, draft, document, authorId, cancellationToken))
            {
                return new SaveOutcome.Saved((stored?.Number ?? 0) + 1);
            }

            if (attempt == Attempts)
            {
                throw new InvalidOperationException($"Saving \"{slug}\" lost the race {Attempts} times.");
            }
        }
    }

    private static List<Problem> Blocking(Draft draft, WikiDocument document)
    {
        var problems = document.Problems.Where(problem => problem.Severity == Severity.Blocking).ToList();
        if (draft.Summary.Length > Revision.MaximumSummaryLength)
        {
            problems.Add(new Problem(SummaryTooLong, Severity.Blocking, 1, 1,
                $"The summary has {draft.Summary.Length} characters and the limit is {Revision.MaximumSummaryLength}; "
                + "shorten it."));
        }

        return problems;
    }

    private static Problem Reserved(Slug slug) => new("D020", Severity.Blocking, 1, 1,
        $"The address \"{slug}\" is kept for the site itself; choose another, such as \"{slug}-article\".");

    private Task<Stored?> StoredAsync(Slug slug, CancellationToken cancellationToken) =>
        (from article in db.Articles
         where article.Slug == slug.Value
         join revision in db.Revisions on new { article.Id, Number = article.CurrentNumber }
             equals new { Id = revision.ArticleId, revision.Number }
         select new Stored(
             article.Id, revision.Number, revision.Text, revision.AuthorId, revision.Author!.UserName,
                 revision.Summary))
        .SingleOrDefaultAsync(cancellationToken);

    // False when another save came first: then nothing was stored.
    private async Task<bool> TryAppendAsync(
        Slug slug, Stored? stored, Draft draft, WikiDocument document, long? authorId,
            CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        try
        {
            if (await TakeNumberAsync(slug, stored, cancellationToken) is not { } articleId)
            {
                return false;
            }

            db.Revisions.Add(new Revision
            {
                ArticleId = articleId,
                Number = (stored?.Number ?? 0) + 1,
                BaseNumber = stored?.Number ?? 0,
                Title = document.Title,
                Text = document.Source.Value,
                Bytes = System.Text.Encoding.UTF8.GetByteCount(document.Source.Value),
                Summary = Clean(draft.Summary),
                Minor = draft.Minor,
                AuthorId = authorId,
                SavedAt = clock.GetUtcNow(),
            });
            await db.SaveChangesAsync(cancellationToken);
            var touched = await derived.ReplaceAsync(
                articleId, slug, (stored?.Number ?? 0) + 1, document, stored is null, cancellationToken);
            await ArticleChanges.NotifyAsync(db, touched, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            changes.Apply(touched);
            return true;
        }
        catch (Exception e) when (Postgres(e)?.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            return false;
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }

    private async Task<long?> TakeNumberAsync(Slug slug, Stored? stored, CancellationToken cancellationToken)
    {
        if (stored is null)
        {
            var article = new Article { Slug = slug.Value, CurrentNumber = 1, PublishedNumber = 1 };
            db.Articles.Add(article);
            await db.SaveChangesAsync(cancellationToken);
            return article.Id;
        }

        var taken = await db.Articles
            .Where(article => article.Id == stored.ArticleId && article.CurrentNumber == stored.Number)
            .ExecuteUpdateAsync(set => set
                .SetProperty(article => article.CurrentNumber, stored.Number + 1)
                .SetProperty(article => article.PublishedNumber, stored.Number + 1), cancellationToken);
        return taken == 1 ? stored.ArticleId : null;
    }

    private static PostgresException? Postgres(Exception e) =>
        e as PostgresException ?? e.InnerException as PostgresException;

    // A summary is one line of valid text.
    private static string Clean(string summary)
    {
        var line = string.Concat(summary.ReplaceLineEndings(" ").Where(c => !char.IsControl(c))).Trim();
        return System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(line));
    }

    private sealed record Stored(
        long ArticleId, int Number, string Text, long? AuthorId, string? Author, string Summary);
}
