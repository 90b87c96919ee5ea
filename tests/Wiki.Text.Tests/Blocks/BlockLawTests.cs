using System.Text;
using Wiki.Text.Blocks;
using Wiki.Text.Blocks.Matrices;
using Wiki.Text.Blocks.Matrices.Grammar;
using Wiki.Text.Blocks.Matrices.Html;
using Wiki.Text.Blocks.Predictions;
using Wiki.Text.Blocks.Timelines;

namespace Wiki.Text.Tests.Blocks;

/// <summary>Laws of reading and printing, with random and mutated texts made from seeds.</summary>
public sealed class BlockLawTests
{
    private static readonly string[] Pieces =
    [
        "yes", "YES", "partial", "no", "planned", "unknown", "?", "n/a", "`x86-64, arm64`", "``", "since", "by",
        "removed",
        "removed by", "until", "for", "as of", "4.2", "2.6.20", "xen:4.5", "kvm:1", "v2019", "2019", "2007-02",
        "2007-02-04",
        "2003~", "6.1-rc2", "5.0u3", "≤3.0", "2011/05", "2.6.23-4.13", "21.07.2011", "#hw", "#paid", "#patch", "#flag",
        "#pach", "#", "(a note)", "(HVM `)` only)", "(a\\))", "(a\\ )", "(since 3.0)", "( )", "(", ")", "[^a]",
        "[^B-1]",
        "[^", "]", "[x](#y)", ";", ",", "+", "|", "\\", "\\|", "`", "-", "—", "✅", "\u00A0", "\t", " ", "\uD800", "é",
        "**",
        "<b>", "\"", "&", "\u202E", "😀", "0", "99999999999999999999", "…",
    ];

    private static readonly string[] Lines =
    [
        "| Feature | Xen | KVM |", "|---|---|---|", "|:-:|-:|:-|", "| **Group** | | |", "| A | yes | no |",
        "| [A](#a \"was: b, c\") | ? | |", "| [A](#a/b) | `x` | n/a |", "| [A](#A) | | |", "text", "", " ", "| | |",
        "||||", "|",
        "# H", "| Date | Event | Kind |", "| 2007-02 | [x](#y) | release |", "| Prediction | Made | Outcome |",
        "| x | 2007 | yes 2009 (a) [^a] |", "---|---|---", "| a \\| b | yes \\|", "\t| a | b | c |",
        "| **[G](#g)** | | |",
    ];

    [Fact]
    public void A_valid_cell_says_the_same_after_printing_and_its_canonical_form_is_a_fixed_point()
    {
        var random = new Random(20260901);
        var valid = 0;
        for (var n = 0; n < 60_000; n++)
        {
            var cell = Given.Cell(RandomStatements(random), "xen");
            var again = Given.Cell(cell.Canonical, "xen");

            Assert.Equal(cell.Status, again.Status);
            Assert.Equal(cell.Canonical, again.Canonical);
            if (cell.Status == CellStatus.Valid)
            {
                valid++;
                Assert.Equal(cell.Statements.Select(Described), again.Statements.Select(Described));
            }
        }

        Assert.InRange(valid, 10_000, 60_000);
    }

    [Fact]
    public void No_text_makes_the_cell_reader_throw_and_every_problem_lies_in_the_cell()
    {
        var random = new Random(7);
        for (var n = 0; n < 100_000; n++)
        {
            var text = RandomText(random);
            var cell = CellReader.Read(text, 3, "xen");

            Assert.All(cell.Problems, problem =>
            {
                Assert.Equal(3, problem.Line);
                Assert.InRange(problem.Column, 1, Math.Max(1, cell.Text.Length));
                Assert.NotEmpty(problem.Message);
            });
            Assert.Equal(cell.Status == CellStatus.Invalid, cell.Problems.Any(p => p.Severity == Severity.Error));
            Assert.Equal(cell.Status != CellStatus.Valid, cell.Statements.IsEmpty);
        }
    }

