using System.Globalization;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;
using Wiki.Web.Tests.Harness;

namespace Wiki.Web.Tests.Changes;

public sealed class RecentChangesTests(RecentChangesTests.FrozenSite site)
    : IClassFixture<RecentChangesTests.FrozenSite>
{
    [Fact]
    public async Task Changes_of_one_and_the_same_instant_are_read_page_by_page_without_loss_or_repetition()
    {
        var expected = new List<string>();
        for (var i = 0; i < 130; i++)
        {
            if (i % 40 == 0)
            {
                site.Clock.Advance(TimeSpan.FromHours(20));
            }

            await site.SaveAsync($"recent-{i % 3}", $"# Recent {i % 3}\n\n{i}", $"[{i}]");
            expected.Add($"[{i}]");
        }

        using var visitor = site.Visitor();
        var page = await visitor.GetAsync("/recent");
        var seen = new List<string>();
        while (true)
        {
            seen.AddRange(page.Document.QuerySelectorAll(".log li.change")
                .Select(line => "[" + line.TextContent.Split('[', ']')[1] + "]"));
            if (page.Document.QuerySelector("a[rel~=next]") is null)
            {
                break;
            }

            // Somebody saves while a reader pages on: the pages that are still to come do not shift.
            await site.SaveAsync("recent-9", $"# Recent 9\n\n{seen.Count}", $"[new {seen.Count}]");
            page = await page.ClickAsync("Older →");
        }

        Assert.Equal(expected.Order(StringComparer.Ordinal), seen.Order(StringComparer.Ordinal));
        Assert.Equal("/recent", (await page.ClickAsync("Newest")).Path);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("1-2")]
    [InlineData("-5-1-1")]
    [InlineData("9223372036854775807-1-1")]
    [InlineData("99999999999999999999-1-1")]
    [InlineData("3155378975999999999-9223372036854775807-2147483647")]
    [InlineData("0-0-0")]
    [InlineData("1-1-99999999999")]
    public async Task A_mangled_address_of_an_older_page_still_shows_a_list(string before)
    {
        using var visitor = site.Visitor();
        var page = await visitor.GetAsync("/recent?before=" + before);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal("Recent changes", page.Heading);
    }

    public sealed class FrozenSite : WikiSite
    {
        public FakeTimeProvider Clock { get; } = new(
            DateTimeOffset.Parse("2007-01-18T12:00:00.1234567Z", CultureInfo.InvariantCulture));

        protected override void Replace(IServiceCollection services) =>
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
    }
}
