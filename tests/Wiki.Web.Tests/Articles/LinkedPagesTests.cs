using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Wiki.Core.Http;
using Wiki.Web.Tests.Exchange;
using Wiki.Web.Tests.Harness;

namespace Wiki.Web.Tests.Articles;

/// <summary>What the foot of a page leads to: categories, links to it, how to cite it, its data.</summary>
public sealed class LinkedPagesTests(HookedSite site) : IClassFixture<HookedSite>
{
    private static readonly string[] Ages = ["one", "two"];

    private const string Spokes = """
        INSERT INTO articles (slug, current_number)
        SELECT 'spoke-' || to_char(n, 'FM000'), 1 FROM generate_series(0, {count} - 1) AS n ON CONFLICT DO NOTHING;
        INSERT INTO article_index (article_id, kind, title, summary, words)
        SELECT id, 'article', 'Spoke ' || right(slug, 3), '', '' FROM articles WHERE slug LIKE 'spoke-%'
        ON CONFLICT DO NOTHING;
        INSERT INTO article_links (article_id, target, name)
        SELECT id, 'hub', 'Hub' FROM articles WHERE slug LIKE 'spoke-%' ON CONFLICT DO NOTHING;
        INSERT INTO article_categories (article_id, category, name)
        SELECT id, 'spokes', 'Spokes' FROM articles WHERE slug LIKE 'spoke-%' ON CONFLICT DO NOTHING
        """;

    private VisitorPages Pages => site.Services.GetRequiredService<VisitorPages>();

    [Fact]
    public async Task A_category_lists_its_pages_by_title_with_their_summaries_whatever_their_spelling_of_it()
    {
        await site.SaveAsync("cat-b", "---\ncategories: [Small systems]\nsummary: Second.\n---\n# Cat B\n\nx");
        await site.SaveAsync("cat-a", "---\ncategories: [Small systems, Other]\nsummary: First.\n---\n# Cat A\n\nx");
        await site.SaveAsync("cat-c", "---\ncategories: [SMALL  Systems, …]\n---\n# Cat C\n\nx");
        using var visitor = site.Visitor();
        var article = await visitor.GetAsync("/wiki/cat-c");
        Assert.Equal("In SMALL Systems, …", PageView.TextOf(article.Document.QuerySelector(".tail")!));
        Assert.Single(article.Document.QuerySelectorAll(".tail a"));

        var category = await article.ClickAsync("SMALL Systems");

        Assert.Equal("/category/small-systems", category.Path);
        Assert.Equal("Small systems", category.Heading);
        Assert.Equal(["Cat A First.", "Cat B Second.", "Cat C"], Items(category));
        Assert.Equal("/category/small-systems", (await visitor.GetAsync("/category/Small%20Systems")).Location);
        await site.SaveAsync("cat-b", "# Cat B\n\nx");
        Assert.Equal(["Cat A First.", "Cat C"], Items(await visitor.GetAsync("/category/small-systems")));
        await site.SaveAsync("cat-a", "# Cat A\n\nx");
        await site.SaveAsync("cat-c", "# Cat C\n\nx");
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/category/small-systems")).Status);
    }

