using System.Text.RegularExpressions;
using Wiki.Text.Importing.Cells;
using Wiki.Text.Importing.Tables;

namespace Wiki.Text.Importing.Formats;

/// <summary>Takes the markup away that only MoinMoin has; the rest is read like that of other wikis.</summary>
internal static partial class MoinMoinInline
{
    internal static string Plain(string text, TableBuilder table)
    {
        if (text.Length > CellLinkReader.LongestCell)
        {
            return text;
        }

        text = Note().Replace(text, match => table.Cite(match.Groups["text"].Value.Trim()));
        text = LineBreak().Replace(text, " ");
        text = OldPage().Replace(text, match =>
            match.Groups["text"].Success ? match.Groups["text"].Value.Trim() : match.Groups["page"].Value);
        text = Style().Replace(text, "${text}");
        return Escape().Replace(text, "");
    }

    [GeneratedRegex(@"(<<|\[\[)FootNote\((?<text>[^()]*(\([^()]*\)[^()]*)*)\)(>>|\]\])",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Note();

    [GeneratedRegex(@"\[\[BR\]\]|<<BR>>", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LineBreak();

    [GeneratedRegex("""\["(?<page>[^"\]\r\n]{1,200})"\]|\[:(?<page>[^:\]\r\n]{1,200}):?(?<text>[^\]\r\n]{1,200})?\]""",
        RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OldPage();

    [GeneratedRegex(@"\{\{\{(?<text>[^{}]{1,500})\}\}\}|(?<!\w)__(?<text>[^_]{1,500})__(?!\w)"
        + @"|~[-+](?<text>[^~]{1,500})[-+]~|,,(?<text>[^,]{1,200}),,|\^(?<text>[^\^\s]{1,100})\^|--\((?<text>[^()]{1,500})\)--",
        RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Style();

    // A word with capitals would be a link.
    [GeneratedRegex(@"(?<!\w)!(?=[A-Z][a-z]*[A-Z0-9])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Escape();
}
