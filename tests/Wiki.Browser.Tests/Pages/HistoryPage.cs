using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Wiki.Browser.Tests.Pages;

/// <summary>The revisions of an article, and two of them compared.</summary>
public sealed class HistoryPage(IPage page) : WikiPage(page)
{
    /// <summary>Chooses two revisions and compares them.</summary>
    public async Task CompareAsync(int older, int newer)
    {
        await Main.GetByRole(AriaRole.Radio, new() { Name = $"From revision {older}", Exact = true }).CheckAsync();
        await Main.GetByRole(AriaRole.Radio, new() { Name = $"To revision {newer}", Exact = true }).CheckAsync();
        await PressAsync("Compare the two chosen");
        await SeesHeadingAsync($"Revision {older} → {newer}");
    }

    /// <summary>Checks that words are marked as removed and others as added.</summary>
    public async Task SeesChangeAsync(string from, string to)
    {
        await Expect(Main.GetByRole(AriaRole.Deletion).Filter(new() { HasText = from }).First).ToBeVisibleAsync();
        await Expect(Main.GetByRole(AriaRole.Insertion).Filter(new() { HasText = to }).First).ToBeVisibleAsync();
    }
}
