using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Wiki.Browser.Tests.Pages;

/// <summary>The page on which a table from somewhere else becomes a matrix.</summary>
public sealed class ImportPage(IPage page) : WikiPage(page)
{
    /// <summary>Brings a pasted table to a page, which need not exist.</summary>
    public static async Task<ImportPage> PasteAsync(IPage page, string slug, string table)
    {
        ArgumentNullException.ThrowIfNull(page);
        await page.GotoAsync($"/wiki/{slug}/import");
        var import = new ImportPage(page);
        await import.Main.GetByLabel("Table").FillAsync(table);
        await import.Button("Read the table").ClickAsync();
        await Expect(import.Button("Put it into the page")).ToBeVisibleAsync();
        return import;
    }

    /// <summary>Chooses what a text of the table means.</summary>
    public async Task ChooseMeaningAsync(string text, string meaning)
    {
        var field = Main.GetByLabel($"Meaning of {text}", new() { Exact = true });
        await field.FocusAsync();
        await field.SelectOptionAsync(new SelectOptionValue { Label = meaning });
    }

    /// <summary>Chooses an option of a field.</summary>
    public Task ChooseAsync(string field, string option) =>
        Main.GetByLabel(field, new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = option });

    /// <summary>Checks which field has the focus.</summary>
    public Task HasFocusAsync(string field) => Expect(Main.GetByLabel(field, new() { Exact = true })).ToBeFocusedAsync();

    /// <summary>Checks what the form says it does.</summary>
    public Task SeesStatusAsync(string sentence) => Expect(Main.Locator(".import-bar").GetByRole(AriaRole.Status)).ToHaveTextAsync(sentence);

    /// <summary>Checks a cell of the preview.</summary>
    public Task SeesInPreviewAsync(string words) => Expect(Main.Locator(".import-result")).ToContainTextAsync(words);

    /// <summary>Checks whether the button that asks for the preview is there.</summary>
    public Task SeesShowButtonAsync(bool expected) =>
        Expect(Button("Show it with these choices")).ToBeVisibleAsync(new() { Visible = expected });

    /// <summary>Asks for the preview, without script.</summary>
    public Task ShowAsync() => Button("Show it with these choices").ClickAsync();

    /// <summary>Puts the table into the page and sees the editor.</summary>
    public async Task<EditPage> PutAsync()
    {
        await Button("Put it into the page").ClickAsync();
        await Page.WaitForURLAsync("**/edit");
        return new EditPage(Page);
    }

    /// <summary>Puts the table into the page without script, in two steps.</summary>
    public async Task<EditPage> PutInTwoStepsAsync()
    {
        await Button("Put it into the page").ClickAsync();
        await Button("Open the editor").ClickAsync();
        await Page.WaitForURLAsync("**/edit");
        return new EditPage(Page);
    }

    private ILocator Button(string name) => Main.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });
}
