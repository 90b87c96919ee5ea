using Wiki.Text.Blocks.Matrices;
using Wiki.Text.Diffing.Facts;
using Wiki.Text.Diffing.Facts.Matrices;
using Wiki.Text.Tests.Blocks;

namespace Wiki.Text.Tests.Diffing.Facts;

public sealed class MatrixDiffTests
{
    [Fact]
    public void The_worked_example_is_reported_word_for_word()
    {
        var old = Given.MatrixOf(
            "| Feature | KVM | Xen | Containers |",
            "|---|---|---|---|",
            "| **Memory** | | | |",
            "| Ballooning | yes 2.6.27 | yes | n/a |",
            "| [Page sharing](#ksm) | yes since 2.6.32 | no as of 2010-01 | yes |",
            "| **Migration** | | | |",
            "| Live migration | yes | yes | unknown |",
            "| Snapshots | no | yes | ? |");
        var @new = Given.MatrixOf(
            "| Feature    | Xen | KVM | [LXC](#lxc \"was: containers\") | [Docker](#docker \"was: containers\") |",
            "|:---|---|---|---|---|",
            "| **Migration** |||||",
            "| [Live migration (shared storage)](#live-migration) | yes | yes | partial since 1.1 (through CRIU) | ? |",
            "| Snapshots | yes | yes since 0.9 [^c] | ? | unknown |",
            "| **Memory** |||||",
            "| Ballooning | yes | yes since 2.6.27 | n/a | n/a |",
            "| [Kernel same-page merging](#ksm) | partial since 4.0 (HVM only) | yes since 2.6.32 | yes | yes |");

        Assert.Equal(
            """
            1 column split · 1 column moved · 1 group moved · 2 rows relabelled · 3 cells
            column split:     Containers -> LXC, Docker
            column moved:     KVM
            group moved:      Memory
            row relabelled:   Page sharing -> Kernel same-page merging            (key ksm unchanged)
            row relabelled:   Live migration -> Live migration (shared storage)   (key live-migration unchanged)
            level      Kernel same-page merging × Xen: no as of 2010-01 -> partial since 4.0 (HVM only)
            answered   Live migration × LXC:           unknown -> partial since 1.1 (through CRIU)
            level      Snapshots × KVM:                no -> yes since 0.9 [^c]
            """,
            string.Join(Environment.NewLine, FactReport.Write(MatrixDiff.Between(old, @new))));
    }

    [Theory]
    [InlineData("yes 2.6.20", "yes, since 2.6.20", "")]
    [InlineData("yes since 2.6.20", "yes by 2.6.20", "Period")]
    [InlineData("no as of 2025-01", "no as of 2026-09", "Checked")]
    [InlineData("?", "", "Withdrawn")]
    [InlineData("yes", "", "Withdrawn")]
    [InlineData("", "?", "Claimed")]
    [InlineData("", "no", "Claimed")]
    [InlineData("?", "no as of 2025", "Answered")]
    [InlineData("yes since 4.2 [^a]", "?", "Reopened")]
    [InlineData("?", "unknown as of 2025", "Checked")]
    [InlineData("yes", "nonsense", "Broken")]
    [InlineData("", "nonsense", "Broken")]
    [InlineData("nonsense", "more nonsense", "Broken")]
    [InlineData("nonsense", "yes", "Repaired")]
    [InlineData("nonsense", "", "Repaired")]
    [InlineData("nonsense", "?", "Repaired")]
    [InlineData("yes", "no", "Level")]
    [InlineData("yes", "`x86-64`", "Level")]
    [InlineData("`x86-64`", "`arm64` since 4.11", "Value Period")]
    [InlineData("yes since 4.1", "no since 4.2 [^a]", "Level Period Sources")]
    [InlineData("yes until 4.1", "yes until 4.2", "Period")]
    [InlineData("planned for 5.0 as of 2026 [^r]", "planned for 6.0 as of 2026 [^r]", "Period")]
    [InlineData("yes #hw", "yes #paid (only there) [^a]", "Tags Note Sources")]
    [InlineData("yes [^a][^b]", "yes [^a]", "Sources")]
    [InlineData("yes since 4.1", "yes since 4.1; partial since 3.0 removed 4.1 (slow)", "Level")]
    [InlineData("yes since 4.1; no removed 3.0", "no removed 3.0; yes since 4.2", "Period")]
    public void A_changed_cell_has_these_classes_the_most_important_first(string old, string @new, string classes)
    {
        var changes = MatrixDiff.Between(OfCell(old), OfCell(@new));

        Assert.Equal(classes, string.Join(' ', changes.Cells.SelectMany(cell => cell.Classes)));
        Assert.Empty(changes.Axes);
    }

