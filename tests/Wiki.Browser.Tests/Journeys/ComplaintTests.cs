using Microsoft.Playwright;
using Wiki.Browser.Tests.Browser;
using Xunit.Sdk;

namespace Wiki.Browser.Tests.Journeys;

/// <summary>The harness fails a test for errors that the test did not look for; these tests check that.</summary>
public sealed class ComplaintTests(BrowserFixture browser)
{
    [Theory]
    [InlineData("<style>p { color: red }</style>", "Content Security Policy")]
    [InlineData("<script src=/throws.js></script>", "thrown on purpose")]
    [InlineData("<script src=/logs.js></script>", "logged on purpose")]
    [InlineData("<img src=/images/none.png alt=''>", "/images/none.png 404")]
    [InlineData("<img src=http://elsewhere.example/a.png alt=''>", "elsewhere.example")]
    public async Task A_page_with_something_wrong_in_it_fails_its_test(string wrong, string complaint)
    {
        var failure = await Assert.ThrowsAnyAsync<XunitException>(() => browser.RunAsync(async page =>
        {
            await AnswerAsync(page, "/throws.js", "throw new Error('thrown on purpose')", "text/javascript");
            await AnswerAsync(page, "/logs.js", "console.error('logged on purpose')", "text/javascript");
            await AnswerAsync(page, "/wrong", $"<!doctype html><title>Wrong</title>{wrong}", "text/html");
            await page.GotoAsync("/wrong", new PageGotoOptions { WaitUntil = WaitUntilState.NetworkIdle });
        }));
        Assert.Contains(complaint, failure.Message, StringComparison.Ordinal);
    }

    private static Task<IAsyncDisposable> AnswerAsync(IPage page, string path, string body, string type) =>
        page.RouteAsync("**" + path, route => route.FulfillAsync(new RouteFulfillOptions
        {
            Body = body,
            ContentType = type,
            Headers = new Dictionary<string, string>
            {
                ["Content-Security-Policy"] = "default-src 'none'; script-src 'self'; img-src 'self' http:",
                ["Content-Type"] = type,
            },
        }));
}
