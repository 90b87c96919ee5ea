using System.Collections.Immutable;

namespace Wiki.Text.Blocks.Matrices;

/// <summary>What a cell says about a day, or about a month or year.</summary>
/// <param name="Answers">
/// One answer; or, in order of time, all different ones that it gives inside <paramref name="During"/>: mostly two,
/// more when several things happened inside it.
/// </param>
/// <param name="During">The date inside which the answer changes; null when there is one answer.</param>
public sealed record CellOnDate(ImmutableArray<Answer> Answers, string? During)
{
    internal CellOnDate(Answer only)
        : this([only], During: null)
    {
    }
}
