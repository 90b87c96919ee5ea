using Microsoft.EntityFrameworkCore;
using Wiki.Web.Articles;
using Wiki.Web.Data;

namespace Wiki.Web.Reviews;

/// <summary>Lists the single revisions that a reviewer looks at together.</summary>
public sealed class RangeReader(WikiDb db, RevisionMarks marks)
{
    /// <summary>The most revisions that are looked at together, and that one verdict is on.</summary>
    public const int Most = 200;

    /// <summary>The revisions behind <paramref name="from"/> up to <paramref name="to"/>, the newest first.</summary>
    /// <param name="articleId">The article.</param>
    /// <param name="from">The revision before the first.</param>
    /// <param name="to">The last; of more than <see cref="Most"/> only the newest come.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<IReadOnlyList<RangeRevision>> OfAsync(
        long articleId, int from, int to, CancellationToken cancellationToken)
    {
        var said = await marks.OfAsync(articleId, from + 1, to, cancellationToken);
        var found = await db.Set<Revision>()
            .Where(it => it.ArticleId == articleId && it.Number > from && it.Number <= to)
            .OrderByDescending(it => it.Number).Take(Most)
            .Select(it => new { it.Number, it.AuthorId, Author = it.Author!.UserName, it.Summary, it.SavedAt })
            .ToListAsync(cancellationToken);
        return [.. found.Select(it => new RangeRevision(
            it.Number, it.AuthorId, it.Author, it.Summary, it.SavedAt, said.GetValueOrDefault(it.Number)))];
    }
}

/// <summary>One of the revisions that a reviewer looks at together.</summary>
/// <param name="Number">Its number.</param>
/// <param name="AuthorId">Who wrote it; null for what ships with the program.</param>
/// <param name="Author">The author's name.</param>
/// <param name="Summary">What the author said; may be empty.</param>
/// <param name="SavedAt">When it was saved, UTC.</param>
/// <param name="Mark">What became of it; null when it needs no verdict.</param>
public sealed record RangeRevision(
    int Number, long? AuthorId, string? Author, string Summary, DateTimeOffset SavedAt, RevisionMark? Mark)
{
    /// <summary>Whether a reviewer has still to decide.</summary>
    public bool IsOpen => Mark is { IsOpen: true };
}
