using Wiki.Text.Blocks;
using Wiki.Text.Blocks.Tables;
using Wiki.Text.Documents;

namespace Wiki.Text.Editing;

/// <summary>A problem of a table, with its place in the grid.</summary>
/// <param name="Row">The row, from 0; -1 for the header.</param>
/// <param name="Column">The column, from 0.</param>
/// <param name="Problem">The problem.</param>
public sealed record GridProblem(int Row, int Column, Problem Problem)
{
    /// <summary>The problems of the table of a block, in reading order.</summary>
    /// <param name="document">The page.</param>
    /// <param name="kind">The kind of the block.</param>
    /// <param name="id">The id in its marker.</param>
    public static IReadOnlyList<GridProblem> Find(WikiDocument document, BlockKind kind, string id)
    {
        ArgumentNullException.ThrowIfNull(document);
        if (EditableTable.Find(document, kind, id) is not { } table)
        {
            return [];
        }

        var ofCells = new List<GridProblem>();
        var matrix = kind == BlockKind.Matrix ? document.Matrices.First(it => it.Id == id) : null;
        foreach (var row in matrix?.Rows ?? [])
        {
            foreach (var (i, cell) in row.Cells.Index())
            {
                ofCells.AddRange(cell.Problems.Select(it => new GridProblem(table.RowOn(row.Line) ?? -1, i + 1, it)));
            }
        }

        var inCells = ofCells.Select(it => it.Problem).ToHashSet(ReferenceEqualityComparer.Instance);
        var problems = matrix?.Problems
            ?? (kind == BlockKind.Timeline
                ? document.Timelines.First(it => it.Marker.Id == id).Problems
                : document.Predictions.First(it => it.Marker.Id == id).Problems);
        var lines = document.Source.Value.Split('\n');
        var ofTable = problems.Where(it => !inCells.Contains(it))
            .Select(it => new GridProblem(table.RowOn(it.Line) ?? -1, ColumnOf(lines, it), it));
        return [.. ofTable.Concat(ofCells).OrderBy(it => it.Row).ThenBy(it => it.Column)];
    }

    // The cell in which the place of the problem is, or the first one.
    private static int ColumnOf(string[] lines, Problem problem)
    {
        var row = problem.Line <= lines.Length
            ? TableRow.Split(new SourceLine(problem.Line, lines[problem.Line - 1])) : null;
        return row is null ? 0
            : Math.Max(0, row.Cells.ToList().FindLastIndex(cell => cell.Column <= problem.Column));
    }
}