    [Fact]
    public void No_table_makes_a_reader_throw_and_every_problem_lies_in_the_text()
    {
        var random = new Random(11);
        for (var n = 0; n < 20_000; n++)
        {
            var page = RandomPage(random);
            foreach (var (marker, lines) in Given.BlocksOf(page))
            {
                var problems = marker.Kind switch
                {
                    BlockKind.Matrix => MatrixReader.Read(marker, lines).WithSources(_ => false).Problems,
                    BlockKind.Timeline => TimelineReader.Read(marker, lines).WithSources(_ => false).Problems,
                    _ => PredictionReader.Read(marker, lines).WithSources(_ => false).Problems,
                };

                foreach (var problem in problems)
                {
                    var line = Assert.Single(lines, line => line.Number == problem.Line);
                    Assert.InRange(problem.Column, 1, Math.Max(1, line.Text.Length));
                }
            }
        }
    }

    [Fact]
    public void No_slip_of_the_hand_in_a_matrix_makes_the_reader_throw_and_every_message_points_at_its_place()
    {
        var random = new Random(12);
        var (faulty, broken) = (0, 0);
        for (var n = 0; n < 80_000; n++)
        {
            var typed = Mutated(random, string.Join('\n', RandomMatrix.Table(random)));
            var lines = ("<!-- matrix:m -->\n" + typed).Split('\n')
                .Select((text, i) => new SourceLine(i + 5, text)).ToList();
            Assert.True(BlockMarker.TryParse(lines[0].Text, out var marker));
            var matrix = MatrixReader.Read(marker, lines).WithSources(name => name == "a");

            var ofCells = new HashSet<Problem>(ReferenceEqualityComparer.Instance);
            foreach (var cell in matrix.Rows.SelectMany(row => row.Cells))
            {
                foreach (var problem in cell.Problems)
                {
                    ofCells.Add(problem);
                    Assert.Equal(cell.Line, problem.Line);
                    Assert.InRange(problem.Column, 1, cell.Text.Length);
                }

                // The cell starts where it says. A bar is one character longer in the line.
                var start = lines[cell.Line - 5].Text.AsSpan(cell.Column - 1);
                Assert.True(start.StartsWith(cell.Text.AsSpan(0, Math.Min(1, cell.Text.Length))) || start[0] == '\\');
            }

            foreach (var problem in matrix.Problems.Where(problem => !ofCells.Contains(problem)))
            {
                var line = Assert.Single(lines, line => line.Number == problem.Line);
                Assert.InRange(problem.Column, 1, Math.Max(1, line.Text.Length));
                Assert.NotEmpty(problem.Message);
            }

            Assert.Subset(matrix.Problems.ToHashSet<Problem>(ReferenceEqualityComparer.Instance), ofCells);
            faulty += ofCells.Count > 0 ? 1 : 0;
            broken += matrix.IsBroken ? 1 : 0;
        }

        Assert.InRange(faulty, 20_000, 80_000);
        Assert.InRange(broken, 10_000, 70_000);
    }

    [Fact]
    public void Tidying_keeps_the_model_and_tidying_twice_changes_nothing()
    {
        var random = new Random(13);
        var healthy = 0;
        for (var n = 0; n < 5_000; n++)
        {
            var page = RandomPage(random);
            foreach (var (marker, lines) in Given.BlocksOf(page))
            {
                var (before, tidy) = Tidied(marker, lines);
                var (after, again) = Tidied(marker, [.. tidy.Select((text, i) => new SourceLine(i + 1, text))]);

                healthy += before.Contains("False", StringComparison.Ordinal) ? 1 : 0;
                Assert.Equal(before, after);
                Assert.Equal(tidy, again);
            }
        }

        Assert.InRange(healthy, 1_000, 5_000);
    }

