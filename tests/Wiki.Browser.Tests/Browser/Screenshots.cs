using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Wiki.Core.Site;

namespace Wiki.Browser.Tests.Browser;

/// <summary>Pictures of pages on which tests failed.</summary>
internal static partial class Screenshots
{
    private const int LongestName = 150;

    /// <summary>Leaves a picture named after the running test; says in its output where.</summary>
    public static async Task LeaveAsync(IPage page)
    {
        var name = NotForFiles().Replace(TestContext.Current.Test?.TestDisplayName ?? "test", "-").Trim('-');
        var file = Path.Combine(
            SiteFolders.Root, "artifacts", "screenshots", name[..Math.Min(name.Length, LongestName)] + ".png");
        var output = TestContext.Current.TestOutputHelper;
        try
        {
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = file, FullPage = true });
            output?.WriteLine($"{page.Url}, seen in {file}");
        }
        catch (Exception e) when (e is PlaywrightException or TimeoutException or IOException)
        {
            // The failure itself matters more than its picture.
            output?.WriteLine($"{page.Url}, no picture: {e.Message}");
        }
    }

    [GeneratedRegex("[^A-Za-z0-9_.,=]+")]
    private static partial Regex NotForFiles();
}
