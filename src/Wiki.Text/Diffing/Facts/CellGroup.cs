using System.Collections.Immutable;
using Wiki.Text.Blocks.Matrices;

namespace Wiki.Text.Diffing.Facts;

/// <summary>
/// Cells of one column that changed from the same to the same: "KVM, 12 rows: unknown → yes since 2.6.20". Most groups
/// have one cell.
/// </summary>
/// <param name="Cells">The cells, in the order of the old rows; at least one.</param>
public sealed record CellGroup(ImmutableArray<CellComparison> Cells)
{
    /// <summary>The first of them: all have its column, its classes, and say what it says.</summary>
    public CellComparison First => Cells[0];

    /// <summary>Puts identical changes together; a group stands where its first cell stood.</summary>
    public static ImmutableArray<CellGroup> Of(IEnumerable<CellComparison> cells)
    {
        ArgumentNullException.ThrowIfNull(cells);
        return [.. cells.GroupBy(Sameness).Select(group => new CellGroup([.. group]))];
    }

    // What was merged is listed with all it came from, and is never the same as another.
    private static object Sameness(CellComparison cell) => cell.Old is [var old]
        ? (old.Column.Key, cell.New.Column.Key, Said(old.Cell), Said(cell.New.Cell))
        : cell;

    private static (CellStatus Status, string Text) Said(Cell cell) => (cell.Status, cell.Canonical);
}
