using Wiki.Text.Blocks;
using Wiki.Text.Blocks.Matrices;
using Wiki.Text.Blocks.Matrices.Grammar;
using Wiki.Text.Blocks.Tables;
using Wiki.Text.Documents;

namespace Wiki.Text.Tests.Specification;

/// <summary>
/// Two readers, the program and one that was written from docs/blocks alone, find the same on pages made at random.
/// Where they differ, one of them or the document is wrong.
/// </summary>
public sealed class SecondReadingTests
{
    [Fact]
    public void A_second_reader_of_the_specification_finds_the_same_on_thousands_of_pages()
    {
        var codes = new SortedSet<string>(StringComparer.Ordinal);
        for (var seed = 0; seed < 4_000; seed++)
        {
            var text = SecondPages.Page(new Random(seed));
            var page = WikiDocument.Parse(SourceText.From(text));
            var first = Found(page);
            var second = new SecondReader(text).Read().ToList();

            Assert.True(first.SequenceEqual(second), $"Seed {seed}\nprogram only:\n{Only(first, second)}\n"
                + $"second reader only:\n{Only(second, first)}\n{Numbered(text)}");
            codes.UnionWith(page.Problems.Select(it => it.Code));
        }

        // M011 would need a table too large for a law.
        string[] all =
        [
            .. Codes('C', 101, 118), .. Codes('M', 1, 10).Except(["M011"]), "M012", .. Codes('P', 301, 307),
            .. Codes('T', 201, 205), "T210", "T211", "W201", "W202", "W205", "W206", "W208",
        ];
        Assert.Empty(all.Except(codes));
    }

    private static IEnumerable<string> Codes(char kind, int first, int last) =>
        Enumerable.Range(first, last - first + 1).Select(number => $"{kind}{number:000}");

    [Fact]
    public void Cells_of_any_words_are_read_alike_by_both_readers()
    {
        var random = new Random(14);
        for (var n = 0; n < 40_000; n++)
        {
            var text = SecondPages.Cell(random).Trim(' ', '\t');
            var cell = CellReader.Read(text, 1, "xen");
            var second = SecondCell.Read(text, "xen");

            Assert.Equal(
                $"{text}: {string.Join(", ", second.Problems.Order().Select(it => $"{it.Code} {it.Column}"))}",
                $"{text}: {string.Join(", ", cell.Problems.Select(it => (it.Code, it.Column)).Order()
                    .Select(it => $"{it.Code} {it.Column}"))}");
            Assert.Equal(second.Canonical ?? text, cell.Canonical);
        }
    }

    private static string Numbered(string text) =>
        string.Join('\n', text.Split('\n').Select((line, i) => $"{i + 1}: {line}"));

    private static string Only(List<string> these, List<string> others) =>
        string.Join('\n', these.Where(it => these.Count(one => one == it) > others.Count(one => one == it)).Distinct());

    private static List<string> Found(WikiDocument page)
    {
        var blocks = new List<(int Line, IEnumerable<string> Found)>();
        foreach (var it in page.Matrices)
        {
            blocks.Add((it.Line, Of(it.Marker, it.Line, it.IsBroken,
                "columns " + string.Join(' ', it.Columns.Select(column => $"{column.Label.Key}={column.VersionLine}")),
                it.Unread,
                it.Groups.Select(group => (group.Line, $"{group.Line} group {group.Label.Key}")).Concat(
                    it.Rows.Select(row => (row.Line, $"{row.Line} row {row.Label.Key}: "
                        + string.Join(" | ", row.Cells.Select(cell =>
                            cell.Status == CellStatus.Invalid ? $"! {cell.Text}" : cell.Canonical))))))));
        }

        foreach (var it in page.Timelines)
        {
            blocks.Add((it.Line, Of(
                it.Marker, it.Line, it.IsBroken, "columns " + string.Join(' ', it.Columns), it.Unread,
                it.Events.Select(row => (row.Line, $"{row.Line} {row.Label.Key}: {row.Date?.Text ?? "?"}"
                    + (row.Release is { } release ? $" dates {release.Line} {release.Version.Number}" : "")
                    + (row.IsValid ? "" : " !"))))));
        }

        foreach (var it in page.Predictions)
        {
            blocks.Add((it.Line, Of(
                it.Marker, it.Line, it.IsBroken, "columns " + string.Join(' ', it.Columns), it.Unread,
                it.Predictions.Select(row => (row.Line,
                    $"{row.Line} {row.Label.Key}: {row.Made?.Text ?? "?"} {row.Outcome?.Canonical ?? "?"}"
                    + (row.IsValid ? "" : " !"))))));
        }

        // Of hints about prose the second reader knows nothing.
        var inBlocks = page.Matrices.SelectMany(it => it.Source).Concat(page.Timelines.SelectMany(it => it.Source))
            .Concat(page.Predictions.SelectMany(it => it.Source)).Select(line => line.Number).ToHashSet();
        return [.. blocks.OrderBy(block => block.Line).SelectMany(block => block.Found), .. page.Problems
            .Where(it => "CMPTW".Contains(it.Code[0], StringComparison.Ordinal))
            .Where(it => it.Code is not ("W207" or "M013" or "M014"))
            .Where(it => it.Code != "C113" || inBlocks.Contains(it.Line))
            .Select(it => (it.Line, it.Code, it.Column)).Order().Select(it => $"{it.Line} {it.Code} {it.Column}")];
    }

    private static IEnumerable<string> Of(
        BlockMarker marker, int line, bool isBroken, string columns, IEnumerable<UnreadRow> unread,
        IEnumerable<(int Line, string Text)> rows)
    {
        var typed = unread.Select(row => (row.Line, $"{row.Line} not read {row.Key}"));
        return [$"{line} {marker.Kind.Word()} {marker.Id}{(isBroken ? " broken" : "")}",
            .. isBroken ? [] : rows.Concat(typed).OrderBy(row => row.Line).Select(row => row.Item2).Prepend(columns)];
    }
}

