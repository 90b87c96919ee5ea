using Wiki.Text.Merging;

namespace Wiki.Text.Tests.Merging;

public sealed class BothSidesTests
{
    private const string Head = "| Feature | Xen | KVM |\n|---|---|---|\n";

    // Columns of one name are not told apart, so rows of this table are merged by lines.
    private const string Twice = "| Feature | Feature |\n|---|---|\n";
    private const string Matrix = "# T\n\n<!-- matrix:m -->\n\n" + Head;

    [Theory]
    [InlineData("# T\n\nOne.\n", "# T\n\nMine.\n", "# T\n\nTheirs.\n")]
    [InlineData("# T\n", "# T\n\nMine.\n", "# T\n\nTheirs.\n")]
    [InlineData("# T\n\n[^a]: A\n", "# T\n\n[^a]: A\n[^b]: B\n", "# T\n\n[^a]: A\n[^c]: C\n")]
    [InlineData("# T\n\n" + Twice, "# T\n\n" + Twice + "| a | 1 |\n", "# T\n\n" + Twice + "| b | 1 |\n")]
    [InlineData("# T\n\nOne.\n", "# T\n\n- mine\n\n---\n", "# T\n\n- theirs\n\n---\n")]
    [InlineData("---\nkind: system\n---\n# T\n\nOne.\n", "---\nkind: system\n---\n# T\n\nMine.\n",
        "---\nkind: system\n---\n# T\n\nTheirs.\n")]
    [InlineData("---\naliases:\n  - a\n---\n# T\n", "---\naliases:\n  - a\n  - b\n---\n# T\n",
        "---\naliases:\n  - a\n  - c\n---\n# T\n")]
    [InlineData("# T\n", "# T\n\n<!-- matrix:a -->\n\n" + Head + "| a | yes | no |\n\n",
        "# T\n\n<!-- matrix:b -->\n\n" + Head + "| b | yes | no |\n\n")]
    public void Both_texts_are_taken_where_they_stand_well_below_each_other(
        string @base, string mine, string theirs) => Assert.Equal([true], Together(@base, mine, theirs));

    [Theory]
    [InlineData(Matrix + "| Swap | ? | ? |\n", Matrix + "| Swap | yes | ? |\n", Matrix + "| Swap | no | ? |\n")]
    [InlineData(Matrix + "| Swap | ? | ? |\n", Matrix + "| [Swapping](#swapping \"was: swap\") | yes | ? |\n",
        Matrix + "| Swap | no | ? |\n")]
    [InlineData(Matrix + "| Swap | ? | ? |\n", Matrix + "| [Paging](#swap) | ? | ? |\n",
        Matrix + "| [Disk](#swap) | ? | ? |\n")]
    [InlineData("# T\n", Matrix + "| Swap | yes | ? |\n", Matrix + "| Speed | yes | ? |\n")]
    [InlineData("# T\n\n" + Head, "# T\n\n| Feature | UML | KVM |\n|---|---|---|\n",
        "# T\n\n| Feature | Xen | VMware |\n|---|---|---|\n")]
    [InlineData("# T\n\n" + Head, "# T\n\n| Feature | Xen | KVM |\n|:--|---|---|\n",
        "# T\n\n| Feature | Xen | KVM |\n|--:|---|---|\n")]
    [InlineData("# T\n\n" + Head + "| a | 1 | 2 |\n", "# T\n\n" + Head + "| a | 3 | 2 |\n",
        "# T\n\n" + Head + "| a | 4 | 2 |\n")]
    [InlineData("# T\n\n" + Twice + "| a | 1 |\n", "# T\n\n" + Twice + "| a | 3 |\n",
        "# T\n\n" + Twice + "| a | 4 |\n")]
    [InlineData("# T\n\n[^a]: A\n", "# T\n\n[^a]: B\n", "# T\n\n[^a]: C\n")]
    [InlineData("# T\n", "# Mine\n", "# Theirs\n")]
    [InlineData("", "# Mine\n\nx\n", "# Theirs\n\ny\n")]
    [InlineData("---\nsummary: a\n---\n# T\n", "---\nsummary: b\n---\n# T\n", "---\nsummary: c\n---\n# T\n")]
    [InlineData("# T\n", "---\nkind: system\n---\n# T\n", "---\nkind: page\n---\n# T\n")]
    [InlineData("# T\n\nOne.\n", "# T\n", "# T\n\nTwo.\n")]
    [InlineData("# T\n\n<!-- timeline:t -->\n\n| Date | Event |\n|---|---|\n| 2007 | [E](#e) |\n",
        "# T\n\n<!-- timeline:t -->\n\n| Date | Event |\n|---|---|\n| 2008 | [E](#e) |\n",
        "# T\n\n<!-- timeline:t -->\n\n| Date | Event |\n|---|---|\n| 2009 | [E](#e) |\n")]
    public void Both_texts_are_not_taken_where_something_would_stand_twice_or_break(
        string @base, string mine, string theirs) => Assert.Equal([false], Together(@base, mine, theirs));

    [Fact]
    public void Each_conflict_has_its_own_answer()
    {
        static string Page(string prose, string cell) =>
            $"# T\n\n{prose}\n\nBetween.\n\nThem.\n\n{Matrix[5..]}| Swap | {cell} | ? |\n";
        Assert.Equal([true, false], Together(Page("One.", "?"), Page("Mine.", "yes"), Page("Theirs.", "no")));
    }

    [Fact]
    public void Of_very_many_tables_that_would_have_to_be_read_only_the_first_are()
    {
        static string Page(string row) => "# T\n\n" + string.Concat(Enumerable.Range(0, 60).Select(i =>
            $"Text {i}.\n\n| Head {i} | Head {i} |\n|---|---|\n{row.Replace("#", $"{i}", StringComparison.Ordinal)}\n"));
        var together = Together(Page(""), Page("| a# | 1 |\n"), Page("| b# | 1 |\n"));
        Assert.Equal(60, together.Length);
        Assert.Equal(10, together.Count(it => it));
        Assert.All(together.Take(10), Assert.True);
    }

    private static bool[] Together(string @base, string mine, string theirs) =>
        [.. BothSides.GoTogether(SettledMerge.Regions(@base, mine, theirs))];
}
