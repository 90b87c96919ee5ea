using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Wiki.Browser.Tests.Browser;

namespace Wiki.Browser.Tests.Screens;

public sealed class ScreenTests(BrowserFixture browser)
{
    // To describe what is right as well costs much more than to look.
    private static readonly AxeRunOptions Everything = new() { ResultTypes = [ResultType.Violations] };

    // All that can be different in the dark.
    private static readonly AxeRunOptions Colours = new()
    {
        ResultTypes = [ResultType.Violations],
        RunOnly = new RunOnlyOptions { Type = "rule", Values = ["color-contrast", "link-in-text-block"] },
    };

    public static TheoryData<string, int> InEachWidth()
    {
        var rows = new TheoryData<string, int>();
        foreach (var screen in Screen.All)
        {
            rows.Add(screen.Name, 1280);
            rows.Add(screen.Name, 360);
        }

        return rows;
    }

    public static TheoryData<string> Each() => [.. Screen.All.Select(screen => screen.Name)];

    [Theory]
    [MemberData(nameof(InEachWidth))]
    public Task A_screen_can_be_used_by_everybody_and_fits_its_window(string screen, int width) =>
        LookAsync(screen, new VisitOptions { Width = width }, Everything);

    [Theory]
    [MemberData(nameof(InEachWidth))]
    public Task A_dark_screen_can_be_read_by_everybody(string screen, int width) =>
        LookAsync(screen, new VisitOptions { Width = width, Dark = true }, Colours);

    [Theory]
    [MemberData(nameof(Each))]
    public Task A_screen_needs_no_script_and_no_more_than_320_pixels(string screen) =>
        LookAsync(screen, new VisitOptions { Width = 320 }, Everything, WithoutItsScriptAsync);

    // The checks are scripts themselves, so scripts stay on and the site's own is empty.
    private static Task WithoutItsScriptAsync(IPage page) => page.RouteAsync(
        "**/dist/site.js*", route => route.FulfillAsync(new RouteFulfillOptions { ContentType = "text/javascript" }));

    private Task LookAsync(string name, VisitOptions window, AxeRunOptions rules, Func<IPage, Task>? prepare = null) =>
        Screen.Named(name).LookAsync(
            browser,
            window,
            async (page, _) =>
            {
                await NothingIsCutOffSidewaysAsync(page);
                await NobodyIsShutOutAsync(page, rules);
            },
            prepare);

    private static async Task NobodyIsShutOutAsync(IPage page, AxeRunOptions rules)
    {
        var found = (await page.RunAxe(rules)).Violations;
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
              const isPlaced = style => style.position === "absolute" || style.position === "fixed";
              const holder = element => isPlaced(getComputedStyle(element)) ? element.offsetParent : element.parentElement;
              const isCut = box => box && box !== document.body
                && (getComputedStyle(box).overflowX !== "visible" || isCut(holder(box)));
              const protruding = [...document.querySelectorAll("body *")]
                .filter(element => element.getBoundingClientRect().right > width + 1 && !isCut(holder(element)))
                .map(element => element.cloneNode(false).outerHTML);
              return [`${document.documentElement.scrollWidth} px in ${width} px`, ...protruding];
            }
            """);
        Assert.True(tooWide.Length == 0, "Wider than the window:\n" + string.Join('\n', tooWide.Take(20)));
    }
}
