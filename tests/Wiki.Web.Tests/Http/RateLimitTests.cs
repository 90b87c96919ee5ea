using System.Net;
using Wiki.Web.Tests.Harness;

namespace Wiki.Web.Tests.Http;

public sealed class RateLimitTests(WikiSite site) : IClassFixture<WikiSite>
{
    [Theory]
    [InlineData(null)]
    [InlineData("wiki.session=looks-like-one")]
    public async Task Who_asks_for_too_much_at_once_is_told_to_wait_whatever_cookie_they_show(string? cookie)
    {
        using var visitor = site.Visitor();
        var limited = await UntilLimitedAsync(visitor, cookie);
        Assert.NotNull(limited);
        Assert.Equal("10", limited.Header("Retry-After"));
        Assert.Equal("You sent too many requests at once.", limited.Heading);
        SecurityHeaderTests.Expect(limited);

        using var neighbour = site.Visitor();
        Assert.Equal(HttpStatusCode.OK, (await neighbour.GetAsync("/search?q=x")).Status);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/pages")).Status);
    }

    [Fact]
    public async Task Editors_at_work_are_not_held_up()
    {
        using var editor = await site.Visitor().SignedUpAs("busy-editor");
        Assert.Null(await UntilLimitedAsync(editor, null, 300));
    }

    [Theory]
    [InlineData("/timeline.csv")]
    [InlineData("/predictions.json")]
    [InlineData("/wiki/nowhere/matrix/m.csv")]
    [InlineData("/cell/m/row/column")]
    public async Task Data_and_cells_are_made_anew_for_each_who_asks_and_so_are_limited_without_a_query_too(string address)
    {
        using var visitor = site.Visitor();
        Assert.NotNull(await UntilLimitedAsync(visitor, null, address: address));
    }

    private static async Task<PageView?> UntilLimitedAsync(
        Visitor visitor, string? cookie, int most = 4000, string address = "/wiki/nowhere/history/1")
    {
        for (var asked = 0; asked < most; asked += 50)
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(async _ =>
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, address);
                if (cookie is not null)
                {
                    request.Headers.Add("Cookie", cookie);
                }

                return await visitor.SendAsync(request);
            }));
            if (Array.Find(answers, answer => answer.Status == HttpStatusCode.TooManyRequests) is { } limited)
            {
                return limited;
            }
        }

        return null;
    }
}
