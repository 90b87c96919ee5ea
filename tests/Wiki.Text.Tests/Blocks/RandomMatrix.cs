using System.Text;

namespace Wiki.Text.Tests.Blocks;

/// <summary>
/// Valid matrices as editors type them. No bar has two backslashes before it, because other readers disagree about it
/// and the wiki has its own rule.
/// </summary>
internal static class RandomMatrix
{
    private static readonly string[] Words =
    [
        "memory", "größe", "Ω", "日本語", "a\u00A0b", "\u00A0", "😀", "4.2", "x86-64", "snake_case", "C:\\dir", "R&D", "…",
        "`code`", "`a\\|b`", "`` ` ``", "**bold**", "*em*", "_under_", "~~gone~~", "a\\|b", "\\|", "\\*", "&amp;", "<b>",
        "5 > 4", "\"quoted\"", "-", "+", "#1", "[^a]", "[^B-1]", "[link](https://a.example/x)", "[l *e*](/y)",
        "[t](/z \"Title\")",
    ];

    private static readonly string[] Claims =
    [
        "yes", "Yes", "no", "n/a", "unknown", "?", "`a value`", "`x \\| y`", "yes since 2.6.20", "no as of 2011-05",
        "yes 2007-02 removed 2009", "yes since 4.2 #hw, #paid", "yes since 1.0 removed 2.0; no since 2.0",
    ];

    private static readonly string[] Names = ["Live migration", "`code`", "é *e*", "a\\|b", "日本語", "a\u00A0b"];

    /// <summary>The lines of a table without its marker: header, delimiter line, rows and group headings.</summary>
    public static List<string> Table(Random random)
    {
        var columns = Enumerable.Range(1, random.Next(1, 6)).ToList();
        var rule = columns.Prepend(0).Select(_ => Pick(random, ["---", " - ", ":-:", " --: ", ":---"]));
        var lines = new List<string>
        {
            Line(random, columns.Select(column => Label(random, $"c{column}")).Prepend(Some(random, Words))),
            $"|{string.Join('|', rule)}|",
        };
        for (var row = random.Next(1, 8); row > 0; row--)
        {
            lines.Add(random.Next(5) == 0
                ? Line(random, columns.Select(_ => "").Prepend(Group(random, row)))
                : Line(random, columns.Select(_ => Cell(random)).Prepend(Label(random, $"r{row}"))));
        }

        return lines;
    }

    /// <summary>The content of a cell, with escaped bars.</summary>
    public static string Cell(Random random)
    {
        if (random.Next(4) == 0)
        {
            return "";
        }

        var note = random.Next(2) == 0 ? $" ({Some(random, Words)})" : "";
        return Pick(random, Claims) + note + Pick(random, ["", "", " [^a]", " [^a][^B-1]", "[^é]"]);
    }

    // The number makes the keys unique.
    private static string Label(Random random, string number) => random.Next(2) == 0
        ? $"{number} {Some(random, Words)}"
        : $"[{Pick(random, Names)}](#{number}{Pick(random, ["", " \"was: old, older\""])})";

    private static string Group(Random random, int number) =>
        $"**{Pick(random, [$"Group {number}", $"[Group](#group-{number})", $"é & ü {number}", $"日本 {number}"])}**";

    private static string Some(Random random, string[] words) =>
        string.Join(' ', random.GetItems(words, random.Next(0, 5)));

    private static string Line(Random random, IEnumerable<string> cells)
    {
        var line = new StringBuilder("|");
        foreach (var cell in cells)
        {
            line.Append(Pick(random, ["", " ", "  ", "\t"])).Append(cell).Append(Pick(random, ["", " ", "   "])).Append('|');
        }

        return line.Append(Pick(random, ["", "", " ", "\t"])).ToString();
    }

    private static T Pick<T>(Random random, T[] choices) => choices[random.Next(choices.Length)];
}
