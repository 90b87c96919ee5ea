using Wiki.Core.Saving;
using Wiki.Text;
using Wiki.Web.Tests.Harness;

namespace Wiki.Web.Tests.Reports;

public sealed class LinkReportTests(WikiSite site) : IClassFixture<WikiSite>
{
    [Fact]
    public async Task Links_that_lead_nowhere_are_listed_with_their_pages_and_pages_without_a_link_too()
    {
        using var reviewer = await site.Visitor().SignedUpAs("reporter", "Reviewer");
        await site.SaveAsync("one", "---\naliases: [Uno]\n---\n# One\n\n[[Missing]] and [[Rare]] and [[Two]].");
        await site.SaveAsync("two", "# Two\n\n[[missing]] and [[Uno]] and [[former]].");
        await site.SaveAsync("three", "# Three\n\n[[Three]] and [[missing#part]].");
        await site.SaveAsync("former", "# Four\n\nx");
        var id = (await site.AccountAsync("reporter")).Id;
        Assert.IsType<MoveOutcome.Moved>(await site.WithAsync((ArticleMoves moves) =>
            moves.MoveAsync(id, Slug.Parse("former", null), Slug.Parse("four", null), "", default)));
        using var reader = site.Visitor();

        var reports = await reader.GetAsync("/reports");
        var broken = await reports.ClickAsync("Links that lead nowhere");
        var orphans = await reports.ClickAsync("Pages without a link to them");

        string[] names = [.. broken.Document.QuerySelectorAll(".feed > li").Select(PageView.TextOf)];
        Assert.True(names.Length == 2, broken.Path + broken.Text);
        Assert.StartsWith("missing", names[0], StringComparison.Ordinal);
        Assert.Contains("3 pages", names[0], StringComparison.Ordinal);
        Assert.Contains("One, Three, Two", names[0], StringComparison.Ordinal);
        Assert.StartsWith("Rare", names[1], StringComparison.Ordinal);
        Assert.Equal(["/new?title=missing", "/new?title=Rare"], broken.Document.QuerySelectorAll(".feed > li a")
            .Where(it => it.TextContent == "Write it").Select(it => it.GetAttribute("href")));
        Assert.Equal(["Three"], orphans.Document.QuerySelectorAll(".feed > li > a").Select(it => it.TextContent));

        // The lists are right after the next save.
        await site.SaveAsync("missing", "# Missing\n\n[[Three]]");
        Assert.DoesNotContain("missing", (await reader.GetAsync("/reports/links/broken")).Text, StringComparison.Ordinal);
        Assert.Contains("Every page has a link from another page.",
            (await reader.GetAsync("/reports/links/orphans")).Text, StringComparison.Ordinal);
    }
}
