using Wiki.Text.Blocks;
using Wiki.Text.Documents;
using Wiki.Text.Editing;

namespace Wiki.Text.Tests.Editing;

/// <summary>What a grid does with names, and where it shows problems.</summary>
public sealed class GridTests
{
    private const string Page = """
        # Page

        <!-- matrix:m -->

        | Feature | Xen | [KVM](#kvm "was: qemu-kvm") |
        |---|---|---|
        | **Host side** | | |
        | Swap | yes | no |
        | [Bridge](#net/bridge) | yes | no 4.2 |

        """;

    [Theory]
    [InlineData(1, "Paging", Renaming.KeepsKey, "[Paging](#swap)")]
    [InlineData(1, "Paging", Renaming.DeclaresOldKey, "[Paging](#paging \"was: swap\")")]
    [InlineData(1, "SWAP", Renaming.KeepsKey, "SWAP")]
    [InlineData(1, "[Paging](#own)", Renaming.KeepsKey, "[Paging](#own)")]
    [InlineData(2, "Bridges", Renaming.KeepsKey, "[Bridges](#net/bridge)")]
    [InlineData(1, "One [link](http://e.org) | bar ] end", Renaming.KeepsKey, "[One [link] (http://e.org) | bar ] end](#swap)")]
    [InlineData(0, "Host **x** side", Renaming.KeepsKey, "**[Host x side](#host-side)**")]
    [InlineData(0, "Guest side", Renaming.KeepsKey, "**[Guest side](#host-side)**")]
    [InlineData(0, "**Guest side**", Renaming.DeclaresOldKey, "**[Guest side](#guest-side \"was: host-side\")**")]
    public void A_row_that_gets_another_name_still_is_the_same_row(
        int row, string typed, Renaming renaming, string expected)
    {
        var kept = Kept(grid => grid.With(row, 0, typed), renaming);
        Assert.Equal(expected, kept.Rows[row].Cells[0]);
        var matrix = Parsed(EditableTable.Find(Parsed(Page), BlockKind.Matrix, "m")!.Write(kept)).Matrices[0];
        Assert.Equal((1, 2), (matrix.Groups.Length, matrix.Rows.Length));
    }

    [Fact]
    public void A_column_that_gets_another_name_still_is_the_same_column_with_its_earlier_names()
    {
        Assert.Equal("[Xen Project](#xen)", Heading(1, "Xen Project", Renaming.KeepsKey));
        Assert.Equal("[KVM/QEMU](#kvm \"was: qemu-kvm\")", Heading(2, "KVM/QEMU", Renaming.KeepsKey));
        Assert.Equal("[Kernel VM](#kernel-vm \"was: kvm, qemu-kvm\")", Heading(2, "Kernel VM", Renaming.DeclaresOldKey));
    }

    [Theory]
    [InlineData("xen:xen kvm:linux", "<!-- matrix:m lines=\"xen-project:xen\" -->")]
    [InlineData("kvm:linux other:esxi", "<!-- matrix:m lines=\"other:esxi\" -->")]
    [InlineData("", "<!-- matrix:m lines=\"\" -->")]
    public void The_version_lines_of_the_marker_follow_a_renamed_and_a_deleted_system(string lines, string expected)
    {
        var page = Page.Replace("<!-- matrix:m -->", $"<!-- matrix:m lines=\"{lines}\" -->", StringComparison.Ordinal);
        var table = EditableTable.Find(Parsed(page), BlockKind.Matrix, "m")!;
        var changed = new TableGrid(
            [table.Grid.Columns[0], table.Grid.Columns[1] with { Text = "Xen Project" }],
            [.. table.Grid.Rows.Select(row => row with { Cells = row.Cells.RemoveAt(2) })]);
        var written = table.Write(GridLabels.Keep(table, changed, BlockKind.Matrix, Renaming.DeclaresOldKey));
        Assert.Contains(expected + "\n", written, StringComparison.Ordinal);
    }

    [Fact]
    public void New_rows_and_the_name_of_the_first_column_stay_as_typed()
    {
        var kept = Kept(grid => grid with
        {
            Columns = grid.Columns.SetItem(0, grid.Columns[0] with { Text = "Question" }),
            Rows = grid.Rows.Add(new GridRow(null, ["New", "", ""])),
        }, Renaming.KeepsKey);
        Assert.Equal("Question", kept.Columns[0].Text);
        Assert.Equal("New", kept.Rows[^1].Cells[0]);
    }

