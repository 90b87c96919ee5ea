using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Wiki.Browser.Tests.Pages;

/// <summary>The parts that every page of the wiki has: the bar, the main part, the foot.</summary>
public class WikiPage(IPage page)
{
    /// <summary>The page in the browser.</summary>
    protected IPage Page { get; } = page;

    /// <summary>The main part.</summary>
    protected ILocator Main => Page.GetByRole(AriaRole.Main);

    /// <summary>Opens the home page.</summary>
    public static async Task<WikiPage> OpenHomeAsync(IPage page)
    {
        await page.GotoAsync("/");
        return new WikiPage(page);
    }

    /// <summary>Checks the page's main heading.</summary>
    public Task SeesHeadingAsync(string text) =>
        Expect(Main.GetByRole(AriaRole.Heading, new() { Level = 1 }).First).ToContainTextAsync(text);

    /// <summary>Checks that some words stand in the main part.</summary>
    public Task SeesAsync(string words) => Expect(Main).ToContainTextAsync(words);

    /// <summary>Follows a link of the main part.</summary>
    public async Task<ArticlePage> OpenAsync(string link)
    {
        await Main.GetByRole(AriaRole.Link, new() { Name = link, Exact = true }).First.ClickAsync();
        return new ArticlePage(Page);
    }

    /// <summary>Searches by the field in the bar.</summary>
    public async Task SearchForAsync(string words)
    {
        var field = Page.GetByRole(AriaRole.Banner).GetByLabel("Search pages");
        await field.FillAsync(words);
        await field.PressAsync("Enter");
        await SeesHeadingAsync("Search");
    }

    /// <summary>Presses one of the buttons at the foot: Auto, Light, Dark.</summary>
    public async Task ChooseColoursAsync(string name)
    {
        var button = Page.GetByRole(AriaRole.Contentinfo).GetByRole(AriaRole.Button, new() { Name = name, Exact = true });
        await button.ClickAsync();
        await Expect(button).ToHaveAttributeAsync("aria-pressed", "true");
    }

    /// <summary>Checks whether the page is painted dark.</summary>
    public Task IsDarkAsync(bool expected) =>
        Expect(Page.Locator("html")).ToHaveCSSAsync("color-scheme", expected ? "dark" : "light");

    /// <summary>Loads the page again.</summary>
    public Task ReloadAsync() => Page.ReloadAsync();

    /// <summary>Follows the link to sign in.</summary>
    public async Task<AccountPage> GoToSignInAsync()
    {
        await Page.GetByRole(AriaRole.Banner).GetByRole(AriaRole.Link, new() { Name = "Sign in" }).ClickAsync();
        return new AccountPage(Page);
    }

    /// <summary>Signs out by the account's menu.</summary>
    public async Task SignOutAsync()
    {
        var bar = Page.GetByRole(AriaRole.Banner);
        await bar.Locator("summary", new() { HasText = "Account of" }).ClickAsync();
        await bar.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Expect(bar.GetByRole(AriaRole.Link, new() { Name = "Sign in" })).ToBeVisibleAsync();
    }

    /// <summary>Chooses how a comparison is shown.</summary>
    public async Task ShowAsync(string view)
    {
        var tab = Main.GetByRole(AriaRole.Navigation, new() { Name = "View" })
            .GetByRole(AriaRole.Link, new() { Name = view, Exact = true });
        await tab.ClickAsync();
        await Expect(tab).ToHaveAttributeAsync("aria-current", "page");
    }

    /// <summary>Presses a button of the main part.</summary>
    protected Task PressAsync(string button) =>
        Main.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    /// <summary>Follows one of an article's tabs.</summary>
    protected Task OpenTabAsync(string name) => Main.GetByRole(AriaRole.Navigation, new() { Name = "Article" })
        .GetByRole(AriaRole.Link, new() { Name = name, Exact = true }).ClickAsync();
}
