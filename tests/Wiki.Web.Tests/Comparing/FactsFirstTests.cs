using Wiki.Web.Tests.Harness;

namespace Wiki.Web.Tests.Comparing;

/// <summary>A reviewer sees which facts changed before the text, and the page as readers see it.</summary>
public sealed class FactsFirstTests(WikiSite site) : IClassFixture<WikiSite>, IAsyncLifetime
{
    private const string Sources = "\n[^a]: Notes, https://example.org/notes\n";

    public async ValueTask InitializeAsync()
    {
        if (await site.NumberAsync("facts") > 0)
        {
            return;
        }

        var rows = Enumerable.Range(1, 60).Select(i => $"Row {i}").ToList();
        await site.SaveAsync("facts", Page("Feature", row => row == "Row 7" ? "?" : "yes [^a]", rows));
        await site.SaveAsync("facts", Page("Feature", row => row == "Row 7" ? "?" : "yes [^a]", rows, 30));
        await site.SaveAsync("facts", Page("Feature", row => row == "Row 7" ? "no (never) [^a]" : "yes [^a]", rows));
        await site.SaveAsync("facts", Page("Feature", row => row == "Row 7" ? "no (hardly) [^a]" : "yes", [.. rows, "Row 61"]));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task The_one_changed_fact_is_found_in_an_edit_that_padded_the_whole_table_again()
    {
        using var visitor = site.Visitor();
        var page = await visitor.GetAsync("/wiki/facts/diff/2..3");
        var facts = page.Document.QuerySelector(".changes")!;
        Assert.Equal("1 fact changed", PageView.TextOf(facts.QuerySelector("h2")!));
        Assert.StartsWith(
            "1 fact changed answered 1 · 1 with a new source KVM 1", PageView.TextOf(facts), StringComparison.Ordinal);
        Assert.Contains("1 with a new source", PageView.TextOf(facts), StringComparison.Ordinal);
        var line = Assert.Single(facts.QuerySelectorAll("ol > li"));
        Assert.Equal("KVM Row 7 answered ?Unknown → becomes ○No (never) + source [1] Notes line 13 history", PageView.TextOf(line));
        Assert.Equal("#new.13", line.QuerySelector("a[href^='#']")?.GetAttribute("href"));
        Assert.Equal("/cell/m/row-7/kvm?in=facts", line.QuerySelector("a[href^='/cell']")?.GetAttribute("href"));
        Assert.Contains("59 other rows changed only in spacing or spelling", PageView.TextOf(facts), StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_a_table_was_only_padded_a_sentence_says_that_no_fact_changed()
    {
        using var visitor = site.Visitor();
        var facts = (await visitor.GetAsync("/wiki/facts/diff/1..2")).Document.QuerySelector(".changes")!;
        Assert.Equal("No fact changed", PageView.TextOf(facts.QuerySelector("h2")!));
        Assert.Contains("60 other rows changed only in spacing or spelling", PageView.TextOf(facts), StringComparison.Ordinal);
        Assert.Empty(facts.QuerySelectorAll("li"));
    }

    [Fact]
    public async Task Changes_that_are_the_same_are_one_line_that_can_be_unfolded()
    {
        using var visitor = site.Visitor();
        var facts = (await visitor.GetAsync("/wiki/facts/diff/3..4")).Document.QuerySelector(".changes")!;
        Assert.Contains("61 facts changed", PageView.TextOf(facts), StringComparison.Ordinal);
        Assert.Contains("note 1 · sources 59 · 1 row added · 59 left without a source", PageView.TextOf(facts),
            StringComparison.Ordinal);
        Assert.Equal("KVM 60", PageView.TextOf(facts.QuerySelector(".by-system")!));
        var lines = facts.QuerySelectorAll("ol > li").Where(li => li.Closest("details") is null).ToList();
        Assert.Equal(3, lines.Count);
        Assert.StartsWith("row added Row 61", PageView.TextOf(lines[0]), StringComparison.Ordinal);
        Assert.Equal(["never"], lines[1].QuerySelectorAll("del").Select(PageView.TextOf));
        Assert.Equal(["hardly"], lines[1].QuerySelectorAll("ins").Select(PageView.TextOf));
        Assert.Equal(59, lines[2].QuerySelectorAll("details li").Length);
    }

    [Fact]
    public async Task A_suggested_rename_stands_right_below_the_removal()
    {
        static string Text(string last) =>
            $"# Renamed\n\n<!-- matrix:m -->\n\n| Feature | Xen | KVM | {last} |\n|---|---|---|---|\n"
            + string.Concat(Enumerable.Range(1, 5).Select(i =>
                $"| Row {i} | {(last == "lhype" ? "?" : "yes")} | no | yes since 2.6.2{i} |\n"));
        await site.SaveAsync("renamed", Text("lhype"));
        await site.SaveAsync("renamed", Text("lguest"));
        using var visitor = site.Visitor();
        var facts = (await visitor.GetAsync("/wiki/renamed/diff/1..2")).Document.QuerySelector(".changes")!;
        var lines = facts.QuerySelectorAll("ol > li").Select(PageView.TextOf).ToList();
        Assert.StartsWith("column removed lhype", lines[0], StringComparison.Ordinal);
        Assert.StartsWith(
            "column renamed? lguest lhype → lguest 5 of 5 cells are equal.", lines[1], StringComparison.Ordinal);
        Assert.Contains("answered", lines[2], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?view=side")]
    [InlineData("?view=inline")]
    public async Task Whoever_wants_the_text_alone_gets_the_text_alone(string view)
    {
        using var visitor = site.Visitor();
        var page = await visitor.GetAsync("/wiki/facts/diff/2..3" + view);
        Assert.Null(page.Document.QuerySelector(".changes"));
        Assert.NotNull(page.Document.QuerySelector("table.diff"));
    }

    [Fact]
    public async Task The_page_is_shown_as_readers_see_it_with_the_changed_cell_marked()
    {
        using var visitor = site.Visitor();
        var page = await (await visitor.GetAsync("/wiki/facts/diff/2..3")).ClickAsync("As readers see it");
        Assert.Equal("/wiki/facts/diff/2..3?view=page", page.Path);
        var cell = Assert.Single(page.Document.QuerySelectorAll("td:has(ins)"));
        Assert.Equal(["Unknown"], cell.QuerySelectorAll("del.removed").Select(PageView.TextOf));
        Assert.Contains("Added and removed text looks like this.", page.Text, StringComparison.Ordinal);
        var same = await visitor.GetAsync("/wiki/facts/diff/1..2?view=page");
        Assert.Contains("Readers see no difference.", same.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_without_tables_has_no_list_of_facts()
    {
        await site.SaveAsync("plain", "# Plain\n\nOne.");
        await site.SaveAsync("plain", "# Plain\n\nTwo.");
        using var visitor = site.Visitor();
        Assert.Null((await visitor.GetAsync("/wiki/plain/diff/1..2")).Document.QuerySelector(".changes"));
    }

    private static string Page(string corner, Func<string, string> cell, IEnumerable<string> rows, int width = 0) =>
        $"# Facts\n\n<!-- matrix:m -->\n\n| {corner} | KVM |\n|---|---|\n"
        + string.Concat(rows.Select(row => $"| {row.PadRight(width)} | {cell(row).PadRight(width)} |\n")) + Sources;
}
