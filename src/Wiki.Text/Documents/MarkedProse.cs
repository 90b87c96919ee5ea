using Wiki.Text.Blocks;
using Wiki.Text.Blocks.Matrices;

namespace Wiki.Text.Documents;

/// <summary>Finds tables with the marker of a matrix that are no comparison.</summary>
internal static class MarkedProse
{
    private const int FewestCells = 3;
    private const int MostNames = 3;

    /// <summary>The hint M014 for each of them: most of their cells say nothing that a matrix can say.</summary>
    internal static IEnumerable<Problem> Hints(IEnumerable<Matrix> matrices)
    {
        foreach (var matrix in matrices.Where(it => !it.IsBroken))
        {
            var cells = matrix.Rows.SelectMany(row => row.Cells)
                .Where(cell => cell.Status != CellStatus.Empty).ToList();
            var words = cells.Count(cell => cell.Problems.Any(problem => problem.Code == "C101"));
            if (cells.Count >= FewestCells && 2 * words > cells.Count)
            {
                var names = matrix.Columns.Take(MostNames).Select(column => $"“{Quoted.Short(column.Label.Text)}”");
                yield return new Problem("M014", Severity.Hint, matrix.Line, 1,
                    $"This table looks like no comparison: {words:N0} of its {cells.Count:N0} cells say neither a level "
                    + $"nor a value, and {string.Join(", ", names)} count as systems. Remove the marker if it is none.");
            }
        }
    }
}
