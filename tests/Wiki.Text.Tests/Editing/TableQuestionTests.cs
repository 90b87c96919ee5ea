using Wiki.Text.Documents;
using Wiki.Text.Editing;
using Wiki.Text.Tests.Blocks;
using static Wiki.Text.Tests.Editing.Pages;

namespace Wiki.Text.Tests.Editing;

public sealed class TableQuestionTests
{
    private const string Header = "| F | Xen | KVM |";
    private const string Rule = "|---|---|---|";
    private const string Row = "| A | yes [^a] | no [^a] |";

    [Fact]
    public void A_text_without_new_mistakes_asks_nothing()
    {
        var page = Page(Header, Rule, Row);

        Assert.Null(TableQuestion.Between(Parsed(""), page));
        Assert.Null(TableQuestion.Between(page, page));
        Assert.Null(TableQuestion.Between(page, Page(Header, Rule, "| A | yes | no |", "| B | ? | |")));
    }

    [Fact]
    public void A_mistake_that_the_base_has_in_the_same_place_is_not_asked_about()
    {
        var @base = Page(Header, Rule, "| A | maybe | |", "| B | x | y | z |", "| C | ? |", Row.Replace('A', 'D'));

        Assert.Null(TableQuestion.Between(@base, @base));
        Assert.Null(TableQuestion.Between(@base, Page("| F | [Zen](#zen \"was: xen\") | KVM |", Rule,
            "| [AA](#aa \"was: a\") | perhaps | |", "| B | x | y | z |", "| C | no |", Row.Replace('A', 'D'))));
    }

    [Theory]
    [InlineData("M002 Kernel  ", "| F | Xen | KVM | bhyve |", Rule, "| A | yes [^a] | no [^a] | |")]
    [InlineData("M005 Kernel A ", Header, Rule, Row, Row)]
    [InlineData("M003 Kernel A ", Header, Rule, "| A | yes [^a] | no [^a]")]
    [InlineData("M004 Kernel A ", Header, Rule, "| A | yes [^a] |")]
    [InlineData("M004 Kernel  ", Header, Rule, "| A | yes [^a] | no [^a] | |")]
    [InlineData("C101 Kernel A KVM", Header, Rule, "| A | yes [^a] | maybe |")]
    [InlineData("C113 Kernel A Xen", Header, Rule, "| A | yes [^b] | no [^a] |")]
    public void What_becomes_unreadable_is_named_by_table_row_and_system(string part, params string[] table)
    {
        var question = TableQuestion.Between(Page(Header, Rule, Row), Page(table))!;

        Assert.Equal([part], question.Parts.Select(it =>
            $"{it.Problem.Code} {it.BlockName} {it.Row?.Text} {it.System?.Text}"));
        Assert.Equal(part[0] == 'M' && part[3] is not ('3' or '4'), TableQuestion.IsWholeTable(question.Parts[0]));
        Assert.Equal(question.Fingerprint, TableQuestion.Between(Parsed(""), Page(table))!.Fingerprint);
    }

    [Fact]
    public void A_marker_with_a_slip_is_asked_about_because_its_table_is_no_data()
    {
        var question = TableQuestion.Between(
            Parsed(""), Parsed("# T\n\n<!-- matrix:My Matrix -->\n| F | X |\n|---|---|\n"))!;

        Assert.Equal("M010", Assert.Single(question.Parts).Problem.Code);
    }

    [Fact]
    public void Who_agreed_to_some_mistakes_did_not_agree_to_others()
    {
        string Of(params string[] rows) =>
            TableQuestion.Between(Page(Header, Rule, Row), Page([Header, Rule, .. rows]))!.Fingerprint;

        var asked = Of("| A | maybe | |");
        Assert.Equal(asked, Of("| A | maybe | no |", "| B | ? | |"));
        Assert.NotEqual(asked, Of("| A | perhaps | |"));
        Assert.NotEqual(asked, Of("| A | | maybe |"));
        Assert.NotEqual(asked, Of("| A | maybe | |", "| B | maybe | |"));
    }

    [Fact]
    public void A_broken_table_that_stays_broken_is_not_asked_about_again()
    {
        var broken = Page(Header, "| A | yes | |");

        Assert.Null(TableQuestion.Between(broken, Page(Header, "| A | yes | |", "| B | |")));
        Assert.NotNull(TableQuestion.Between(broken, Page(Header, Rule, "| A | maybe | |")));
    }

    [Fact]
    public void Completing_the_rows_adds_bars_and_cells_and_changes_nothing_else()
    {
        var question = TableQuestion.Between(Parsed(""), Page("| F | Xen | KVM | bhyve |", Rule, Row,
            "B | `a\\|b`", "  | **G** |  ", "| C | x | y | z | ! |", "no bar"))!;

        Assert.Equal(
            Written("| F | Xen | KVM | bhyve |", "|---|---|---|---|", "| A | yes [^a] | no [^a] | |",
                "| B | `a\\|b` | | |", "| **G** | | | |  ", "| C | x | y | z | ! |", "no bar"),
            question.Completed);
    }

    [Fact]
    public void Completing_keeps_every_cell_and_leaves_no_row_that_lacks_one()
    {
        var random = new Random(20266);
        for (var n = 0; n < 2_000; n++)
        {
            var page = Page([.. OddTables.Table(random)]);
            var completed = Parsed(TableRepair.Complete(page));

            Assert.Equal(completed.Source.Value, TableRepair.Complete(completed));
            Assert.DoesNotContain(completed.Problems, it => it.Code == "M003");
            Assert.All(completed.Problems.Where(it => it.Code == "M004"),
                it => Assert.Contains("as typed", it.Message, StringComparison.Ordinal));
            Assert.Equal(Cells(page), Cells(completed));
            Assert.Equal(page.Matrices[0].Unread.Length, completed.Matrices[0].Unread.Length);
        }
    }

    private static IEnumerable<string> Cells(WikiDocument page) => page.Matrices[0].Rows.Select(row =>
        $"{row.Line} {row.Label.Key} {string.Join('|', row.Cells.Select(cell => cell.Text))}");
}