/// <summary>Pages in which markers, tables and other lines meet in every way.</summary>
internal static class SecondPages
{
    private static readonly string[] Between =
    [
        "Some text.", "Two lines\nof text.", "## Heading", "### Next", "- item", "- item\nlazy line",
        "1. item\n   - item\nlazy",
        "> quote", "> quote\nlazy line", "***", "---", "```\ncode\n```",
        "~~~ text\n<!-- matrix:in-code -->\n| F | Xen |\n~~~",
        "[^a]: A source.", "[^b]: A source.\n    second line", "[^a]: A source.\n[^b]: Another.",
        "[^C]: A source.\nlazy line",
        "[^b]: A source.\n\n    - a list", "[^a]: A source.\n\n    ```\n    code", "[x]: https://example.org/x",
        "[y]: https://example.org/y\n\"title\"", "*[HTML]: HyperText", "<!-- a comment -->", "- ```\n  code",
        "> ```\n> code",
        "    code", "| A | B |\n|---|---|\n| a | b |", "{{matrix page#id}}", "{{matrix nothing}}",
        "<b>bold</b>", "a | b", "</div>",
        "<!--\u00A0matrix:odd -->", "\u200B<!-- timeline:odd -->", "<!-- Matrix: My Table -->",
        " <!-- matrix:indented -->",
        "<!--matrix:tight-->", "<!-- matrix:a lines=b -->", "Text <!-- matrix:inside --> text",
        "\u3000<!-- matrix:wide -->\u00A0",
        "<!-- matrix:a\u2003lines=\"kvm:linux\" -->", "<!-- predictions -->", "~~~\nleft open",
        "<!-- a comment\nof two lines -->", "<!-- before\n<!-- matrix:hidden -->\n| F | Xen |", "<!-- left open",
        "<!-- one --> <!-- two\n\n<!-- timeline:hidden -->", "- <!-- in a list\n  goes on", "Text <!-- open\nline",
        "\n$$\n<!-- matrix:in-math -->\n$$", "*[XYZ]: words",
    ];

    private static readonly string[] Markers =
    [
        "<!-- matrix:core -->", "<!-- matrix:a.b-1 -->", "<!--\tmatrix:core\t--> ",
        "<!-- matrix:m lines=\"kvm:linux\" -->",
        "<!-- matrix:n  lines=\"kvm:linux kvm:x none:y bad\" x=\"1 > 0\" -->", "<!-- timeline:t -->",
        "<!-- timeline:t -->",
        "<!-- predictions:p -->", "<!-- predictions:core -->",
    ];

