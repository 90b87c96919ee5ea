using System.Net;
using Wiki.Web.Tests.Harness;

namespace Wiki.Web.Tests.Facts;

public sealed class CellPageTests(ClockedSite site) : IClassFixture<ClockedSite>
{
    [Fact]
    public async Task A_cell_has_a_page_with_what_it_says_its_source_and_its_way_home()
    {
        await SaveAsync("cell-home", Row("Host side", "yes since 2.6.20 #hw (needs **VT-x**) [^a]"));
        using var visitor = site.Visitor();
        var page = await visitor.GetAsync("/cell/core/host-side/kvm?in=cell-home");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal("Host side · KVM", page.Heading);
        Assert.Contains("Yes since 2.6.20 needs hardware needs VT-x", page.Text, StringComparison.Ordinal);
        Assert.Equal("https://example.org/a",
            page.Document.QuerySelector(".sources a")?.GetAttribute("href"));
        Assert.Equal("The source, 2026", page.Document.QuerySelector(".sources a")?.TextContent);
        Assert.Contains("first stated", page.Text, StringComparison.Ordinal);
        Assert.Equal("/wiki/cell-home", page.Document.QuerySelector(".crumbs a")?.GetAttribute("href"));
        Assert.Contains("Edit its line (9) in the text", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cell_leads_to_the_same_feature_of_other_systems_and_to_its_neighbours()
    {
        const string Rows = "| Feature | KVM | Xen |\n|---|---|---|\n| First | yes | no since 2 |\n| Empty | | yes |\n| Second | no | |\n";
        await SaveAsync("neighbours", $"# Page\n\n<!-- matrix:core -->\n{Rows}");
        using var visitor = site.Visitor();
        var page = await visitor.GetAsync("/cell/core/first/kvm?in=neighbours");
        Assert.Contains("Xen: ○No since 2", page.Text, StringComparison.Ordinal);
        Assert.Equal("First · Xen", (await page.ClickAsync("Xen")).Heading);
        Assert.Equal("Second · KVM", (await page.ClickAsync("Second →")).Heading);
        Assert.Equal("First · KVM", (await (await page.ClickAsync("Second →")).ClickAsync("← First")).Heading);
    }

    [Fact]
    public async Task A_cell_leads_to_the_glossary_and_to_a_link_that_stays()
    {
        await SaveAsync("glossary", "# Glossary\n\n### Dom0\n\nThe first.\n\n### Host side\n\nx\n\n### Source\n\ny");
        await SaveAsync("with-terms", Row("Host side", "yes (in **dom0**) [^a-source]"));
        using var visitor = site.Visitor();

        var page = await visitor.GetAsync("/cell/core/host-side/kvm?in=with-terms");

        Assert.Contains("In the glossary: Dom0 Host side", page.Text, StringComparison.Ordinal);
        Assert.Equal("/wiki/glossary#dom0", page.Document.QuerySelectorAll("a")
            .Single(it => it.TextContent == "Dom0").GetAttribute("href"));
        var box = await visitor.GetAsync("/cell/core/host-side/kvm?in=with-terms&part=details");
        Assert.Contains("Dom0", box.Text, StringComparison.Ordinal);
        var copied = box.Document.QuerySelectorAll("a").Single(it => it.TextContent == "Copy permanent link");
        Assert.Equal("/wiki/with-terms/history/1#matrix-core.host-side", copied.GetAttribute("href"));
        var revision = await page.ClickAsync("Permanent link");
        Assert.Equal("/wiki/with-terms/history/1", revision.Path);
        Assert.NotNull(revision.Document.GetElementById("matrix-core.host-side"));
    }

    [Fact]
    public async Task The_box_beside_a_cell_names_a_few_other_pages_those_that_disagree_first()
    {
        foreach (var i in Enumerable.Range(1, 8))
        {
            await SaveAsync($"crowd-{i}", Row("Crowded", i == 8 ? "no [^a]" : "yes [^a]"));
        }

        using var visitor = site.Visitor();
        var box = await visitor.GetAsync("/cell/core/crowded/kvm?in=crowd-1&part=details");
        var others = box.Document.QuerySelectorAll("dd")[^1].Children;
        Assert.Equal(6, others.Length);
        Assert.Contains("disagrees", others[0].TextContent, StringComparison.Ordinal);
        Assert.Equal("and 2 more", others[5].TextContent.Trim());
    }

    [Fact]
    public async Task A_cell_leads_to_the_place_of_its_matrix_also_when_the_id_has_a_dot()
    {
        await SaveAsync("dotted-id", Row("Dotted", "yes [^a]").Replace(":core", ":core.cpu"));
        using var visitor = site.Visitor();
        var page = await visitor.GetAsync("/cell/core.cpu/dotted/kvm?in=dotted-id");
        var address = page.Document.QuerySelectorAll("a").Single(it => it.TextContent == "See it in its matrix")
            .GetAttribute("href")!.Split('#');
        Assert.Equal("/wiki/dotted-id/matrix/core.cpu", address[0]);
        Assert.NotNull((await visitor.GetAsync(address[0])).Document.GetElementById(address[1]));
    }

    [Fact]
    public async Task Without_the_name_of_its_page_a_cell_is_found_when_there_is_one_and_offered_when_there_are_several()
    {
        await SaveAsync("one-of-two", Row("[Odd one](#odd/one)", "yes [^a]").Replace(":core", ":only-here"));
        using var visitor = site.Visitor();
        var page = await visitor.GetAsync("/cell/only-here/odd:one/kvm");
        Assert.Equal("Odd one · KVM", page.Heading);
        await SaveAsync("two-of-two", Row("[Odd one](#odd/one)", "yes [^a]").Replace(":core", ":only-here"));
        page = await visitor.GetAsync("/cell/only-here/odd:one/kvm");
        Assert.Equal("Which cell?", page.Heading);
        Assert.Equal("Odd one · KVM", (await page.ClickAsync("The cell in two-of-two")).Heading);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/cell/only-here/odd:one/xen")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/cell/only-here/odd:one/kvm?in=Nothing%20there")).Status);
    }

    [Fact]
    public async Task The_history_tells_developments_from_corrections_from_what_was_filled_in()
    {
        await SaveAsync("labels", Row("Nested", ""));
        await SaveAsync("labels", Row("Nested", "no as of 2008-01 [^a]"));
        await SaveAsync("labels", Row("Nested", "yes since 2009-12 [^a]"));
        await SaveAsync("labels", Row("Nested", "yes since 2009-12 (on Intel) [^a]"));
        await SaveAsync("labels", Row("Nested", "yes since 2009-12 #hw (on Intel) [^a]"));
        site.Clock.SetUtcNow(new DateTimeOffset(2026, 5, 1, 0, 0, 0, TimeSpan.Zero));
        await SaveAsync("labels", Row("Nested", "yes since 2009-12 removed 2026-04 (on Intel) [^a]"));
        await SaveAsync("labels", Row("Nested", ""));
        using var visitor = site.Visitor();
        var page = await visitor.GetAsync("/cell/core/nested/kvm?in=labels");
        Assert.Equal(
            ["correction", "development", "correction", "filled in", "first stated"],
            page.Document.QuerySelectorAll(".cell-history > li > div > .badge").Select(it => it.TextContent)
                .Where(it => it != "reworded"));
    }

    [Fact]
    public async Task A_rename_that_is_declared_keeps_the_history_and_one_that_is_not_says_so()
    {
        await SaveAsync("renamed", Row("Page sharing", "no [^a]"));
        await SaveAsync("renamed", Row("[Same-page merging](#ksm \"was: page-sharing\")", "yes since 2009-12 [^a]"));
        using var visitor = site.Visitor();
        var kept = await visitor.GetAsync("/cell/core/ksm/kvm?in=renamed");
        Assert.Contains("It was the row “Page sharing” before.", kept.Text, StringComparison.Ordinal);
        Assert.Contains("first stated", kept.Text, StringComparison.Ordinal);
        var old = await visitor.GetAsync("/cell/core/page-sharing/kvm?in=renamed");
        Assert.Contains("It is now ksm · kvm.", old.Text, StringComparison.Ordinal);

        // The declaration may be removed later; the history still knows it.
        await SaveAsync("renamed", Row("[Same-page merging](#ksm)", "yes since 2009-12 [^a]"));
        kept = await visitor.GetAsync("/cell/core/ksm/kvm?in=renamed");
        Assert.Contains("It was the row “Page sharing” before.", kept.Text, StringComparison.Ordinal);

        await SaveAsync("renamed", Row("Deduplication", "yes since 2009-12 [^a]"));
        var lost = await visitor.GetAsync("/cell/core/deduplication/kvm?in=renamed");
        Assert.Contains("The history begins with revision 4, because the text declares no earlier name. "
            + "The same revision removed the row “Same-page merging”.", lost.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("“Page sharing”", lost.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_same_is_claimed_elsewhere_a_contradiction_is_named()
    {
        await SaveAsync("claims-a", Row("Unique feature", "yes since 2.6.20 [^a]"));
        await SaveAsync("claims-b", Row("Unique feature", "no (not yet) [^a]"));
        await SaveAsync("claims-c", Row("Unique feature", "yes by 3.0 [^a]"));
        using var visitor = site.Visitor();
        var page = await visitor.GetAsync("/cell/core/unique-feature/kvm?in=claims-a");
        Assert.Contains("disagrees yes against no", page.Text, StringComparison.Ordinal);
        Assert.Contains("agrees", page.Document.QuerySelectorAll(".badge.ok").Single().TextContent, StringComparison.Ordinal);
        var details = await visitor.GetAsync("/cell/core/unique-feature/kvm?in=claims-a&part=details");
        Assert.Null(details.Document.QuerySelector("header.bar"));
        Assert.Contains("Changed", details.Body, StringComparison.Ordinal);
        Assert.Contains("disagrees", details.Body, StringComparison.Ordinal);
    }

    private async Task SaveAsync(string slug, string text)
    {
        await site.SaveAsync(slug, text);
        site.Clock.Advance(TimeSpan.FromDays(1));
    }

    private static string Row(string label, string cell) => $"""
        # Page

        ## Group of facts

        <!-- matrix:core -->

        | Feature | KVM |
        |---|---|
        | {label} | {cell} |

        [^a]: The source, 2026, <https://example.org/a>

        """;
}
