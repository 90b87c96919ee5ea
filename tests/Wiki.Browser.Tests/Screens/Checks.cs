using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Wiki.Browser.Tests.Screens;

/// <summary>What must be true of every screen.</summary>
internal static class Checks
{
    // To describe what is right as well costs much more than to look.
    private static readonly AxeRunOptions Everything = new() { ResultTypes = [ResultType.Violations] };

    // All that can be different in the dark.
    private static readonly AxeRunOptions Colours = new()
    {
        ResultTypes = [ResultType.Violations],
        RunOnly = new RunOnlyOptions { Type = "rule", Values = ["color-contrast", "link-in-text-block"] },
    };

    /// <summary>Nobody is shut out: axe finds no fault.</summary>
    public static Task EverybodyCanUseItAsync(IPage page) => FindNothingAsync(page, Everything);

    /// <summary>Once dark, it can be read as well; the page stays dark.</summary>
    public static async Task EverybodyCanReadItInTheDarkAsync(IPage page)
    {
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Dark });
        await FindNothingAsync(page, Colours);
    }

    /// <summary>The page itself does not scroll sideways; a wide table does so in a box of its own.</summary>
    public static async Task NothingIsCutOffSidewaysAsync(IPage page)
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

    private static async Task FindNothingAsync(IPage page, AxeRunOptions rules)
    {
        var found = (await page.RunAxe(rules)).Violations;
        Assert.True(found.Length == 0, string.Join('\n', found.Select(Sentence)));
    }

    private static string Sentence(AxeResultItem rule) =>
        $"{rule.Id}: {rule.Help} ({rule.HelpUrl})\n  " + string.Join("\n  ", rule.Nodes.Select(node => node.Html));
}
