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
        Assert.Contains(problems, it => it is { Row: 2, Column: 2, Problem.Code: "C102" });
        var twice = Page.Replace("| Swap |", "| Bridge |", StringComparison.Ordinal)
            .Replace("(#net/bridge)", "(#bridge)", StringComparison.Ordinal);
        Assert.Contains(GridProblem.Find(Parsed(twice), BlockKind.Matrix, "m"),
            it => it is { Row: 2, Column: 0, Problem.Code: "M005" });
        const string timeline = "# P\n\n<!-- timeline:t -->\n| Date | Event |\n|---|---|\n| 2007 | Good |\n| soon | Bad |\n";
        Assert.Contains(GridProblem.Find(Parsed(timeline), BlockKind.Timeline, "t"),
            it => it is { Row: 1, Column: 0, Problem.Severity: Severity.Error });
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
