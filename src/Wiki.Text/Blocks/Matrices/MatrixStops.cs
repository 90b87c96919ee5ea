using System.Collections.Immutable;

namespace Wiki.Text.Blocks.Matrices;

/// <summary>A day on which a cell's answer changes, or the last on which it can have.</summary>
/// <param name="Day">The day.</param>
/// <param name="Names">The releases or dates that make the change, each once.</param>
public sealed record MatrixStop(DateOnly Day, ImmutableArray<string> Names);

/// <summary>The days at which matrices are worth looking at: between two of them nothing shown is decided.</summary>
public static class MatrixStops
{
    /// <summary>The stops of what a view shows of matrices, oldest first.</summary>
    /// <remarks>
    /// A change of which only the month or year is known has its last day as stop: from then on it is certain. Cells
    /// with a version of unknown date, and plans, have none.
    /// </remarks>
    public static ImmutableArray<MatrixStop> Of(IEnumerable<Matrix> matrices, MatrixView view, ReleaseList releases)
    {
        ArgumentNullException.ThrowIfNull(matrices);
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(releases);
        var turns = from matrix in matrices
                    where !matrix.IsBroken
                    let columns = view.ColumnsOf(matrix)
                    from row in matrix.Rows
                    from i in columns
                    from turn in TrueOn.TurnsOf(row.Cells[i], matrix.Columns[i].VersionLine, releases)
                    where !turn.IsOpen
                    select turn;
        return
        [
            .. turns.GroupBy(turn => turn.Last).OrderBy(day => day.Key).Select(day => new MatrixStop(
                day.Key, [.. day.Select(turn => turn.Name).Distinct().Order(StringComparer.Ordinal)])),
        ];
    }

    /// <summary>The last stop before a day; null when there is none.</summary>
    public static MatrixStop? Before(ImmutableArray<MatrixStop> stops, DateOnly day) =>
        stops.LastOrDefault(stop => stop.Day < day);
}
