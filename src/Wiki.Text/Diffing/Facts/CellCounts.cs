using System.Collections.Immutable;

namespace Wiki.Text.Diffing.Facts;

/// <summary>How many cells changed, for the top of a report.</summary>
/// <param name="ByClass">By their most important class, in the order of the classes.</param>
/// <param name="BySystem">By the new label of their column, in the order in which they first change.</param>
/// <param name="ByGroup">By the new label of their group, in that order; empty for rows without one.</param>
public sealed record CellCounts(
    ImmutableArray<(CellClass Class, int Cells)> ByClass,
    ImmutableArray<(string System, int Cells)> BySystem,
    ImmutableArray<(string Group, int Cells)> ByGroup)
{
    /// <summary>Counts what readers are told of.</summary>
    public static CellCounts Of(MatrixChanges changes)
    {
        ArgumentNullException.ThrowIfNull(changes);
        var cells = changes.Cells.ToList();
        return new CellCounts(
            [.. cells.CountBy(cell => cell.Class).OrderBy(it => it.Key).Select(it => (it.Key, it.Value))],
            [.. cells.CountBy(cell => cell.New.Column.Text).Select(it => (it.Key, it.Value))],
            [.. cells.CountBy(cell => cell.New.Group?.Text ?? "").Select(it => (it.Key, it.Value))]);
    }
}
