using Wiki.Core.Accounts;
using Wiki.Web.Tests.Harness;

namespace Wiki.Web.Tests.Reviews;

public sealed class HiddenUntilPublishedTests(WikiSite site) : IClassFixture<WikiSite>
{
    [Fact]
    public async Task The_facts_and_words_of_a_change_that_waits_are_found_nowhere_until_it_is_approved()
    {
        await site.SaveAsync("xen", "---\nkind: system\nname: Xen\n---\n# Xen\n");
        await site.SaveAsync("kvm", "---\nkind: system\nname: KVM\n---\n# KVM\n");
        await site.SaveAsync("hidden", Matrix("yes", "Plain words."));
        using var nina = await site.Visitor().NewcomerAs("nina-hidden");
        using var ruth = await site.Visitor().SignedUpAs("ruth-hidden", Roles.Reviewer);
        string[] data =
        [
            "/wiki/hidden/matrix/m.csv", "/wiki/hidden/matrix/m.json", "/compare.csv?system=xen&system=kvm",
        ];
        var before = await Task.WhenAll(data.Select(WordsAsync));
        await nina.WriteAsync("hidden", Matrix("partial (zymurgy)", "Rhubarb of zymurgy."));

        string[] pages =
        [
            "/wiki/hidden", "/wiki/hidden/matrix/m", "/compare?system=xen&system=kvm", "/cell/m/speed/xen?in=hidden",
            "/wiki/xen", "/", "/search?q=rhubarb",
        ];
        foreach (var address in pages)
        {
            Assert.DoesNotContain("zymurgy", await WordsAsync(address), StringComparison.Ordinal);
        }

        Assert.Equal(before, await Task.WhenAll(data.Select(WordsAsync)));
        Assert.DoesNotContain("/wiki/hidden", await WordsAsync("/search?q=rhubarb"), StringComparison.Ordinal);
        Assert.Equal("Xen", PageView.TextOf(
            (await ruth.GetAsync("/review?system=xen")).Document.QuerySelector(".queue .sys")!));

        await ruth.DecideAsync("hidden", 1, 2, "Approve and publish");
        Assert.Contains("zymurgy", await WordsAsync("/wiki/hidden"), StringComparison.Ordinal);
        Assert.Contains("/wiki/hidden", await WordsAsync("/search?q=rhubarb"), StringComparison.Ordinal);
        Assert.All(before.Zip(await Task.WhenAll(data.Select(WordsAsync))), it => Assert.NotEqual(it.First, it.Second));
    }

    [Fact]
    public async Task Titles_and_summaries_that_wait_stand_on_no_page_but_those_of_changes()
    {
        await site.SaveAsync("titled", "# Known title\n\nText.\n");
        using var nina = await site.Visitor().NewcomerAs("nina-titled");
        using var ruth = await site.Visitor().SignedUpAs("ruth-titled", Roles.Reviewer);
        await nina.WriteAsync("titled", "# Bought title\n\nText.\n", "A bought summary");
        await nina.WriteAsync("never-seen", "# Bought page\n\nText.\n");

        foreach (var address in new[] { "/", "/wiki/titled", "/wiki/titled/talk" })
        {
            Assert.DoesNotContain("ought", await WordsAsync(address), StringComparison.Ordinal);
        }

        using var visitor = site.Visitor();
        Assert.Equal("Known title", (await visitor.GetAsync("/wiki/titled/history")).Heading);

        await ruth.DecideAsync("titled", 1, 2, "Approve and publish");
        Assert.Contains("A bought summary", await WordsAsync("/"), StringComparison.Ordinal);
        Assert.Equal("Talk: Bought title", (await visitor.GetAsync("/wiki/titled/talk")).Heading);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_visitor_finds_nothing_of_a_change_that_waits_or_was_rejected_at_any_address(bool rejected)
    {
        var slug = rejected ? "unseen-rejected" : "unseen-waiting";
        await site.SaveAsync(slug, "# Unseen\n\n---\n\nPlain words.\n");
        using var nina = await site.Visitor().NewcomerAs("nina-" + slug);
        using var ruth = await site.Visitor().SignedUpAs("ruth-" + slug, Roles.Reviewer);
        await nina.WriteAsync(slug, "# Unseen\n\n---\n\nPlain words.\n\n---\n\nRhubarb pills.\n", "Rhubarb summary");
        await nina.WriteAsync("new-" + slug, "# Rhubarb page\n\nRhubarb pills.\n", "Rhubarb summary");
        if (rejected)
        {
            await ruth.DecideAsync(slug, 1, 2, "Reject", "No");
            await ruth.DecideAsync("new-" + slug, 0, 1, "Reject", "No");
        }

        string[] addresses =
        [
            "", "/history", "/history/1", "/history/2", "/history/2?source=1", "/history/3", "/diff/1..2", "/diff/2..3",
            "/diff/1..current", "/diff/approved..current", "/blame", "/cite", "/cite?revision=2", "/cite.bib?revision=2",
            "/talk", "/talk/new?number=2&line=5", "/edit", ".md", ".atom",
        ];
        string[] others = ["/", "/recent", "/recent?kind=new", "/recent.atom", "/review", "/review.atom", "/search?q=rhubarb",
            $"/compare/pages?a={slug}@1&b={slug}@2", "/sitemap.xml"];
        foreach (var address in addresses.SelectMany(it => new[] { $"/wiki/{slug}{it}", $"/wiki/new-{slug}{it}" }).Concat(others))
        {
            Assert.False((await WordsAsync(address)).Contains("rhubarb p", StringComparison.OrdinalIgnoreCase), address);
            Assert.False((await WordsAsync(address)).Contains("rhubarb s", StringComparison.OrdinalIgnoreCase), address);
        }

        var history = await WordsAsync($"/wiki/{slug}/history");
        Assert.DoesNotContain("revisions<", history, StringComparison.Ordinal);
        Assert.DoesNotContain("approved..current", history, StringComparison.Ordinal);
        Assert.DoesNotContain("nina-", await WordsAsync($"/wiki/{slug}/blame"), StringComparison.Ordinal);
        Assert.Contains("Rhubarb pills.", (await nina.GetAsync($"/wiki/{slug}/history/2")).Text, StringComparison.Ordinal);
        Assert.Contains("Rhubarb pills.", (await ruth.GetAsync($"/wiki/new-{slug}/history/1")).Text, StringComparison.Ordinal);
        using var tomas = await site.Visitor().SignedUpAs("tomas-" + slug);
        var other = (await tomas.GetAsync($"/wiki/{slug}/history/2")).Body;
        Assert.Equal(!rejected, other.Contains("Rhubarb pills.", StringComparison.Ordinal)); // an editor builds on what waits
        Assert.DoesNotContain("Rhubarb", (await tomas.GetAsync($"/wiki/new-{slug}/history/1")).Body, StringComparison.Ordinal);
    }

    private async Task<string> WordsAsync(string address)
    {
        using var visitor = site.Visitor();
        return (await visitor.GetAsync(address)).Body;
    }

    private static string Matrix(string cell, string words) => $"""
        # Hidden

        {words}

        <!-- matrix:m -->

        | Feature | Xen | KVM |
        |---|---|---|
        | Speed | {cell} | yes |
        """;
}