    [Fact]
    public void Two_rows_in_exchanged_places_are_one_move() => AssertReported(
        ["| F | A |", "|---|---|", "| x | yes |", "| y | no |"],
        ["| F | A |", "|---|---|", "| y | no |", "| x | yes |"],
        "1 row moved",
        "row moved:   x");

    [Fact]
    public void A_row_renamed_without_saying_so_is_removed_and_added_and_a_rename_is_suggested()
    {
        var columns = string.Concat(Enumerable.Range(1, 10).Select(n => $" c{n} |"));
        var rule = string.Concat(Enumerable.Repeat("---|", 11));
        var cells = string.Concat(Enumerable.Repeat(" yes |", 9));
        var old = Given.MatrixOf("| F |" + columns, "|" + rule, "| Page sharing |" + cells + " no |");
        var @new = Given.MatrixOf("| F |" + columns, "|" + rule, "| KSM |" + cells + " yes |");

        var changes = MatrixDiff.Between(old, @new);

        Assert.Equal([AxisChangeKind.Removed, AxisChangeKind.Added], changes.Axes.Select(change => change.Kind));
        Assert.Empty(changes.Edits);
        Assert.Equal("renamed? 9 of 10 cells equal", Assert.Single(changes.Suggestions).Reason);
        Assert.Equal(10, changes.Axes[0].Cells.Length);
        Assert.Equal(
            [
                "row removed:   Page sharing", "row renamed?   Page sharing -> KSM   (9 of 10 cells equal)",
                "row added:     KSM",
            ],
            FactReport.Write(changes).Skip(1));
    }

    [Theory]
    [InlineData("yes | yes | yes | yes | no", true)]
    [InlineData("yes | yes | yes | no | no", false)]
    public void A_rename_is_suggested_from_four_equal_cells_of_five(string cells, bool isSuggested)
    {
        string[] head = ["| F | a | b | c | d | e |", "|---|---|---|---|---|---|"];
        var changes = MatrixDiff.Between(
            Given.MatrixOf([.. head, "| x | yes | yes | yes | yes | yes |"]),
            Given.MatrixOf([.. head, $"| y | {cells} |"]));

        Assert.Equal(isSuggested, changes.Suggestions.Length == 1);
    }

    [Fact]
    public void Rows_without_any_cell_and_rows_elsewhere_are_never_suggested()
    {
        string[] head = ["| F | a |", "|---|---|"];

        Assert.Empty(Suggested([.. head, "| x | |"], [.. head, "| y | |"]));
        Assert.Empty(Suggested(
            [.. head, "| **G** | |", "| x | yes |", "| z | |"],
            [.. head, "| **G** | |", "| z | |", "| **H** | |", "| y | yes |"]));
        Assert.Single(Suggested(
            [.. head, "| **G** | |", "| x | yes |", "| z | |"],
            [.. head, "| **G** | |", "| z | |", "| y | yes |"]));

        static IEnumerable<RenameSuggestion> Suggested(string[] old, string[] @new) =>
            MatrixDiff.Between(Given.MatrixOf(old), Given.MatrixOf(@new)).Suggestions;
    }

    [Fact]
    public void Four_columns_that_become_one_are_merged_with_all_source_cells_of_each_row() => AssertReported(
        ["| F | A | B | C | D |", "|---|---|---|---|---|", "| x | yes | no | ? | |"],
        ["| F | [Archs](#archs \"was: a, b, c, d\") |", "|---|---|", "| x | `a` |"],
        "1 column merged · 1 cell",
        "column merged:   A, B, C, D -> Archs",
        "merged   x × Archs: A: yes + B: no + C: unknown + D: (not stated) -> `a`");