    [Fact]
    public async Task What_links_to_a_page_links_by_its_address_by_an_alias_or_shows_its_matrix()
    {
        await site.SaveAsync("linked", """
            ---
            aliases: [Linked alias, Claimed by both, Own page]
            ---
            # Linked

            It links to itself: [[Linked]].

            <!-- matrix:m -->

            | Feature | KVM |
            |---|---|
            | Speed | yes |
            """);
        await site.SaveAsync("late-claim", "---\naliases: [Claimed by both]\n---\n# Late claim\n\nx");
        await site.SaveAsync("own-page", "# Own page\n\nx");
        await site.SaveAsync("by-address", "# By address\n\n[[linked|x]] and again [[Linked#m]].");
        await site.SaveAsync("by-alias", "# By alias\n\n[[Linked alias]]");
        await site.SaveAsync("by-claim", "# By claim\n\n[[Claimed by both]]");
        await site.SaveAsync("by-include", "# By include\n\n{{matrix linked#m}}\n");
        await site.SaveAsync("elsewhere", "# Elsewhere\n\n[[Own page]] and [[Late claim]]");
        using var visitor = site.Visitor();

        var links = await (await visitor.GetAsync("/wiki/linked")).ClickAsync("What links here");

        Assert.Equal("/wiki/linked/links", links.Path);
        Assert.Equal(["By address", "By alias", "By claim", "By include"], Items(links));
        await site.SaveAsync("by-alias", "# By alias\n\nno more");
        Assert.Equal(["By address", "By claim", "By include"], Items(await visitor.GetAsync("/wiki/linked/links")));
        var nothing = await visitor.GetAsync("/wiki/elsewhere/links");
        Assert.Contains("No page links here yet", nothing.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/wiki/nowhere-at-all/links")).Status);
    }

    [Fact]
    public async Task A_long_list_has_parts_and_costs_as_many_statements_as_a_short_one()
    {
        await site.SaveAsync("hub", "# Hub\n\nx");
        var counted = new List<int>();
        using var visitor = site.Visitor();
        foreach (var count in new[] { 3, 205 })
        {
            await TestDatabaseServer.RunAsync(
                site.ConnectionString, Spokes.Replace("{count}", $"{count}", StringComparison.Ordinal));
            // Stands for the saves of these pages.
            Pages.Drop([CacheTags.AnyChange]);
            foreach (var address in new[] { "/wiki/hub/links", "/category/spokes" })
            {
                var before = site.Database.Commands;
                var page = await visitor.GetAsync(address);
                counted.Add(site.Database.Commands - before);
                Assert.Equal(Math.Min(count, 200), Items(page).Count);
                // Until the site has heard of the saves through the database, it caches no page.
                await Eventually.TrueAsync(
                    async () => (await visitor.GetAsync(address)).Status == HttpStatusCode.OK
                        && Pages.Find(address) is not null,
                    $"{address} is kept");
                before = site.Database.Commands;
                await visitor.GetAsync(address);
                Assert.Equal(before, site.Database.Commands);
            }
        }

        Assert.Equal(counted[..2], counted[2..]);
        var second = await (await visitor.GetAsync("/wiki/hub/links")).ClickAsync("Next →");
        Assert.Equal(["Spoke 200", "Spoke 201", "Spoke 202", "Spoke 203", "Spoke 204"], Items(second));
        var beyond = await visitor.GetAsync("/category/spokes?p=99");
        Assert.Contains("ends before", beyond.Text, StringComparison.Ordinal);
        Assert.Equal("/category/spokes?p=2", (await visitor.GetAsync("/category/spokes?p=2"))
            .Document.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
    }

    [Fact]
    public async Task A_page_is_cited_with_a_permanent_link_to_the_revision_that_readers_see()
    {
        foreach (var age in Ages)
        {
            await site.SaveAsync("cited", $"# Größe & {{Maß}}\n\n{age}");
        }

        using var visitor = site.Visitor();
        var article = await visitor.GetAsync("/wiki/cited");
        Assert.Equal("/wiki/cited/history/2", (await article.ClickAsync("Permanent link")).Path);

        var page = await article.ClickAsync("Cite this page");

        Assert.Equal("/wiki/cited/cite", page.Path);
        Assert.Equal("2", page.Fact("Revision"));
        Assert.Equal("CC BY-SA 4.0", page.Fact("Licence"));
        var permanent = new Uri(site.Address, "/wiki/cited/history/2").AbsoluteUri;
        Assert.Equal(permanent, page.Fact("Permanent link"));
        var blocks = page.Document.QuerySelectorAll("pre").Select(it => it.TextContent).ToList();
        Assert.StartsWith(
            "Linux Virtualization Wiki contributors. “Größe & {Maß}”.", blocks[0], StringComparison.Ordinal);
        var bib = await page.ClickAsync("Download as a .bib file");
        Assert.Equal(
            "attachment; filename=cited-2.bib; filename*=UTF-8''cited-2.bib", bib.Header("Content-Disposition"));
        Assert.Equal(blocks[1], bib.Body.TrimEnd());
        Assert.Contains("title = {{Gr{\\\"{o}}{\\ss}e \\& {\\textbraceleft}Ma{\\ss}{\\textbraceright}}},", bib.Body,
            StringComparison.Ordinal);
        Assert.Contains($"url = {{{permanent}}}", bib.Body, StringComparison.Ordinal);
        var csl = await page.ClickAsync("Download as a .json file");
        Assert.StartsWith(
            "application/vnd.citationstyles.csl+json", csl.Header("Content-Type"), StringComparison.Ordinal);
        Assert.Equal(blocks[2], csl.Body);
        var item = JsonDocument.Parse(csl.Body).RootElement[0];
        Assert.Equal("Größe & {Maß}", item.GetProperty("title").GetString());
        Assert.Equal(permanent, item.GetProperty("URL").GetString());
    }

    [Fact]
    public async Task An_earlier_revision_is_cited_from_its_own_page()
    {
        foreach (var age in Ages)
        {
            await site.SaveAsync("cited-early", $"# Early\n\n{age}");
        }

        using var visitor = site.Visitor();

        var page = await (await visitor.GetAsync("/wiki/cited-early/history/1")).ClickAsync("Cite this revision");

        Assert.Equal("1", page.Fact("Revision"));
        Assert.EndsWith("/wiki/cited-early/history/1", page.Fact("Permanent link"), StringComparison.Ordinal);
        var bib = await page.ClickAsync("Download as a .bib file");
        Assert.Contains("/wiki/cited-early/history/1}", bib.Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/wiki/cited-early/cite?revision=3")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/wiki/cited-early/cite?revision=x")).Status);
    }

