using System.Collections.Immutable;
using Wiki.Text.Merging;

namespace Wiki.Text.Tests.Merging;

public sealed class TableMergeTests
{
    private static readonly string[] Base =
    [
        "# Title", "", "<!-- matrix:core -->", "", "| F | Xen | KVM |", "|---|---|---|",
        "| Ballooning | yes | no |", "| KSM | ? | yes 2.6.32 |", "", "Text.",
    ];

    [Fact]
    public void Different_cells_of_one_line_never_conflict() => AssertClean(
        With("| Ballooning | yes | no |", "| Ballooning | no | no |"),
        With("| Ballooning | yes | no |", "| Ballooning | yes | yes [^a] |"),
        With("| Ballooning | yes | no |", "| Ballooning | no | yes [^a] |"));

    [Fact]
    public void The_same_cell_made_to_say_different_things_is_a_conflict_of_its_row_with_all_else_merged() =>
        Assert.Equal(
            [
                "= # Title¶¶<!-- matrix:core -->¶¶| F | Xen | KVM |¶|---|---|---|¶",
                "! | Ballooning | yes | no | / | [B](#ballooning) | no | ? | / | [B](#ballooning) | partial (x) | ? |",
                "= | KSM | ? | yes 2.6.32 |¶¶Text.¶",
            ],
            Conflicted(
                With("| Ballooning | yes | no |", "| [B](#ballooning) | no | no |"),
                With("| Ballooning | yes | no |", "| Ballooning | partial (x) | ? |")).Select(Shown));

    [Fact]
    public void The_same_thing_said_in_two_spellings_is_no_conflict() => AssertClean(
        With("| ? | yes 2.6.32 |", "| ? | yes since 2.6.33 |"),
        With("| ? | yes 2.6.32 |", "| no | yes  2.6.33+ |"),
        With("| ? | yes 2.6.32 |", "| no | yes  2.6.33+ |"));

    [Fact]
    public void Blanks_and_spelling_of_one_side_give_way_to_what_the_other_says_and_stay_elsewhere() => AssertClean(
        With(("| F | Xen | KVM |", "| F          | Xen | KVM              |"),
            ("|---|---|---|", "|:-----------|:---:|------------------|"),
            ("| Ballooning | yes | no |", "| Ballooning | yes | no               |"),
            ("| KSM | ? | yes 2.6.32 |", "| KSM        | ?   | yes since 2.6.32 |")),
        With("| KSM | ? | yes 2.6.32 |", "| KSM | ? | no |"),
        With(("| F | Xen | KVM |", "| F          | Xen | KVM              |"),
            ("|---|---|---|", "|:-----------|:---:|------------------|"),
            ("| Ballooning | yes | no |", "| Ballooning | yes | no               |"),
            ("| KSM | ? | yes 2.6.32 |", "| KSM        | ?   | no |")));

    [Fact]
    public void Rows_added_at_one_place_are_both_kept_in_the_order_of_their_keys() => AssertClean(
        With("| KSM | ? | yes 2.6.32 |", "| KSM | ? | yes 2.6.32 |\n| Snapshots | yes | |"),
        With("| KSM | ? | yes 2.6.32 |", "| KSM | ? | yes 2.6.32 |\n| Migration | | no |"),
        With("| KSM | ? | yes 2.6.32 |", "| KSM | ? | yes 2.6.32 |\n| Migration | | no |\n| Snapshots | yes | |"));

    [Fact]
    public void A_row_that_one_side_moved_has_what_the_other_side_wrote() => AssertClean(
        With(("| Ballooning | yes | no |", "| KSM | ? | yes 2.6.32 |"),
            ("| KSM | ? | yes 2.6.32 |\n\n", "| Ballooning | yes | no |\n\n")),
        With("| Ballooning | yes | no |", "| Ballooning | yes | ? |"),
        With(("| Ballooning | yes | no |", "| KSM | ? | yes 2.6.32 |"),
            ("| KSM | ? | yes 2.6.32 |\n\n", "| Ballooning | yes | ? |\n\n")));

