using System.Collections.Immutable;

namespace Wiki.Text.Blocks.Tables;

/// <summary>
/// A scanned table: its header, and each line below the delimiter line that has as many cells as the header.
/// </summary>
/// <param name="Header">The header, or null when there is no usable one.</param>
/// <param name="Rows">Only the lines with as many cells as the header.</param>
/// <param name="RowCount">The number of lines below the delimiter line, including unusable ones.</param>
/// <param name="Problems">The problems M001 to M004.</param>
internal sealed record BlockTable(
    TableRow? Header, ImmutableArray<TableRow> Rows, int RowCount, ImmutableArray<Problem> Problems);

/// <summary>
/// Reads the pipe table below a marker line by line, in one pass. It accepts the strict subset on which GitHub and
/// Markdig agree: every line starts and ends with a bar and has as many cells as the header.
/// </summary>
internal static class TableScanner
{
    /// <summary>Scans a block: the marker line, blank lines, and the table up to the next blank line.</summary>
    internal static BlockTable Scan(BlockKind kind, IReadOnlyList<SourceLine> lines)
    {
        var table = TableLines(lines);
        var problems = ImmutableArray.CreateBuilder<Problem>();
        var markerLine = lines.Count > 0 ? lines[0].Number : 1;
        var hasBar = table.Any(line => line.Text.StartsWith('|'));
        if (table.Count == 0 || !hasBar && (table.Count < 2 || !IsMadeOfRule(table[1].Text)))
        {
            problems.Add(NoTable(kind, markerLine));
            return new BlockTable(null, [], 0, problems.ToImmutable());
        }

        var header = Framed(kind, table[0], problems);
        if (header is { Cells.Length: < 2 })
        {
            problems.Add(NoTable(kind, header.Line));
            return new BlockTable(null, [], 0, problems.ToImmutable());
        }

        CheckRule(kind, header, table, problems);
        var rows = ImmutableArray.CreateBuilder<TableRow>();
        for (var i = 2; i < table.Count; i++)
        {
            if (Framed(kind, table[i], problems) is { } row && header is not null
                && HasLengthOf(header, row, problems))
            {
                rows.Add(row);
            }
        }

        return new BlockTable(header, rows.ToImmutable(), Math.Max(0, table.Count - 2), problems.ToImmutable());
    }

    private static List<SourceLine> TableLines(IReadOnlyList<SourceLine> lines)
    {
        var table = new List<SourceLine>();
        for (var i = 1; i < lines.Count; i++)
        {
            if (!Blank.Line(lines[i].Text))
            {
                table.Add(lines[i]);
            }
            else if (table.Count > 0)
            {
                break;
            }
        }

        return table;
    }

    private static Problem NoTable(BlockKind kind, int line) => Error("M001", line, 1,
        $"Line {line}: there is no table below the marker. Write a header line such as {kind.ExampleHeader()} "
        + "and a line of dashes below it.");

    private static TableRow? Framed(BlockKind kind, SourceLine line, ImmutableArray<Problem>.Builder problems)
    {
        var row = TableRow.Split(line);
        if (row is null)
        {
            var column = line.Text.StartsWith('|') ? line.Text.AsSpan().TrimEnd(" \t").Length : 1;
            problems.Add(Error("M003", line.Number, column,
                $"Line {line.Number}: every line of {kind.InSentence()} must start and end with \"|\". "
                + "A blank line ends the table."));
        }

        return row;
    }

    private static void CheckRule(
        BlockKind kind, TableRow? header, List<SourceLine> table, ImmutableArray<Problem>.Builder problems)
    {
        var line = table.Count > 1 ? table[1] : table[0];
        if (table.Count < 2 || !IsMadeOfRule(line.Text))
        {
            problems.Add(Error("M002", line.Number, 1, $"Line {line.Number}: the delimiter line is missing. "
                + "Write bars and dashes below the header, e.g. |---|---|."));
            return;
        }

        var rule = Framed(kind, line, problems);
        if (rule is null || header is null)
        {
            return;
        }

        if (rule.Cells.Length != header.Cells.Length)
        {
            problems.Add(Error("M002", line.Number, 1, $"Line {line.Number}: the delimiter line has "
                + $"{Cells(rule.Cells.Length)}, but the header has {header.Cells.Length}. Give both the same number."));
        }
        else if (!rule.Cells.All(IsRuleCell))
        {
            problems.Add(Error("M002", line.Number, 1, $"Line {line.Number}: this is not a delimiter line. "
                + "Write only dashes in each cell, with a colon before or after them if you like."));
        }
    }

    private static bool HasLengthOf(TableRow header, TableRow row, ImmutableArray<Problem>.Builder problems)
    {
        if (row.Cells.Length == header.Cells.Length)
        {
            return true;
        }

        var first = row.Cells.Length > 0 ? row.Cells[0].Text : "";
        var name = Quoted.Short(Label.Read(first)?.Text ?? Label.ReadGroup(first)?.Text ?? first);
        var hint = row.Cells.Any(cell => cell.Text.AsSpan().Count('`') % 2 == 1)
            ? " Write a \"|\" inside `code` as \"\\|\"."
            : "";
        problems.Add(Error("M004", row.Line, 1, $"Line {row.Line}: row \"{name}\" has {Cells(row.Cells.Length)}, "
            + $"but the header has {header.Cells.Length}. Give every row one cell for each column.{hint}"));
        return false;
    }

    private static string Cells(int count) => count == 1 ? "1 cell" : $"{count} cells";

    private static bool IsMadeOfRule(string line) =>
        line.AsSpan().IndexOfAnyExcept("|-: \t") < 0 && line.Contains('-', StringComparison.Ordinal);

    private static bool IsRuleCell(TableCell cell)
    {
        var dashes = cell.Text.AsSpan();
        dashes = dashes.StartsWith(":") ? dashes[1..] : dashes;
        dashes = dashes.EndsWith(":") ? dashes[..^1] : dashes;
        return dashes.Length > 0 && dashes.IndexOfAnyExcept('-') < 0;
    }

    private static Problem Error(string code, int line, int column, string message) =>
        new(code, Severity.Error, line, column, message);
}
