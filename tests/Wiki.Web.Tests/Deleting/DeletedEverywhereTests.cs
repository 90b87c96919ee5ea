using System.Net;
using Wiki.Text.Files;
using Wiki.Web.Tests.Harness;
using Wiki.Web.Tests.Reviews;

namespace Wiki.Web.Tests.Deleting;

/// <summary>A deleted page is found at no address, by nobody.</summary>
public sealed class DeletedEverywhereTests(WikiSite site) : IClassFixture<WikiSite>
{
    private const string Text = """
        ---
        kind: system
        name: Rhubarb
        aliases: [Pieplant]
        categories: [Rhubarb things]
        ---
        # Rhubarb page

        Rhubarb words about [[near]].

        ![Root](/media/rhubarb-root.png)

        <!-- matrix:m -->

        | Feature | [Rhubarb](#rhubarb) | Xen |
        |---|---|---|
        | Speed | no | yes (rhubarb note) |

        <!-- timeline:t -->

        | Date | Event | System |
        |---|---|---|
        | 2006-01-02 | [Rhubarb release](#rhubarb-release) | rhubarb |

        <!-- predictions:p -->

        | Prediction | Made | Due | Outcome |
        |---|---|---|---|
        | Rhubarb wins | 2006-01 | 2010 | open |
        """;

