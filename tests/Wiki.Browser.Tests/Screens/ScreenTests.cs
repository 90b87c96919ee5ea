using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Wiki.Browser.Tests.Browser;

namespace Wiki.Browser.Tests.Screens;

public sealed class ScreenTests(BrowserFixture browser)
{
    // To describe what is right as well costs much more than to look.
    private static readonly AxeRunOptions FaultsOnly = new() { ResultTypes = [ResultType.Violations] };

    public static TheoryData<string, int, bool> InEveryWindow()
    {
        var rows = new TheoryData<string, int, bool>();
        foreach (var screen in Screen.All)
        {
            foreach (var width in (int[])[1280, 360])
            {
                rows.Add(screen.Name, width, false);
                rows.Add(screen.Name, width, true);
            }
        }

        return rows;
    }

    public static TheoryData<string> Each() => [.. Screen.All.Select(screen => screen.Name)];

    [Theory]
    [MemberData(nameof(InEveryWindow))]
    public Task A_screen_can_be_used_by_everybody_and_fits_its_window(string screen, int width, bool dark) =>
        LookAsync(screen, new VisitOptions { Width = width, Dark = dark });

    [Theory]
    [MemberData(nameof(Each))]
    public Task A_screen_needs_no_script_and_no_more_than_320_pixels(string screen) =>
        LookAsync(screen, new VisitOptions { Width = 320 }, WithoutItsScriptAsync);

    // The checks are scripts themselves, so scripts stay on and the site's own is empty.
    private static Task WithoutItsScriptAsync(IPage page) => page.RouteAsync(
        "**/dist/site.js*", route => route.FulfillAsync(new RouteFulfillOptions { ContentType = "text/javascript" }));

    private Task LookAsync(string name, VisitOptions window, Func<IPage, Task>? prepare = null)
    {
        var screen = Screen.Named(name);
        return browser.RunAsync(
            async page =>
            {
                if (prepare is not null) await prepare(page);
                await screen.OpenAsync(page);
                await NothingIsCutOffSidewaysAsync(page);
                await NobodyIsShutOutAsync(page);
            },
            window with { ExpectedStatus = screen.Status });
    }

    private static async Task NobodyIsShutOutAsync(IPage page)
    {
        var found = (await page.RunAxe(FaultsOnly)).Violations;
        Assert.True(found.Length == 0, string.Join('\n', found.Select(Sentence)));
    }

    private static string Sentence(AxeResultItem rule) =>
        $"{rule.Id}: {rule.Help} ({rule.HelpUrl})\n  " + string.Join("\n  ", rule.Nodes.Select(node => node.Html));

    // The page itself must not scroll sideways; a wide table scrolls in a box of its own.
    private static async Task NothingIsCutOffSidewaysAsync(IPage page)
    {
        var tooWide = await page.EvaluateAsync<string[]>("""
            () => {
              const width = document.documentElement.clientWidth;
              if (document.documentElement.scrollWidth <= width) return [];
              const isIn = style => style.position === "absolute" || style.position === "fixed";
              const holds = element => isIn(getComputedStyle(element)) ? element.offsetParent : element.parentElement;
              const isCut = box => box && box !== document.body
                && (getComputedStyle(box).overflowX !== "visible" || isCut(holds(box)));
              return [...document.querySelectorAll("body *")]
                .filter(element => element.getBoundingClientRect().right > width + 1 && !isCut(holds(element)))
                .map(element => element.cloneNode(false).outerHTML);
            }
            """);
        Assert.True(tooWide.Length == 0, "Wider than the window:\n" + string.Join('\n', tooWide.Take(20)));
    }
}
