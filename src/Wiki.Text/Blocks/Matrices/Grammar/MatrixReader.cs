using System.Collections.Immutable;
using Wiki.Text.Blocks.Tables;

namespace Wiki.Text.Blocks.Matrices.Grammar;

/// <summary>Reads the lines of a matrix. Never throws. The work grows only with the length of the text.</summary>
public static class MatrixReader
{
    /// <summary>Reads a block.</summary>
    /// <param name="marker">The marker in the first line.</param>
    /// <param name="lines">The marker line, blank lines, and the table up to its end.</param>
    public static Matrix Read(BlockMarker marker, IReadOnlyList<SourceLine> lines)
    {
        ArgumentNullException.ThrowIfNull(marker);
        ArgumentNullException.ThrowIfNull(lines);
        var matrix = new Matrix { Marker = marker, Source = [.. lines], Problems = [] };
        var table = TableScanner.Scan(BlockKind.Matrix, lines);
        if (TooLarge(table, matrix.Line) is { } tooLarge)
        {
            return matrix with { Problems = [tooLarge] };
        }

        var structure = new List<Problem>(table.Problems);
        if (table.Header is null)
        {
            return matrix with { Problems = [.. structure] };
        }

        var columns = ReadColumns(marker, table.Header, structure);
        var reader = new RowReader(columns, structure);
        var (groups, rows) = reader.Read(table.Rows);
        structure.AddRange(LinesHints(marker, columns, matrix.Line));
        matrix = matrix with
        {
            Corner = table.Header.Cells[0].Text,
            Columns = columns,
            Groups = groups,
            Rows = rows,
            Unread = [.. table.Unread.Select(it => UnreadRow.Of(it.Line, it.Row, 0))],
            Cited = reader.Cited,
            Problems = [.. structure],
        };
        return matrix.IsBroken
            ? matrix.WithProblemsInOrder()
            : (matrix with
            {
                Problems = [.. structure, .. reader.Hints, .. RowHints.StrongerThanParent(matrix)],
            }).WithProblemsInOrder();
    }

    private static Problem? TooLarge(BlockTable table, int markerLine) =>
        table.RowCount > Matrix.MostRows
            ? new Problem("M011", Severity.Error, markerLine, 1,
                $"This matrix has {table.RowCount} rows, but the limit is {Matrix.MostRows}. Split it into several.")
        : table.Header is { } header && header.Cells.Length - 1 > Matrix.MostColumns
            ? new Problem("M011", Severity.Error, header.Line, 1, $"This matrix has {header.Cells.Length - 1} columns, "
                + $"but the limit is {Matrix.MostColumns}. Split it into several.")
        : null;

    private static ImmutableArray<Column> ReadColumns(BlockMarker marker, TableRow header, List<Problem> problems)
    {
        var lines = VersionLines(marker);
        var seen = new Dictionary<string, Label>(StringComparer.Ordinal);
        var columns = ImmutableArray.CreateBuilder<Column>();
        foreach (var cell in header.Cells.Skip(1))
        {
            var label = Label.Read(cell.Text);
            if (label is not { Key.Length: > 0 })
            {
                problems.Add(LabelProblems.Unusable(header.Line, cell, "column"));
                label = new Label(cell.Text, "", []);
            }
            else if (!seen.TryAdd(label.Key, label))
            {
                problems.Add(new Problem("M005", Severity.Error, header.Line, cell.Column,
                    $"Line {header.Line}: two columns have the key \"{Quoted.Short(label.Key)}\" "
                    + $"(\"{Quoted.Short(seen[label.Key].Text)}\" and \"{Quoted.Short(label.Text)}\"). "
                    + "Give one of them another key: [Text](#other-key)."));
            }

            columns.Add(new Column(label, lines.GetValueOrDefault(label.Key, label.Key)));
        }

        return columns.ToImmutable();
    }

    private static Dictionary<string, string> VersionLines(BlockMarker marker)
    {
        var lines = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (column, line) in Pairs(marker).Select(Pair))
        {
            if (column.Length > 0)
            {
                lines.TryAdd(column, line);
            }
        }

        return lines;
    }

    private static IEnumerable<Problem> LinesHints(BlockMarker marker, ImmutableArray<Column> columns, int line)
    {
        var keys = columns.Select(column => column.Label.Key).Where(key => key.Length > 0)
            .ToHashSet(StringComparer.Ordinal);
        return Pairs(marker).Where(pair => !keys.Contains(Pair(pair).Column)).Select(pair =>
            new Problem("M012", Severity.Hint, line, 1, $"\"{Quoted.Short(pair)}\" in lines=\"…\" is not understood. "
                + "Write the key of a column, a colon and a version line, e.g. kvm:linux."));
    }

    private static string[] Pairs(BlockMarker marker) =>
        (marker.Setting("lines") ?? "").Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);

    private static (string Column, string Line) Pair(string pair)
    {
        var colon = pair.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && KeyText.IsKey(pair[..colon]) && KeyText.IsPart(pair[(colon + 1)..])
            ? (pair[..colon], pair[(colon + 1)..])
            : ("", "");
    }
}
