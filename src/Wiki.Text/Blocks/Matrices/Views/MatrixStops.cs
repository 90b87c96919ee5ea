using System.Collections.Immutable;
using Wiki.Text.Blocks.Matrices.Dates;
using Wiki.Text.Blocks.Points;

namespace Wiki.Text.Blocks.Matrices.Views;

/// <summary>A day on which a cell's answer changes, or the last day on which it can change.</summary>
/// <param name="Day">The day.</param>
/// <param name="Names">The releases or dates that cause the change, each once.</param>
public sealed record MatrixStop(DateOnly Day, ImmutableArray<string> Names);

/// <summary>
/// Finds the days on which matrices change. Between two of these days, no answer becomes certain.
/// </summary>
public static class MatrixStops
{
    /// <summary>The stops for the shown part of the matrices, oldest first.</summary>
    /// <remarks>
    /// When only the month or year of a change is known, its stop is the last day, because the change is certain from
    /// then on. Plans and cells with a version of unknown date have no stops.
    /// </remarks>
    public static ImmutableArray<MatrixStop> Find(IEnumerable<Matrix> matrices, MatrixView view, ReleaseList releases)
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

    /// <summary>The last stop before a day, or null when there is none.</summary>
    public static MatrixStop? Before(ImmutableArray<MatrixStop> stops, DateOnly day) =>
        stops.LastOrDefault(stop => stop.Day < day);
}
