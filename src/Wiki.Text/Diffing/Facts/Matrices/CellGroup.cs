using System.Collections.Immutable;
using Wiki.Text.Blocks.Matrices;

namespace Wiki.Text.Diffing.Facts.Matrices;

/// <summary>
/// Cells of one column with the same old and the same new content: "KVM, 12 rows: unknown → yes since 2.6.20". Most
/// groups have one cell.
/// </summary>
/// <param name="Cells">The cells, in the order of the old rows; at least one.</param>
public sealed record CellGroup(ImmutableArray<CellComparison> Cells)
{
    /// <summary>The first cell. All cells have the same column, content and kinds of difference.</summary>
    public CellComparison First => Cells[0];

    /// <summary>Groups identical changes. A group is at the place of its first cell.</summary>
    public static ImmutableArray<CellGroup> Of(IEnumerable<CellComparison> cells)
    {
        ArgumentNullException.ThrowIfNull(cells);
        return [.. cells.GroupBy(Sameness).Select(group => new CellGroup([.. group]))];
    }

    // A merged cell is listed with all its old cells and is never the same as another.
    private static object Sameness(CellComparison cell) => cell.Old is [var old]
        ? (old.Column.Key, cell.New.Column.Key, Said(old.Cell), Said(cell.New.Cell))
        : cell;

    private static (CellStatus Status, string Text) Said(Cell cell) => (cell.Status, cell.Canonical);
}
