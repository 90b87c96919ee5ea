using System.Net;
using Wiki.Web.Tests.Harness;

namespace Wiki.Web.Tests.Articles;

public sealed class IncludeTests(ClockedSite site) : IClassFixture<ClockedSite>
{
    private static string Home(string xen) => $"""
        # The home of the table

        ## What they do

        <!-- matrix:core -->

        | Feature | Xen | KVM |
        |---|---|---|
        | **Memory** | | |
        | Ballooning | {xen} [^a] | no [^b] |
        | Sharing | yes (see *there*) [^b] | ? |
        | **Operations** | | |
        | Migration | yes [^a] | yes [^a] |

        [^a]: The first source
        [^b]: The second source
        """;

    [Fact]
    public async Task A_matrix_of_another_page_is_shown_live_with_its_sources_and_the_way_to_its_home()
    {
        await site.SaveAsync("table-home", Home("yes"));
        await site.SaveAsync("guest", "# Guest\n\nMine[^a].\n\n{{matrix table-home#core cols=kvm,xen rows=memory}}\n\n[^a]: My own source");
        using var visitor = site.Visitor();
        var page = await visitor.GetAsync("/wiki/guest");
        Assert.Equal(["KVM", "Xen"], page.Document.QuerySelectorAll(".included thead .sys").Select(it => it.TextContent));
        Assert.Equal(["Ballooning", "Sharing"], page.Document.QuerySelectorAll(".included th[scope=row]").Select(it => it.TextContent));
        Assert.Equal("there", page.Document.QuerySelector(".included .note em")?.TextContent);
        Assert.Equal("/wiki/table-home#matrix-core", page.Document.QuerySelector(".included > p a")?.GetAttribute("href"));
        Assert.Equal("/cell/core/ballooning/kvm?in=table-home", page.Document.QuerySelector(".included a.lv")?.GetAttribute("href"));
        // The sources of the table stand below it; those of the page keep their own numbers and ids.
        Assert.Equal(2, page.Document.QuerySelectorAll(".included .footnotes li").Length);
        var ids = page.Document.QuerySelectorAll("[id]").Select(it => it.Id).ToList();
        Assert.Equal(ids.Distinct(), ids);
        Assert.All(page.Document.QuerySelectorAll("sup a"), cite =>
            Assert.NotNull(page.Document.GetElementById(cite.GetAttribute("href")![1..])));

        // A visitor's view and date hold for it too.
        var narrowed = await visitor.GetAsync("/wiki/guest?q=sharing&cols=xen");
        Assert.Equal(["Sharing"], narrowed.Document.QuerySelectorAll(".included th[scope=row]").Select(it => it.TextContent));
        Assert.Equal(["Xen"], narrowed.Document.QuerySelectorAll(".included thead .sys").Select(it => it.TextContent));
    }

    [Fact]
    public async Task A_page_is_rendered_anew_when_what_it_includes_changes_appears_or_goes()
    {
        await site.SaveAsync("host", "# Host\n\n{{matrix later#core}}");
        using var visitor = site.Visitor();
        Assert.Contains("A table of the page “later” should be here, but there is no such page.",
            (await visitor.GetAsync("/wiki/host")).Text, StringComparison.Ordinal);
        await site.SaveAsync("later", Home("yes"));
        Assert.Equal("yes", await LevelAsync());
        await site.SaveAsync("later", Home("no"));
        Assert.Equal("no", await LevelAsync());
        await site.SaveAsync("later", "# Empty now\n\nNothing.");
        Assert.Contains("that page has no such table", (await visitor.GetAsync("/wiki/host")).Text, StringComparison.Ordinal);

        async Task<string?> LevelAsync() =>
            (await visitor.GetAsync("/wiki/host")).Document.QuerySelector(".included tbody td")?.ClassName;
    }

    [Fact]
    public async Task What_the_wiki_said_on_an_earlier_day_includes_what_the_other_page_said_then()
    {
        site.Clock.Advance(TimeSpan.FromDays(3));
        var day = site.Clock.GetUtcNow();
        await site.SaveAsync("dated-home", Home("yes"));
        await site.SaveAsync("dated-host", "# Host\n\n{{matrix dated-home#core}}");
        site.Clock.Advance(TimeSpan.FromDays(3));
        await site.SaveAsync("dated-home", Home("no"));
        using var visitor = site.Visitor();
        var then = await visitor.GetAsync($"/wiki/dated-host?known={day:yyyy-MM-dd}");
        Assert.Equal("yes", then.Document.QuerySelector(".included tbody td")?.ClassName);
        Assert.Equal("no", (await visitor.GetAsync("/wiki/dated-host")).Document.QuerySelector(".included tbody td")?.ClassName);
    }

    [Theory]
    [InlineData("{{matrix self#core}}", "A page cannot include its own table: the include would never end.")]
    [InlineData(
        "{{matrix nothing there#core}}", "A table of the page “nothing there” should be here, but there is no such page.")]
    [InlineData(
        "{{matrix plain-home#other}}",
        "The table “other” of the page “The home of the table” should be here, but that page has no such table.")]
    [InlineData(
        "{{matrix plain-home#core rows=gone}}",
        "The table “What they do” of the page “The home of the table” should be here, but it has none of the rows that "
        + "this page asks for.")]
    [InlineData("{{matrix plain-home#core cols=xen,gone rows=memory,lost}}", "The table no longer has column “gone”, row “lost”.")]
    [InlineData("{{matrix plain-home}}", "does not say which matrix to show. Write {{matrix page#id}}")]
    public async Task What_cannot_be_included_is_said_in_its_place(string line, string sentence)
    {
        if (await site.NumberAsync("plain-home") == 0)
        {
            await site.SaveAsync("plain-home", Home("yes"));
        }

        var number = await site.NumberAsync("self");
        await site.SaveAsync("self", $"# Self {number}\n\n{line}\n");
        using var visitor = site.Visitor();
        var page = await visitor.GetAsync("/wiki/self");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains(sentence, page.Text, StringComparison.Ordinal);
    }
}
