using Wiki.Text.Blocks;
using Wiki.Text.Editing;
using static Wiki.Text.Tests.Editing.Pages;

namespace Wiki.Text.Tests.Editing;

public sealed class GridSourcesTests
{
    private const string Text = """
        # Page

        <!-- matrix:m -->

        | Feature | Xen |
        |---|---|
        | Swap | yes https://e.org/kept |
        | Ballooning | ? |

        <!-- timeline:t -->

        | Date | Event | Source |
        |---|---|---|
        | 2007 | Begun | [^a] |

        [^a]: Notes, https://example.org/notes

        """;

    [Theory]
    [InlineData("yes since 4.2 https://xenproject.org/x", "yes since 4.2 [^xenproject.org]",
        "[^xenproject.org]: https://xenproject.org/x\n")]
    [InlineData("yes [^a] https://e.org/1  https://e.org/2", "yes [^a] [^e.org][^e.org-2]",
        "[^e.org]: https://e.org/1\n[^e.org-2]: https://e.org/2\n")]
    [InlineData("yes https://example.org/notes", "yes [^a]", "")]
    [InlineData("yes https://e.org/1 https://e.org/1", "yes [^e.org]", "[^e.org]: https://e.org/1\n")]
    [InlineData("partial (see https://e.org/1)", "partial (see https://e.org/1)", "")]
    [InlineData("partial (see https://e.org/1 )", "partial (see https://e.org/1 )", "")]
    [InlineData("`a https://e.org/1", "`a https://e.org/1", "")]
    [InlineData("yes javascript:alert(1)", "yes javascript:alert(1)", "")]
    [InlineData("https://e.org/1", "https://e.org/1", "")]
    public void An_address_behind_what_a_cell_says_becomes_its_source(string typed, string cell, string added) =>
        Assert.Equal(Text.Replace("| Ballooning | ? |", $"| Ballooning | {cell} |", StringComparison.Ordinal) + added,
            Written(BlockKind.Matrix, "m", grid => grid.With(1, 1, typed)));

    [Fact]
    public void The_cell_with_its_new_source_is_read_without_a_mistake()
    {
        var page = Parsed(Written(BlockKind.Matrix, "m", grid => grid.With(1, 1, "yes since 4.2 https://xenproject.org/x?a=1#b")));
        Assert.Empty(page.Matrices[0].Rows[1].Cells[0].Problems);
        Assert.Equal("https://xenproject.org/x?a=1#b", page.DefinedSources.Single(source => source.Name == "xenproject.org").Address);
    }

    [Fact]
    public void In_a_timeline_only_the_column_of_sources_holds_sources()
    {
        Assert.Equal(
            Text.Replace("| Begun | [^a] |", "| Begun https://e.org/1 | [^a] [^e.org] |", StringComparison.Ordinal)
            + "[^e.org]: https://e.org/2\n",
            Written(BlockKind.Timeline, "t",
                grid => grid.With(0, 1, "Begun https://e.org/1").With(0, 2, "[^a] https://e.org/2")));
    }

    private static string Written(BlockKind kind, string id, Func<TableGrid, TableGrid> change)
    {
        var page = Parsed(Text);
        var table = EditableTable.Find(page, kind, id)!;
        return GridSources.Write(page, table, change(table.Grid), kind);
    }
}
