using Markdig;
using Markdig.Extensions.Tables;
using Wiki.Text.Blocks;
using Wiki.Text.Documents;

namespace Wiki.Text.Importing;

/// <summary>A plain table of a page.</summary>
/// <param name="FirstLine">The line of its header, from 1.</param>
/// <param name="LastLine">Its last line.</param>
/// <param name="Source">Its lines.</param>
public sealed record PageTable(int FirstLine, int LastLine, string Source)
{
    /// <summary>The header, for a list of the tables.</summary>
    public string Header => Source.Split('\n')[0];
}

/// <summary>Finds the plain tables of a page, and puts a table into its text.</summary>
public static class PageTables
{
    /// <summary>The tables that are no structured blocks, in order; none in a text that cannot be stored.</summary>
    public static IReadOnlyList<PageTable> In(WikiDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        if (document.Problems.Any(problem => problem.Severity == Severity.Blocking)
            || !document.Source.Value.Contains('|', StringComparison.Ordinal))
        {
            return [];
        }

        var lines = document.Source.Value.Split('\n');
        var front = document.FrontMatter.Lines;
        var body = new string('\n', front) + string.Join('\n', lines.Skip(front));
        return [.. Markdown.Parse(body, WikiMarkdown.Pipeline).OfType<Table>().Select(table => Of(table, lines))];
    }

    /// <summary>The text with a block in place of one of its tables.</summary>
    public static string Replace(string text, PageTable table, string block)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(table);
        var lines = text.Split('\n');
        return Joined(lines[..(table.FirstLine - 1)], block, lines[table.LastLine..]);
    }

    /// <summary>The text with a block at its end, or at the end of what stands below a heading.</summary>
    /// <param name="document">The page.</param>
    /// <param name="heading">The anchor of a heading; null or unknown for the end of the page.</param>
    /// <param name="block">The lines to put in.</param>
    public static string Insert(WikiDocument document, string? heading, string block)
    {
        ArgumentNullException.ThrowIfNull(document);
        var lines = document.Source.Value.TrimEnd('\n').Split('\n');
        var headings = document.Headings.ToList();
        var place = headings.FindIndex(it => it.Id == heading);
        var at = place >= 0 && place + 1 < headings.Count ? headings[place + 1].Line - 1 : lines.Length;
        // Sources stay the end of what they stand below.
        while (at > 0 && (Blank.Line(lines[at - 1]) || lines[at - 1].StartsWith("[^", StringComparison.Ordinal)))
        {
            at--;
        }

        return Joined(lines[..at], block, lines[at..]);
    }

    // A line for each row, and the delimiter line.
    private static PageTable Of(Table table, string[] lines) => new(
        table.Line + 1, table.Line + table.Count + 1, string.Join('\n', lines[table.Line..(table.Line + table.Count + 1)]));

    private static string Joined(IEnumerable<string> before, string block, IEnumerable<string> after)
    {
        var above = string.Join('\n', before).TrimEnd('\n');
        var below = string.Join('\n', after).Trim('\n');
        return (above.Length > 0 ? above + "\n\n" : "") + block.Trim('\n') + "\n"
            + (below.Length > 0 ? $"\n{below}\n" : "");
    }
}
