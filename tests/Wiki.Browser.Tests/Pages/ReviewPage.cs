using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Wiki.Browser.Tests.Pages;

/// <summary>The review queue, and one waiting change with the verdicts.</summary>
public sealed class ReviewPage(IPage page) : WikiPage(page)
{
    /// <summary>Opens the queue.</summary>
    public static async Task<ReviewPage> OpenAsync(IPage page)
    {
        await page.GotoAsync("/review");
        return new ReviewPage(page);
    }

    /// <summary>Goes on to the waiting changes of one article.</summary>
    public Task LookAtAsync(string article) =>
        Main.GetByRole(AriaRole.Link, new() { Name = article, Exact = true }).ClickAsync();

    /// <summary>Checks the only changed fact.</summary>
    public async Task SeesFactAsync(string system, string feature, string from, string to)
    {
        var facts = Main.GetByRole(AriaRole.Region, new() { Name = "Changed facts" });
        await Expect(facts).ToContainTextAsync("1 fact changed");
        await Expect(facts).ToContainTextAsync(
            new Regex($"{system}.*{feature}.*{from}.*{to}", RegexOptions.Singleline));
    }

    /// <summary>Steps to the next change by key, and checks which of how many it is.</summary>
    public async Task StepAsync(string said)
    {
        // The script shows the buttons when it is ready to hear keys.
        await Expect(Main.GetByRole(AriaRole.Button, new() { Name = "Next change" })).ToBeVisibleAsync();
        await Page.Keyboard.PressAsync("n");
        await Expect(Main.Locator(".steps output").First).ToHaveTextAsync(said);
    }

    /// <summary>Gives a verdict.</summary>
    public async Task DecideAsync(string verdict, string reason = "")
    {
        await Main.GetByLabel("Reason, for the author").FillAsync(reason);
        await PressAsync(verdict);
    }
}
