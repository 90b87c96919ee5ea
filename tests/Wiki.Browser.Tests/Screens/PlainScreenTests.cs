using Microsoft.Playwright;
using Wiki.Browser.Tests.Browser;

namespace Wiki.Browser.Tests.Screens;

// A class of its own, so that it runs beside the other one.
public sealed class PlainScreenTests(BrowserFixture browser)
{
    public static TheoryData<string> Each() => [.. Screen.All.Select(screen => screen.Name)];

    [Theory]
    [MemberData(nameof(Each))]
    public Task A_screen_needs_no_script_and_no_more_than_320_pixels(string screen) =>
        Screen.Named(screen).LookAsync(
            browser,
            new VisitOptions { Width = 320 },
            async (page, _) =>
            {
                await Checks.NothingIsCutOffSidewaysAsync(page);
                await Checks.EverybodyCanUseItAsync(page);
            },
            WithoutItsScriptAsync);

    // The checks are scripts themselves, so scripts stay on and the site's own is empty.
    private static Task WithoutItsScriptAsync(IPage page) => page.RouteAsync(
        "**/dist/*.js*", route => route.FulfillAsync(new RouteFulfillOptions { ContentType = "text/javascript" }));
}
