using System.Net;
using Wiki.Web.Tests.Harness;

namespace Wiki.Web.Tests.Articles;

/// <summary>What the editor says about links that lead nowhere, as far as only other pages show it.</summary>
public sealed class LinkHintTests(WikiSite site) : IClassFixture<WikiSite>
{
    [Fact]
    public async Task A_red_link_gets_a_hint_and_a_button_that_writes_the_near_page()
    {
        await site.SaveAsync("hypervisor", "# Hypervisor\n\nText.\n");
        await site.SaveAsync("monitor", "---\naliases: [Virtual machine monitor]\n---\n# Monitor\n\nText.\n");
        using var editor = await site.Visitor().SignedUpAs("red");
        var page = await Shown(editor, "red-links", "# Red\n\nA [[Hypervisro]], a [[Nothing like it]], "
            + "a [[Virtual machine monitors|monitor]], an [[Hypervisor]] and [[Red links]].\n");

        // The aliases are names too.
        Assert.Equal(["Hypervisro", "Nothing like it", "Virtual machine monitors"], Sentences(page));
        Assert.Equal(
            ["Write “Hypervisor”", "Write “Monitor”"],
            page.Document.QuerySelectorAll("#lint li button").Select(it => it.TextContent));

        var corrected = await page.Form("Write “Hypervisor”").SubmitAsync();
        Assert.Contains("A [[Hypervisor]], a [[Nothing", corrected.Form("Save").Value("Text"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_section_that_another_page_does_not_have_gets_a_hint_with_the_near_heading()
    {
        await site.SaveAsync("sections", "# Sections\n\n## Set up\n\n<!-- matrix:m -->\n| F | X |\n|---|---|\n| A | no |\n");
        using var editor = await site.Visitor().SignedUpAs("section");
        var page = await Shown(editor, "to-sections", "# To sections\n\n[[Sections#Setup]] and [[Sections#Set up]] and "
            + "[m](/wiki/sections#matrix-m.a.x) and [n](/wiki/sections#matrix-n).\n");

        Assert.Equal(
            [
                "The page “Sections” has no section “setup”. Did you mean “Set up”?",
                "The page “Sections” has no section “matrix-n”.",
            ], Sentences(page));
        var corrected = await page.Form("Write “Sections#set-up”").SubmitAsync();
        Assert.Contains("[[Sections#set-up]] and", corrected.Form("Save").Value("Text"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_of_this_site_at_which_there_is_nothing_gets_a_hint()
    {
        using var editor = await site.Visitor().SignedUpAs("address");
        await site.SaveAsync("addressed", "# Addressed\n\nText.\n");
        var page = await Shown(editor, "addresses", "# Addresses\n\n[a](/docs/guide.md) [b](/wiki/addresed) [c](/wiki/addressed) "
            + "[d](/recent?user=a) [e](/wiki/addressed/history) [f](/) [g](/wiki/addressed.md) [h](/wiki/addresses) "
            + "![i](/docs/a.png)\n");

        Assert.Equal(
            [
                "There is nothing at “/docs/guide.md” of this wiki. Write [[Page]], or the whole address with https://.",
                "No page has the name “/wiki/addresed” yet. Did you mean [[Addressed]]?",
                "There is no picture at “/docs/a.png” of this wiki. Upload it at /media.",
            ], Sentences(page));
        Assert.Contains("[b](/wiki/addressed) [c]",
            (await page.Form("Write “/wiki/addressed”").SubmitAsync()).Form("Save").Value("Text"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_of_one_kind_are_one_line_with_their_number_and_the_rest_is_counted()
    {
        using var editor = await site.Visitor().SignedUpAs("many");
        var page = await Shown(editor, "many-links",
            "# Many\n\n" + string.Concat(Enumerable.Range(1, 1_200).Select(n => $"- [a](docs/{n}.md) <hr>\n")) + "\n[[Aaa]]\n");
        var lint = page.Document.QuerySelector("#lint")!;

        Assert.Equal("2,401 hints", lint.QuerySelector("h2")!.TextContent);
        Assert.Equal(3, lint.QuerySelectorAll("#lint > ul > li").Length);
        Assert.StartsWith("1,200 links have an address", lint.QuerySelector("summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("[a](docs/1.md)", lint.QuerySelector("details code")!.TextContent);
        Assert.Equal("and 1,000 more", lint.QuerySelector("details ul")!.LastElementChild!.TextContent);
    }

    [Fact]
    public async Task After_a_save_the_page_leads_to_the_remarks_without_script_too()
    {
        using var editor = await site.Visitor().SignedUpAs("saver");
        var form = (await editor.GetAsync("/wiki/remarked/edit")).Form("Save");
        var saved = await form.Fill("Text", "# Remarked\n\nA claim.[^nope] <hr> [[Remarkd]]\n").SubmitAndFollowAsync();
        var link = saved.Document.QuerySelector(".saved a.end")!;

        Assert.Equal("Look at 1 mistake, 2 hints", link.TextContent);
        var remarks = await editor.GetAsync(link.GetAttribute("href")!);
        Assert.Equal("1 mistake, 2 hints", remarks.Document.QuerySelector("#lint h2")!.TextContent);

        var clean = await remarks.Form("Save").Fill("Text", "# Remarked\n\nNo claim.\n").SubmitAndFollowAsync();
        Assert.Null(clean.Document.QuerySelector(".saved a.end"));
    }

    private static async Task<PageView> Shown(Visitor editor, string slug, string text)
    {
        var page = await (await editor.GetAsync($"/wiki/{slug}/edit")).Form("Preview").Fill("Text", text).SubmitAsync();
        Assert.Equal(HttpStatusCode.OK, page.Status);
        return page;
    }

    // Two of a kind are named one by one, three are a list that opens.
    private static IEnumerable<string> Sentences(PageView page) =>
        page.Document.QuerySelectorAll("#lint .place + span, #lint .place + code").Select(it => it.TextContent);
}