    [Fact]
    public void Problems_stand_at_their_cells()
    {
        var problems = GridProblem.Find(Parsed(Page), BlockKind.Matrix, "m");
        Assert.Contains(problems, it => it is
        { Row: 2, Column: 2, Place: "Bridge · KVM", IsMistake: true, Remark.Problem.Code: "C102" });
        var twice = Page.Replace("| Swap |", "| Bridge |", StringComparison.Ordinal)
            .Replace("(#net/bridge)", "(#bridge)", StringComparison.Ordinal);
        Assert.Contains(GridProblem.Find(Parsed(twice), BlockKind.Matrix, "m"),
            it => it is { Row: 2, Column: 0, Remark.Problem.Code: "M005" });
        const string timeline = "# P\n\n<!-- timeline:t -->\n| Date | Event |\n|---|---|\n| 2007 | Good |\n| soon | Bad |\n";
        Assert.Contains(GridProblem.Find(Parsed(timeline), BlockKind.Timeline, "t"),
            it => it is { Row: 1, Column: 0, Place: "Bad · Date", IsMistake: true });
    }

    [Theory]
    [InlineData("KVM", "Xen", -1, 2, "Header of Xen: Two columns are named “Xen”. Give one of them another name.")]
    [InlineData("[KVM](#kvm \"was: qemu-kvm\")", "XEN", -1, 2,
        "Header of XEN: Two columns are named “XEN”. Give one of them another name.")]
    [InlineData("| Xen |", "| |", -1, 1,
        "Header of column 2: This column has no name. Write a name with at least one letter or digit.")]
    [InlineData("| [Bridge](#net/bridge)", "| swap", 2, 0,
        "swap: Two rows are named “swap”. Give one of them another name.")]
    [InlineData("| [Bridge](#net/bridge)", "| [Swap](#paging)", 2, 0,
        "Swap: Two rows are named “Swap”. Give one of them another name.")]
    [InlineData("| Swap |", "| |", 1, 0, "Row 2: This row has no name. Write its name in the first cell.")]
    public void A_name_that_is_there_twice_or_missing_is_a_mistake_at_its_place(
        string before, string after, int row, int column, string said)
    {
        var text = Page.Replace(before, after, StringComparison.Ordinal);
        var problem = GridProblem.Find(Parsed(text), BlockKind.Matrix, "m")
            .Single(it => it.IsMistake && it.Remark.Problem.Code[0] == 'M');
        Assert.Equal((row, column, said), (problem.Row, problem.Column, $"{problem.Place}: {problem.Remark.Sentence}"));
    }

    [Fact]
    public void Features_of_one_name_in_two_groups_or_below_two_features_are_no_mistake()
    {
        const string more = "no |\n| [Bridge](#disk/bridge) | ? | ? |\n| **More** | | |\n| [Swap](#s2) | ? | ? |";
        var text = Page.Replace("no 4.2 |", more, StringComparison.Ordinal);
        Assert.DoesNotContain(GridProblem.Find(Parsed(text), BlockKind.Matrix, "m"), it => it.IsMistake);
    }

    [Fact]
    public void What_is_new_gets_a_key_of_its_own_when_its_name_gives_that_of_something_renamed()
    {
        var kept = Kept(grid => grid.With(1, 0, "Paging") with
        {
            Rows = grid.With(1, 0, "Paging").Rows.Add(new GridRow(null, ["Swap", "", ""])),
        }, Renaming.KeepsKey);
        Assert.Equal(["**Host side**", "[Paging](#swap)", "[Bridge](#net/bridge)", "[Swap](#swap-2)"],
            kept.Rows.Select(it => it.Cells[0]));
        var twice = Kept(
            grid => grid with { Rows = grid.Rows.Add(new GridRow(null, ["Swap", "", ""])) }, Renaming.KeepsKey);
        Assert.Equal("Swap", twice.Rows[^1].Cells[0]); // a mistake: which of them was meant?
    }

    [Fact]
    public void Another_name_is_the_way_out_of_a_key_that_two_rows_have()
    {
        var page = Parsed(Page.Replace("[Bridge](#net/bridge)", "Swap", StringComparison.Ordinal));
        var table = EditableTable.Find(page, BlockKind.Matrix, "m")!;
        var kept = GridLabels.Keep(table, table.Grid.With(2, 0, "Paging"), BlockKind.Matrix, Renaming.KeepsKey);
        Assert.Equal("Paging", kept.Rows[2].Cells[0]);
        Assert.False(Parsed(table.Write(kept)).Matrices[0].IsBroken);
    }

    private static string Heading(int column, string typed, Renaming renaming) => Kept(
        grid => grid with { Columns = grid.Columns.SetItem(column, grid.Columns[column] with { Text = typed }) },
        renaming).Columns[column].Text;

    private static TableGrid Kept(Func<TableGrid, TableGrid> change, Renaming renaming)
    {
        var table = EditableTable.Find(Parsed(Page), BlockKind.Matrix, "m")!;
        return GridLabels.Keep(table, change(table.Grid), BlockKind.Matrix, renaming);
    }

    private static WikiDocument Parsed(string text) => WikiDocument.Parse(SourceText.From(text));
}
