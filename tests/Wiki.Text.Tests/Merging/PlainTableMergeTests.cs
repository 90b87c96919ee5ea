using Wiki.Text.Merging;

namespace Wiki.Text.Tests.Merging;

public sealed class PlainTableMergeTests
{
    private const string Base = "# Plain\n\n| Name | A | B |\n|---|---|---|\n| Xen | 1 | 2 |\n| KVM | 3 | 4 |\n\nText.\n";

    [Fact]
    public void Different_cells_of_one_row_never_conflict() => AssertClean(
        Base.Replace("| 2 |", "| 22 |"), Base.Replace("| 1 |", "| 11 |"),
        Base.Replace("| 1 | 2 |", "| 11 | 22 |"));

    [Fact]
    public void A_column_that_one_side_added_stands_beside_a_cell_and_a_row_of_the_other() => AssertClean(
        Base.Replace("| B |", "| B | C |").Replace("|---|---|---|", "|---|---|---|---|")
            .Replace("| 2 |", "| 2 | x |").Replace("| 4 |", "| 4 | y |"),
        Base.Replace("| 3 | 4 |\n", "| 5 | 4 |\n| UML | 6 | 7 |\n"),
        "# Plain\n\n| Name | A | B | C |\n|---|---|---|---|\n| Xen | 1 | 2 | x |\n| KVM | 5 | 4 | y |\n"
            + "| UML | 6 | 7 | |\n\nText.\n");

    [Fact]
    public void A_table_that_one_side_aligned_anew_has_what_the_other_side_wrote() => AssertClean(
        "# Plain\n\n| Name | A   | B   |\n|:-----|----:|-----|\n| Xen  | 1   | 2   |\n| KVM  | 3   | 4   |\n\nText.\n",
        Base.Replace("| 4 |", "| *four* |"),
        "# Plain\n\n| Name | A   | B   |\n|:-----|----:|-----|\n| Xen  | 1   | 2   |\n| KVM  | 3   | *four* |\n\nText.\n");

    [Fact]
    public void A_column_that_one_side_removed_is_gone_beside_what_the_other_wrote_elsewhere() => AssertClean(
        "# Plain\n\n| Name | B |\n|---|---|\n| Xen | 2 |\n| KVM | 4 |\n\nText.\n", Base.Replace("| 4 |", "| 5 |"),
        "# Plain\n\n| Name | B |\n|---|---|\n| Xen | 2 |\n| KVM | 5 |\n\nText.\n");

    [Fact]
    public void Columns_that_one_side_exchanged_have_the_new_row_of_the_other_under_their_names() => AssertClean(
        "# Plain\n\n| Name | B | A |\n|---|---|---|\n| Xen | 2 | 1 |\n| KVM | 4 | 3 |\n\nText.\n",
        Base.Replace("| 4 |\n", "| 4 |\n| UML | a | b |\n"),
        "# Plain\n\n| Name | B | A |\n|---|---|---|\n| Xen | 2 | 1 |\n| KVM | 4 | 3 |\n| UML | b | a |\n\nText.\n");

    [Fact]
    public void A_header_that_one_side_renamed_stays_above_what_the_other_wrote() => AssertClean(
        Base.Replace("| A |", "| Alpha |").Replace("| Name |", "|  Name  |"), Base.Replace("| 1 |", "| 11 |"),
        Base.Replace("| A |", "| Alpha |").Replace("| Name |", "|  Name  |").Replace("| 1 |", "| 11 |"));

    [Fact]
    public void A_header_and_its_cells_in_one_line_of_both_sides_are_merged() => AssertClean(
        Base.Replace("| A |", "| Alpha |").Replace("| 4 |", "| 44 |"),
        Base.Replace("| B |", "| Beta |").Replace("| 3 |", "| 33 |"),
        Base.Replace("| A | B |", "| Alpha | Beta |").Replace("| 3 | 4 |", "| 33 | 44 |"));

    [Fact]
    public void Rows_without_outer_bars_and_short_rows_keep_every_byte_that_nobody_changed()
    {
        const string table = "Name | A | B | C\n--- | --- | --- | ---\nXen | 1 | 2 | 3\nKVM | 4\n  | UML | \\| | 5 | 6 |  \n";
        Assert.Equal(
            new MergeResult.Clean(table.Replace("Xen | 1 | 2", "Xen | 11 | 22").Replace("| 5 | 6 |", "| 5 | 7 |")),
            ThreeWayMerge.Merge(table, table.Replace("| 1 |", "| 11 |").Replace("| 6 |", "| 7 |"),
                table.Replace("| 2 |", "| 22 |")));
    }

