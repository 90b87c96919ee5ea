using System.Text.RegularExpressions;
using Wiki.Text.Blocks;
using Wiki.Text.Importing.Cells;
using Wiki.Text.Importing.Tables;

namespace Wiki.Text.Importing.Formats;

/// <summary>
/// Reads the list of sources that stands below a table: <c>[1] …</c>, <c>[name]: …</c>, <c>1. https://…</c>.
/// </summary>
internal static partial class SourceLines
{
    /// <summary>Takes a line as a source. Returns false when it is none.</summary>
    internal static bool Take(string line, TableBuilder table)
    {
        if (line.Length > 10_000 || Source().Match(line) is not { Success: true } match)
        {
            return false;
        }

        var (name, text) = (match.Groups["name"].Value, match.Groups["text"].Value.TrimStart('^', '↑', ' '));
        var hasAddress = text.Contains("://", StringComparison.Ordinal);
        var isFootnote = match.Groups["note"].Success;
        if (!isFootnote && !CellLinkReader.IsNumber(name))
        {
            if (!match.Groups["colon"].Success)
            {
                return false;
            }

            if (!hasAddress)
            {
                table.Count("The address of “{0}” is no http or https address: its text stands alone.",
                    "{0} addresses are no http or https addresses: {1}. Their texts stand alone.",
                    $"{Quoted.Short(name)} ({Quoted.Short(text)})");
                return true;
            }
        }

        if (match.Groups["dot"].Success && !hasAddress)
        {
            return false;
        }

        table.Sources.TryAdd(name, Titled().Match(text) is { Success: true } titled
            ? HtmlLink.Written(titled.Groups["title"].Value, titled.Groups["address"].Value) : text);
        return true;
    }

    /// <summary>Names the lines outside of the table.</summary>
    internal static void RemarkOutside(List<string> lines, TableBuilder table)
    {
        if (lines.Count > 0)
        {
            var first = Quoted.Short(CleanLine.Of(lines[0], out _, out _));
            table.Remark($"The text outside of the table was left out: “{first}”"
                + (lines.Count > 1 ? $" and {lines.Count - 1:N0} more lines." : "."));
        }
    }

    [GeneratedRegex(@"^\s*([-*#]\s+)?(\[(?<note>\^)?(?<name>[^\]\[\s^][^\]\[]{0,60})\](?<colon>:)?"
        + @"|(?<name>\d{1,3})(?<dot>[.):]))"
        + @"\s+(?<text>\S.*)$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Source();

    [GeneratedRegex("""^<?(?<address>https?://[^\s<>]+)>?\s+["'(](?<title>.+)["')]$""",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Titled();
}
