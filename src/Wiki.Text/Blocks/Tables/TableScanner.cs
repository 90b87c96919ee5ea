using System.Collections.Immutable;

namespace Wiki.Text.Blocks.Tables;

/// <summary>A scanned table: its header, and the lines below the delimiter line.</summary>
/// <param name="Header">The header, or null when there is no usable one.</param>
/// <param name="Rows">The lines that could be read, each with as many cells as the header.</param>
/// <param name="Unread">The lines that could not be read.</param>
/// <param name="RowCount">The number of lines below the delimiter line.</param>
/// <param name="Problems">The problems M001 to M004.</param>
internal sealed record BlockTable(
    TableRow? Header, ImmutableArray<TableRow> Rows, ImmutableArray<(SourceLine Line, TableRow? Row)> Unread,
    int RowCount, ImmutableArray<Problem> Problems);

/// <summary>
/// Reads the pipe table below a marker line by line, in one pass. A table is well formed when every line starts and
/// ends with a bar and has as many cells as the header: GitHub and Markdig agree about such tables. An odd row is
/// reported, and does not keep the other rows from being read.
/// </summary>
internal static class TableScanner
{
    /// <summary>Scans a block: the marker line, blank lines, and the table up to its end.</summary>
    internal static BlockTable Scan(BlockKind kind, IReadOnlyList<SourceLine> lines)
    {
        var table = TableLines(lines);
        var problems = ImmutableArray.CreateBuilder<Problem>();
        var markerLine = lines.Count > 0 ? lines[0].Number : 1;
        var hasBar = table.Any(line => line.Text.StartsWith('|'));
        if (table.Count == 0 || !hasBar && (table.Count < 2 || !IsMadeOfRule(table[1].Text))
            || TableRow.Split(table[0]) is not { } header)
        {
            return None(NoTable(kind, markerLine));
        }

        if (header.Cells.Length < 2)
        {
            return None(NoTable(kind, header.Line));
        }

        CheckFrame(kind, header, table[0], problems);
        CheckRule(kind, header, table, problems);
        var rows = ImmutableArray.CreateBuilder<TableRow>();
        var unread = ImmutableArray.CreateBuilder<(SourceLine, TableRow?)>();
        foreach (var line in table.Skip(2))
        {
            var row = RowOf(kind, line, header, problems);
            if (row?.Cells.Length == header.Cells.Length)
            {
                rows.Add(row);
            }
            else
            {
                unread.Add((line, row));
            }
        }

        return new BlockTable(header, rows.ToImmutable(), unread.ToImmutable(), Math.Max(0, table.Count - 2),
            problems.ToImmutable());

        BlockTable None(Problem problem) => new(null, [], [], 0, [problem]);
    }

    private static List<SourceLine> TableLines(IReadOnlyList<SourceLine> lines)
    {
        var table = new List<SourceLine>();
        for (var i = 1; i < lines.Count; i++)
        {
            if (!TableEnd.IsAt(lines[i].Text))
            {
                table.Add(lines[i]);
            }
            else if (table.Count > 0 || !Blank.Line(lines[i].Text))
            {
                break;
            }
        }

        return table;
    }

    private static Problem NoTable(BlockKind kind, int line) => Error("M001", line, 1,
        $"Line {line}: there is no table below the marker. Write a header line such as {kind.ExampleHeader()} "
        + "and a line of dashes below it.");

    // The row, with the cells that it lacks. It is shown as typed when it has too many cells, or is null.
    private static TableRow? RowOf(
        BlockKind kind, SourceLine line, TableRow header, ImmutableArray<Problem>.Builder problems)
    {
        if (TableRow.Split(line) is not { } row)
        {
            problems.Add(Error("M003", line.Number, 1, $"Line {line.Number}: this line has no \"|\" between cells, so "
                + "readers see it as typed. Put a blank line above it if it is not a row."));
            return null;
        }

        CheckFrame(kind, row, line, problems);
        if (row.Cells.Length == header.Cells.Length)
        {
            return row;
        }

        problems.Add(OtherLength(header, row));
        return row.FilledTo(header.Cells.Length, line.Text.AsSpan().TrimEnd(" \t").Length);
    }

