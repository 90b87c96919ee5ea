using Wiki.Text.Blocks.Matrices.Dates;
using Wiki.Text.Blocks.Points;
using Wiki.Text.Editing;
using static Wiki.Text.Tests.Editing.Pages;

namespace Wiki.Text.Tests.Editing;

public sealed class RemarksTests
{
    [Fact]
    public void Each_remark_names_its_row_and_system_in_the_order_of_reading()
    {
        var page = Page("| F | Xen | KVM |", "|---|---|---|", "| A | `a\\|b` x | no 4.2 |", "| B | yes | - | x |",
            "| [C](#a/c) | yes [^a] | yes |");

        Assert.Equal(
            [
                "7 C103 A Xen `a\\|b` x", "7 C102 A KVM no 4.2", "8 M004   | B | yes | - | x |", "9 W201 C KVM yes",
            ],
            Remarks.Of(page, []).Select(Said));
    }

    [Fact]
    public void A_hint_that_needs_the_releases_is_at_its_cell()
    {
        var page = Page("| F | Xen |", "|---|---|", "| A | no as of 2001 |");
        var hints = page.Matrices.SelectMany(it => ReleaseHints.OfCells(it, ReleaseList.Empty, new(2026, 9, 1)));

        Assert.Equal(["7 W204 A Xen no as of 2001"],
            Remarks.Of(page, hints).Select(Said).Where(it => it.Contains("W204", StringComparison.Ordinal)));
    }

    [Fact]
    public void Events_and_predictions_are_named_and_a_problem_elsewhere_has_only_its_line()
    {
        var page = Parsed("# T\n\n<!-- timeline:t -->\n| Date | Event |\n|---|---|\n| x | An event |\n\n"
            + "<!-- predictions:p -->\n| Prediction | Made | Outcome |\n|---|---|---|\n| It comes | x | open |\n\n"
            + "[^a]: Unused.\n");

        Assert.Equal(
            [
                "6 T201 An event  | x | An event |", "11 P302 It comes  | It comes | x | open |", "13 W207   [^a]: Unused.",
            ],
            Remarks.Of(page, []).Select(Said));
    }

    [Fact]
    public void The_place_of_every_remark_is_in_the_text()
    {
        var random = new Random(20267);
        for (var n = 0; n < 1_000; n++)
        {
            var page = Page([.. Blocks.OddTables.Table(random)]);
            var lines = page.Source.Value.Split('\n');
            var remarks = Remarks.Of(page, []);

            Assert.Equal(page.Problems.Count, remarks.Length);
            Assert.Equal(remarks.OrderBy(it => it.Line).ThenBy(it => it.Column).Select(Said), remarks.Select(Said));
            Assert.All(remarks, it => Assert.Equal(
                it.Typed, lines[it.Line - 1].Substring(it.Column - 1, it.Length)));
        }
    }

    [Fact]
    public void Three_alike_are_one_group_at_the_place_of_the_first_and_none_is_lost()
    {
        var page = Page("| F | X | Y |", "|---|---|---|", "| A | yes | maybe |", "| B | no | yes |",
            "| C | perhaps | |");

        var groups = RemarkGroup.Of(Remarks.Of(page, []));
        Assert.Equal(
            ["3 cells name no source.", "\"maybe\" is not a level", "\"perhaps\" is not a level", "Nothing cites [^a]"],
            groups.Select(it => it.Sentence.Split(". ")[0]));
        Assert.Equal(Remarks.Of(page, []).Length, groups.Sum(it => it.Remarks.Length));
    }

    [Fact]
    public void A_sentence_does_not_repeat_the_line_that_the_place_says()
    {
        var remark = Assert.Single(Remarks.Of(Page("| F | X |", "|---|---|", "| A |"), []),
            it => it.Problem.Code == "M004");

        Assert.StartsWith("Row \"A\" has 1 cell", remark.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x\n---\nkind: system\n---\n\n# T\n", Severity.Blocking)]
    [InlineData("\n---\ntitle: T\n---\n\nText.\n", Severity.Blocking)]
    [InlineData("x---\nname: T\n---\n# T\n", Severity.Blocking)]
    [InlineData("# T\n---\nkind: system\n---\n", Severity.Error)]
    public void Text_before_the_front_matter_is_named_as_the_cause(string text, Severity severity)
    {
        var problem = Assert.Single(Parsed(text).Problems, it => it.Severity != Severity.Hint);

        Assert.Equal(("D017", severity, 1), (problem.Code, problem.Severity, problem.Line));
        Assert.Contains("stands before the first \"---\"", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("# T\n\nText.\n\n---\n\nkind: no entry\n")]
    [InlineData("# T\n\n---\nMore.\n---\n")]
    [InlineData("---\nkind: system\n---\n# T\n\n---\nname: x\n---\n")]
    public void Lines_that_are_no_front_matter_are_none(string text) =>
        Assert.DoesNotContain(Parsed(text).Problems, it => it.Code == "D017");

    [Fact]
    public void A_comparison_without_a_marker_gets_a_hint_and_another_table_none()
    {
        const string Comparison = "| F | Xen | KVM |\n|---|---|---|\n| A | yes | no |\n| B | partial (x) | |\n";

        var hint = Assert.Single(Parsed("# T\n\n" + Comparison).Problems);
        Assert.Equal(("M013", Severity.Hint, 3), (hint.Code, hint.Severity, hint.Line));
        Assert.Empty(Parsed("# T\n\n| F | Xen | KVM |\n|---|---|---|\n| A | Yes, of course | 5 |\n").Problems);
    }

    private static string Said(Remark it) =>
        $"{it.Line} {it.Problem.Code} {it.Row?.Text} {it.System?.Text} {it.Typed}";
}
