using Microsoft.Playwright;
using Wiki.Browser.Tests.Browser;
using Wiki.Core.Accounts;
using Wiki.Core.Site;
using Wiki.Web.Tests.Harness;

[assembly: AssemblyFixture(typeof(BrowserFixture))]

namespace Wiki.Browser.Tests.Browser;

/// <summary>One browser and one running wiki for all tests of a run; each test gets a window of its own.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    // The browser must reach only this machine, whatever it or a page tries to fetch.
    private static readonly string[] Arguments =
    [
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1", "--no-proxy-server", "--no-pings",
        "--disable-domain-reliability", "--disable-component-update", "--disable-gpu", "--font-render-hinting=none",
    ];

    // Far more than any test needs; it ends a test that would wait for ever.
    private static readonly TimeSpan LongestTest = TimeSpan.FromMinutes(2);

    // Milliseconds until something awaited counts as missing: many, because machines that run tests are often busy.
    private const float Patience = 20_000;

    private static int _windows;

    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private int _people;

    /// <summary>The wiki with the shipped articles, and one more of two revisions, <c>/wiki/sample</c>,
    /// one on which changes wait, <c>/wiki/waiting</c>, and one that waits, <c>/wiki/waiting-page</c>.</summary>
    public WikiSite Site { get; } = new SeededSite();

    /// <summary>A wiki without any article or account.</summary>
    public WikiSite EmptySite { get; } = new();

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        var browser = LaunchAsync();
        await Site.InitializeAsync();
        await EmptySite.InitializeAsync();
        using var writer = await Site.Visitor().SignedUpAs("sample-writer");
        await writer.SaveAsync("sample", Sample("three"), "First words");
        await writer.SaveAsync("sample", Sample("four") + "\nOne more paragraph.\n", "Counted again");
        await writer.SaveAsync("compared-facts", ComparedFacts.Old, "As it was known");
        await writer.SaveAsync("compared-facts", ComparedFacts.New, "Facts looked up, tables lined up");
        await writer.SaveAsync("waiting", Sample("five"), "Begun");
        using var newcomer = await Site.Visitor().NewcomerAs("sample-newcomer");
        await newcomer.SaveAsync("waiting", Sample("six"), "Counted once more");
        await newcomer.SaveAsync("waiting", Sample("seven"), "And again");
        await newcomer.SaveAsync("waiting-page", Sample("eight"), "A page of my own");
        _browser = await browser;
    }

    /// <summary>A new person with an account, who uses the forms of the pages without a window.</summary>
    public Task<Visitor> NewEditorAsync() => NewPersonAsync(Site, Roles.Editor);

    /// <summary>A new person who gets pages as the server sends them, without a window.</summary>
    /// <param name="emptyWiki">Whether it is the wiki without articles.</param>
    /// <param name="role">The role of their account; null for a visitor.</param>
    public async Task<Visitor> NewReaderAsync(bool emptyWiki, string? role)
    {
        var site = emptyWiki ? EmptySite : Site;
        return role is null ? site.Visitor() : await NewPersonAsync(site, role);
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
        var site = options.EmptyWiki ? EmptySite : Site;
        await using var context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = site.Address.AbsoluteUri,
            ViewportSize = new ViewportSize { Width = options.Width, Height = options.Height },
            ColorScheme = ColorScheme.Light,
            JavaScriptEnabled = options.Script,
            HasTouch = options.Touch,
            ReducedMotion = ReducedMotion.Reduce,
            Locale = "en-GB",
            TimezoneId = "UTC",
            ExtraHTTPHeaders = new Dictionary<string, string> { [ClientAddresses.Header] = NewClientAddress() },
        });
        if (options.Role is { } role)
        {
            await SignInAsync(context, site, role);
        }

        context.SetDefaultTimeout(Patience);
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

    private static string Sample(string count) =>
        $"# Sample\n\nA page of {count} parts.\n\n" + string.Concat(Enumerable.Range(1, 20).Select(i => $"- Part {i}\n"));

    private async Task<Visitor> NewPersonAsync(WikiSite site, string role)
    {
        var name = $"person-{Interlocked.Increment(ref _people)}";
        return await (role == Roles.Editor ? site.Visitor().SignedUpAs(name) : site.Visitor().SignedUpAs(name, role));
    }

    private async Task SignInAsync(IBrowserContext context, WikiSite site, string role)
    {
        using var person = await NewPersonAsync(site, role);
        await context.AddCookiesAsync(person.Cookies.Select(cookie => new Cookie
        {
            Name = cookie.Name, Value = cookie.Value, Url = site.Address.AbsoluteUri, HttpOnly = cookie.HttpOnly,
        }));
    }

    // Not one of those that the harness gives its visitors.
    private static string NewClientAddress()
    {
        var number = Interlocked.Increment(ref _windows);
        return $"10.1.{number >> 8 & 255}.{number & 255}";
    }

    private async Task<IBrowser> LaunchAsync()
    {
        Assertions.SetDefaultExpectTimeout(Patience);
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
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        await Site.DisposeAsync();
        await EmptySite.DisposeAsync();
    }
}
