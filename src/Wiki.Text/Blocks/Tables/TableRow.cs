using System.Collections.Immutable;

namespace Wiki.Text.Blocks.Tables;

/// <summary>One cell of a table line.</summary>
/// <param name="Text">The trimmed text. Each <c>\|</c> is already a bar.</param>
/// <param name="Column">The start of the trimmed text in the line, in UTF-16 units, from 1.</param>
internal readonly record struct TableCell(string Text, int Column);

/// <summary>One line of a table.</summary>
/// <param name="Line">Its number in the article.</param>
/// <param name="Cells">Its cells, at least one.</param>
/// <param name="IsFramed">Whether it starts and ends with a bar, without a blank before the first.</param>
internal sealed record TableRow(int Line, ImmutableArray<TableCell> Cells, bool IsFramed)
{
    /// <summary>
    /// Splits a line at its bars. The outer ones may be missing. Returns null when there is no bar, or only one and
    /// nothing else.
    /// </summary>
    internal static TableRow? Split(SourceLine line)
    {
        var text = line.Text.AsSpan().TrimEnd(" \t");
        var start = Blank.Skip(line.Text, 0);
        var isOpen = start < text.Length && text[start] == '|';
        var isClosed = text.Length > start + 1 && text[^1] == '|' && !IsLiteral(text, text.Length - 1);
        var first = isOpen ? start + 1 : start;
        var end = isClosed ? text.Length - 1 : text.Length;
        var cells = ImmutableArray.CreateBuilder<TableCell>();
        var from = first;
        for (var i = first; i < end; i++)
        {
            if (text[i] == '|' && !IsLiteral(text, i))
            {
                cells.Add(CellOf(text, from, i));
                from = i + 1;
            }
        }

        if (cells.Count == 0 && !isClosed && (!isOpen || first >= text.Length))
        {
            return null;
        }

        cells.Add(CellOf(text, from, end));
        return new TableRow(line.Number, cells.ToImmutable(), isOpen && isClosed && start == 0);
    }

    /// <summary>A line without a bar as one cell.</summary>
    internal static TableRow OfOneCell(SourceLine line) =>
        new(line.Number, [CellOf(line.Text, 0, line.Text.Length)], false);

    /// <summary>The length of a cell as typed, from its first character up to the bar behind it.</summary>
    internal static int LengthOf(ReadOnlySpan<char> text)
    {
        var end = 0;
        while (end < text.Length && (text[end] != '|' || IsLiteral(text, end)))
        {
            end++;
        }

        return text[..end].TrimEnd(" \t").Length;
    }

    /// <summary>The row with empty cells added, up to a number of cells.</summary>
    internal TableRow FilledTo(int count, int column) => this with
    {
        Cells = [.. Cells, .. Enumerable.Repeat(new TableCell("", column), Math.Max(0, count - Cells.Length))],
    };

    /// <summary>
    /// The exact texts between the bars of a line with both outer bars. The last item is the text after the last bar.
    /// </summary>
    internal static List<string> Typed(string line)
    {
        var typed = new List<string>();
        var start = 1;
        for (var i = 1; i < line.Length; i++)
        {
            if (line[i] == '|' && !IsLiteral(line, i))
            {
                typed.Add(line[start..i]);
                start = i + 1;
            }
        }

        typed.Add(line[start..]);
        return typed;
    }

    /// <summary>One line of a table in the compact form: single spaces, no padding.</summary>
    internal static string Print(IEnumerable<string> cells) =>
        "|" + string.Concat(cells.Select(cell => cell.Length == 0 ? " |" : $" {Escape(cell)} |"));

    private static string Escape(string cell) => cell.Replace("|", "\\|", StringComparison.Ordinal);

    // A backslash right before the bar makes it literal, however many backslashes precede it. GitHub does the same.
    private static bool IsLiteral(ReadOnlySpan<char> text, int bar) => bar > 0 && text[bar - 1] == '\\';

    private static TableCell CellOf(ReadOnlySpan<char> text, int start, int end)
    {
        var raw = text[start..end];
        var leading = raw.Length - raw.TrimStart(" \t").Length;
        var cell = raw.Trim(" \t").ToString().Replace("\\|", "|", StringComparison.Ordinal);
        return new TableCell(cell, start + (cell.Length == 0 ? 0 : leading) + 1);
    }
}
