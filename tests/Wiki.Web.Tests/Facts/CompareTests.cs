using System.Net;
using System.Text.Json;
using Wiki.Web.Tests.Exchange;
using Wiki.Web.Tests.Harness;

namespace Wiki.Web.Tests.Facts;

public sealed class CompareTests(ClockedSite site) : IClassFixture<ClockedSite>, IAsyncLifetime
{
    public async ValueTask InitializeAsync()
    {
        if (await site.NumberAsync("first-table") > 0)
        {
            return;
        }

        await site.SaveAsync("first-table", Page("core", "Xen | KVM",
            "| Live migration | yes since 2.0 [^a] | yes since 2007-02 [^a] |",
            "| Only here | no (never) [^a] | |"));
        await site.SaveAsync("second-table", Page("other", "KVM | UML",
            "| Live migration | no (not at all) [^a] | ? |",
            "| Elsewhere | partial (half) [^a] | yes [^a] |"));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Facts_of_all_articles_stand_side_by_side_and_where_they_disagree_both_are_shown()
    {
        using var visitor = site.Visitor();
        var page = await visitor.GetAsync("/compare?system=kvm&system=xen");
        Assert.Equal("KVM and Xen", page.Heading);
        Assert.Equal(["KVM", "Xen"], page.Document.QuerySelectorAll(".grid thead th .sys").Select(it => it.TextContent));
        Assert.Equal(["Live migration", "Only here", "Elsewhere"],
            page.Document.QuerySelectorAll(".grid th[scope=row]").Select(it => it.TextContent));
        var disputed = page.Document.QuerySelector("[id='matrix-compare.live-migration'] .against")!;
        Assert.Contains("yes against no", disputed.TextContent, StringComparison.Ordinal);
        Assert.Equal("/cell/other/live-migration/kvm?in=second-table", disputed.QuerySelector("a")?.GetAttribute("href"));
        Assert.Contains("Pages disagree in 1 cell", page.Text, StringComparison.Ordinal);
        Assert.NotEmpty(page.Document.QuerySelectorAll(".footnotes li"));
        var details = await visitor.GetAsync(page.Document.QuerySelector("[id='matrix-compare.elsewhere'] a.lv")!.GetAttribute("href")!);
        Assert.Equal("Elsewhere · KVM", details.Heading);
    }

    [Fact]
    public async Task The_contrast_comes_first_and_every_way_back_keeps_the_systems()
    {
        await using var own = new ClockedSite();
        await own.InitializeAsync();
        await own.SaveAsync("third-table", Page("third", "Bhyve | Jails",
            "| Fast | yes since 1990 [^a] | no [^a] |", "| Safe | yes since 1990 [^a] | yes since 1991 [^a] |",
            "| Undated | yes [^a] | no [^a] |", "| Old | no [^a] | yes since 2000 [^a] |"));
        using var visitor = own.Visitor();
        var page = await visitor.GetAsync("/compare?system=bhyve&system=jails&at=1999");
        var contrast = PageView.TextOf(page.Document.QuerySelector(".contrast")!);
        Assert.Contains("They differ in 1 of 3 features known of both, as things stood in 1999.", contrast, StringComparison.Ordinal);
        Assert.Contains("Only Bhyve Fast", contrast, StringComparison.Ordinal);
        Assert.Contains("Only Jails none", contrast, StringComparison.Ordinal);
        Assert.NotNull(page.Document.GetElementById(page.Document.QuerySelector(".contrast a")!.GetAttribute("href")![1..]));
        Assert.Equal("/compare?system=bhyve&system=jails", (await page.ClickAsync("Today")).Path);
        page = await page.ClickAsync("Show everything");
        Assert.Equal("/compare?system=bhyve&system=jails", page.Path);
        Assert.Contains("Only Jails Old", PageView.TextOf(page.Document.QuerySelector(".contrast")!), StringComparison.Ordinal);
        Assert.Null((await visitor.GetAsync("/compare?system=bhyve")).Document.QuerySelector(".contrast"));
    }

    [Fact]
    public async Task Without_a_choice_systems_are_offered_and_what_no_table_has_is_told()
    {
        using var visitor = site.Visitor();
        var offer = await visitor.GetAsync("/compare");
        Assert.Equal("Compare systems", offer.Heading);
        Assert.Equal(["kvm", "uml", "xen"],
            offer.Document.QuerySelectorAll("input[name=system]").Select(it => it.GetAttribute("value")).Order());
        var none = await visitor.GetAsync("/compare?system=bochs");
        Assert.Contains("No matrix has a column “bochs”.", none.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/compare.csv")).Status);
    }

    [Fact]
    public async Task Views_dates_and_one_article_narrow_it()
    {
        using var visitor = site.Visitor();
        var page = await visitor.GetAsync("/compare?system=xen&system=kvm&article=first-table&q=migration&at=2007-01");
        Assert.Equal(["Live migration"], page.Document.QuerySelectorAll(".grid th[scope=row]").Select(it => it.TextContent));
        Assert.Contains("implied: since 2007-02", page.Text, StringComparison.Ordinal);
        Assert.Contains("system=xen&system=kvm&article=first-table",
            page.Document.QuerySelector(".view .chip.plain")?.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Equal(["xen", "kvm"], page.Document.QuerySelectorAll("#view\\.at input[name=system]").Select(it => it.GetAttribute("value")));
        var before = await visitor.GetAsync("/compare?system=xen&known=2020");
        Assert.Contains("Nothing is known yet", before.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task As_data_each_fact_bears_its_article_and_revision()
    {
        using var visitor = site.Visitor();
        var json = await visitor.GetAsync("/compare.json?system=kvm&at=2007-01");
        await JsonSchema.AssertAsync("/schemas/facts-1.json", json.Body);
        var facts = JsonDocument.Parse(json.Body).RootElement.GetProperty("facts").EnumerateArray().ToList();
        Assert.Equal(["first-table", "second-table", "second-table"], facts.Select(it => it.GetProperty("article").GetString()));
        Assert.NotNull(json.Header("ETag"));
        Assert.NotNull(json.Header("Last-Modified"));
        var csv = await visitor.GetAsync("/compare.csv?system=kvm");
        Assert.Equal(4, csv.Body.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
    }

    private static string Page(string id, string systems, params string[] rows) => $"""
        # Table {id}

        <!-- matrix:{id} -->

        | Feature | {systems} |
        |---|---|---|
        {string.Join('\n', rows)}

        [^a]: The source, 2026, <https://example.org/a>

        """;
}
