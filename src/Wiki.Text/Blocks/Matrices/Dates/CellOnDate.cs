using System.Collections.Immutable;

namespace Wiki.Text.Blocks.Matrices.Dates;

/// <summary>The answers of a cell about a day, a month or a year.</summary>
/// <param name="Answers">
/// One answer, or all different answers inside <paramref name="During"/>, in order of time. There are mostly two, and
/// more when several things happened inside it.
/// </param>
/// <param name="During">The date inside which the answer changes, or null when there is one answer.</param>
public sealed record CellOnDate(ImmutableArray<Answer> Answers, string? During)
{
    internal CellOnDate(Answer only)
        : this([only], During: null)
    {
    }
}