    [Fact]
    public void Writing_any_matrix_as_html_leaves_no_markup_typed_by_an_author()
    {
        var random = new Random(17);
        var parser = new AngleSharp.Html.Parser.HtmlParser();
        for (var n = 0; n < 300; n++)
        {
            var writer = new StringWriter();
            foreach (var (marker, lines) in Given.BlocksOf(RandomPage(random, BlockKind.Matrix)))
            {
                new MatrixHtml().Write(writer, MatrixReader.Read(marker, lines));
                break;
            }

            var html = parser.ParseDocument(writer.ToString());
            Assert.Empty(html.QuerySelectorAll("b, [style], script"));
            var ids = html.QuerySelectorAll("[id]").Select(element => element.Id).ToList();
            Assert.Equal(ids.Count, ids.Distinct().Count());
        }
    }

    // Everything that the reader keeps, without the positions in the text.
    private static (string Model, IReadOnlyList<string> Tidy) Tidied(BlockMarker marker, List<SourceLine> lines)
    {
        switch (marker.Kind)
        {
            case BlockKind.Matrix:
                var matrix = MatrixReader.Read(marker, lines);
                return (Described(matrix), MatrixText.Tidy(matrix));
            case BlockKind.Timeline:
                var timeline = TimelineReader.Read(marker, lines);
                return (timeline.IsBroken + string.Join('\n', timeline.Events.Select(e =>
                    $"{Described(e.Label)} {e.Date?.Text} {e.System} {e.Kind} {e.Version} {e.Note} {Names(e.Sources)}"
                    + e.IsValid)), TimelineText.Tidy(timeline));
            default:
                var list = PredictionReader.Read(marker, lines);
                return (list.IsBroken + string.Join('\n', list.Predictions.Select(p =>
                    $"{Described(p.Label)} {p.Who} {p.Made} {p.Due} {p.Odds} {p.Outcome?.Canonical} {Names(p.Sources)}"
                    + p.IsValid)), PredictionText.Tidy(list));
        }
    }

    private static string Described(Matrix matrix) => string.Join('\n',
    [
        $"{matrix.Id} {matrix.IsBroken} {matrix.Corner}",
        .. matrix.Columns.Select(column => $"{Described(column.Label)} {column.VersionLine}"),
        .. matrix.Groups.Select(group => Described(group.Label)),
        .. matrix.Rows.Select(row => $"{Described(row.Label)} {row.Group?.Label.Key} "
            + string.Join(" | ", row.Cells.Select(cell =>
                $"{cell.Status} {cell.Canonical} {string.Join(';', cell.Statements.Select(Described))}"))),
    ]);

    private static string Described(Label label) => $"{label.Text} #{label.Key} {string.Join(',', label.Was)}";

    private static string Described(Statement s) =>
        $"{s.Level} {s.Value} {s.Start} {s.End} {s.Target} {s.AsOf} {string.Join(',', s.Tags)} {s.Note} "
        + Names(s.Sources);

    private static string Names(IEnumerable<Citation> sources) => string.Join(',',
        sources.Select(source => source.Name));

    private static string RandomStatements(Random random)
    {
        var text = new StringBuilder();
        for (var n = random.Next(1, 4); n > 0; n--)
        {
            string[] points = ["1.0", "2.6.20", "4.2", "xen:3", "kvm:4", "v2019", "2019", "2007-02", "2011-05-19",
                "2003~"];
            string Point() => Pick(random, points);
            string Maybe(string part) => random.Next(3) == 0 ? part : "";
            var claim = Pick(random, ["yes", "Yes", "partial", "no", "n/a", "`a | b`", "unknown", "?", "planned",
                "yes 4.2+"]);
            string[] clauses =
            [
                claim == "planned" ? $" for {Point()}" : Maybe($" {Pick(random, ["since", "by"])} {Point()}"),
                Maybe($" {Pick(random, ["removed", "removed by", "until"])} {Point()}"),
                claim == "planned" ? $" as of {Point()}" : Maybe($" as of {Point()}"), Maybe(" #hw"), Maybe(", #paid"),
            ];
            random.Shuffle(clauses);
            text.Append(claim).AppendJoin("", clauses)
                .Append(claim == "partial" ? " (x)" : Maybe(Pick(random, [" (a (b) c)", "( `)` )", " (\\( )",
                " (a\\ )", " ( )"])))
                .Append(claim == "planned" ? "[^p]" : Maybe(Pick(random, [" [^a]", " [^a] [^B]", "[^a][^a]"])))
                .Append(n > 1 ? "; " : "");
        }

        return text.ToString();
    }

