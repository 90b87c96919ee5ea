using Wiki.Text.Importing.Tables;

namespace Wiki.Text.Importing.Formats;

/// <summary>Finds out how a table is written, by the beginning of its text.</summary>
internal static class TableRecognition
{
    private const int Looked = 64 * 1024; // characters: enough for the style sheet before the table of a spreadsheet
    private const int Lines = 20;

    /// <summary>The kind that the text looks like.</summary>
    internal static TableKind KindOf(string text)
    {
        var start = text.AsSpan(0, Math.Min(text.Length, Looked)).TrimStart();
        if (start.StartsWith("<") && (Has(text, "<table") || Has(text, "<td") || Has(text, "<tr")))
        {
            return TableKind.Html;
        }

        var lines = FirstLines(start.ToString());
        if (lines.Exists(line => line.TrimStart(':', ' ', '\t').StartsWith("{|", StringComparison.Ordinal)))
        {
            return TableKind.MediaWiki;
        }

        if (lines.Exists(line => line.StartsWith("||", StringComparison.Ordinal)
            && line.TrimEnd().EndsWith("||", StringComparison.Ordinal) && line.Length > 4))
        {
            return TableKind.MoinMoin;
        }

        var first = lines.Count > 0 ? lines[0] : "";
        if (lines.Exists(PipeTable.IsRule) || PipeTable.IsFrame(first)
            || (first.StartsWith('|') && first.TrimEnd().EndsWith('|')))
        {
            return TableKind.Markdown;
        }

        if (HasTab(first) && !first.StartsWith("sep=", StringComparison.OrdinalIgnoreCase))
        {
            return TableKind.Tsv;
        }

        var separated = first.AsSpan().IndexOfAny(",;") >= 0;
        return !separated && first.Contains('|', StringComparison.Ordinal) ? TableKind.Markdown
            : Has(text, "<table") ? TableKind.Html
            : TableKind.Csv;
    }

    // Outside of quotation marks.
    private static bool HasTab(string line)
    {
        var quoted = false;
        foreach (var c in line)
        {
            quoted ^= c == '"';
            if (c == '\t' && !quoted)
            {
                return true;
            }
        }

        return false;
    }

    private static List<string> FirstLines(string start) =>
        [.. start.Split(['\n', '\r'], Lines * 2 + 1, StringSplitOptions.RemoveEmptyEntries).Take(Lines * 2)
            .Where(line => line.Trim().Length > 0).Take(Lines)];

    private static bool Has(string text, string tag) => text.Contains(tag, StringComparison.OrdinalIgnoreCase);
}
