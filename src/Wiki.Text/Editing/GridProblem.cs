using System.Collections.Immutable;
using Wiki.Text.Blocks;
using Wiki.Text.Blocks.Tables;
using Wiki.Text.Documents;

namespace Wiki.Text.Editing;

/// <summary>A problem of a table, with its place in the grid.</summary>
/// <param name="Row">The row, from 0; -1 for the header and for the whole table.</param>
/// <param name="Column">The column, from 0.</param>
/// <param name="Place">The name of the place, as the grid shows it.</param>
/// <param name="Remark">The problem.</param>
public sealed record GridProblem(int Row, int Column, string Place, Remark Remark)
{
    /// <summary>Whether it is a mistake; a hint otherwise.</summary>
    public bool IsMistake => Remark.Problem.Severity != Severity.Hint;

    /// <summary>The problems of the table of a block, in reading order.</summary>
    /// <param name="document">The page.</param>
    /// <param name="kind">The kind of the block.</param>
    /// <param name="id">The id in its marker.</param>
    public static ImmutableArray<GridProblem> Find(WikiDocument document, BlockKind kind, string id)
    {
        ArgumentNullException.ThrowIfNull(document);
        if (EditableTable.Find(document, kind, id) is not { } table)
        {
            return [];
        }

        var lines = document.Source.Value.Split('\n');
        var names = new GridNames(table.Grid, kind);
        return
        [
            .. Remarks.Of(document, []).Where(it => table.Holds(it.Line)).GroupBy(it => it.Line)
                .SelectMany(line => OfLine(table, names, line, lines[line.Key - 1]))
                .Concat(names.Repeated().Select(it => new GridProblem(
                    it.Row, it.Column, names.PlaceOf(it.Row, it.Column), new Remark(it.Problem, 1, 1, 0))))
                .OrderBy(it => it.Row).ThenBy(it => it.Column),
        ];
    }

    private static IEnumerable<GridProblem> OfLine(
        EditableTable table, GridNames names, IGrouping<int, Remark> remarks, string line)
    {
        var row = table.RowOn(remarks.Key) ?? -1;
        var isOfTable = row < 0 && !table.IsHeader(remarks.Key);
        var cells = TableRow.Split(new SourceLine(remarks.Key, line))?.Cells.Select(it => it.Column).ToList() ?? [];
        foreach (var remark in remarks)
        {
            // The column of a problem of a cell is in the cell; a problem of a whole row stands at its first cell.
            var at = remark.System is null ? remark.Problem.Column : remark.Column;
            var column = BlockProblems.IsOfRow(remark.Problem) ? 0 : Math.Max(0, cells.FindLastIndex(it => it <= at));
            yield return new GridProblem(row, column, isOfTable ? "The table" : names.PlaceOf(row, column),
                names.Sentence(row, column, remark.Problem) is { } sentence
                    ? remark with { Problem = remark.Problem with { Message = sentence } } : remark);
        }
    }
}