    [Fact]
    public void A_column_that_one_side_added_stands_beside_rows_and_cells_of_the_other() => AssertClean(
        With(("| Xen | KVM |", "| Xen | KVM | LXC |"), ("|---|---|---|", "|---|---|---|---|"),
            ("| yes | no |", "| yes | no | n/a |"),
            ("| ? | yes 2.6.32 |", "| ? | yes 2.6.32 | yes |")),
        With(("| KSM | ? |", "| KSM | no |"), ("2.6.32 |", "2.6.32 |\n| Snapshots | yes | |")),
        With(("| Xen | KVM |", "| Xen | KVM | LXC |"), ("|---|---|---|", "|---|---|---|---|"),
            ("| yes | no |", "| yes | no | n/a |"),
            ("| ? | yes 2.6.32 |", "| no | yes 2.6.32 | yes |\n| Snapshots | yes | | |")));

    [Fact]
    public void A_row_added_below_columns_that_the_other_side_exchanged_has_its_cells_under_its_own() => AssertClean(
        With(("| Xen | KVM |", "| KVM | Xen |"), ("| yes | no |", "| no | yes |"),
            ("| ? | yes 2.6.32 |", "| yes 2.6.32 | ? |")),
        With("2.6.32 |", "2.6.32 |\n| Snapshots | n/a | no |"),
        With(("| Xen | KVM |", "| KVM | Xen |"), ("| yes | no |", "| no | yes |"),
            ("| ? | yes 2.6.32 |", "| yes 2.6.32 | ? |\n| Snapshots | no | n/a |")));

    [Fact]
    public void A_row_or_column_renamed_by_one_side_has_what_the_other_side_wrote() => AssertClean(
        With(("| KSM |", "| [Page sharing](#page-sharing \"was: ksm\") |"),
            ("| KVM |", "| [Linux](#linux \"was: kvm\") |")),
        With("| ? | yes 2.6.32 |", "| no | yes 2.6.33 |"),
        With(("| KSM | ? | yes 2.6.32 |", "| [Page sharing](#page-sharing \"was: ksm\") | no | yes 2.6.33 |"),
            ("| KVM |", "| [Linux](#linux \"was: kvm\") |")));

    [Fact]
    public void Removing_a_row_that_the_other_side_edited_is_a_conflict_of_that_row() => Assert.Contains(
        "! | KSM | ? | yes 2.6.32 | /  / | KSM | ? | no |",
        Conflicted(With("| KSM | ? | yes 2.6.32 |\n", ""), With("| KSM | ? | yes 2.6.32 |",
            "| KSM | ? | no |")).Select(Shown));

    [Fact]
    public void Removing_a_row_that_the_other_side_only_padded_removes_it() => AssertClean(
        With("| KSM | ? | yes 2.6.32 |\n", ""),
        With("| KSM | ? | yes 2.6.32 |", "|   KSM | unknown | yes since 2.6.32 |"),
        With("| KSM | ? | yes 2.6.32 |\n", ""));

    [Fact]
    public void Removing_a_column_in_which_the_other_side_wrote_is_a_conflict_of_the_whole_table()
    {
        var without = With(("| Xen | KVM |", "| KVM |"), ("|---|---|---|", "|---|---|"), ("| yes | no |", "| no |"),
            ("| ? |", "|"));

        Assert.Single(Conflicted(without, With("| KSM | ? |", "| KSM | no |")).OfType<MergeRegion.Conflict>());
        Assert.Single(Conflicted(without, With("2.6.32 |",
            "2.6.32 |\n| Snapshots | yes | |")).OfType<MergeRegion.Conflict>());
        AssertClean(without, With("| KSM | ? | yes 2.6.32 |", "| KSM | ? | no |"),
            With(("| Xen | KVM |", "| KVM |"), ("|---|---|---|", "|---|---|"), ("| yes | no |", "| no |"),
                ("| ? | yes 2.6.32 |", "| no |")));
    }

    [Fact]
    public void Different_rows_that_get_one_key_are_a_conflict_of_the_whole_table() => Assert.Single(Conflicted(
        With("| KSM |", "| [Sharing](#sharing \"was: ksm\") |"),
        With("| KSM | ? | yes 2.6.32 |", "| KSM | ? | no |\n| Sharing | yes | |")).OfType<MergeRegion.Conflict>());

