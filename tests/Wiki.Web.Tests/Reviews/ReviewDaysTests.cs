using Wiki.Core.Accounts;
using Wiki.Web.Tests.Harness;
using static Wiki.Web.Tests.Reviews.Reviewing;

namespace Wiki.Web.Tests.Reviews;

public sealed class ReviewDaysTests(ClockedSite site) : IClassFixture<ClockedSite>
{
    [Fact]
    public async Task What_was_known_on_a_day_is_what_readers_saw_that_day()
    {
        site.Clock.SetUtcNow(DateTimeOffset.Parse("2026-03-01T12:00:00Z"));
        await site.SaveAsync("known-then", Article("Known", one: "First."));
        using var nina = await site.Visitor().NewcomerAs("nina-known");
        using var ruth = await site.Visitor().SignedUpAs("ruth-known", Roles.Reviewer);
        site.Clock.SetUtcNow(DateTimeOffset.Parse("2026-03-02T12:00:00Z"));
        await nina.WriteAsync("known-then", Article("Known", one: "Second."));
        site.Clock.SetUtcNow(DateTimeOffset.Parse("2026-03-05T12:00:00Z"));
        var figures = await ruth.GetAsync("/review/statistics");
        Assert.Contains("3 days", figures.Fact("Longest wait now"), StringComparison.Ordinal);
        await ruth.DecideAsync("known-then", 1, 2, "Approve and publish");

        using var visitor = site.Visitor();
        Assert.Contains("First.", (await visitor.GetAsync("/wiki/known-then?known=2026-03-04")).Text, StringComparison.Ordinal);
        Assert.Contains("Second.", (await visitor.GetAsync("/wiki/known-then?known=2026-03-05")).Text, StringComparison.Ordinal);
        figures = await ruth.GetAsync("/review/statistics");
        Assert.Equal("3 days", figures.Fact("Half waited less than"));
        Assert.Equal("1 of 1 saved revision (100 %)", figures.Fact("Reviewed"));
        Assert.Equal("0 changes", figures.Fact("Waiting now"));
        Assert.Equal("–", figures.Fact("Longest wait now"));
        Assert.Contains(figures.Rows, row => row is ["ruth-known", "1", "0", "0"]);
    }

    [Fact]
    public async Task Statistics_of_no_verdicts_say_so()
    {
        await using var empty = new WikiSite();
        await empty.InitializeAsync();
        using var ruth = await empty.Visitor().SignedUpAs("ruth", Roles.Reviewer);

        var figures = await ruth.GetAsync("/review/statistics");

        Assert.Contains("No reviewer gave a verdict in that time", figures.Text, StringComparison.Ordinal);
        Assert.Equal("–", figures.Fact("95 % waited less than"));
        Assert.Equal("–", figures.Fact("Reviewed"));
        Assert.Contains("No waiting changes", (await ruth.GetAsync("/review")).Text, StringComparison.Ordinal);
    }
}
