using Wiki.Text.Blocks;
using Wiki.Text.Merging;

namespace Wiki.Text.Tests.Merging;

public sealed class RowConflictTests
{
    private const string Page = "# T\n\n<!-- matrix:core -->\n\n| Feature | Xen | [KVM](#kvm) |\n|---|---|---|\n"
        + "| **Memory** | | |\n| [Page sharing](#ksm) | ? | no |\n| Swap | yes | yes |\n";

    [Fact]
    public void A_conflict_names_the_row_the_system_and_what_each_side_says()
    {
        var row = Row(Page, Page.Replace("| ? | no |", "| no | yes (`a\\|b`) |"),
            Page.Replace("| ? | no |", "| ? | n/a |"));
        Assert.Equal((BlockKind.Matrix, "core", "Page sharing", null), (row.Kind, row.Block, row.Name, row.RemovedBy));
        Assert.Equal([new CellConflict(2, "no", "yes (`a|b`)", "n/a") { Column = "KVM" }], row.Cells);
    }

    [Fact]
    public void A_text_of_your_own_becomes_one_cell_whatever_is_in_it()
    {
        var conflict = Conflict(Page, Page.Replace("| ? | no |", "| ? | yes |"),
            Page.Replace("| ? | no |", "| ? | n/a |"));
        Assert.Equal("| [Page sharing](#ksm) | ? | `a\\|b` (c d) |\n",
            RowConflict.Text(conflict, [new ChosenRegion(RegionChoice.Own, " `a|b` (c\r\nd)\n")]));
        Assert.Equal("| [Page sharing](#ksm) | ? | `a\\|b` |\n",
            RowConflict.Text(conflict, [new ChosenRegion(RegionChoice.Own, "`a\\|b`")]));
        Assert.Equal("| [Page sharing](#ksm) | ? | |\n",
            RowConflict.Text(conflict, [new ChosenRegion(RegionChoice.Own, "")]));
    }

    [Fact]
    public void Of_a_row_that_one_side_removed_and_the_other_edited_the_whole_row_is_to_decide()
    {
        var without = Page.Replace("| Swap | yes | yes |\n", "");
        var edited = Page.Replace("| Swap | yes | yes |", "| Swap | yes | no |");
        var row = Row(Page, without, edited);
        Assert.Equal(("Swap", RegionChoice.Mine), (row.Name, row.RemovedBy));
        Assert.Equal([new CellConflict(2, "yes", "", "no") { Column = "KVM" }], row.Cells);
        Assert.Equal(RegionChoice.Theirs, Row(Page, edited, without).RemovedBy);
    }

    [Fact]
    public void A_kept_row_has_a_cell_for_a_column_that_the_side_that_removed_the_row_added()
    {
        var without = Page.Replace("| Swap | yes | yes |\n", "").Replace("(#kvm) |", "(#kvm) | UML |")
            .Replace("---|\n", "---|---|\n").Replace("** | | |", "** | | | |").Replace("| ? | no |", "| ? | no | ? |");
        var conflict = Conflict(Page, without, Page.Replace("| Swap | yes | yes |", "| Swap | yes | no |"));
        Assert.Equal("| Swap | yes | no | |\n", conflict.Theirs);
    }

    [Fact]
    public void Two_names_for_one_row_or_one_column_are_a_conflict_of_that_name()
    {
        Assert.Equal([new CellConflict(0, "Swap", "[Swapping](#swap)", "[Paging](#swap)") { Column = "Feature" }],
            Row(Page, Page.Replace("| Swap |", "| [Swapping](#swap) |"),
                Page.Replace("| Swap |", "| [Paging](#swap) |")).Cells);
        var names = Row(Page, Page.Replace("| Xen |", "| [Xen 4](#xen) |"),
            Page.Replace("| Xen |", "| [Xen 5](#xen) |"));
        Assert.Equal("Names of the columns", names.Name);
        Assert.Equal("Xen", Assert.Single(names.Cells).Column);
    }

    [Fact]
    public void Names_that_can_meet_in_two_rows_make_the_whole_table_one_conflict()
    {
        var mine = Page.Replace("| Swap | yes | yes |", "| [Paging](#paging \"was: swap\") | yes | no |");
        var theirs = Page.Replace("| Swap | yes | yes |", "| Swap | yes | ? |\n| Paging | no | no |");
        Assert.Null(Conflict(Page, mine, theirs).Row);
    }

    [Fact]
    public void Events_and_predictions_are_decided_cell_by_cell_too()
    {
        const string timeline = "<!-- timeline:t -->\n\n"
            + "| Date | Event | Source |\n|---|---|---|\n| 2007 | KVM | [^a] |\n";
        var row = Row(timeline, timeline.Replace("2007", "2006-12"), timeline.Replace("2007", "2007-02"));
        Assert.Equal((BlockKind.Timeline, "t", "KVM"), (row.Kind, row.Block, row.Name));
        Assert.Equal([new CellConflict(0, "2007", "2006-12", "2007-02") { Column = "Date" }], row.Cells);

        const string list = "<!-- predictions:p -->\n\n"
            + "| Prediction | Made | Outcome |\n|---|---|---|\n| P | 2007 | open |\n";
        Assert.Equal("Outcome", Assert.Single(Row(list, list.Replace("open", "no 2009 [^a]"),
            list.Replace("open", "yes 2009 [^a]")).Cells).Column);
    }

    [Fact]
    public void Rows_that_both_added_with_one_name_are_decided_cell_by_cell()
    {
        var row = Row(Page, Page + "| Disk | yes | no |\n", Page + "| Disk | yes | ? |\n");
        Assert.Equal("Disk", row.Name);
        Assert.Equal([new CellConflict(2, "", "no", "?") { Column = "KVM" }], row.Cells);
    }

    [Fact]
    public void Lines_of_a_table_that_is_not_understood_have_no_cells()
    {
        var broken = Page.Replace("|---|---|---|\n", "");
        Assert.Null(Conflict(broken, broken.Replace("| ? | no |", "| ? | yes |"),
            broken.Replace("| ? | no |", "| ? | ? |")).Row);
    }

    private static RowConflict Row(string @base, string mine, string theirs) =>
        Assert.IsType<RowConflict>(Conflict(@base, mine, theirs).Row);

    private static MergeRegion.Conflict Conflict(string @base, string mine, string theirs) =>
        Assert.Single(Assert.IsType<MergeResult.Conflicted>(ThreeWayMerge.Merge(@base, mine, theirs)).Regions
            .OfType<MergeRegion.Conflict>());
}
