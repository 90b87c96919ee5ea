using System.Globalization;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Wiki.Browser.Tests.Pages;

/// <summary>The view that stands over the text of an article, used by the keyboard.</summary>
public sealed class SourceView(IPage page)
{
    private readonly ILocator _main = page.GetByRole(AriaRole.Main);

    private ILocator Field => _main.Locator("#text");

    private ILocator Text => _main.GetByRole(AriaRole.Textbox, new() { Name = "Text", Exact = true });

    private ILocator Choices => _main.GetByRole(AriaRole.Listbox).GetByRole(AriaRole.Option);

    /// <summary>Opens the form of an article, and waits until the view stands there with its first preview.</summary>
    public static async Task<SourceView> OpenAsync(IPage page, string slug)
    {
        ArgumentNullException.ThrowIfNull(page);
        await page.GotoAsync($"/wiki/{slug}/edit");
        var view = new SourceView(page);
        await view.IsOpenAsync();
        return view;
    }

    /// <summary>Waits until the view stands over the field, and the preview shows its text.</summary>
    public async Task IsOpenAsync()
    {
        await Expect(_main.Locator(".cm-scroller")).ToBeVisibleAsync();
        await SeesPreviewAsync();
    }

    /// <summary>Waits for the preview of what was typed.</summary>
    public async Task SeesPreviewAsync()
    {
        await Expect(_main.Locator(".out:not(.stale) > *").First).ToBeVisibleAsync();
        await Expect(_main.Locator("p[role=status]")).ToContainTextAsync("The preview is up to date.");
    }

    /// <summary>Types at the cursor, key by key.</summary>
    public Task TypeAsync(string text) => page.Keyboard.TypeAsync(text);

    /// <summary>Presses keys, one after the other.</summary>
    public async Task PressAsync(params string[] keys)
    {
        foreach (var key in keys)
        {
            await page.Keyboard.PressAsync(key);
        }
    }

    /// <summary>Puts the cursor behind the first place of some words.</summary>
    public async Task GoBehindAsync(string words)
    {
        await _main.Locator("wiki-editor").EvaluateAsync(
            """
            ({ text }, words) => {
              text.focus();
              text.select(text.value.indexOf(words) + words.length);
            }
            """, words);
        await Expect(Text).ToBeFocusedAsync();
    }

    /// <summary>Checks what the form would post.</summary>
    public Task PostsAsync(string text) => Expect(Field).ToHaveValueAsync(text);

    /// <summary>Checks that some words are underlined.</summary>
    public Task SeesUnderlinedAsync(string words) =>
        Expect(_main.Locator(".cm-lintRange-error", new() { HasText = words }).First).ToBeVisibleAsync();

    /// <summary>Checks that nothing is underlined as a mistake.</summary>
    public Task SeesNothingUnderlinedAsync() => Expect(_main.Locator(".cm-lintRange-error")).ToHaveCountAsync(0);

    /// <summary>Checks the sentence that opened at the place of a problem.</summary>
    public Task SeesSentenceAsync(string words) => Expect(_main.Locator(".cm-diagnosticText").First).ToContainTextAsync(words);

    /// <summary>Checks that a word is offered.</summary>
    public Task SeesChoiceAsync(string words) => Expect(Choices.Filter(new() { HasText = words }).First).ToBeVisibleAsync();

    /// <summary>Takes the offered word, which must be the first.</summary>
    public async Task TakeAsync(string words)
    {
        await Expect(_main.GetByRole(AriaRole.Option, new() { Selected = true })).ToContainTextAsync(words);
        // A list that opened this moment takes no Enter, because that may be meant for the text.
        await page.WaitForTimeoutAsync(100);
        await PressAsync("Enter");
        await Expect(Choices).ToHaveCountAsync(0);
    }

    /// <summary>Checks how many parts of the text are folded.</summary>
    public Task SeesFoldedAsync(int count) => Expect(_main.Locator(".cm-foldPlaceholder")).ToHaveCountAsync(count);

    /// <summary>Checks a colour by the class of some words.</summary>
    public Task SeesColouredAsync(string words, string kind) =>
        Expect(_main.Locator($".cm-content .{kind}", new() { HasText = words }).First).ToBeVisibleAsync();

    /// <summary>Finds some words, and replaces them all.</summary>
    public async Task ReplaceAllAsync(string words, string by)
    {
        await PressAsync("Control+f");
        await _main.GetByRole(AriaRole.Textbox, new() { Name = "Find" }).FillAsync(words);
        await _main.GetByRole(AriaRole.Textbox, new() { Name = "Replace" }).FillAsync(by);
        await _main.GetByRole(AriaRole.Button, new() { Name = "Replace all" }).ClickAsync();
        await PressAsync("Escape");
        await Expect(Text).ToBeFocusedAsync();
    }

    /// <summary>Presses a button of the toolbar or of a remark.</summary>
    public Task ClickAsync(string button) =>
        _main.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).First.ClickAsync();

    /// <summary>How wide text and preview are, in pixels; 0 for what is not shown.</summary>
    public async Task<(double Text, double Preview)> WidthsAsync() => (
        (await _main.Locator(".source").BoundingBoxAsync())?.Width ?? 0,
        (await _main.Locator("#preview").BoundingBoxAsync())?.Width ?? 0);

    /// <summary>Scrolls the text to a line, as a reader with a wheel would.</summary>
    public async Task ScrollToAsync(int line)
    {
        await _main.Locator(".cm-scroller").DispatchEventAsync("wheel");
        await _main.Locator("wiki-editor").EvaluateAsync(
            "({ text }, line) => text.show(Number(line))", line.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Waits until a part of the preview is in its box.</summary>
    public Task SeesInBoxAsync(string selector) => page.WaitForFunctionAsync(
        """
        selector => {
          const box = document.querySelector("#preview").getBoundingClientRect();
          const { top } = document.querySelector(`#preview ${selector}`).getBoundingClientRect();
          return top >= box.top - 2 && top < box.bottom;
        }
        """, selector);
}
