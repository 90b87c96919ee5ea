using Wiki.Text.Blocks;
using Wiki.Text.Blocks.Tables;

namespace Wiki.Text.Merging;

/// <summary>A table without a marker, as its lines say: a header, a delimiter line with as many cells, and rows.</summary>
/// <param name="Lines">Its lines in the article, from 0.</param>
/// <param name="Heading">The heading above it, as typed.</param>
/// <param name="Typed">Its lines, divided.</param>
internal sealed record PlainTable(Range Lines, string Heading, List<TypedLine> Typed)
{
    private const string Fence = "---";

    /// <summary>
    /// Returns the tables of an article that can be merged cell by cell: no row has more cells than the header, and
    /// every row has a bar. Tables in lists, quotes, code, and below the marker of a structured block are not among
    /// them.
    /// </summary>
    /// <param name="lines">The lines of the article, each with its line feed.</param>
    public static List<PlainTable> In(List<string> lines)
    {
        var tables = new List<PlainTable>();
        var heading = "";
        var fence = "";
        for (var i = AfterFrontMatter(lines); i < lines.Count; i++)
        {
            var line = Wiki.Text.Diffing.Sequences.Lines.Shown(lines[i]);
            if (FenceOf(line) is { } sign && (fence.Length == 0 || Closes(line, fence)))
            {
                fence = fence.Length == 0 ? sign : "";
            }
            else if (fence.Length > 0)
            {
                continue;
            }
            else if (line.StartsWith("<!--", StringComparison.Ordinal) && BlockMarker.TryParse(line, out _))
            {
                i = EndOfTable(lines, AfterBlanks(lines, i + 1)) - 1;
            }
            else if (line.StartsWith('#'))
            {
                heading = line;
            }
            else if (i + 1 < lines.Count && IsHeader(line, Wiki.Text.Diffing.Sequences.Lines.Shown(lines[i + 1])))
            {
                var end = EndOfTable(lines, i + 2);
                var typed = lines[i..end].ConvertAll(it => TypedLine.Of(Wiki.Text.Diffing.Sequences.Lines.Shown(it)));
                if (lines[i..end].TrueForAll(HasBar) && typed.TrueForAll(row => row.Cells.Length <= typed[0].Cells.Length))
                {
                    tables.Add(new PlainTable(i..end, heading, typed));
                }

                i = end - 1;
            }
        }

        return tables;
    }

    /// <summary>The names of its columns and rows, and the heading above it: by these a later table is known again.</summary>
    public HashSet<string> Names() => new(
        [
            $"#{Heading}",
            .. Typed[0].Cells.Select(cell => $"-{Blank.Trim(cell)}"),
            .. Typed.Skip(2).Select(row => $"|{Blank.Trim(row.Cells[0])}"),
        ], StringComparer.Ordinal);

    private static int AfterFrontMatter(List<string> lines)
    {
        if (lines is not [Fence + "\n", ..])
        {
            return 0;
        }

        return lines.IndexOf(Fence + "\n", 1) + 1;
    }

    private static int AfterBlanks(List<string> lines, int at)
    {
        while (at < lines.Count && Blank.Line(Wiki.Text.Diffing.Sequences.Lines.Shown(lines[at])))
        {
            at++;
        }

        return at;
    }

    private static int EndOfTable(List<string> lines, int at)
    {
        while (at < lines.Count && !TableEnd.IsAt(Wiki.Text.Diffing.Sequences.Lines.Shown(lines[at])))
        {
            at++;
        }

        return at;
    }

    private static bool HasBar(string line) => TypedLine.Of(line.TrimEnd('\n')) is { Head: var head, Cells: var cells, Tail: var tail }
        && (cells.Length > 1 || head.EndsWith('|') || tail.StartsWith('|'));

    private static bool IsHeader(string line, string below) =>
        line.Contains('|', StringComparison.Ordinal) && TableScanner.IsMadeOfRule(below) && !TableEnd.IsAt(line)
        && !TableEnd.IsAt(below)
        && TypedLine.Of(line).Cells.Length == TypedLine.Of(below).Cells.Length
        && TypedLine.Of(below).Cells.All(cell => IsRule(cell));

    private static bool IsRule(string cell)
    {
        var dashes = cell.AsSpan().Trim(" \t");
        dashes = dashes.StartsWith(":") ? dashes[1..] : dashes;
        dashes = dashes.EndsWith(":") ? dashes[..^1] : dashes;
        return dashes.Length > 0 && dashes.IndexOfAnyExcept('-') < 0;
    }

    // The signs of a line that begins or ends a block of code.
    private static string? FenceOf(string line)
    {
        var text = line.AsSpan().TrimStart(' ');
        if (line.Length - text.Length > 3 || text.IsEmpty || text[0] is not ('`' or '~'))
        {
            return null;
        }

        var length = text.IndexOfAnyExcept(text[0]) is >= 0 and var end ? end : text.Length;
        return length < 3 || text[0] == '`' && text[length..].Contains('`') ? null : text[..length].ToString();
    }

    private static bool Closes(string line, string fence) =>
        line.AsSpan().Trim(" \t") is var text && text.Length >= fence.Length && text.IndexOfAnyExcept(fence[0]) < 0;
}
