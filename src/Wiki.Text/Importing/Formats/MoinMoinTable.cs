using System.Globalization;
using System.Text.RegularExpressions;
using Wiki.Text.Importing.Tables;

namespace Wiki.Text.Importing.Formats;

/// <summary>Reads a MoinMoin table: lines that begin and end with two bars.</summary>
internal static partial class MoinMoinTable
{
    internal static ImportedTable Read(string text)
    {
        var table = new TableBuilder(TableKind.MoinMoin);
        var inline = new WikiInline(table);
        var skipped = new List<string>();
        var hasEnded = false;
        foreach (var typed in text.ReplaceLineEndings("\n").Split('\n'))
        {
            var line = typed.Trim();
            if (line.Length == 0 || line.StartsWith("##", StringComparison.Ordinal))
            {
                continue;
            }

            if (!line.StartsWith("||", StringComparison.Ordinal) || line.Length < 4)
            {
                hasEnded |= table.RowCount > 0;
                if (!SourceLines.Take(line, table))
                {
                    skipped.Add(line);
                }

                continue;
            }

            if (hasEnded)
            {
                table.Remark(ImportedTable.OnlyFirst);
                break;
            }

            table.BeginRow();
            AddCells(line.EndsWith("||", StringComparison.Ordinal) ? line[2..^2] : line[2..], table, inline);
            if (table.IsFull)
            {
                break;
            }
        }

        SourceLines.RemarkOutside(skipped, table);

        return table.Finish();
    }

    // Two bars with nothing between them begin a cell that spans one more column.
    private static void AddCells(string line, TableBuilder table, WikiInline inline)
    {
        var columns = 1;
        foreach (var typed in line.Split("||"))
        {
            if (typed.Length == 0)
            {
                columns++;
                continue;
            }

            var (text, wide, high) = (typed, columns, 1);
            for (var match = Attribute().Match(text); match.Success; match = Attribute().Match(text))
            {
                var attribute = match.Groups["a"].Value;
                text = text[match.Length..];
                if (Number(attribute, '-') is { } across)
                {
                    wide = across;
                }
                else if (Number(attribute, '|') is { } down)
                {
                    high = down;
                }
            }

            table.Add(inline.Read(MoinMoinInline.Plain(text, table)), wide, high);
            columns = 1;
        }

        for (; columns > 1; columns--)
        {
            table.Add("");
        }
    }

    private static int? Number(string attribute, char sign) =>
        attribute.Length > 1 && attribute[0] == sign
            && int.TryParse(attribute.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? Math.Clamp(number, 1, ImportedTable.MostRows) : null;

    [GeneratedRegex("""\G\s*<(?<a>(?:[-|]\d+)|(?:[:()^v])|(?:#[0-9A-Fa-f]{3,6})|(?:\d+%)|(?:[a-z]+="[^"<>]*"\s*)+)>""",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Attribute();
}
