using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Wiki.Browser.Tests.Pages;

/// <summary>The forms by which people sign in and make accounts.</summary>
public sealed class AccountPage(IPage page) : WikiPage(page)
{
    /// <summary>Goes on to the form for those who have no account.</summary>
    public Task GoToRegisterAsync() =>
        Main.GetByRole(AriaRole.Link, new() { Name = "Make an account" }).ClickAsync();

    /// <summary>Makes an account and is signed in.</summary>
    public async Task RegisterAsync(string name, string password)
    {
        await FillAsync("Name", name);
        await FillAsync("Password", password);
        await FillAsync("Password again", password);
        await PressAsync("Make the account");
        await IsSignedInAsync(name);
    }

    /// <summary>Signs in.</summary>
    public async Task SignInAsync(string name, string password)
    {
        await FillAsync("Name", name);
        await FillAsync("Password", password);
        await PressAsync("Sign in");
    }

    /// <summary>Checks that the bar names the account.</summary>
    public Task IsSignedInAsync(string name) =>
        Expect(Page.GetByRole(AriaRole.Banner)).ToContainTextAsync($"Account of {name}");

    private Task FillAsync(string label, string text) => Main.GetByLabel(label, new() { Exact = true }).FillAsync(text);
}