    [Fact]
    public void A_row_that_both_sides_added_in_different_places_is_one_row() => AssertClean(
        With("| Ballooning |", "| Snapshots | yes | |\n| Ballooning |"),
        With("2.6.32 |", "2.6.32 |\n| Snapshots | | no |"),
        With("| Ballooning |", "| Snapshots | yes | no |\n| Ballooning |"));

    [Fact]
    public void Rows_go_into_the_groups_their_authors_meant()
    {
        string[] @base = ["<!-- matrix:core -->", "| F | A |", "|---|---|", "| **G** | |", "| x | yes |"];

        Assert.Equal(
            string.Join('\n', [.. @base, "| z | no |", "| **H** | |", "| h | ? |", ""]),
            Assert.IsType<MergeResult.Clean>(ThreeWayMerge.Merge(
                string.Join('\n', [.. @base, ""]), string.Join('\n', [.. @base, "| **H** | |", "| h | ? |", ""]),
                string.Join('\n', [.. @base, "| z | no |", ""]))).Text);
    }

    [Fact]
    public void A_row_put_into_two_groups_and_a_removed_group_that_gets_a_row_are_conflicts()
    {
        const string head = "<!-- matrix:core -->\n| F | A |\n|---|---|\n";
        var @base = head + "| x | yes |\n| **G** | |\n| **H** | |\n";

        Assert.IsType<MergeResult.Conflicted>(ThreeWayMerge.Merge(
            @base, head + "| **G** | |\n| x | yes |\n| **H** | |\n", head + "| **G** | |\n| **H** | |\n| x | yes |\n"));
        Assert.IsType<MergeResult.Conflicted>(ThreeWayMerge.Merge(
            @base, head + "| x | no |\n| **G** | |\n", head + "|  x | yes |\n| **G** | |\n| **H** | |\n| y | yes |\n"));
    }

    [Fact]
    public void Events_and_predictions_are_merged_by_their_keys()
    {
        const string timeline = "<!-- timeline:t -->\n\n| Date | Event | Source |\n|---|---|---|\n";
        const string list = "<!-- predictions:p -->\n\n| Prediction | Made | Outcome |\n|---|---|---|\n";

        Assert.Equal(
            timeline + "| 2008 | [F](#e) | [^a] |\n| 2009 | B | |\n| 2010 | A | |\n",
            Assert.IsType<MergeResult.Clean>(ThreeWayMerge.Merge(
                timeline + "| 2007 | E | |\n",
                timeline + "| 2007 | [F](#e) | [^a] |\n| 2010 | A | |\n",
                timeline + "| 2008 | E | |\n| 2009 | B | |\n")).Text);
        Assert.Equal(
            list + "| [Q](#p) | 2007 | yes 2009 [^a] |\n",
            Assert.IsType<MergeResult.Clean>(ThreeWayMerge.Merge(
                list + "| P | 2007 | open |\n", list + "| [Q](#p) | 2007 | open |\n",
                list + "| P | 2007 | yes 2009 [^a] |\n")).Text);
        Assert.IsType<MergeResult.Conflicted>(ThreeWayMerge.Merge(
            list + "| P | 2007 | open |\n", list + "| P | 2007 | no 2009 [^a] |\n",
                list + "| P | 2007 | yes 2009 [^a] |\n"));
    }

    [Fact]
    public void A_block_that_one_side_took_elsewhere_has_what_the_other_side_wrote_in_one_of_its_rows()
    {
        const string table = "<!-- matrix:core -->\n\n| F | A | B |\n|---|---|---|\n| x | yes | yes |\n";

        Assert.Equal(
            "Some text.\n\nMore text.\n\n" + table.Replace("yes | yes", "yes | no"),
            Assert.IsType<MergeResult.Clean>(ThreeWayMerge.Merge(
                table + "\nSome text.\n\nMore text.\n",
                "Some text.\n\nMore text.\n\n" + table,
                table.Replace("yes | yes", "yes | no") + "\nSome text.\n\nMore text.\n")).Text.Trim('\n') + "\n");
    }

