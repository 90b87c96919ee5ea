namespace Wiki.Text.Tests.Blocks;

/// <summary>Texts with an ordinary table, well made or odd, in the middle of other blocks.</summary>
internal static class PlainTables
{
    private static readonly string[] Cells =
    [
        "a", "", "b c", "`x`", "`x \\| y`", "\\|", "*e*", "**s**", "`", "x|y", "`a|b`", " ", "é", "&amp;", "-", "#", "> q", "--",
    ];

    private static readonly string[] Others =
    [
        "text", "", "## h", "- item", "> quote", "***", "```", "1. one", "2) two", "    code", "---", "||", "| |", "a|b",
        "+ x", "| a | b |", "|---|---|", "--|--", ":-:|-:", "|---|", "   | x | y |", "\tx|y", "* * *", "===", "| \\| |", "`a",
    ];

    private static readonly string[] Dashes = ["---", ":--", "--:", ":-:", "-", " -- "];

    private static readonly string[] Before = ["", "para", "para\ntwo", "- li\n", "> q\n", "## h"];

    /// <summary>A text of at most a dozen lines.</summary>
    public static string Text(Random random)
    {
        var columns = random.Next(1, 5);
        List<string> lines = [.. random.GetItems(Before, 1)[0].Split('\n').Where(line => line.Length > 0)];
        lines.Add(Row(random, columns));
        lines.Add(Rule(random, random.Next(10) > 0 ? columns : columns + 1));
        for (var i = random.Next(6); i > 0; i--)
        {
            lines.Add(random.Next(3) == 0 ? random.GetItems(Others, 1)[0]
                : Row(random, random.Next(2) == 0 ? columns : random.Next(1, 6)));
        }

        return string.Join('\n', random.Next(8) switch
        {
            0 => lines.Select(line => "> " + line),
            1 => lines.Select((line, i) => (i == 0 ? "- " : "  ") + line),
            2 => lines.Select((line, i) => i < lines.Count / 2 ? "> " + line : line),
            _ => lines,
        }) + "\n";
    }

    private static string Row(Random random, int columns)
    {
        var cells = string.Join(" | ", random.GetItems(Cells, columns));
        // GitHub's own program ends a table at a bar alone; the one of the test does not.
        return cells.Trim(' ', '|').Length == 0 ? $"| {cells} |" : random.Next(4) switch { 0 => cells + " |", 1 => "| " + cells, 2 when columns > 1 => cells, _ => $"| {cells} |" };
    }

    private static string Rule(Random random, int columns) =>
        "|" + string.Join('|', random.GetItems(Dashes, columns)) + random.GetItems(["|", "", "| "], 1)[0];
}
