using Microsoft.Playwright;

namespace Wiki.Browser.Tests.Screens;

/// <summary>One screen of the wiki, and how a reader comes to see it.</summary>
/// <param name="Name">What it is called in the names of tests and files.</param>
/// <param name="Address">Where it is.</param>
/// <param name="Status">The status it answers with.</param>
public sealed record Screen(string Name, string Address, int Status = 200)
{
    /// <summary>Every screen there is.</summary>
    public static IReadOnlyList<Screen> All { get; } =
    [
        new("home", "/"),
        new("article", "/wiki/kvm"),
        new("matrix", "/wiki/feature-matrix"),
        new("systems", "/systems"),
        new("comparisons", "/comparisons"),
        new("all pages", "/pages"),
        new("recent changes", "/recent"),
        new("history", "/wiki/kvm/history"),
        new("revision", "/wiki/kvm/history/1"),
        new("search", "/search"),
        new("search with results", "/search?q=kernel"),
        new("search without results", "/search?q=nonesuch"),
        new("missing page", "/wiki/nope", 404),
        new("no such address", "/nope", 404),
    ];

    /// <summary>The screen of a name.</summary>
    public static Screen Named(string name) => All.Single(screen => screen.Name == name);

    /// <summary>Opens it and checks its status.</summary>
    public async Task<IResponse> OpenAsync(IPage page)
    {
        var response = await page.GotoAsync(Address);
        Assert.NotNull(response);
        Assert.Equal(Status, response.Status);
        return response;
    }
}
