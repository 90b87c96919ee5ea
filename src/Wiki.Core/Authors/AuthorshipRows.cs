using Microsoft.EntityFrameworkCore;
using Wiki.Core.Articles;
using Wiki.Core.Data;
using Wiki.Text.Authors;

namespace Wiki.Core.Authors;

/// <summary>
/// Stores who wrote the words of each article, revision by revision. Hidden texts count as well: only the numbers of
/// revisions are stored, and only the words of a text that is shown are ever shown with them.
/// </summary>
public sealed class AuthorshipRows(WikiDb db)
{
    /// <summary>How many missing revisions a save adds; if more are missing, it leaves them to readers.</summary>
    public const int StepsOfSave = 8;

    /// <summary>How many missing revisions one reader adds.</summary>
    public const int StepsOfReader = 250;

    /// <summary>
    /// Adds a revision that was just appended, inside the caller's transaction. The cost depends on its text, not on
    /// how many revisions came before.
    /// </summary>
    /// <param name="articleId">The article.</param>
    /// <param name="number">The number of the revision.</param>
    /// <param name="text">Its text.</param>
    /// <param name="cancellationToken">Cancels the operation; the caller rolls back.</param>
    public async Task AdvanceAsync(long articleId, int number, string text, CancellationToken cancellationToken)
    {
        var before = await StoredAsync(articleId, cancellationToken);
        if (before.Number < number - 1)
        {
            if (before.Number < number - 1 - StepsOfSave)
            {
                return;
            }

            before = await FollowAsync(before, articleId, number - 1, cancellationToken);
        }

        await WriteAsync(articleId, before.Advance(text, number), cancellationToken);
    }

    /// <summary>
    /// Who wrote the words of the newest revision. When revisions are missing, adds and stores as many as one reader
    /// may wait for (<see cref="StepsOfReader"/>). If more are missing, the result is that of an earlier revision, and
    /// the next reader gets further.
    /// </summary>
    /// <param name="articleId">The article.</param>
    /// <param name="number">The number of its newest revision.</param>
    /// <param name="cancellationToken">Cancels the operation; nothing is stored.</param>
    public async Task<Authorship> ReadAsync(long articleId, int number, CancellationToken cancellationToken)
    {
        var stored = await StoredAsync(articleId, cancellationToken);
        if (stored.Number >= number)
        {
            return stored;
        }

        var last = Math.Min(number, stored.Number + StepsOfReader);
        var authorship = await FollowAsync(stored, articleId, last, cancellationToken);
        await WriteAsync(articleId, authorship, cancellationToken);
        return authorship;
    }

    /// <summary>Computes the row of an article from all its revisions, inside the caller's transaction.</summary>
    /// <param name="articleId">The article.</param>
    /// <param name="cancellationToken">Cancels the operation; the caller rolls back.</param>
    public async Task RebuildAsync(long articleId, CancellationToken cancellationToken)
    {
        var authorship = await FollowAsync(Authorship.Empty, articleId, int.MaxValue, cancellationToken);
        await ForgetAsync(articleId, cancellationToken);
        await WriteAsync(articleId, authorship, cancellationToken);
    }

    private async Task<Authorship> StoredAsync(long articleId, CancellationToken cancellationToken)
    {
        var stored = await (
            from row in db.Set<AuthorshipRow>()
            where row.ArticleId == articleId
            join revision in db.Set<StoredRevision>() on new { row.ArticleId, row.Number }
                equals new { revision.ArticleId, revision.Number }
            select new { row.Data, revision.Text }).SingleOrDefaultAsync(cancellationToken);
        try
        {
            return stored is null ? Authorship.Empty : Authorship.FromBytes(stored.Data, stored.Text);
        }
        catch (FormatException)
        {
            // Another version of the program wrote it, so it is computed again.
            await ForgetAsync(articleId, cancellationToken);
            return Authorship.Empty;
        }
    }

    private async Task<Authorship> FollowAsync(
        Authorship authorship, long articleId, int last, CancellationToken cancellationToken)
    {
        var first = authorship.Number;
        await foreach (var revision in db.Set<StoredRevision>()
            .Where(it => it.ArticleId == articleId && it.Number > first && it.Number <= last)
            .OrderBy(it => it.Number).Select(it => new { it.Number, it.Text })
            .AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            authorship = authorship.Advance(revision.Text, revision.Number);
        }

        return authorship;
    }

    /// <summary>Deletes the row of an article, inside the caller's transaction.</summary>
    public Task ForgetAsync(long articleId, CancellationToken cancellationToken) =>
        db.Set<AuthorshipRow>().Where(row => row.ArticleId == articleId).ExecuteDeleteAsync(cancellationToken);

    // A row that is already further stays as it is.
    private async Task WriteAsync(long articleId, Authorship authorship, CancellationToken cancellationToken)
    {
        var (number, data) = (authorship.Number, authorship.ToBytes());
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO authorships (article_id, number, data) VALUES ({articleId}, {number}, {data})
            ON CONFLICT (article_id) DO UPDATE SET number = excluded.number, data = excluded.data
            WHERE authorships.number < excluded.number
            """, cancellationToken);
    }
}