    [Theory]
    [InlineData("yes", "?", "yes", "merged   x × A: A: yes + B: unknown -> yes")]
    [InlineData("?", "", "yes", "merged   x × A: A: unknown + B: (not stated) -> yes")]
    [InlineData("yes", "yes", "no", "merged   x × A: A: yes + B: yes -> no")]
    [InlineData("yes", "yes", "yes", null)]
    public void A_column_that_takes_in_another_is_merged_with_it_and_all_source_cells_are_listed(
        string a, string b, string merged, string? line)
    {
        var old = Given.MatrixOf("| F | A | B |", "|---|---|---|", $"| x | {a} | {b} |");
        var @new = Given.MatrixOf("| F | [A](#a \"was: b\") |", "|---|---|", $"| x | {merged} |");

        string[] said = line is null ? ["1 column merged", "column merged:   A, B -> A"]
            : ["1 column merged · 1 cell", "column merged:   A, B -> A", line];
        AssertReported(old, @new, said);
        Assert.Equal(AxisChangeKind.Split, Assert.Single(MatrixDiff.Between(@new, old).Axes).Kind);
    }

    [Fact]
    public void A_row_that_takes_in_another_is_merged_with_it() => AssertReported(
        ["| F | A |", "|---|---|", "| x | yes |", "| y | ? |", "| z | no |"],
        ["| F | A |", "|---|---|", "| z | no |", "| [x](#x \"was: y\") | yes |"],
        "1 row merged · 1 cell",
        "row merged:   x, y -> x",
        "merged   x × A: x: yes + y: unknown -> yes");

    [Fact]
    public void A_group_that_takes_in_another_is_merged_with_it() => AssertReported(
        ["| F | A |", "|---|---|", "| **G** | |", "| x | yes |", "| **H** | |", "| y | ? |"],
        ["| F | A |", "|---|---|", "| **[G](#g \"was: h\")** | |", "| x | yes |", "| y | ? |"],
        "1 group merged · 1 row regrouped",
        "group merged:    G, H -> G",
        "row regrouped:   y: H -> G");

    [Fact]
    public void A_row_that_one_row_was_split_from_stays_beside_it() => AssertReported(
        ["| F | A |", "|---|---|", "| [x](#x \"was: y\") | yes |"],
        ["| F | A |", "|---|---|", "| x | yes |", "| y | ? |"],
        "1 row split · 1 cell",
        "row split:   x -> x, y",
        "unknown again   y × A: yes -> unknown");

    [Fact]
    public void A_split_row_is_compared_with_each_heir() => AssertReported(
        ["| F | A |", "|---|---|", "| x | ? |"],
        ["| F | A |", "|---|---|", "| [y](#y \"was: x\") | ? |", "| [z](#z \"was: x\") | no |"],
        "1 row split · 1 cell",
        "row split:   x -> y, z",
        "answered   z × A: unknown -> no");

    [Fact]
    public void A_declared_ancestor_that_is_still_there_makes_the_copy_an_addition() => AssertReported(
        ["| F | A |", "|---|---|", "| x | yes |"],
        ["| F | A |", "|---|---|", "| x | yes |", "| [y](#y \"was: x\") | yes |"],
        "1 row added",
        "row added:   y");

    [Fact]
    public void Renamed_columns_and_regrouped_rows_keep_their_cells() => AssertReported(
        ["| F | A | B |", "|---|---|---|", "| **G** | | |", "| x | yes | no |", "| **H** | | |", "| y | no | ? |"],
        ["| F | [C](#c \"was: a\") | B |", "|---|---|---|", "| **G** | | |", "| **H** | | |", "| x | yes | no |",
            "| y | no | ? |"],
        "1 column renamed · 1 row regrouped",
        "column renamed:   A -> C   (key a -> c)",
        "row regrouped:    x: G -> H");

    [Fact]
    public void A_row_stays_in_a_group_that_was_renamed() => AssertReported(
        ["| F | A |", "|---|---|", "| **Memory** | |", "| x | yes |", "| y | yes |"],
        ["| F | A |", "|---|---|", "| **[RAM](#ram \"was: memory\")** | |", "| x | yes |", "| y | yes |"],
        "1 group renamed",
        "group renamed:   Memory -> RAM   (key memory -> ram)");

