using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Wiki.Browser.Tests.Pages;

/// <summary>A table that is edited as a grid.</summary>
public sealed class GridPage(IPage page) : WikiPage(page)
{
    private ILocator Table => Main.GetByRole(AriaRole.Grid);

    private ILocator Rows => Table.Locator("tbody tr");

    /// <summary>Opens the grid of a matrix.</summary>
    public static async Task<GridPage> OpenAsync(IPage page, string slug, string matrix)
    {
        ArgumentNullException.ThrowIfNull(page);
        await page.GotoAsync($"/wiki/{slug}/matrix/{matrix}/edit");
        var grid = new GridPage(page);
        await Expect(grid.Table).ToBeVisibleAsync();
        return grid;
    }

    /// <summary>Makes a cell the current one by a click. Row 0 is the first below the header.</summary>
    public Task ClickAsync(int row, int column) => Cell(row, column).ClickAsync();

    /// <summary>Touches a cell with a finger.</summary>
    public Task TapAsync(int row, int column) => Cell(row, column).TapAsync();

    /// <summary>Presses keys one after another, e.g. <c>Shift+ArrowDown</c>.</summary>
    public async Task KeysAsync(params string[] keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        foreach (var key in keys)
        {
            await Page.Keyboard.PressAsync(key);
        }
    }

    /// <summary>Types where the focus is.</summary>
    public Task TypeAsync(string text) => Page.Keyboard.TypeAsync(text);

    /// <summary>Pastes a text, as from another program.</summary>
    public Task PasteAsync(string type, string text) => Page.EvaluateAsync(
        """
        ([type, text]) => {
          const data = new DataTransfer();
          data.setData(type, text);
          document.activeElement.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
        }
        """, new[] { type, text });

    /// <summary>Cuts or copies the selected cells; what is then on the clipboard as text.</summary>
    public Task<string> ClipAsync(string action) => Page.EvaluateAsync<string>(
        """
        action => {
          const data = new DataTransfer();
          document.activeElement.dispatchEvent(new ClipboardEvent(action, { clipboardData: data, bubbles: true, cancelable: true }));
          return data.getData("text/plain");
        }
        """, action);

    /// <summary>Presses a button of the tools or of the bar below.</summary>
    public Task PressButtonAsync(string name) => PressAsync(name);

    /// <summary>Checks what a row shows, its name first.</summary>
    public Task SeesRowAsync(int row, params string[] cells) => Expect(Rows.Nth(row).Locator("th, td")).ToHaveTextAsync(cells);

    /// <summary>Checks what the header shows.</summary>
    public Task SeesHeaderAsync(params string[] names) => Expect(Table.Locator("thead th")).ToHaveTextAsync(names);

    /// <summary>Checks that a cell has the focus.</summary>
    public Task IsAtAsync(int row, int column) => Expect(Cell(row, column)).ToBeFocusedAsync();

    /// <summary>Checks that a cell is marked as a mistake, and that the list below leads to it.</summary>
    public async Task SeesMistakeAsync(int row, int column, string link)
    {
        await Expect(Cell(row, column)).ToHaveAttributeAsync("aria-invalid", "true");
        await Main.GetByRole(AriaRole.Link).Filter(new() { HasText = link }).ClickAsync();
        await IsAtAsync(row, column);
    }

    /// <summary>Saves and shows the page.</summary>
    public async Task<ArticlePage> SaveAsync()
    {
        await PressButtonAsync("Save");
        return new ArticlePage(Page);
    }

    private ILocator Cell(int row, int column) => Rows.Nth(row).Locator("th, td").Nth(column);
}
