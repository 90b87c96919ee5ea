namespace Wiki.Text.Tests.Blocks;

/// <summary>Tables with rows that lack outer bars or cells, or have too many.</summary>
internal static class OddTables
{
    /// <summary>A row with something wrong, made from a row with all its bars and cells.</summary>
    public static string OddRow(Random random, string row)
    {
        var line = row.TrimEnd(' ', '\t');
        return random.Next(4) switch
        {
            0 => line[..^1] is var open && open.EndsWith('\\') ? line + " x |" : open + ' ',
            1 => "  " + line,
            2 => line + " x |",
            _ => line[..Bars(line)[^2]] + '|',
        };
    }

    /// <summary>A table of which each row may be odd, and which a line of another block may end.</summary>
    public static List<string> Table(Random random)
    {
        var table = RandomMatrix.Table(random);
        for (var i = 2; i < table.Count; i++)
        {
            table[i] = random.Next(3) == 0 ? OddRow(random, table[i]) : table[i];
        }

        if (random.Next(2) == 0)
        {
            table.Insert(random.Next(2, table.Count + 1), random.GetItems(Ends, 1)[0]);
        }

        return table;
    }

    private static readonly string[] Ends =
        ["## Next", "- item | x |", "> quote", "***", "```", "1. one", "<!-- x -->", "<div>", "    | code | x |", ""];

    private static List<int> Bars(string line) =>
        [.. Enumerable.Range(0, line.Length).Where(i => line[i] == '|' && (i == 0 || line[i - 1] != '\\'))];
}
