using Microsoft.Playwright;
using Wiki.Browser.Tests.Browser;
using Wiki.Browser.Tests.Site;
using Wiki.Web.Start;

[assembly: AssemblyFixture(typeof(BrowserFixture))]

namespace Wiki.Browser.Tests.Browser;

/// <summary>One browser and one running wiki for all tests of a run; each test gets a window of its own.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    // The browser must reach this machine and nothing else, whatever it or a page would like to fetch.
    private static readonly string[] Arguments =
    [
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1", "--no-proxy-server", "--no-pings",
        "--disable-domain-reliability", "--disable-component-update", "--disable-gpu", "--font-render-hinting=none",
    ];

    // Far more than any needs: a test that waits for ever ends here.
    private static readonly TimeSpan LongestTest = TimeSpan.FromMinutes(2);

    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private RunningSite? _site;

    /// <summary>Where the wiki is reached.</summary>
    public string Address => _site!.Address;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        var site = RunningSite.StartAsync();
        var browser = LaunchAsync();
        _site = await site;
        _browser = await browser;
    }

    /// <summary>
    /// Runs one test in a fresh window. Afterwards fails it if the page reported anything a visitor's browser should
    /// not: an error in a script, a message of kind error, a failed request, a breach of the content policy. When it
    /// fails, a picture of the page is left in <c>artifacts/screenshots</c>.
    /// </summary>
    /// <param name="test">Gets the page, at no address yet; relative addresses are the wiki's.</param>
    /// <param name="options">The window; null for the usual one.</param>
    public async Task RunAsync(Func<IPage, Task> test, VisitOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(test);
        options ??= new VisitOptions();
        await using var context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = Address,
            ViewportSize = new ViewportSize { Width = options.Width, Height = options.Height },
            ColorScheme = options.Dark ? ColorScheme.Dark : ColorScheme.Light,
            JavaScriptEnabled = options.Script,
            ReducedMotion = ReducedMotion.Reduce,
            Locale = "en-GB",
            TimezoneId = "UTC",
        });
        context.SetDefaultTimeout(10_000);
        var trouble = new PageTrouble(context, options);
        var page = await context.NewPageAsync();
        try
        {
            await test(page).WaitAsync(LongestTest, TestContext.Current.CancellationToken);
            trouble.Check();
        }
        catch
        {
            await Screenshots.LeaveAsync(page);
            trouble.Print();
            throw;
        }
    }

    private async Task<IBrowser> LaunchAsync()
    {
        // The driver finds its files by itself; it must not look for a newer one or for browsers of its own.
        System.Environment.SetEnvironmentVariable("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        _playwright = await Playwright.CreateAsync();
        var options = new BrowserTypeLaunchOptions { Headless = true, Args = Arguments };
        if (ChromiumInstall.RunsHere)
        {
            var install = await ChromiumInstall.UnpackAsync(SiteFolders.Root);
            options.ExecutablePath = install.ExecutablePath;
            options.Env = install.Environment();
            return await _playwright.Chromium.LaunchAsync(options);
        }

        options.Channel = "chrome";
        try
        {
            return await _playwright.Chromium.LaunchAsync(options);
        }
        catch (PlaywrightException e)
        {
            throw new BrowserMissingException(
                "The browser tests need Google Chrome on this platform (on 64-bit Intel Linux they bring their own). "
                + "Install it from https://www.google.com/chrome and run them again.", e);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
        if (_site is not null) await _site.DisposeAsync();
    }
}
