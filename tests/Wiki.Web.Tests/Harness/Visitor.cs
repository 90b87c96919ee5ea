using System.Net;
using Microsoft.AspNetCore.Identity;
using Wiki.Core.Data;

namespace Wiki.Web.Tests.Harness;

/// <summary>Somebody with a browser without script: it has cookies, and follows redirects only on request.</summary>
public sealed class Visitor : IDisposable
{
    /// <summary>The password of everybody who signed up through <see cref="SignedUpAs"/>.</summary>
    public const string Password = "correct horse battery";

    private const int MostRedirects = 10;
    private static int _count;

    private readonly WikiSite _site;
    private readonly CookieContainer _cookies = new();

    internal Visitor(WikiSite site)
    {
        _site = site;
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = _cookies };
        Client = new HttpClient(handler) { BaseAddress = site.Address };
        var number = Interlocked.Increment(ref _count);
        Client.DefaultRequestHeaders.Add(ClientAddresses.Header, $"10.0.{number >> 8 & 255}.{number & 255}");
    }

    /// <summary>
    /// A client for requests that no page makes; it has the same cookies, and sends no Accept header.
    /// </summary>
    public HttpClient Client { get; }

    /// <summary>Gets every answer to a request that this visitor makes from a page.</summary>
    public Action<HttpResponseMessage>? Heard { get; set; }

    /// <summary>The cookies the browser holds now.</summary>
    public IEnumerable<Cookie> Cookies => _cookies.GetCookies(_site.Address);

    /// <summary>Forgets every cookie, as a session that ended does.</summary>
    public void ForgetCookies()
    {
        foreach (var cookie in Cookies)
        {
            cookie.Expired = true;
        }
    }

    /// <summary>Asks for an address and shows the answer, whatever it is.</summary>
    public async Task<PageView> GetAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        return await SendAsync(request);
    }

    /// <summary>Asks for an address and follows where it leads.</summary>
    public async Task<PageView> OpenAsync(string path) => await (await GetAsync(path)).FollowAsync();

    /// <summary>Sends a request as a browser would and shows the answer.</summary>
    public async Task<PageView> SendAsync(HttpRequestMessage request)
    {
        ArgumentNullException.ThrowIfNull(request);
        request.Headers.Accept.ParseAdd("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8");
        using var response = await Client.SendAsync(request, TestContext.Current.CancellationToken);
        Heard?.Invoke(response);
        return await PageView.ReadAsync(this, response);
    }

    /// <summary>
    /// Makes an account through the page, with these roles besides Editor, and returns it signed in: a trusted editor,
    /// whose changes do not wait.
    /// </summary>
    public async Task<Visitor> SignedUpAs(string name, params string[] roles)
    {
        await NewcomerAs(name, roles);
        await _site.ChangeAsync(name, account => account.Trust = true);
        return this;
    }

    /// <summary>Does the same for a new editor, whose changes wait for review.</summary>
    public async Task<Visitor> NewcomerAs(string name, params string[] roles)
    {
        var page = await GetAsync("/account/register");
        var done = await page.Form("Make the account")
            .Fill("Name", name).Fill("Password", Password).Fill("Password again", Password).SubmitAsync();
        Assert.True(done.Location is not null, $"{name} could not sign up: {string.Join(" ", done.Problems)}");
        if (roles.Length > 0)
        {
            await _site.WithAsync(async (UserManager<Account> users) =>
                await users.AddToRolesAsync((await users.FindByNameAsync(name))!, roles));
        }

        return this;
    }

    /// <summary>Signs in through the page, and returns the page that follows.</summary>
    public async Task<PageView> SignInAsync(string name, string password = Password)
    {
        var page = await GetAsync("/account/sign-in");
        var done = await page.Form("Sign in").Fill("Name", name).Fill("Password", password).SubmitAsync();
        return await done.FollowAsync();
    }

    /// <summary>True when the pages greet this visitor by name.</summary>
    public async Task<bool> IsSignedInAsync() =>
        (await GetAsync("/error/404")).Document.QuerySelector(".menu.account") is not null;

    /// <inheritdoc/>
    public void Dispose() => Client.Dispose();

    internal async Task<PageView> FollowAsync(PageView page)
    {
        for (var redirects = 0; page.Location is { } location; redirects++)
        {
            Assert.True(redirects < MostRedirects, $"{location} redirects without end.");
            page = await GetAsync(location);
        }

        return page;
    }
}
