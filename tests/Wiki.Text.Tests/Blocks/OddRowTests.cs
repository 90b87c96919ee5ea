using Wiki.Text.Blocks;
using Wiki.Text.Blocks.Matrices;
using Wiki.Text.Blocks.Matrices.Grammar;
using Wiki.Text.Blocks.Predictions;
using Wiki.Text.Blocks.Timelines;
using Wiki.Text.Documents;
using Wiki.Text.Links;

namespace Wiki.Text.Tests.Blocks;

/// <summary>Where a table ends, and what becomes of rows without their bars or with another number of cells.</summary>
public sealed class OddRowTests
{
    [Theory]
    [InlineData("M003 1: Line 3: every line of a matrix must start and end with \"|\".", "a: yes",
        "F | X", "|---|---|", "| A | yes [^a] |")]
    [InlineData("M003 1: Line 4: every line of a matrix must start and end with \"|\".", "a: yes",
        "| F | X |", "---|---", "| A | yes [^a] |")]
    [InlineData("M003 14: Line 5: every line of a matrix must start and end with \"|\".", "a: yes",
        "| F | X |", "|---|---|", "| A | yes [^a]")]
    [InlineData("M003 1: Line 5: every line of a matrix must start and end with \"|\".", "a: yes",
        "| F | X |", "|---|---|", " | A | yes [^a] |")]
    [InlineData("M003 1: Line 5: every line of a matrix must start and end with \"|\".", "a: yes",
        "| F | X |", "|---|---|", "A | yes [^a]")]
    [InlineData("M004 1: Line 5: row \"A\" has 2 cells, but the header has 3. The missing ones count as empty. Add "
        + "them.", "a: yes, ", "| F | X | Y |", "|---|---|---|", "| A | yes [^a] |")]
    [InlineData("M004 1: Line 5: row \"A\" has 1 cell, but the header has 3. The missing ones count as empty. Add "
        + "them.", "aa: , ", "| F | X | Y |", "|---|---|---|", "| [A](#aa) |")]
    [InlineData("M004 1: Line 5: row \"A\" has 4 cells, but the header has 3. Readers see the row as typed. Give "
        + "every row one cell for each column.", "", "| F | X | Y |", "|---|---|---|", "| A | yes | no | yes |")]
    [InlineData("M004 1: Line 5: row \"A\" has 4 cells, but the header has 3. Readers see the row as typed. Give "
        + "every row one cell for each column. Write a \"|\" inside `code` as \"\\|\".", "",
        "| F | X | Y |", "|---|---|---|", "| A | `a|b` | no |")]
    [InlineData("M004 1: Line 5: row \"A\" has 4 cells, but the header has 3. Readers see the row as typed. Give "
        + "every row one cell for each column. Write a \"|\" inside [[a link]] as \"\\|\".", "",
        "| F | X | Y |", "|---|---|---|", "| A | yes ([[Xen|it]]) | no |")]
    [InlineData("M003 1: Line 5: this line has no \"|\" between cells, so readers see it as typed. Put a blank line "
        + "above it if it is not a row.", "", "| F | X |", "|---|---|", "Some prose.")]
    public void An_odd_row_is_told_and_does_not_break_the_matrix(string said, string read, params string[] table)
    {
        var matrix = Given.MatrixOf(table);

        Assert.Equal([said], Given.Said(matrix.Problems));
        Assert.False(matrix.IsBroken);
        Assert.Equal(read, string.Concat(matrix.Rows.Select(row => $"{row.Label.Key}: "
            + string.Join(", ", row.Cells.Select(cell => cell.Statements.SingleOrDefault()?.Level?.Word())))));
        Assert.Equal(read.Length == 0 ? [table[^1]] : [], matrix.Unread.Select(row => row.Text));
    }

    [Fact]
    public void The_rows_beside_odd_ones_stay_data()
    {
        var matrix = Given.MatrixOf("| F | X |", "|---|---|", "| A | yes", "| B | maybe |", "| C |",
            "| [D](#dd) | | |", "text", "| E | no [^a] |");

        Assert.False(matrix.IsBroken);
        Assert.Equal(["5 M003", "5 W201", "6 C101", "7 M004", "8 M004", "9 M003"],
            matrix.Problems.Select(problem => $"{problem.Line} {problem.Code}"));
        Assert.Equal(["a", "b", "c", "e"], matrix.Rows.Select(row => row.Label.Key));
        Assert.Equal(["8 dd", "9 "], matrix.Unread.Select(row => $"{row.Line} {row.Key}"));
    }

    [Theory]
    [InlineData("## Next section")]
    [InlineData("#")]
    [InlineData("> a | b")]
    [InlineData("- a | b")]
    [InlineData("* a")]
    [InlineData("+")]
    [InlineData("12. a")]
    [InlineData("7) a")]
    [InlineData("```")]
    [InlineData("~~~ a`b")]
    [InlineData("---")]
    [InlineData("* * *")]
    [InlineData("<!-- a comment -->")]
    [InlineData("<!-- matrix:other -->")]
    [InlineData("<div>")]
    [InlineData("</table>")]
    [InlineData("<a name='x'>")]
    [InlineData("<divider/>")]
    [InlineData("</x-y >")]
    [InlineData("[^a]: A source, https://example.org")]
    [InlineData("    | B | |")]
    [InlineData("\t| B | |")]
    [InlineData("   # B")]
    public void A_line_that_begins_another_block_ends_the_table(string line)
    {
        var article = WikiDocument.Parse(SourceText.From(
            "# T\n\n<!-- matrix:m -->\n| F | X |\n|---|---|\n| A | ? |\n" + line + "\n| C | ? |\n"));

        var matrix = article.Matrices[0];
        Assert.Equal(["a"], matrix.Rows.Select(row => row.Label.Key));
        Assert.Equal(6, matrix.Source[^1].Number);
        Assert.DoesNotContain(matrix.Problems, problem => problem.Severity == Severity.Error);
    }