    [Fact]
    public async Task At_no_address_does_anybody_find_a_deleted_page_and_no_list_names_it()
    {
        using var ruth = await site.Visitor().SignedUpAs("ruth-nowhere", "Reviewer");
        using var nina = await site.Visitor().NewcomerAs("nina-nowhere");
        using var editor = await site.Visitor().SignedUpAs("editor-nowhere");
        using var visitor = site.Visitor();
        await site.UploadAsync("editor-nowhere", "rhubarb-root.png", MadePictures.Of(FileKind.Png, 40, 30));
        await site.SaveAsync("xen", "---\nkind: system\nname: Xen\n---\n# Xen\n");
        await site.SaveAsync("near", "# Near\n\nSee [[rhubarb]] and [[pieplant]].");
        await site.SaveAsync("including", "# Including\n\n{{matrix rhubarb#m}}\n");
        await site.SaveAsync("rhubarb-before", Text, "Rhubarb summary", author: "editor-nowhere");
        await site.TryMoveAsync("ruth-nowhere", "rhubarb-before", "rhubarb");
        await site.SaveAsync("rhubarb", Text + "\nMore.\n", "Rhubarb summary", author: "editor-nowhere");
        await nina.WriteAsync("rhubarb", Text + "\nMore.\n\nWaiting rhubarb.\n", "Rhubarb waits");
        await site.WatchAsync("ruth-nowhere", "rhubarb");
        await site.SaveAsync("rhubarb", await site.TextAsync("rhubarb") + "\nAnd more.\n", "Rhubarb again");
        await (await editor.OpenAsync("/wiki/rhubarb/talk/new")).Form("Send")
            .Fill("Subject", "Rhubarb topic").Fill("Your comment", "Rhubarb and @ruth-nowhere.").SubmitAsync();
        var feed = (await ruth.GetAsync("/account/watchlist")).Document.QuerySelector("a[href*='watchlist.atom']")?.GetAttribute("href");

        string[] of = ["", ".md", ".json", ".csv", ".atom", "?at=2007", "/history", "/history/1", "/history/3", "/diff/1..2",
            "/diff/approved..current", "/blame", "/talk", "/talk/1", "/links", "/cite", "/cite.bib", "/matrix/m", "/matrix/m.csv"];
        string[] own = [.. of.SelectMany(it => new[] { "/wiki/rhubarb" + it, "/wiki/rhubarb-before" + it }),
            "/cell/m/speed/rhubarb?in=rhubarb", "/cell/m/speed/rhubarb?in=rhubarb-before", "/cell/m/speed/rhubarb?in=rhubarb&part=details"];
        string[] editing = ["/wiki/rhubarb/matrix/m/edit", "/cell/m/speed/rhubarb/edit?in=rhubarb"];
        string[] reviewing = ["/wiki/rhubarb/move", "/wiki/rhubarb/protection", "/wiki/rhubarb/delete", "/review/rhubarb",
            "/review/rhubarb/1..2"];
        string[] lists = ["/", "/pages", "/systems", "/comparisons", "/recent", "/recent?kind=new", "/recent?waiting=1",
            "/recent?user=editor-nowhere", "/recent.atom", "/search?q=rhubarb+words", "/search?q=pieplant",
            "/search?q=rhu&part=suggestions", "/compare?system=xen&system=rhubarb", "/compare.csv?system=xen&system=rhubarb",
            "/timeline", "/timeline.csv", "/predictions", "/predictions.csv", "/reports", "/reports/uncited", "/reports/unknown", "/reports/invalid",
            "/reports/links/orphans", "/reports/links/broken", "/sitemap.xml", "/category/rhubarb-things", "/wiki/xen",
            "/wiki/near", "/wiki/near/links", "/wiki/including", "/cell/m/speed/xen", "/cell/m/speed/rhubarb",
            "/compare-pages?a=rhubarb&b=near", "/robots.txt", "/media", "/media?show=unused",
            "/media/rhubarb-root.png/about", "/timeline?known=2030", "/reports/uncited?known=2030"];
        string[] ownLists = ["/review", "/review.atom", "/review/statistics", "/account/watchlist", "/account/notifications",
            "/account/watchlist?unread=1", "/search?q=rhubarb+words", "/recent", "/recent?waiting=1", "/new?title=Near"];
        // Everything is there before, and what can be kept for visitors is kept.
        foreach (var address in own.Concat(lists))
        {
            var page = await visitor.OpenAsync(address);
            Assert.True(page.Status == HttpStatusCode.OK || address.Contains("/diff/approved", StringComparison.Ordinal)
                || address.Contains("/history/3", StringComparison.Ordinal), $"{address}: {page.Status}");
        }

        foreach (var address in new[] { "/pages", "/systems", "/search?q=rhubarb+words", "/timeline", "/predictions", "/recent",
            "/recent.atom", "/category/rhubarb-things", "/compare?system=xen&system=rhubarb", "/wiki/including", "/sitemap.xml",
            "/media/rhubarb-root.png/about" })
        {
            Assert.Contains("rhubarb", (await visitor.OpenAsync(address)).Body, StringComparison.OrdinalIgnoreCase);
        }

        Assert.DoesNotContain("rhubarb-root", (await visitor.GetAsync("/media?show=unused")).Text, StringComparison.Ordinal);
        foreach (var address in new[] { "/review", "/account/watchlist", "/account/notifications" })
        {
            Assert.Contains("/rhubarb", (await ruth.GetAsync(address)).Body, StringComparison.Ordinal);
        }

        Assert.NotEqual(0, await UnreadAsync(ruth));

        await site.DeleteAsync("ruth-nowhere", "rhubarb", "Not true");

        foreach (var who in new[] { visitor, editor, nina, ruth })
        {
            foreach (var address in own)
            {
                var page = await who.GetAsync(address);
                Assert.True(page.Status == HttpStatusCode.Gone, $"{address}: {page.Status}");
                Assert.Contains("Not true", page.Text, StringComparison.Ordinal);
                AssertSays(page, address);
            }

            foreach (var address in lists)
            {
                AssertSays(await who.GetAsync(address), address);
            }
        }

        foreach (var address in editing)
        {
            Assert.Equal(HttpStatusCode.Gone, (await editor.GetAsync(address)).Status);
        }

        foreach (var address in reviewing)
        {
            Assert.Equal(HttpStatusCode.Gone, (await ruth.GetAsync(address)).Status);
        }

        foreach (var address in feed is null ? ownLists : [.. ownLists, feed])
        {
            AssertSays(await ruth.GetAsync(address), address);
            AssertSays(await editor.GetAsync(address), address);
        }

        Assert.Equal(0, await UnreadAsync(ruth));
        Assert.DoesNotContain("Review (", (await ruth.GetAsync("/")).Body, StringComparison.Ordinal);
        Assert.Contains("rhubarb-root", (await visitor.GetAsync("/media?show=unused")).Text, StringComparison.Ordinal);
        var near = await visitor.GetAsync("/wiki/near");
        Assert.Equal(2, near.Document.QuerySelectorAll("main p a.new").Length);
        Assert.DoesNotContain("yes", (await visitor.GetAsync("/wiki/including")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/category/rhubarb-things")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/wiki/pieplant")).Status);
        Assert.Contains("rhubarb", (await visitor.GetAsync("/reports/links/broken")).Text, StringComparison.Ordinal);
    }

    // The links of other pages keep the name, and addresses what was asked for; no page has words of the deleted one.
    private static void AssertSays(PageView page, string address)
    {
        foreach (var word in new[] { "Rhubarb page", "Rhubarb words", "rhubarb note", "Rhubarb release", "Rhubarb wins",
            "Rhubarb summary", "Rhubarb waits", "Rhubarb again", "Rhubarb topic", "Rhubarb and", "Waiting rhubarb",
            "Rhubarb things" })
        {
            Assert.False(page.Body.Contains(word, StringComparison.Ordinal), $"{address} says “{word}”.");
        }

        foreach (var link in page.Document.QuerySelectorAll("main a[href^='/wiki/rhubarb']:not(.new)"))
        {
            var is410 = page.Status == HttpStatusCode.Gone && link.GetAttribute("href")!.EndsWith("/edit", StringComparison.Ordinal);
            Assert.True(is410, $"{address} leads to {link.GetAttribute("href")}.");
        }
    }

    private static async Task<int> UnreadAsync(Visitor visitor) =>
        int.TryParse((await visitor.GetAsync("/pages")).Document.QuerySelector(".bell .count")?.TextContent, out var count)
            ? count : 0;
}