    private static string RandomText(Random random)
    {
        var text = new StringBuilder();
        for (var n = random.Next(0, 9); n > 0; n--)
        {
            text.Append(Pick(random, Pieces)).Append(random.Next(4) == 0 ? "" : " ");
        }

        return text.ToString();
    }

    private static string RandomPage(Random random, BlockKind? only = null)
    {
        var kind = only ?? Pick(random, [BlockKind.Matrix, BlockKind.Timeline, BlockKind.Predictions]);
        var header = kind switch
        {
            BlockKind.Matrix => "| Feature | [Xen](#xen) | KVM |",
            BlockKind.Timeline => "| date | Event | Kind | Version | Source |",
            _ => "| Made | Prediction | Outcome | Odds | Source |",
        };
        var columns = header.Count(c => c == '|') - 1;
        var page = new StringBuilder($"<!--  {kind.Word()}:t  lines=\"kvm:linux\" -->\n\n{header}\n")
            .AppendLine("|" + string.Concat(Enumerable.Repeat(" --- |", columns)));
        for (var n = random.Next(0, 6); n > 0; n--)
        {
            page.AppendLine(random.Next(12) == 0
                ? Pick(random, Lines)
                : "|" + string.Concat(Enumerable.Range(0, columns).Select(column =>
                    $" {RandomCell(random, kind, column).Replace("|", "\\|", StringComparison.Ordinal)}  |")));
        }

        return page.ToString();
    }

    // Removes, doubles, inserts or moves some characters.
    private static string Mutated(Random random, string text)
    {
        for (var n = random.Next(0, 4); n > 0 && text.Length > 0; n--)
        {
            var (at, length) = (random.Next(text.Length), random.Next(1, 4));
            var part = text.Substring(at, Math.Min(length, text.Length - at));
            text = random.Next(4) switch
            {
                0 => text.Remove(at, part.Length),
                1 => text.Insert(at, part),
                2 => text.Insert(at, Pick(random, Pieces)),
                _ => text.Remove(at, part.Length).Insert(random.Next(text.Length - part.Length + 1), part),
            };
        }

        return text;
    }

    private static string RandomCell(Random random, BlockKind kind, int column) => (kind, column) switch
    {
        (BlockKind.Matrix, 0) => Pick(random, ["A", "B.c", "C | d", "[Text](#key)", "[E](#e)", "[**F**](#f)",
            "[G](#k/g)",
            "[Sub](#key/sub \"was: old, a/b\")", "`code` x", "[a](b)"]) + Pick(random, ["", "", $"{random.Next(9)}"]),
        (BlockKind.Matrix, _) => random.Next(5) == 0 ? RandomText(random) : RandomStatements(random),
        (_, 1) => Pick(random, ["Event", "[Named](#named)", "[x](#y \"was: z\")", "**bold**"])
            + Pick(random, ["", $" {random.Next(99)}"]),
        (_, 0) => Pick(random, ["2007", "2007-02/2008", "../2005", "2003~", "2012-13", ""]),
        (BlockKind.Timeline, 2) => Pick(random, ["release", "", "merge", "x"]),
        (BlockKind.Timeline, 3) => Pick(random, ["", "xen:4.2", "v2019", "2019", "x"]),
        (BlockKind.Predictions, 2) => Pick(random, ["open", "yes  2011 ( a )  [^a] [^B]", "partly 2011 (x\\ ) [^a]",
            "no", "?"]),
        (BlockKind.Predictions, 3) => Pick(random, ["", "60%", "2.5%", "x"]),
        _ => Pick(random, ["", "[^a]", "[^a] [^b]", "x"]),
    };

    private static T Pick<T>(Random random, T[] choices) => choices[random.Next(choices.Length)];
}
