using Wiki.Core.Derived.Rows;
using Wiki.Text.Blocks.Matrices;

namespace Wiki.Core.Facts;

/// <summary>A run of revisions in which a cell said the same.</summary>
/// <param name="FirstNumber">The first revision of the run.</param>
/// <param name="Cells">
/// What the cell said: one row; several when rows or columns were merged into one; none while there was no such cell.
/// </param>
public sealed record CellRun(int FirstNumber, IReadOnlyList<CellRow> Cells);

/// <summary>
/// Follows one cell through the revisions of its article, also under earlier names that its row and its column declare
/// (<c>was:</c>). A name that nobody declared is not guessed.
/// </summary>
public static class CellHistory
{
    /// <summary>The keys of a row or column: its own first, then its earlier ones.</summary>
    /// <param name="key">The key today.</param>
    /// <param name="axis">All rows that were ever written for that axis of the matrix.</param>
    /// <returns>Each key once, with the number of renames between it and today's.</returns>
    public static IReadOnlyDictionary<string, int> Ancestry(string key, IEnumerable<AxisRow> axis)
    {
        ArgumentNullException.ThrowIfNull(axis);
        var was = axis.SelectMany(row => row.Was.Select(old => (row.Key, old)))
            .ToLookup(it => it.Key, it => it.old, StringComparer.Ordinal);
        var found = new Dictionary<string, int>(StringComparer.Ordinal) { [key] = 0 };
        var next = new Queue<string>([key]);
        while (next.TryDequeue(out var name))
        {
            foreach (var old in was[name])
            {
                if (found.TryAdd(old, found[name] + 1))
                {
                    next.Enqueue(old);
                }
            }
        }

        return found;
    }

    /// <summary>The runs of a cell, oldest first, without gaps, from the first revision that had it.</summary>
    /// <param name="rows">The keys of its row (<see cref="Ancestry"/>).</param>
    /// <param name="columns">The keys of its column.</param>
    /// <param name="cells">Every row that was ever written for cells under these keys.</param>
    public static IReadOnlyList<CellRun> Runs(
        IReadOnlyDictionary<string, int> rows, IReadOnlyDictionary<string, int> columns,
        IReadOnlyCollection<CellRow> cells)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(cells);
        var starts = cells.SelectMany(cell => new[] { cell.FirstNumber, cell.LastNumber + 1 }).OfType<int>()
            .Distinct().Order().ToList();
        var runs = new List<CellRun>();
        for (var i = 0; i < starts.Count; i++)
        {
            var now = Nearest(cells.Where(cell => Holds(cell, starts[i])).ToList());
            if (runs.Count == 0 || !Says(runs[^1].Cells).SequenceEqual(Says(now)))
            {
                runs.Add(new CellRun(starts[i], now));
            }
        }

        return runs;

        // While there is a cell under a newer key, a cell under an older key is another fact.
        List<CellRow> Nearest(List<CellRow> there)
        {
            var row = there.Count == 0 ? 0 : there.Min(cell => rows[cell.RowKey]);
            var inRow = there.Where(cell => rows[cell.RowKey] == row).ToList();
            var column = inRow.Count == 0 ? 0 : inRow.Min(cell => columns[cell.ColumnKey]);
            return [.. inRow.Where(cell => columns[cell.ColumnKey] == column)
                .OrderBy(cell => cell.RowKey, StringComparer.Ordinal)
                .ThenBy(cell => cell.ColumnKey, StringComparer.Ordinal)];
        }
    }

    private static bool Holds(CellRow cell, int number) =>
        cell.FirstNumber <= number && !(cell.LastNumber < number);

    private static IEnumerable<(string, string, CellStatus, string)> Says(IEnumerable<CellRow> cells) =>
        cells.Select(cell => (cell.RowKey, cell.ColumnKey, cell.Status, cell.Canonical));
}
