using System.Globalization;
using System.Text.RegularExpressions;
using Wiki.Text.Blocks;
using Wiki.Text.Blocks.Matrices;
using Wiki.Text.Blocks.Matrices.Dates;
using Wiki.Text.Blocks.Points;
using Wiki.Text.Blocks.Tables;
using Wiki.Text.Diffing.Facts;
using Wiki.Text.Diffing.Facts.Matrices;
using Wiki.Text.Documents;
using Wiki.Text.Tests.Blocks;

namespace Wiki.Text.Tests.Specification;

/// <summary>
/// The specification in docs/blocks is a test: the program reads the examples of its tables and pages and must find
/// what the document says.
/// </summary>
public sealed partial class SpecificationTests
{
    private static readonly ReleaseList Releases = Given.Timeline(
        "| Date | Event | Kind | Version |", "|---|---|---|---|",
        "| 2003-10-02 | Xen 1.0 | release | xen:1.0 |",
        "| 2004-11 | Xen 2.0 | release | xen:2.0 |",
        "| 2005-12/.. | Xen 3.0 | release | xen:3.0 |").Releases is var list ? ReleaseList.Of(list) : null!;

    // By the first two headers of a table: what the other columns of a row must say.
    private static readonly Dictionary<string, Func<string[], string[]>> Tables = new(StringComparer.Ordinal)
    {
        ["Line, Is"] = row => [Marker(row[0])],
        ["Line, Ends a table"] = row => [TableEnd.IsAt(row[0]) ? "yes" : "no"],
        ["Line, Shows"] = row => [Shown(row[0])],
        ["Name, Key"] = row => Name(row[0].Trim()),
        ["Typed, Read as"] = row => Cell(row[0]) is var cell ? [cell.Canonical, Codes(cell.Problems)] : [],
        ["Typed, Problems"] = row => [Codes(Cell(row[0]).Problems, withColumns: true, "none")],
        ["Word, Is"] = row => [Word(row[0])],
        ["First, Second"] = row =>
            [row[1], Order(Read(row[0]), Read(row[1]))],
        ["Cell, On"] = row => [row[1], Answers(row[0], row[1])],
        ["Older, Newer"] = row => [row[1], row[2], Kind(row[0], row[1], row[2])],
        ["Word, Event date"] = row => [Date(row[0])],
        ["Word, Outcome"] = row => [Outcome(row[0])],
        ["Old, New"] = row => [row[1], Classes(row[0], row[1])],
    };

