using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Wiki.Browser.Tests.Screens;

/// <summary>What must be true of every screen.</summary>
internal static class Checks
{
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    // The only rules that can fail in the dark alone.
    private static readonly string[] Colours = ["color-contrast", "link-in-text-block"];

    /// <summary>Everybody can use the screen: axe finds no fault.</summary>
    public static Task EverybodyCanUseItAsync(IPage page) => FindNothingAsync(page);

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

    // No screen has frames, so axe checks the page in one run, and only the faults leave the browser. The passed checks
    // of a large page would take longer to transfer than to run.
    private static async Task FindNothingAsync(IPage page, string[]? rules = null)
    {
        Assert.Single(page.Frames);
        if (!await page.EvaluateAsync<bool>("'axe' in window"))
        {
            await page.EvaluateAsync(Axe);
        }

        var found = await page.EvaluateAsync<string[]>("""
            async rules => {
              const { violations } = await axe.run({ resultTypes: ["violations"], runOnly: rules ?? undefined });
              return violations.map(rule => `${rule.id}: ${rule.help} (${rule.helpUrl})\n  `
                + rule.nodes.map(node => node.html).join("\n  "));
            }
            """, rules);
        Assert.True(found.Length == 0, string.Join('\n', found));
    }
}