    [Fact]
    public void Identical_changes_of_a_column_are_put_together() => AssertReported(
        ["| F | KVM | Xen |", "|---|---|---|", "| x | ? | ? |", "| y | ? | no |", "| z | unknown | no |"],
        ["| F | KVM | Xen |", "|---|---|---|", "| x | yes since 2.6.20 | no |", "| y | yes 2.6.20 | no |",
            "| z | yes since 2.6.20 | |"],
        "5 cells",
        "answered   KVM, 3 rows: unknown -> yes since 2.6.20",
        "answered   x × Xen:     unknown -> no",
        "emptied    z × Xen:     no -> (not stated)");

    [Fact]
    public void Version_lines_and_the_heading_of_the_rows_are_settings() => AssertReported(
        Given.Matrix("<!-- matrix:core -->\n\n| F | A |\n|---|---|\n| x | yes |"),
        Given.Matrix("<!-- matrix:core lines=\"a:linux\" -->\n\n| Feature | A |\n|---|---|\n| x | yes |"),
        "2 settings changed",
        "setting changed:   heading of the rows: F -> Feature",
        "setting changed:   lines: (not stated) -> a:linux");

    [Fact]
    public void The_cells_where_an_added_row_crosses_an_added_column_belong_to_the_row()
    {
        var changes = MatrixDiff.Between(
            Given.MatrixOf("| F | A |", "|---|---|", "| x | yes |"),
            Given.MatrixOf("| F | A | B |", "|---|---|---|", "| x | yes | no |", "| y | ? | n/a |"));

        Assert.Equal(
            ["Column b: x/b", "Row y: y/a y/b"],
            changes.Axes.Select(change => $"{change.Axis} {change.New[0].Label.Key}: "
                + string.Join(' ', change.Cells.Select(at => $"{at.Row.Key}/{at.Column.Key}"))));
    }

    [Fact]
    public void Labels_told_apart_only_by_their_remark_are_named_whole() => AssertReported(
        ["| F | A |", "|---|---|", "| x (old) | yes |", "| x (new) | yes |"],
        ["| F | A |", "|---|---|", "| x (old) | no |", "| x (new) | no [^a] |"],
        "2 cells",
        "level   x (old) × A: yes -> no",
        "level   x (new) × A: yes -> no [^a]");

    [Fact]
    public void Each_change_tells_its_lines_on_both_sides()
    {
        var changes = MatrixDiff.Between(
            Given.MatrixOf("| F | A |", "|---|---|", "| x | yes |", "| y | yes |"),
            Given.MatrixOf("| F | A | B |", "|---|---|---|", "| y | no | |", "| z | yes | |"));

        Assert.Equal(
            ["Column Added  3", "Row Removed 5 ", "Row Added  6"],
            changes.Axes.Select(change => $"{change.Axis} {change.Kind} {change.OldLine} {change.NewLine}"));
        var cell = Assert.Single(changes.Cells);
        Assert.Equal((6, 5), (cell.Old[0].Cell.Line, cell.New.Cell.Line));
    }

    [Fact]
    public void A_broken_matrix_is_not_compared_and_other_changes_do_not_fit()
    {
        var matrix = OfCell("yes");

        Assert.Throws<ArgumentException>(() => MatrixDiff.Between(matrix, Given.MatrixOf("| F | A |", "| x | yes |")));
        Assert.Throws<InvalidOperationException>(() => MatrixDiff.Between(matrix, Given.MatrixOf(
            "| F | [B](#b \"was: a\") | C |", "|---|---|---|", "| x | yes | no |"))
            .Apply(Given.MatrixOf("| F | A |", "|---|---|", "| z | yes |", "| x | no |")));
    }

    private static Matrix OfCell(string cell) => Given.MatrixOf("| F | A |", "|---|---|", $"| x | {cell} |");

    private static void AssertReported(string[] old, string[] @new, params string[] lines) =>
        AssertReported(Given.MatrixOf(old), Given.MatrixOf(@new), lines);

    private static void AssertReported(Matrix old, Matrix @new, params string[] lines) =>
        Assert.Equal(lines, FactReport.Write(MatrixDiff.Between(old, @new)));
}