    public static TheoryData<string> Parts { get; } =
        [.. Directory.GetFiles(Folder, "*.md").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    private static string Folder => Path.Combine(Repository.Root, "docs", "blocks");

    [Theory]
    [MemberData(nameof(Parts))]
    public void The_program_reads_each_example_of_the_tables_as_the_specification_says(string part)
    {
        var wrong = new List<string>();
        foreach (var (header, rows) in TablesOf(part).Where(table => Tables.ContainsKey(table.Header)))
        {
            wrong.AddRange(rows
                .Select(row => (Typed: row[0], Says: row[1..], Is: Tables[header](row)))
                .Where(it => !it.Says.SequenceEqual(it.Is))
                .Select(it => $"{it.Typed}: says {string.Join(", ", it.Says)}; is {string.Join(", ", it.Is)}"));
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public void The_specification_has_examples_of_every_kind() => Assert.Equal(
        Tables.Keys.Order(),
        Parts.SelectMany(part => TablesOf(part.Data)).Select(table => table.Header)
            .Where(Tables.ContainsKey).Distinct().Order());

    [Theory]
    [MemberData(nameof(Parts))]
    public void The_program_finds_in_each_page_what_the_specification_says(string part)
    {
        var pages = new List<string>();
        foreach (Match fence in Fence().Matches(TextOf(part)))
        {
            var body = fence.Groups["body"].Value;
            if (fence.Groups["kind"].Value == "markdown")
            {
                pages.Add(body);
            }
            else if (fence.Groups["kind"].Value == "read")
            {
                Assert.Equal(body.TrimEnd('\n'), string.Join('\n', Found(Parsed(pages[^1]))));
            }
            else if (fence.Groups["kind"].Value == "report")
            {
                var changes = FactDiff.Between(Parsed(pages[^2]), Parsed(pages[^1]));
                Assert.Equal(body.TrimEnd('\n'), string.Join('\n', FactReport.Write(changes)));
            }
        }
    }

    // "yes", "no" and what else a claim can have.
    [Fact]
    public void Each_claim_can_have_what_the_specification_says()
    {
        var claims = TablesOf("cells.md").First(table => table.Header == "Claim, Means").Rows;
        Assert.Equal(7, claims.Count);
        foreach (var row in claims)
        {
            foreach (var claim in row[0] == "a value" ? ["`x`"] : row[0].Split("`, `").Select(it => it.Trim('`')))
            {
                string[] clauses =
                    ["since 4.2", "by 4.2", "removed 4.2", "until 4.2", "for 4.2", "as of 4.2 #hw (x) [^a]"];
                string[] says = [row[2], row[3], row[4], row[4], row[5], "yes"];
                Assert.Equal(
                    says.Select(said => said.StartsWith("yes", StringComparison.Ordinal)),
                    clauses.Select(clause => Cell($"{claim} {clause}").Problems.All(it => it.Code != "C106")));
            }
        }
    }

    private static WikiDocument Parsed(string page) => WikiDocument.Parse(SourceText.From(page));

    private static Cell Cell(string text)
    {
        var table = Given.MatrixOf("| F | Xen |", "|---|---|",
            $"| a | {text.Replace("|", "\\|", StringComparison.Ordinal)} |");
        return table.WithSources(name => name != "missing").Rows[0].Cells[0];
    }

    private static string Codes(IEnumerable<Problem> problems, bool withColumns = false, string none = "") =>
        string.Join(", ", problems.Select(it => withColumns ? $"{it.Code} {it.Column}" : it.Code))
            is { Length: > 0 } codes ? codes : none;

    private static string Marker(string line)
    {
        if (BlockMarker.TryParse(line, out var marker))
        {
            var kind = marker.Kind switch
            {
                BlockKind.Matrix => "a matrix",
                BlockKind.Timeline => "a timeline",
                _ => "a list of predictions",
            };
            return $"{kind}, {marker.Id}";
        }

        return BlockMarker.NearMiss(new SourceLine(1, line)) switch
        {
            null => "no marker",
            { Meant: { } meant, Severity: Severity.Error, Column: 1 } => $"M010, write `{meant.Texts[0]}`",
            { Severity: Severity.Hint } miss => miss.Code,
            var other => other.ToString(),
        };
    }

    private static string Shown(string line)
    {
        var page = Parsed(line);
        return page.Includes is [var it]
            ? $"{it.Name}, {it.Matrix}" + string.Concat(it.Columns.Select(key => $", column {key}"))
                + string.Concat(it.Rows.Select(key => $", row {key}"))
            : page.Problems.Any(problem => problem.Code == "M012") ? "M012" : "no include";
    }

    private static string[] Name(string name)
    {
        var row = Given.Timeline("| Date | Event |", "|---|---|", $"| 2007 | {name} |");
        var label = row.Events[0].Label;
        return row.TableProblems.Any(it => it.Code == "M008") && name.StartsWith('[') ? ["M008", ""]
            : [label.Key.Length > 0 ? label.Key : "none", string.Join(", ", label.Was)];
    }

    private static Point Read(string word) => Point.TryRead(word, out var point) ? point
        : throw new FormatException($"{word} is no point.");

    private static string Word(string word) => !Point.TryRead(word, out var point)
        ? Assert.Single(Cell($"yes since {word}").Problems).Code
        : point is DatePoint ? $"the date {point}" : $"the version {point}";

    private static string Order(Point first, Point second)
    {
        var order = Point.Compare(first, second, "xen");
        Assert.Equal(Mirrored(order), Point.Compare(second, first, "xen"));
        return order.ToString().ToLowerInvariant();

        static PointOrder Mirrored(PointOrder order) => order switch
        {
            PointOrder.Before => PointOrder.After,
            PointOrder.After => PointOrder.Before,
            _ => order,
        };
    }

    private static string Answers(string cell, string on)
    {
        Assert.True(DatePoint.TryRead(on, out var date));
        var found = TrueOn.Compute(Cell(cell), "xen", date, Releases);
        return string.Join("; ", found.Answers.Select(Said)) + (found.During is null ? "" : $"; during {found.During}");

        static string Said(Answer answer)
        {
            var said = answer.Kind switch
            {
                AnswerKind.Invalid => "not understood",
                AnswerKind.NotStated => "not stated",
                AnswerKind.Undated => "undated",
                _ => answer.Level?.Word() ?? $"`{answer.Value}`",
            };
            return said + (answer.Remark is null || answer.Value is not null ? "" : $", {answer.Remark}");
        }
    }

    private static string Kind(string older, string newer, string saved)
    {
        var day = DateOnly.ParseExact(saved, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var kind = CellChanges.Between(Cell(older), Cell(newer), "xen", day, Releases);
        return kind == CellChange.FilledIn ? "filled in" : kind.ToString().ToLowerInvariant();
    }

    private static string Date(string word) => Given.Timeline("| Date | Event |", "|---|---|", $"| {word} | a |")
        .Events[0] is { Date: { } date } ? date.Text : "T201";

    private static string Outcome(string word)
    {
        var list = Given.Predictions("| Prediction | Made | Outcome |", "|---|---|---|", $"| a | 2006-12 | {word} |");
        var made = list.Predictions[0];
        return made.Problems.IsEmpty ? made.Outcome!.Canonical : Codes(made.Problems, withColumns: true);
    }

    private static string Classes(string old, string @new) =>
        string.Join(", ", CellClasses.Between(Cell(old), Cell(@new)).Select(it => it.ToString().ToLowerInvariant()))
            is { Length: > 0 } classes ? classes : "none";

    // What is read of a page, a line for each thing.
    private static IEnumerable<string> Found(WikiDocument page)
    {
        var lines = new List<(int Line, string Text)>();
        foreach (var it in page.Matrices)
        {
            lines.Add((it.Line, $"matrix {it.Id}" + (it.IsBroken ? ", broken"
                : $": {string.Join(' ', it.Columns.Select(column => column.Label.Key))}")));
            lines.AddRange(it.IsBroken ? [] : it.Groups.Select(group => (group.Line, $"group {group.Label.Key}")));
            lines.AddRange(it.IsBroken ? [] : it.Rows.Select(row => (row.Line,
                $"{row.Label.Key}: {string.Join(" | ", row.Cells.Select(cell => cell.Canonical))}".TrimEnd())));
            lines.AddRange(it.Unread.Select(row => (row.Line, $"not read {row.Line} {row.Key}".TrimEnd())));
        }

        foreach (var it in page.Timelines)
        {
            lines.Add((it.Line, $"timeline {it.Id}: {string.Join(' ', it.Columns)}"));
            lines.AddRange(it.Events.Select(row => (row.Line, $"{row.Label.Key}: {row.Date?.Text ?? "no date"}"
                + (row.Release is { } release ? $", dates {release.Line} {release.Version.Number}" : "")
                + (row.IsValid ? "" : ", not understood"))));
        }

        foreach (var it in page.Predictions)
        {
            lines.Add((it.Line, $"predictions {it.Id}: {string.Join(' ', it.Columns)}"));
            lines.AddRange(it.Predictions.Select(row => (row.Line,
                $"{row.Label.Key}: {row.Made?.Text ?? "no date"}, {row.Outcome?.Canonical}"
                + (row.IsValid ? "" : ", not understood"))));
        }

        return lines.OrderBy(line => line.Line).Select(line => line.Text).Concat(page.Problems
            .Where(it => it.Code != "D005") // The pages have no title.
            .OrderBy(it => it.Line).ThenBy(it => it.Code, StringComparer.Ordinal).ThenBy(it => it.Column)
            .Select(it => $"{it.Line} {it.Code} {it.Column}"));
    }

    private static IEnumerable<(string Header, List<string[]> Rows)> TablesOf(string part)
    {
        var lines = Fence().Replace(TextOf(part), "").Split('\n');
        for (var i = 0; i + 1 < lines.Length; i++)
        {
            if (lines[i].StartsWith('|') && lines[i + 1].StartsWith("|---", StringComparison.Ordinal))
            {
                var rows = lines.Skip(i + 2).TakeWhile(line => line.StartsWith('|')).ToList();
                yield return (string.Join(", ", Cells(lines[i]).Take(2)), rows.ConvertAll(Cells));
                i += rows.Count + 1;
            }
        }
    }

    private static string[] Cells(string line)
    {
        Assert.EndsWith("|", line, StringComparison.Ordinal);
        return [.. Bar().Split(line[1..^1]).Select(cell => Typed(
            cell.Trim().Replace("\\|", "|", StringComparison.Ordinal)))];
    }

    // A cell that is a span of code says what is in it. U+00A0 stands for the character.
    private static string Typed(string cell)
    {
        if (Code().Match(cell) is { Success: true } code && !code.Groups["text"].Value.Contains(
            code.Groups["ticks"].Value, StringComparison.Ordinal))
        {
            cell = code.Groups["text"].Value;
            cell = cell.StartsWith(' ') && cell.EndsWith(' ') && cell.Trim().Length > 0 ? cell[1..^1] : cell;
        }

        return Sign().Replace(cell, sign => ((char)int.Parse(
            sign.Groups["number"].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString());
    }

    private static string TextOf(string part) =>
        File.ReadAllText(Path.Combine(Folder, part)).ReplaceLineEndings("\n");

    [GeneratedRegex(@"^(?<fence>`{3,})(?<kind>[a-z]+)\n(?<body>.*?)^\k<fence>$",
        RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"(?<!\\)\|")]
    private static partial Regex Bar();

    [GeneratedRegex(@"\A(?<ticks>`+)(?!`)(?<text>.*)(?<!`)\k<ticks>\z")]
    private static partial Regex Code();

    [GeneratedRegex(@"U\+(?<number>[0-9A-F]{4})")]
    private static partial Regex Sign();
}
