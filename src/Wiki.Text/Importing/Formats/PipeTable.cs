using System.Text.RegularExpressions;
using Wiki.Text.Blocks;
using Wiki.Text.Blocks.Tables;
using Wiki.Text.Importing.Cells;
using Wiki.Text.Importing.Tables;

namespace Wiki.Text.Importing.Formats;

/// <summary>Reads a Markdown table: lines with bars, with or without bars at their ends.</summary>
internal static partial class PipeTable
{
    internal static ImportedTable Read(string text)
    {
        var table = new TableBuilder(TableKind.Markdown);
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var first = Array.FindIndex(lines, line => HasBar(line) || IsRule(line));
        first = Math.Max(first, 0);
        var before = lines.Take(first).Where(line => !Blank.Line(line)).ToList();
        if (before.Count > 0)
        {
            table.Remark($"The text above the table was left out: “{Quoted.Short(CleanLine.Of(before[0], out _, out _))}”"
                + (before.Count > 1 ? $" and {before.Count - 1} more lines." : "."));
        }

        var last = first;
        var isDrawn = IsDrawn(lines.Skip(first).TakeWhile(line => !Blank.Line(line)));
        List<string>? drawn = null;
        for (; last < lines.Length && !table.IsFull && !Blank.Line(lines[last]); last++)
        {
            var line = lines[last].Trim();
            var isLine = IsRule(line) || IsFrame(line);
            if (isDrawn && !isLine)
            {
                drawn = drawn is null ? [.. Cells(line)]
                    : [.. Cells(line).Select((cell, i) => i < drawn.Count ? $"{drawn[i]} {cell}".Trim() : cell)];
                continue;
            }

            if (drawn is not null)
            {
                AddRow(drawn, table);
                drawn = null;
            }
            else if (!isLine)
            {
                AddRow(Cells(line), table);
            }
        }

        if (drawn is not null)
        {
            AddRow(drawn, table);
        }

        var after = table.IsFull ? []
            : lines.Skip(last).Where(line => !Blank.Line(line) && !SourceLines.Take(line, table)).ToList();
        if (after.Exists(IsRule))
        {
            table.Remark(ImportedTable.OnlyFirst);
        }

        if (after.Count > 0)
        {
            table.Remark($"The text below the table was left out: “{Quoted.Short(CleanLine.Of(after[0], out _, out _))}”"
                + (after.Count > 1 ? $" and {after.Count - 1} more lines." : "."));
        }

        return table.Finish();
    }

    private static void AddRow(IEnumerable<string> cells, TableBuilder table)
    {
        table.BeginRow();
        foreach (var cell in cells)
        {
            table.Add(Inline(cell, table));
        }
    }

    // Programs draw tables with a line of dashes between rows; there a row has several lines.
    private static bool IsDrawn(IEnumerable<string> lines)
    {
        var trimmed = lines.Select(line => line.Trim()).ToList();
        var rules = trimmed.Count(line => IsRule(line) || IsFrame(line));
        return rules > 3 && rules * 5 > trimmed.Count;
    }

    /// <summary>Whether a line is the line of dashes below a header.</summary>
    internal static bool IsRule(string line) =>
        line.AsSpan().IndexOfAnyExcept("|-: \t") < 0 && line.Contains('-', StringComparison.Ordinal)
            && line.Contains('|', StringComparison.Ordinal);

    /// <summary>Whether a line is part of a frame that programs draw with plus signs.</summary>
    internal static bool IsFrame(string line) =>
        line.Length > 2 && line[0] == '+' && line.AsSpan().IndexOfAnyExcept("+-=: ") < 0;

    // GitHub shows tags and entities inside of cells.
    private static string Inline(string cell, TableBuilder table) =>
        cell.Length > CellLinkReader.LongestCell || cell.AsSpan().IndexOfAny('<', '&') < 0
            || cell.Contains('`', StringComparison.Ordinal) || !Html().IsMatch(cell)
            ? cell : HtmlTable.Inline(cell, table);

    [GeneratedRegex(@"</?[a-zA-Z][a-zA-Z0-9]{0,20}(\s[^<>]*|/)?>|&#?[a-zA-Z0-9]{2,10};",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Html();

    private static bool HasBar(string line) => line.Contains('|', StringComparison.Ordinal);

    // The rule of this wiki and of GitHub: a backslash right before a bar makes it a letter.
    private static IEnumerable<string> Cells(string line)
    {
        var opened = line.StartsWith('|') ? line : "|" + line;
        var framed = opened.Length > 1 && opened.EndsWith('|') && !opened.EndsWith("\\|", StringComparison.Ordinal)
            ? opened : opened + " |";
        return TableRow.Split(new SourceLine(1, framed))?.Cells.Select(cell => cell.Text) ?? [];
    }
}
