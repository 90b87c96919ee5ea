using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Wiki.Browser.Tests.Pages;

/// <summary>One matrix being read, with the controls above it.</summary>
public sealed class MatrixPage(IPage page) : WikiPage(page)
{
    private ILocator Pop => Page.GetByRole(AriaRole.Group, new() { Name = "About this cell" });

    private ILocator Slider => Main.GetByRole(AriaRole.Slider, new() { Name = "As things stood on" });

    /// <summary>Opens the matrix about the place in the kernel. The popover of a cell says a sentence.</summary>
    public static async Task<MatrixPage> OpenAsync(IPage page)
    {
        ArgumentNullException.ThrowIfNull(page);
        await page.RouteAsync("**/cell/**", route => route.FulfillAsync(new RouteFulfillOptions
        {
            ContentType = "text/html",
            Body = route.Request.Url.Contains("part=details", StringComparison.Ordinal)
                ? "<p>Known of this cell. <a href=\"/wiki/kvm\">Its history</a></p>"
                : "<!DOCTYPE html><html lang=\"en\"><title>Cell</title><main><h1>A cell</h1></main></html>",
        }));
        await page.GotoAsync("/wiki/feature-matrix/matrix/kernel");
        return new MatrixPage(page);
    }

    /// <summary>Types into the field that filters features; without script presses its button.</summary>
    public async Task FilterAsync(string text, bool script)
    {
        await Main.GetByLabel("Filter features").PressSequentiallyAsync(text);
        if (!script)
        {
            await PressAsync("Filter");
        }
    }

    /// <summary>Follows the chip of a system, or another link of the controls.</summary>
    public Task ChooseAsync(string name) => Main.GetByRole(AriaRole.Region, new() { Name = "View of the tables" })
        .GetByRole(AriaRole.Link, new() { Name = name }).First.ClickAsync();


    /// <summary>Checks the names of the systems that are in sight.</summary>
    public Task SeesSystemsAsync(params string[] systems) =>
        Expect(Main.Locator(".grid thead .sys:visible")).ToHaveTextAsync(systems);

    /// <summary>Checks that the address says this.</summary>
    public Task IsAtAsync(string query) => Expect(Page).ToHaveURLAsync(new Regex(Regex.Escape(query)));

    /// <summary>Checks that the address says this and nothing more.</summary>
    public Task EndsAtAsync(string address) => Expect(Page).ToHaveURLAsync(new Regex(Regex.Escape(address) + "$"));

    /// <summary>Types a date and asks for it.</summary>
    public async Task ShowDateAsync(string date)
    {
        await DateField.FillAsync(date);
        await Main.Locator("#view\\.at").GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync();
    }

    /// <summary>Types a date and asks for it by the key Enter, so that the field keeps the focus.</summary>
    public async Task TypeDateAsync(string date)
    {
        await DateField.FillAsync(date);
        await DateField.PressAsync("Enter");
    }

    /// <summary>Checks that the field of the date has the focus and these words.</summary>
    public async Task IsTypingAsync(string date)
    {
        await Expect(DateField).ToBeFocusedAsync();
        await Expect(DateField).ToHaveValueAsync(date);
    }

    /// <summary>Checks the words of the slider: on its thumb, for screen readers, and below it.</summary>
    /// <param name="words">Its words for the date.</param>
    /// <param name="said">The words below it.</param>
    /// <param name="isToday">Whether it is at its end.</param>
    public async Task SeesSliderAsync(string words, string said, bool isToday)
    {
        await Expect(Slider).ToHaveAttributeAsync("aria-valuetext", words);
        await Expect(Main.Locator("#view\\.said")).ToHaveTextAsync(said);
        Assert.Equal(isToday, await Slider.EvaluateAsync<bool>("it => it.value === it.max"));
    }

    /// <summary>Checks whether there is a link back to today.</summary>
    public Task SeesWayToTodayAsync(bool expected) =>
        Expect(Main.GetByRole(AriaRole.Link, new() { Name = "Today", Exact = true }))
            .ToHaveCountAsync(expected ? 1 : 0);

    /// <summary>Checks whether the date is marked as one that was not understood.</summary>
    public Task IsDateWrongAsync(bool expected) => expected
        ? Expect(DateField).ToHaveAttributeAsync("aria-invalid", "true")
        : Expect(DateField).Not.ToHaveAttributeAsync("aria-invalid", "true");

    /// <summary>Moves the slider by keys until the date in the address is the one of a stop.</summary>
    public async Task DragToAsync(params string[] keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        await Slider.FocusAsync();
        foreach (var key in keys)
        {
            await Slider.PressAsync(key);
        }

        await Expect(Slider).ToBeFocusedAsync();
    }

    /// <summary>Checks what the cell of a feature and a system says.</summary>
    public Task SeesCellAsync(string row, string words) => Expect(Main.Locator($"[id='matrix-kernel.{row}'] td").First)
        .ToContainTextAsync(words);

    /// <summary>Opens the popover of the first cell of a feature, by the keyboard.</summary>
    public async Task OpenCellAsync(string row)
    {
        var level = LevelOf(row);
        await level.FocusAsync();
        await level.PressAsync("Enter");
    }

    /// <summary>Checks that the popover of a cell is beside its level, not over it, and closes with Esc.</summary>
    public async Task SeesDetailsBesideAsync(string row)
    {
        await Expect(Pop).ToContainTextAsync("Known of this cell.");
        await Expect(LevelOf(row)).ToHaveAttributeAsync("aria-expanded", "true");
        var pop = (await Pop.BoundingBoxAsync())!;
        var cell = (await LevelOf(row).BoundingBoxAsync())!;
        Assert.True(
            pop.Y >= cell.Y + cell.Height - 1 || pop.Y + pop.Height <= cell.Y + 1
                || pop.X >= cell.X + cell.Width - 1 || pop.X + pop.Width <= cell.X + 1,
            $"The details at {pop.X},{pop.Y} ({pop.Width} × {pop.Height}) cover the level at {cell.X},{cell.Y} ({cell.Width} × {cell.Height}).");
        await Page.Keyboard.PressAsync("Escape");
        await Expect(Pop).ToHaveCountAsync(0);
        await Expect(LevelOf(row)).ToBeFocusedAsync();
    }

    /// <summary>Chooses the first of the two systems compared on a phone.</summary>
    public async Task CompareAsync(string first, bool script)
    {
        await Main.GetByLabel("First system").SelectOptionAsync(first);
        if (!script)
        {
            await PressAsync("Compare");
        }
    }

    private ILocator DateField => Main.GetByLabel("As things stood on", new() { Exact = true }).Last;

    private ILocator LevelOf(string row) => Main.Locator($"[id='matrix-kernel.{row}'] td a.lv").First;
}
