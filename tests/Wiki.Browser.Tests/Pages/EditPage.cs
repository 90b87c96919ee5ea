using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Wiki.Browser.Tests.Pages;

/// <summary>The form in which an article is written.</summary>
public sealed class EditPage(IPage page) : WikiPage(page)
{
    private ILocator Text => Main.GetByRole(AriaRole.Textbox, new() { Name = "Text", Exact = true });

    /// <summary>Opens the form of an article, which need not exist.</summary>
    public static async Task<EditPage> OpenAsync(IPage page, string slug)
    {
        ArgumentNullException.ThrowIfNull(page);
        await page.GotoAsync($"/wiki/{slug}/edit");
        return new EditPage(page);
    }

    /// <summary>Puts a text in the place of the one that stands there.</summary>
    public Task WriteAsync(string text) => Text.FillAsync(text);

    /// <summary>Says what is changed and why.</summary>
    public Task SummarizeAsync(string summary) => Main.GetByLabel("Summary of the change").FillAsync(summary);

    /// <summary>Asks for the preview by its button.</summary>
    public Task PreviewAsync() => PressAsync("Preview");

    /// <summary>Checks that the preview shows some words.</summary>
    public Task SeesInPreviewAsync(string words) =>
        Expect(Main.GetByRole(AriaRole.Region, new() { Name = "Preview" })).ToContainTextAsync(words);

    /// <summary>Checks the text in the form.</summary>
    public Task SeesTextAsync(string text) => Expect(Text).ToHaveValueAsync(text);

    /// <summary>Checks that the only place in conflict has both texts to be read.</summary>
    public async Task SeesBothTextsAsync(int theirNumber, string theirs, string mine)
    {
        await SeesHeadingAsync("Two changes meet");
        await Expect(Main.GetByRole(AriaRole.Region, new() { Name = $"Revision {theirNumber}, conflict 1" }))
            .ToContainTextAsync(theirs);
        await Expect(Main.GetByRole(AriaRole.Region, new() { Name = "Yours, conflict 1" })).ToContainTextAsync(mine);
    }

    /// <summary>Settles the only place in conflict with a text of one's own.</summary>
    public async Task SettleAsync(string own)
    {
        await Main.GetByRole(AriaRole.Radio, new() { Name = "A text of your own:" }).CheckAsync();
        await Main.GetByLabel("Your own text for conflict 1").FillAsync(own);
    }

    /// <summary>Saves by the button; what follows depends on what others did.</summary>
    public async Task<ArticlePage> SaveAsync()
    {
        await PressAsync("Save");
        return new ArticlePage(Page);
    }
}
