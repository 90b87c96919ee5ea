using Wiki.Browser.Tests.Browser;
using Wiki.Core.Site;

namespace Wiki.Browser.Tests.Screens;

/// <summary>The HTML of every screen as the server sent it, in <c>artifacts/html</c>, for checkers to read.</summary>
public sealed class SavedScreens
{
    private static readonly string Folder = Path.Combine(SiteFolders.Root, "artifacts", "html");
    private readonly Lazy<Task<IReadOnlyList<string>>> _files;

    public SavedScreens(BrowserFixture browser) => _files = new(() => SaveAsync(browser));

    /// <summary>The files; written when they are first asked for.</summary>
    public Task<IReadOnlyList<string>> FilesAsync() => _files.Value;

    private static async Task<IReadOnlyList<string>> SaveAsync(BrowserFixture browser)
    {
        Directory.CreateDirectory(Folder);
        var files = new List<string>();
        foreach (var screen in Screen.All)
        {
            var file = Path.Combine(Folder, screen.Name.Replace(' ', '-') + ".html");
            await File.WriteAllTextAsync(file, await HtmlAsync(screen, browser));
            files.Add(file);
        }

        return files;
    }

    // A screen with an address needs no window, which would take as long as a check of the screen.
    private static async Task<string> HtmlAsync(Screen screen, BrowserFixture browser)
    {
        if (screen.Reach is null)
        {
            using var reader = await browser.NewReaderAsync(screen.EmptyWiki, screen.Role);
            var page = await reader.GetAsync(screen.Address);
            Assert.Equal(screen.Status, (int)page.Status);
            return page.Body;
        }

        var html = "";
        await screen.LookAsync(
            browser, new VisitOptions { Script = false }, async (_, response) => html = await response.TextAsync());
        return html;
    }
}
