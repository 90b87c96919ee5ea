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

    /// <summary>Touches a header with a finger.</summary>
    public Task TapHeaderAsync(int column) => Header(column).TapAsync();

    /// <summary>Makes a header the current cell by a click.</summary>
    public Task ClickHeaderAsync(int column) => Header(column).ClickAsync();

    /// <summary>Touches a button with a finger.</summary>
    public Task TapButtonAsync(string name) =>
        Main.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).TapAsync();

    /// <summary>Presses Tab until something with this name has the focus; how often.</summary>
    public async Task<int> TabToAsync(AriaRole role, string name)
    {
        var wanted = Main.GetByRole(role, new() { Name = name, Exact = true });
        var pressed = 0;
        while (pressed < 80 && !await wanted.EvaluateAsync<bool>("it => it === document.activeElement"))
        {
            await Page.Keyboard.PressAsync("Tab");
            pressed++;
        }

        await Expect(wanted).ToBeFocusedAsync();
        return pressed;
    }

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

    /// <summary>Checks that a header has the focus.</summary>
    public Task IsAtHeaderAsync(int column) => Expect(Header(column)).ToBeFocusedAsync();

    /// <summary>Checks that no cell is being typed in.</summary>
    public Task SeesNoFieldAsync() => Expect(Table.GetByRole(AriaRole.Textbox)).ToHaveCountAsync(0);

    /// <summary>Checks how many rows there are.</summary>
    public Task SeesRowsAsync(int count) => Expect(Rows).ToHaveCountAsync(count);

    /// <summary>Checks the sentence between the tools and the table.</summary>
    public Task SaysAsync(string words) => Expect(Main.GetByRole(AriaRole.Status)).ToContainTextAsync(words);

    /// <summary>Checks a line of the list of problems.</summary>
    public Task SeesProblemAsync(string words) =>
        Expect(Main.GetByRole(AriaRole.Region, new() { Name = "Remarks" })).ToContainTextAsync(words);

    /// <summary>Checks that nothing is a mistake.</summary>
    public async Task SeesNoMistakeAsync()
    {
        await Expect(Main.GetByRole(AriaRole.Region, new() { Name = "Remarks" })).Not.ToContainTextAsync("mistake");
        await Expect(Table.Locator("[aria-invalid]")).ToHaveCountAsync(0);
    }

    /// <summary>Checks that a header is marked as a mistake.</summary>
    public Task SeesMistakenHeaderAsync(int column) =>
        Expect(Header(column)).ToHaveAttributeAsync("aria-invalid", "true");

    /// <summary>Unfolds a line of the list of problems and follows the link to a cell.</summary>
    public async Task FollowProblemAsync(string line, string place)
    {
        await Main.Locator("summary", new() { HasText = line }).ClickAsync();
        await Main.GetByRole(AriaRole.Link, new() { Name = place, Exact = true }).ClickAsync();
    }

    /// <summary>Checks that the grid asks before it saves, and that the question has the focus.</summary>
    public async Task IsAskedAsync(string question)
    {
        await Expect(Question(question)).ToBeFocusedAsync();
        await Expect(Table).ToBeVisibleAsync();
    }

    /// <summary>Checks the heading of the question, which may have changed with the cells.</summary>
    public Task SeesQuestionAsync(string question) =>
        Expect(Question(question)).ToBeVisibleAsync();

    /// <summary>Checks that no part of a cell is behind the header, the first column or the bar below.</summary>
    public async Task IsInSightAsync(int row, int column)
    {
        var cell = (await Cell(row, column).BoundingBoxAsync())!;
        var corner = (await Header(0).BoundingBoxAsync())!;
        var bar = (await Main.Locator(".publish").BoundingBoxAsync())!;
        Assert.True(cell.Y >= corner.Y + corner.Height - 1, $"Row {row} is behind the header.");
        Assert.True(column == 0 || cell.X >= corner.X + corner.Width - 1, $"Column {column} is behind the first.");
        Assert.True(cell.Y + cell.Height <= bar.Y + 1, $"Row {row} is behind the bar.");
    }

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

    private ILocator Question(string words) =>
        Main.GetByRole(AriaRole.Heading, new() { Name = "Nothing is saved yet: " + words });

    private ILocator Header(int column) => Table.Locator("thead th").Nth(column);

    private ILocator Cell(int row, int column) => Rows.Nth(row).Locator("th, td").Nth(column);
}