    [Theory]
    [InlineData("####### a")]
    [InlineData("#a")]
    [InlineData("-a")]
    [InlineData("1.a")]
    [InlineData("1234567890. a")]
    [InlineData("``` a`")]
    [InlineData("``")]
    [InlineData("--")]
    [InlineData("<a> text")]
    [InlineData("<a b=>")]
    [InlineData("<1>")]
    [InlineData("[^a] text")]
    [InlineData("**bold**")]
    public void Any_other_line_goes_on_with_the_table(string line)
    {
        var matrix = Given.MatrixOf("| F | X |", "|---|---|", "| A | ? |", line, "| C | ? |");

        Assert.Equal(["a", "c"], matrix.Rows.Select(row => row.Label.Key));
        Assert.Equal([line], matrix.Unread.Select(row => row.Text));
    }

    [Fact]
    public void An_odd_row_changes_nothing_that_the_other_rows_state()
    {
        var random = new Random(20264);
        for (var n = 0; n < 3_000; n++)
        {
            var table = RandomMatrix.Table(random);
            var whole = Given.MatrixOf([.. table]);
            var line = random.Next(2, table.Count);
            var odd = OddTables.OddRow(random, table[line]);
            var matrix = Given.MatrixOf([.. table[..line], odd, .. table[(line + 1)..]]);

            Assert.False(matrix.IsBroken, string.Join('\n', Given.Said(matrix.Problems)));
            Assert.Equal(
                whole.Rows.Where(row => row.Line != line + 3).Select(Stated),
                matrix.Rows.Where(row => row.Line != line + 3).Select(Stated));
            Assert.Contains(matrix.Problems, it => BlockProblems.IsOfRow(it) && it.Line == line + 3);
        }
    }

    [Fact]
    public void Tidying_keeps_a_row_that_could_not_be_read_as_typed_and_in_its_place()
    {
        var matrix = Given.MatrixOf("| F | X |", "|---|---|", "|A|yes  since 4.2", "| **G** |", "|  B |no|x |",
            "| C | unknown |");

        string[] tidy =
        [
            "<!-- matrix:core -->", "", "| F | X |", "|---|---|", "| A | yes since 4.2 |", "| **G** | |",
            "|  B |no|x |", "| C | unknown |",
        ];
        Assert.Equal(tidy, MatrixText.Tidy(matrix));
        Assert.Equal(tidy, MatrixText.Tidy(Given.MatrixOf(tidy[2..])));
    }

    [Fact]
    public void Timelines_and_predictions_follow_the_same_rule()
    {
        var timeline = Given.Timeline("| Date | Event | Note |", "|---|---|---|", "2004 | x", "a|[y](#yy)|c|d",
            "| 2005 | z | |");
        var list = Given.Predictions("| Prediction | Made | Outcome | Odds |", "|---|---|---|---|",
            "| [p](#pp) | 2004 | open", "text", "| q | 2005 | open | 5% | x |");

        Assert.False(timeline.IsBroken);
        Assert.Equal(["x", "z"], timeline.Events.Select(it => it.Label.Key));
        Assert.Equal(["yy"], timeline.Unread.Select(it => it.Key));
        Assert.Equal(["5 M003", "5 M004", "6 M003", "6 M004"],
            timeline.Problems.Select(it => $"{it.Line} {it.Code}"));
        Assert.Equal(
            ["<!-- timeline:t -->", "", "| Date | Event | Note |", "|---|---|---|", "| 2004 | x | |", "a|[y](#yy)|c|d",
                "| 2005 | z | |"],
            TimelineText.Tidy(timeline));
        Assert.False(list.IsBroken);
        Assert.Equal(["pp"], list.Predictions.Select(it => it.Label.Key));
        Assert.Equal(["", "q"], list.Unread.Select(it => it.Key));
        Assert.Equal(["| [p](#pp) | 2004 | open | |", "text", "| q | 2005 | open | 5% | x |"],
            PredictionText.Tidy(list).Skip(4));
    }

    [Fact]
    public void Readers_see_the_odd_row_as_typed_in_its_place_among_the_others()
    {
        var article = WikiDocument.Parse(SourceText.From("""
            # T

            <!-- matrix:m -->
            | F | X |
            |---|---|
            | A | ? |
            | B | <b> | ? |
            | C | ? |

            <!-- timeline:t -->
            | Date | Event |
            |---|---|
            | 2003 | x | y |
            """));

        var html = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(article.ToHtml(LinkTargets.None));
        var rows = html.QuerySelectorAll(".grid tbody tr");
        Assert.Equal(["A", "| B | <b> | ? |", "C"],
            rows.Select(row => row.QuerySelector("th, code")!.TextContent));
        Assert.Equal("2", rows[1].QuerySelector("td")!.GetAttribute("colspan"));
        Assert.StartsWith("M004: Line 7: row \"B\" has 3 cells", rows[1].QuerySelector(".message")!.TextContent,
            StringComparison.Ordinal);
        Assert.StartsWith("M004: Line 13:", html.QuerySelector("section.table td .problem")!.TextContent,
            StringComparison.Ordinal);
        Assert.Contains("| B | <b> | ? |", article.PlainText(), StringComparison.Ordinal);
    }

    private static string Stated(Row row) =>
        $"{row.Label.Key} {string.Join(" | ", row.Cells.Select(cell => cell.Canonical))}";
}