    private static readonly string[] Words =
    [
        "yes", "no", "Partial", "?", "unknown", "n/a", "planned", "`x`", "`a b`", "yes", "no", "since", "by",
        "removed", "until",
        "for", "as of", "as", "of", "4.2", "4.10", "4.2-rc1", "2007", "2007-05", "2009~", "v2019", "kvm:4",
        "xen:5", "4.2+", "≤3",
        ">=4", "2.6-4.1", "2011/05", "21.07.2011", "v21.07.2011", "2011-13", "May-2007", "2007–2009", "#hw",
        "#flag", "#pach",
        "(note)", "(since 4)", "(4.2)", "(2011-05 #hw)", "(a (b) c)", "(`)` code)", "( )", "(a \\) b)",
        "(a \\", "(open", "[^a]",
        "[^b]", "[^A]", "[^gone]", ";", ";", ",", "+", "-", "—", "`open", "✅", "needs", "64bit",
        "a\u00A0b", "\u00A0", "[^", "]",
        "kvm:", "2.6.9a", "5.0u3", "8.0-update-3", "linux:2019", "1899", "|",
    ];

    private static readonly string[] Cells =
    [
        "", "", "yes", "no", "?", "yes 4.2 [^a]", "yes since 2007 [^a][^b]",
        "partial since 4 (offline only) [^a]", "`GPL`",
        "no since 4 (x); yes since 2 until 3 [^a]", "planned for 5 as of 2026 [^a]", "n/a (none)",
        "yes [^gone]", "yes 4 until 2 [^b]",
        "`a\\|b`", "yes (a\\|b) [^a]", "-", "yes (4.2) [^c]",
    ];

    private static readonly string[] Names =
    [
        "Memory", "Live migration", "memory", "[Page sharing](#ksm)", "[a](#memory/ballooning)",
        "[b](#b \"was: memory\")", "é 4.2",
        "**CPU**", "**[Group](#cpu)**", "** b **", "***odd***", "**a** **b**", "[x](#X)", "[x](#x) y",
        "[x](y)", "日本", "", "`code`",
        "[t](#t \"was: a, b/c\")", "[t](#t \"title\")", "[ ](#t)", "a\\|b",
    ];

    private static readonly string[] Columns =
        ["Xen", "KVM", "[LXC](#lxc \"was: containers\")", "UML", "xen", "", "[x](#X)", "日本", "[q](#kvm)"];

    private static readonly Dictionary<string, string[]> Named = new(StringComparer.Ordinal)
    {
        ["Date"] = ["2007", "2007-02~", "2003/..", "../2005", "2011-05/2011-07", "2011-07/2011-05", "Feb 2007",
            "", "2006-12-01"],
        ["Event"] = ["Xen 1.0", "[First](#xen-1.0)", "KVM", "a", "b", "", "[x](#X)", "c", "d", "e", "f"],
        ["System"] = ["", "Xen", "kvm"],
        ["Kind"] = ["", "release", "merge", "Release", "eol", "release"],
        ["Version"] = ["", "4.2", "linux:2.6.20", "2019", "three", "6.1-rc2"],
        ["Source"] = ["", "[^a]", "[^a] [^b]", "[^gone]", "see [^a]", "[^a] x", "`x"],
        ["Note"] = ["", "a note"],
        ["Prediction"] = ["a", "b", "[c](#c)", "d", "", "e", "f", "g"],
        ["Who"] = ["", "A. Analyst"],
        ["Made"] = ["2006", "2006-12", "soon", "", "2008~"],
        ["Due"] = ["", "2010", "later", "2010-12-31"],
        ["Odds"] = ["", "60%", "2.5%", "101%", "likely", "100%"],
        ["Outcome"] = ["open", "yes 2011 [^a]", "no 2011~ (late) [^a][^b]", "partly 2009 [^a]",
            "void 2009 (x) [^gone]", "yes", "probably",
            "yes 2005 [^a]", "disputed 2004 (`(`) [^c]", "yes 21/07/2011 [^a]", "yes 2011",
            "no 2011 (a) (b) [^a]", "yes 2011 [^a] (b)",
            "open (for now)", "partly 2005", ""],
        ["When"] = ["2007"],
    };

    public static string Page(Random random)
    {
        var text = new System.Text.StringBuilder("# T\n\nText.\n\n");
        for (var n = random.Next(2, 9); n > 0; n--)
        {
            var piece = random.Next(5) < 2 ? Pick(random, Between) : Block(random);
            text.Append(piece).Append(random.Next(3) == 0 ? "\n" : "\n\n");
        }

        return text.Append(random.Next(2) == 0 ? "[^a]: A source.\n" : "").ToString();
    }

    /// <summary>A cell of words that seldom fit.</summary>
    public static string Cell(Random random) => random.Next(4) == 0
        ? string.Join("; ", Enumerable.Range(0, random.Next(1, 4)).Select(_ => Statement(random)))
        : string.Join(Pick(random, [" ", " ", " ", ""]), random.GetItems(Words, random.Next(1, 7)));