    [Fact]
    public void The_same_cell_made_to_say_different_things_is_a_conflict_of_its_row_with_all_else_merged()
    {
        var conflict = Only(Base.Replace("| 1 | 2 |", "| a | x |").Replace("KVM | 3", "KVM | 33"),
            Base.Replace("| 1 | 2 |", "| b | 2 |").Replace("| 4 |", "| 44 |"));
        Assert.Equal(("| Xen | a | x |\n", "| Xen | b | x |\n"), (conflict.Mine, conflict.Theirs));
        Assert.Equal((null, "Plain", "Xen"), (conflict.Row!.Kind, conflict.Row.Block, conflict.Row.Name));
        Assert.Equal(("A", 1, "1", "a", "b"), Assert.Single(conflict.Row.Cells) is var cell
            ? (cell.Column, cell.Place, cell.Base, cell.Mine, cell.Theirs) : default);
        Assert.Equal("| Xen | c | x |\n", RowConflict.Text(conflict, [new ChosenRegion(RegionChoice.Own, "c")]));
    }

    [Fact]
    public void A_row_that_one_side_renamed_and_the_other_edited_is_a_conflict_of_its_name()
    {
        var conflict = Only(Base.Replace("| Xen |", "| Xen 4 |"), Base.Replace("| 2 |", "| 22 |"));
        Assert.Equal(("| Xen 4 | 1 | 22 |\n", "| Xen | 1 | 22 |\n"), (conflict.Mine, conflict.Theirs));
        Assert.Equal("Name", Assert.Single(conflict.Row!.Cells).Column);
    }

    [Fact]
    public void A_row_that_one_side_removed_and_the_other_edited_is_a_conflict_of_that_row()
    {
        var conflict = Only(Base.Replace("| Xen | 1 | 2 |\n", ""), Base.Replace("| 2 |", "| 22 |"));
        Assert.Equal(("", "| Xen | 1 | 22 |\n"), (conflict.Mine, conflict.Theirs));
        Assert.Equal(RegionChoice.Mine, conflict.Row!.RemovedBy);
    }

    [Fact]
    public void Columns_aligned_differently_by_both_are_a_conflict() => Assert.Null(Only(
        Base.Replace("|---|---|---|", "|:--|---|---|"), Base.Replace("|---|---|---|", "|--:|---|---|")).Row);

    [Theory]
    [InlineData("| Name | A | A |", "| Xen | 1 | 2 |")]
    [InlineData("| Name | A | B |", "| Xen | 1 | 2 | 3 |")]
    public void Where_it_is_not_certain_which_columns_and_cells_are_the_same_lines_conflict(string header, string row)
    {
        var table = $"{header}\n|---|---|---|\n{row}\n";
        Assert.Null(Assert.Single(Conflicts(table, table.Replace("| 1 |", "| 11 |"), table.Replace("| 2 |", "| 22 |"))).Row);
    }

    [Fact]
    public void Rows_of_one_name_are_merged_by_their_places_unless_they_were_exchanged()
    {
        const string table = "| F | A | B |\n|---|---|---|\n| x | 1 | 2 |\n| x | 3 | 2 |\n";
        Assert.Equal(new MergeResult.Clean(table.Replace("| 1 | 2 |", "| 11 | 22 |")),
            ThreeWayMerge.Merge(table, table.Replace("| 1 |", "| 11 |"), table.Replace("| 1 | 2 |", "| 1 | 22 |")));
        Assert.NotEmpty(Conflicts(table, "| F | A | B |\n|---|---|---|\n| x | 3 | 2 |\n| x | 1 | 2 |\n",
            table.Replace("| 1 | 2 |", "| 1 | 22 |")));
    }

    [Fact]
    public void A_table_is_known_again_by_the_heading_above_it_when_another_is_alike()
    {
        static string Page(string first, string second) =>
            $"## One\n\n| F | A | B |\n|---|---|---|\n{first}\n## Two\n\n| F | A | B |\n|---|---|---|\n{second}\nEnd.\n";
        Assert.Equal(new MergeResult.Clean(Page("| x | 1 | 2 |\n", "| x | 11 | 22 |\n")), ThreeWayMerge.Merge(
            Page("| x | 1 | 2 |\n", "| x | 1 | 2 |\n"), Page("| x | 1 | 2 |\n", "| x | 11 | 2 |\n"),
            Page("| x | 1 | 2 |\n", "| x | 1 | 22 |\n")));
    }

    private static void AssertClean(string mine, string theirs, string merged)
    {
        Assert.Equal(new MergeResult.Clean(merged), ThreeWayMerge.Merge(Base, mine, theirs));
        Assert.Equal(new MergeResult.Clean(merged), ThreeWayMerge.Merge(Base, theirs, mine));
    }

    private static MergeRegion.Conflict Only(string mine, string theirs) => Assert.Single(Conflicts(Base, mine, theirs));

    private static IEnumerable<MergeRegion.Conflict> Conflicts(string @base, string mine, string theirs) =>
        Assert.IsType<MergeResult.Conflicted>(ThreeWayMerge.Merge(@base, mine, theirs))
            .Regions.OfType<MergeRegion.Conflict>();
}