    [Fact]
    public async Task Related_pages_link_to_each_other_and_those_with_more_categories_in_common_come_first()
    {
        await site.SaveAsync("near", "---\naliases: [Nearby]\ncategories: [Old, New]\n---\n# Near\n\n"
            + "[[Far]], [[Twin]], [[Stranger]], [[Near#x]].");
        await site.SaveAsync("far", "# Far\n\n[[near]]");
        await site.SaveAsync("twin", "---\ncategories: [new, old]\n---\n# Twin\n\n[[Nearby|x]]");
        await site.SaveAsync("stranger", "# Stranger\n\nx");
        using var visitor = site.Visitor();
        Assert.Equal(["Twin", "Far"], await RelatedAsync());

        // Each of these changes what the cached page of “Near” shows.
        await site.SaveAsync("far", "---\ncategories: [Old, New]\n---\n# Distant\n\n[[near]]");
        Assert.Equal(["Distant", "Twin"], await RelatedAsync());
        await site.SaveAsync("stranger", "# Stranger\n\n[[Nearby]]");
        Assert.Equal(["Distant", "Twin", "Stranger"], await RelatedAsync());
        await site.SaveAsync("nearby", "# Nearby\n\nIt takes the name.");
        Assert.Equal(["Distant"], await RelatedAsync());

        async Task<IEnumerable<string>> RelatedAsync()
        {
            var page = await visitor.GetAsync("/wiki/near");
            return page.Document.QuerySelectorAll("[aria-label='Related pages'] a").Select(PageView.TextOf);
        }
    }

    [Fact]
    public async Task The_data_of_a_page_is_one_file_with_all_its_matrices_in_the_view_that_is_asked_for()
    {
        await site.SaveAsync("whole", """
            # Whole

            <!-- matrix:first -->

            | Feature | Xen | KVM |
            |---|---|---|
            | Speed | yes since 2005 [^a] | no |

            <!-- matrix:second -->

            | Feature | KVM |
            |---|---|
            | Size | `5` |

            [^a]: A source, 2026
            """);
        using var visitor = site.Visitor();
        var page = await visitor.GetAsync("/wiki/whole");

        var csv = await visitor.GetAsync(
            page.Document.QuerySelectorAll(".meta a").Single(it => it.TextContent == "CSV")
                .GetAttribute("href")!);
        var json = await visitor.GetAsync("/wiki/whole.json");

        Assert.Contains("whole.csv", csv.Header("Content-Disposition"), StringComparison.Ordinal);
        var parts = new[] { "first", "second" };
        var lines = new List<string>();
        foreach (var part in parts)
        {
            lines.AddRange((await visitor.GetAsync($"/wiki/whole/matrix/{part}.csv")).Body.Split("\r\n")[1..^1]);
        }

        Assert.Equal(lines, csv.Body.Split("\r\n")[1..^1]);
        await JsonSchema.AssertAsync("/schemas/matrices-1.json", json.Body);
        Assert.Equal(parts, JsonDocument.Parse(json.Body).RootElement.GetProperty("matrices").EnumerateArray()
            .Select(it => it.GetProperty("id").GetString()));
        var viewed = (await visitor.GetAsync("/wiki/whole.csv?cols=xen&at=2007")).Body.Split("\r\n")[1..^1];
        Assert.All(viewed, line => Assert.Contains(",2007,", line, StringComparison.Ordinal));
        Assert.DoesNotContain(viewed, line => line.Contains(",speed,Speed,kvm,", StringComparison.Ordinal));
        Assert.Equal(await site.TextAsync("whole"), (await visitor.GetAsync("/wiki/whole.md")).Body);
        await site.SaveAsync("whole-prose", "---\naliases: [Prose alias]\n---\n# Prose\n\nx");
        var empty = await visitor.GetAsync("/wiki/whole-prose.json");
        await JsonSchema.AssertAsync("/schemas/matrices-1.json", empty.Body);
        Assert.Equal("/wiki/whole-prose.csv", (await visitor.GetAsync("/wiki/prose-alias.csv")).Location);
        var prose = await visitor.GetAsync("/wiki/whole-prose");
        Assert.Empty(prose.Document.QuerySelectorAll(".page-links a[href$='.csv']"));
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/wiki/never-written.csv")).Status);
    }

    [Fact]
    public async Task An_alias_leads_to_its_page_for_good_until_a_page_takes_the_name()
    {
        await site.SaveAsync("long-name", "---\naliases: [Nick]\n---\n# Long name\n\nx");
        using var visitor = site.Visitor();
        var answer = await visitor.GetAsync("/wiki/nick?at=2007");
        Assert.Equal(HttpStatusCode.MovedPermanently, answer.Status);
        Assert.Equal("/wiki/long-name?at=2007", answer.Location);
        // A browser that keeps the answer for good would never see the page that takes the name.
        Assert.Equal("no-cache", answer.Header("Cache-Control"));
        await site.SaveAsync("nick", "# Nick\n\nx");
        Assert.Equal("Nick", (await visitor.GetAsync("/wiki/nick")).Heading);
    }

    private static List<string> Items(PageView page) =>
        [.. page.Document.QuerySelectorAll("main .feed > li").Select(PageView.TextOf)];
}
