using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using Wiki.Text.Blocks;
using Wiki.Text.Importing.Tables;

namespace Wiki.Text.Importing.Formats;

/// <summary>Reads values between commas, semicolons or tabs. Quotes work as spreadsheets write them.</summary>
internal static class SeparatedTable
{
    // A longer line cannot be a row of at most 200 cells; the parser would keep a place for each value of it.
    private const int MostSeparatorsInALine = 20_000;
    private const int LinesLookedAt = 20;

    internal static ImportedTable Read(string text, TableKind kind)
    {
        var (rest, separator) = TakeSeparatorLine(text, kind);
        separator ??= kind == TableKind.Tsv ? '\t' : SeparatorOf(rest);
        var table = new TableBuilder(kind);
        if (HasTooManyInALine(rest, separator.Value))
        {
            return ImportedTable.Refused(kind, ImportedTable.TooWide);
        }

        using var parser = new CsvParser(new StringReader(rest), new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            HasHeaderRecord = false,
            Delimiter = separator.Value.ToString(),
            IgnoreBlankLines = false,
            BadDataFound = bad => table.Remark(SentenceOn(bad.Field)),
        });
        while (!table.IsFull && parser.Read())
        {
            table.BeginRow();
            for (var i = 0; i < parser.Count && !table.IsFull; i++)
            {
                table.Add(parser[i]);
            }
        }

        table.TakeLast(line => SourceLines.Take(line, table));
        return table.Finish();
    }

    private static string SentenceOn(string field)
    {
        var shown = Quoted.Short(CleanLine.Of(field.Length > 200 ? field[..200] : field, out _, out _));
        return field.StartsWith('"') && !field.TrimEnd().EndsWith('"') && field.AsSpan().Count('"') % 2 == 1
            ? $"A quotation mark is not closed: {shown}. Everything behind it is one cell."
            : $"There are quotation marks inside a cell: {shown}. Check this cell.";
    }

    // Excel writes the separator into a line of its own.
    private static (string Left, char? Separator) TakeSeparatorLine(string text, TableKind kind)
    {
        var end = text.AsSpan().IndexOfAny('\r', '\n');
        var line = end < 0 ? "" : text[..end].Trim().Trim('"');
        if (kind != TableKind.Csv || line.Length > 5 || !line.StartsWith("sep=", StringComparison.OrdinalIgnoreCase))
        {
            return (text, null);
        }

        var rest = text[end..];
        rest = rest.StartsWith("\r\n", StringComparison.Ordinal) ? rest[2..] : rest[1..];
        return (rest, line.Length == 5 ? line[4] : '\t');
    }

    // The separator that stands in each line equally often, otherwise the more frequent one.
    private static char SeparatorOf(string text)
    {
        var counts = new List<(int Commas, int Semicolons, int Tabs)> { default };
        var quoted = false;
        foreach (var c in text)
        {
            quoted ^= c == '"';
            var last = counts[^1];
            switch (c)
            {
                case ',' when !quoted: counts[^1] = last with { Commas = last.Commas + 1 }; break;
                case ';' when !quoted: counts[^1] = last with { Semicolons = last.Semicolons + 1 }; break;
                case '\t' when !quoted: counts[^1] = last with { Tabs = last.Tabs + 1 }; break;
                case '\n' when !quoted: counts.Add(default); break;
                default: break;
            }

            if (counts.Count > LinesLookedAt)
            {
                break;
            }
        }

        var lines = counts.Where(line => line != default).ToList();
        var candidates = new (char Separator, List<int> Counts)[]
        {
            (',', [.. lines.Select(line => line.Commas)]),
            (';', [.. lines.Select(line => line.Semicolons)]),
            ('\t', [.. lines.Select(line => line.Tabs)]),
        };
        return candidates.OrderByDescending(it => it.Counts.Count > 0 && it.Counts[0] > 0
                && it.Counts.TrueForAll(count => count == it.Counts[0]))
            .ThenByDescending(it => it.Counts.Sum()).First().Separator;
    }

    private static bool HasTooManyInALine(string text, char separator)
    {
        var count = 0;
        foreach (var c in text)
        {
            count = c is '\n' or '\r' ? 0 : c == separator ? count + 1 : count;
            if (count > MostSeparatorsInALine)
            {
                return true;
            }
        }

        return false;
    }
}