    [Fact]
    public void A_matrix_with_a_broken_structure_and_a_table_in_code_are_merged_by_lines()
    {
        const string table = "| F | A | B |\n|---|---|---|\n| x | yes | yes |\n";
        foreach (var head in new[] { "```\n<!-- matrix:core -->\n", "```\n", "<!-- matrix:core -->\n| broken |\n" })
        {
            Assert.IsType<MergeResult.Conflicted>(ThreeWayMerge.Merge(
                head + table, head + table.Replace("| yes | yes", "| no | yes"), head + table.Replace("| yes | yes",
                    "| yes | no")));
        }
    }

    [Theory]
    [InlineData("c b d")]
    [InlineData("b d c")]
    [InlineData("d c b")]
    [InlineData("d b c")]
    public void A_row_that_one_side_removed_and_the_other_moved_is_a_conflict_whichever_lines_count_as_moved(string order)
    {
        foreach (var head in new[] { "# T\n\n<!-- matrix:core -->\n\n", "# T\n\n" })
        {
            string Table(string rows) => head + "| F | A |\n|---|---|\n| a | yes |\n"
                + string.Concat(rows.Split(' ').Select(row => $"| {row} | no |\n")) + "| e | ? |\n\nText.\n";
            var moved = order == "d b c" ? "d" : "c";
            var without = Table(string.Join(' ', "b c d".Split(' ').Where(row => row != moved)));
            foreach (var (mine, theirs) in new[] { (Table(order), without), (without, Table(order)) })
            {
                var conflict = Assert.Single(Assert.IsType<MergeResult.Conflicted>(
                    ThreeWayMerge.Merge(Table("b c d"), mine, theirs)).Regions.OfType<MergeRegion.Conflict>());
                Assert.Equal(moved, conflict.Row!.Name);
                Assert.Empty(conflict.Row.Cells);
                Assert.Equal(mine == without ? RegionChoice.Mine : RegionChoice.Theirs, conflict.Row.RemovedBy);
            }
        }
    }

    [Fact]
    public void A_row_that_one_side_removed_is_gone_when_the_other_moved_another_row()
    {
        static string Table(params string[] rows) =>
            "| F | A |\n|---|---|\n" + string.Concat(rows.Select(row => $"| {row} | no |\n"));
        foreach (var head in new[] { "", "<!-- matrix:core -->\n\n" })
        {
            Assert.Equal(new MergeResult.Clean(head + Table("e", "a", "c", "d")), ThreeWayMerge.Merge(
                head + Table("a", "b", "c", "d", "e"), head + Table("e", "a", "b", "c", "d"), head + Table("a", "c", "d", "e")));
        }
    }

    private static string With(string old, string @new) => With((old, @new));

    private static string With(params (string Old, string New)[] changes) => changes.Aggregate(
        string.Join('\n', [.. Base, ""]), (text, change) =>
        {
            Assert.Contains(change.Old, text, StringComparison.Ordinal);
            var at = text.IndexOf(change.Old, StringComparison.Ordinal);
            return text[..at] + change.New + text[(at + change.Old.Length)..];
        });

    private static void AssertClean(string mine, string theirs, string merged)
    {
        Assert.Equal(new MergeResult.Clean(merged), ThreeWayMerge.Merge(With(), mine, theirs));
        Assert.Equal(new MergeResult.Clean(merged), ThreeWayMerge.Merge(With(), theirs, mine));
    }

    private static ImmutableArray<MergeRegion> Conflicted(string mine, string theirs) =>
        Assert.IsType<MergeResult.Conflicted>(ThreeWayMerge.Merge(With(), mine, theirs)).Regions;

    private static string Shown(MergeRegion region) => (region switch
    {
        MergeRegion.Agreed agreed => "= " + agreed.Text,
        MergeRegion.OnlyMine mine => "< " + mine.Text,
        MergeRegion.OnlyTheirs theirs => "> " + theirs.Text,
        MergeRegion.Combined combined => "+ " + combined.Text,
        MergeRegion.Conflict it => $"! {Line(it.Base)} / {Line(it.Mine)} / {Line(it.Theirs)}",
        _ => throw new InvalidOperationException(),
    }).Replace('\n', '¶');

    private static string Line(string text) => text.TrimEnd('\n');
}