    private static void CheckFrame(
        BlockKind kind, TableRow row, SourceLine line, ImmutableArray<Problem>.Builder problems)
    {
        if (!row.IsFramed)
        {
            var column = line.Text.StartsWith('|') ? line.Text.AsSpan().TrimEnd(" \t").Length : 1;
            problems.Add(Error("M003", line.Number, column,
                $"Line {line.Number}: every line of {kind.InSentence()} must start and end with \"|\"."));
        }
    }

    private static void CheckRule(
        BlockKind kind, TableRow header, List<SourceLine> table, ImmutableArray<Problem>.Builder problems)
    {
        var line = table.Count > 1 ? table[1] : table[0];
        if (table.Count < 2 || !IsMadeOfRule(line.Text))
        {
            problems.Add(Error("M002", line.Number, 1, $"Line {line.Number}: the delimiter line is missing. "
                + "Write bars and dashes below the header, e.g. |---|---|."));
            return;
        }

        var rule = TableRow.Split(line);
        if (rule is not null)
        {
            CheckFrame(kind, rule, line, problems);
        }

        if (rule?.Cells.Length != header.Cells.Length)
        {
            problems.Add(Error("M002", line.Number, 1, $"Line {line.Number}: the delimiter line has "
                + $"{Cells(rule?.Cells.Length ?? 1)}, but the header has {header.Cells.Length}. "
                + "Give both the same number."));
        }
        else if (!rule.Cells.All(IsRuleCell))
        {
            problems.Add(Error("M002", line.Number, 1, $"Line {line.Number}: this is not a delimiter line. "
                + "Write only dashes in each cell, with a colon before or after them if you like."));
        }
    }

    private static Problem OtherLength(TableRow header, TableRow row)
    {
        var first = row.Cells[0].Text;
        var name = Quoted.Short(Label.Read(first)?.Text ?? Label.ReadGroup(first)?.Text ?? first);
        var said = $"Line {row.Line}: row \"{name}\" has {Cells(row.Cells.Length)}, but the header has "
            + $"{header.Cells.Length}.";
        if (row.Cells.Length < header.Cells.Length)
        {
            return Error("M004", row.Line, 1, $"{said} The missing ones count as empty. Add them.");
        }

        var hint = row.Cells.Any(cell => cell.Text.AsSpan().Count('`') % 2 == 1)
            ? " Write a \"|\" inside `code` as \"\\|\"."
            : row.Cells.Any(cell => cell.Text.AsSpan().Count("[[") > cell.Text.AsSpan().Count("]]"))
            ? " Write a \"|\" inside [[a link]] as \"\\|\"."
            : "";
        return Error("M004", row.Line, 1,
            $"{said} Readers see the row as typed. Give every row one cell for each column.{hint}");
    }

    private static string Cells(int count) => count == 1 ? "1 cell" : $"{count} cells";

    /// <summary>Whether a line has nothing but what a delimiter line can have.</summary>
    internal static bool IsMadeOfRule(ReadOnlySpan<char> line) =>
        line.IndexOfAnyExcept("|-: \t") < 0 && line.Contains('-');

    /// <summary>Whether a cell can stand in a delimiter line.</summary>
    internal static bool IsRuleCell(TableCell cell)
    {
        var dashes = cell.Text.AsSpan();
        dashes = dashes.StartsWith(":") ? dashes[1..] : dashes;
        dashes = dashes.EndsWith(":") ? dashes[..^1] : dashes;
        return dashes.Length > 0 && dashes.IndexOfAnyExcept('-') < 0;
    }

    private static Problem Error(string code, int line, int column, string message) =>
        new(code, Severity.Error, line, column, message);
}