    private static string Statement(Random random)
    {
        string[] points = ["1", "2", "2.1", "3", "4", "2007", "2007-05", "2009~", "kvm:2", "2-rc1"];
        return Pick(random, ["yes", "no", "n/a", "`x`", "partial", "planned", "yes"])
            + Maybe(" since", " by", "") + Maybe(" removed", " until", " removed by") + Maybe(" as of")
            + Pick(random, ["", " #hw"]) + Pick(random, ["", " (why)", $" ({Pick(random, points)})"])
            + Pick(random, ["", " [^a]"]);

        string Maybe(params string[] words) =>
            random.Next(3) == 0 ? "" : $"{Pick(random, words)} {Pick(random, points)}";
    }

    private static string Block(Random random)
    {
        var marker = Pick(random, Markers);
        var table = marker.Contains("matrix", StringComparison.Ordinal) ? Matrix(random)
            : Rows(random, marker.Contains("timeline", StringComparison.Ordinal)
                ? ["Date", "Event", "System", "Kind", "Version", "Note", "Source"]
                : ["Prediction", "Who", "Made", "Due", "Odds", "Outcome", "Source"],
                marker.Contains("timeline", StringComparison.Ordinal) ? 2 : 6);
        for (var i = 0; i < table.Count; i++)
        {
            table[i] = random.Next(i < 2 ? 30 : 12) == 0 ? Odd(random, table[i]) : table[i];
        }

        if (random.Next(12) == 0)
        {
            table.RemoveAt(random.Next(Math.Min(3, table.Count)));
        }

        return marker + Pick(random, ["\n", "\n\n", "\n \t\n\n"]) + string.Join('\n', table);
    }

    private static string Odd(Random random, string line) => random.Next(9) switch
    {
        0 => line[..^1],
        1 => line[1..],
        2 => "  " + line,
        3 => line + " x |",
        4 => line[..Math.Max(1, line.LastIndexOf('|', line.Length - 2))],
        5 => line + " \t",
        6 => line[..^1] + "\\|",
        7 => "|",
        _ => Pick(random, ["no bars", "a | b", "{{matrix x#y}}", "--", "[x]: /y"]),
    };

    private static List<string> Matrix(Random random)
    {
        var width = random.Next(1, 4);
        var columns = random.Next(4) == 0
            ? random.GetItems(Columns, width).ToList()
            : [.. Columns[..4].OrderBy(_ => random.Next()).Take(width)];
        var table = new List<string>
        {
            Line(random, columns.Prepend(Pick(random, ["Feature", ""]))),
            Rule(random, width + 1),
        };
        var isOrderly = random.Next(2) == 0;
        for (var row = 0; row < random.Next(1, 6); row++)
        {
            var name = Pick(random,
                isOrderly ? [$"Row {row}", $"[Part](#row-{row}/x)", $"[Part {row}](#row-0/y{row})"] : Names);
            var cells = name.StartsWith("**", StringComparison.Ordinal) && random.Next(8) > 0
                ? Enumerable.Repeat("", width)
                : Enumerable.Range(0, width).Select(_ => random.Next(3) == 0
                    ? Cell(random).Replace("|", "\\|", StringComparison.Ordinal) : Pick(random, Cells));
            table.Add(Line(random, cells.Prepend(name)));
        }

        return table;
    }

    private static List<string> Rows(Random random, string[] known, int required)
    {
        var columns = known.Where((_, i) => i < required || random.Next(2) == 0).OrderBy(_ => random.Next()).ToList();
        if (random.Next(8) == 0)
        {
            columns[random.Next(columns.Count)] = Pick(random, [.. columns, "When"]);
        }

        var table = new List<string>
        {
            Line(random, columns.Select(it => random.Next(6) == 0 ? it.ToUpperInvariant() : it)),
            Rule(random, columns.Count),
        };
        for (var row = random.Next(1, 6); row > 0; row--)
        {
            table.Add(Line(random, columns.Select(column => Pick(random, Named[column]))));
        }

        return table;
    }

    private static string Rule(Random random, int count) =>
        $"|{string.Join('|', Enumerable.Range(0, count).Select(_ => Pick(random, ["---", " - ", ":-:", "--:"])))}|";

    private static string Line(Random random, IEnumerable<string> cells) =>
        "|" + string.Concat(cells.Select(cell =>
            $"{Pick(random, [" ", " ", "", "\t"])}{cell}{Pick(random, [" ", " ", "  "])}|"));

    private static string Pick(Random random, string[] choices) => choices[random.Next(choices.Length)];
}
