using Microsoft.EntityFrameworkCore;
using Wiki.Core.Articles;
using Wiki.Core.Data;

namespace Wiki.Core.Reviews;

/// <summary>Lists the revisions of a range, which a reviewer looks at together.</summary>
public sealed class RangeReader(WikiDb db, RevisionMarks marks)
{
    /// <summary>The most revisions of a range, and so the most that one verdict is about.</summary>
    public const int Most = 200;

    /// <summary>The revisions after <paramref name="from"/> up to <paramref name="to"/>, the newest first.</summary>
    /// <param name="articleId">The article.</param>
    /// <param name="from">The revision before the first.</param>
    /// <param name="to">The last; when there are more than <see cref="Most"/>, the oldest are left out.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<IReadOnlyList<RangeRevision>> ReadAsync(
        long articleId, int from, int to, CancellationToken cancellationToken)
    {
        var states = await marks.FindAsync(articleId, from + 1, to, cancellationToken);
        var found = await db.Set<Revision>()
            .Where(it => it.ArticleId == articleId && it.Number > from && it.Number <= to)
            .OrderByDescending(it => it.Number).Take(Most)
            .Select(it => new { it.Number, it.SavedBy, it.AuthorName, it.Summary, it.SavedAt })
            .ToListAsync(cancellationToken);
        return [.. found.Select(it => new RangeRevision(
            it.Number, it.SavedBy, it.AuthorName, it.Summary, it.SavedAt, states.GetValueOrDefault(it.Number)))];
    }
}

/// <summary>One of the revisions that a reviewer looks at together.</summary>
/// <param name="Number">Its number.</param>
/// <param name="AuthorId">Who wrote it; null for what ships with the program.</param>
/// <param name="Author">The author's name.</param>
/// <param name="Summary">Its summary; may be empty.</param>
/// <param name="SavedAt">When it was saved, UTC.</param>
/// <param name="Mark">The state of its review; null when it needs none.</param>
public sealed record RangeRevision(
    int Number, long? AuthorId, string? Author, string Summary, DateTimeOffset SavedAt, RevisionMark? Mark)
{
    /// <summary>Whether a reviewer must still approve or reject it.</summary>
    public bool IsOpen => Mark is { IsOpen: true };
}
