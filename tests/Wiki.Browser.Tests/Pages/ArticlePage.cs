using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Wiki.Browser.Tests.Pages;

/// <summary>An article being read.</summary>
public sealed class ArticlePage(IPage page) : WikiPage(page)
{
    /// <summary>Opens the article of a slug.</summary>
    public static async Task<ArticlePage> OpenAsync(IPage page, string slug)
    {
        ArgumentNullException.ThrowIfNull(page);
        await page.GotoAsync($"/wiki/{slug}");
        return new ArticlePage(page);
    }

    /// <summary>
    /// Follows the table of contents, opening it first where it is folded, to a section that is then seen.
    /// </summary>
    public async Task GoToSectionAsync(string heading)
    {
        var link = Page.GetByRole(AriaRole.Navigation, new() { Name = "On this page" })
            .GetByRole(AriaRole.Link, new() { Name = heading, Exact = true });
        if (!await link.IsVisibleAsync())
        {
            await Main.GetByText("On this page", new() { Exact = true }).ClickAsync();
        }

        await link.ClickAsync();
        await Expect(Main.GetByRole(AriaRole.Heading, new() { Name = heading })).ToBeInViewportAsync();
        await Expect(Page).ToHaveURLAsync(new Regex("#.+"));
    }

    /// <summary>Looks at its diagram, whose words have 14 of its 720 units, and finds them large enough.</summary>
    public async Task SeesTheWordsOfTheDiagramAsync()
    {
        var diagram = Main.Locator("img[src$='.svg']");
        await diagram.ScrollIntoViewIfNeededAsync();
        await Expect(diagram).ToHaveJSPropertyAsync("complete", true);
        Assert.InRange(14 * (await diagram.BoundingBoxAsync())!.Width / 720, 10, 14);
    }

    /// <summary>Begins to edit it.</summary>
    public async Task<EditPage> EditAsync()
    {
        await OpenTabAsync("Edit");
        return new EditPage(Page);
    }

    /// <summary>Looks at its history.</summary>
    public async Task<HistoryPage> ShowHistoryAsync()
    {
        await OpenTabAsync("History");
        return new HistoryPage(Page);
    }
}
