using Wiki.Browser.Tests.Browser;
using static Microsoft.Playwright.Assertions;

namespace Wiki.Browser.Tests.Journeys;

public sealed class ReadingTests(BrowserFixture browser)
{
    [Fact]
    public Task The_home_page_leads_to_an_article() => browser.RunAsync(async page =>
    {
        await page.GotoAsync("/wiki/kvm");
        await Expect(page.GetByRole(Microsoft.Playwright.AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("KVM");
    });
}
