using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using System.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using Npgsql;
using Wiki.Benchmarks.Texts;
using Wiki.Core.Accounts;
using Wiki.Core.Articles;
using Wiki.Core.Data;
using Wiki.Core.Http;
using Wiki.Core.Saving;
using Wiki.Core.Site;
using Wiki.Text;
using Wiki.Text.Documents;
using Wiki.Web.Start;

namespace Wiki.Benchmarks.Load;

/// <summary>
/// The whole program in this process, with a private database in a folder that goes with it, the shipped articles,
/// and what else there must be to load it: revisions to compare, articles to save, an editor who is signed in.
/// </summary>
internal sealed partial class LoadSite : IAsyncDisposable
{
    private const int HistoryLength = 60;

    private readonly string _folder;
    private readonly DatabaseOpening _database;
    private readonly WebApplication _app;
    private readonly HttpClient _client;
    private long _editorId;

    private LoadSite(string folder, DatabaseOpening database, WebApplication app, Control control)
    {
        (_folder, _database, _app, Control) = (folder, database, app, control);
        _client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = new Uri(app.Urls.Single()),
        };
    }

    /// <summary>What stands in front of the pipeline.</summary>
    public Control Control { get; }

    /// <summary>Counts what its database does.</summary>
    public DatabaseWork DatabaseWork => new(_database.Settings, _app.Services.GetRequiredService<NpgsqlDataSource>());

    /// <summary>The port on 127.0.0.1.</summary>
    public int Port => _client.BaseAddress!.Port;

    /// <summary>The cookie of an editor who is signed in.</summary>
    public string SessionCookie { get; private set; } = "";

    /// <summary>Starts it and fills it.</summary>
    public static async Task<LoadSite> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("wiki-load-").FullName;
        var builder = WikiApp.CreateBuilder([]);
        builder.Configuration["Wiki:DataFolder"] = folder;
        builder.Configuration["Logging:LogLevel:Default"] = "Error";
        builder.Configuration["Logging:LogLevel:Microsoft"] = "Error";
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var settings = SiteSettings.Read(builder.Configuration);
        var database = await DatabaseOpening.OpenAsync(settings, builder.Configuration);
        var control = new Control();
        // The first of the filters is the outermost.
        var app = WikiApp.Build(builder, settings, database.Settings,
            services => services.Insert(0, ServiceDescriptor.Singleton<IStartupFilter>(control)));
        await app.StartAsync();
        var site = new LoadSite(folder, database, app, control);
        await app.Services.GetRequiredService<SiteState>().Opened;
        await site.FillAsync();
        return site;
    }

    /// <summary>Asks for an address as a browser would.</summary>
    /// <param name="path">The address.</param>
    /// <param name="headers">All headers but Host.</param>
    /// <returns>The answer as it came, still compressed.</returns>
    public async Task<(int Status, Dictionary<string, StringValues> Headers, byte[] Body)> AskAsync(
        string path, IEnumerable<(string Name, string Value)> headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await _client.SendAsync(request);
        var body = await response.Content.ReadAsByteArrayAsync();
        var fields = Flat(response.Headers).Concat(Flat(response.Content.Headers));
        return ((int)response.StatusCode, fields.ToDictionary(), body);
    }

    /// <summary>Makes an article for each connection and opens its edit form.</summary>
    public async Task<IReadOnlyList<SavingForm>> SavingFormsAsync(int count)
    {
        var forms = new List<SavingForm>();
        var text = Shipped.Text("kvm");
        text = string.Join('\n', text.Split('\n').Skip(FrontMatter.Read(text, []).Lines));
        for (var i = 1; i <= count; i++)
        {
            var number = await SaveAsync($"load-{i}", text, 0);
            forms.Add(await OpenFormAsync($"/wiki/load-{i}/edit", text, number));
        }

        return forms;
    }

    /// <summary>How many revisions the articles of <see cref="SavingFormsAsync"/> have together.</summary>
    public Task<long> SavedRevisionsAsync() => WithAsync(async (WikiDb db) => await Microsoft.EntityFrameworkCore
        .EntityFrameworkQueryableExtensions.LongCountAsync(from article in db.Set<Article>()
                                                           where article.Slug.StartsWith("load-")
                                                           join revision in db.Set<Revision>() on article.Id equals revision.ArticleId
                                                           select revision));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        await _database.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task FillAsync()
    {
        (_editorId, SessionCookie) = await WithAsync<IServiceProvider, (long, string)>(SignInAsync);
        var history = "# A long history\n";
        for (var number = 0; number < HistoryLength; number++)
        {
            history += $"\nParagraph {number} of the history.\n";
            await SaveAsync("long-history", history, number);
        }

        // Every eighth row of the matrices says something else.
        var rows = 0;
        var lines = Shipped.Text("feature-matrix").Split('\n').Select(line =>
            line.StartsWith("| ", StringComparison.Ordinal) && EditedNote().IsMatch(line) && ++rows % 8 == 0
                ? EditedNote().Replace(line, "(looked up again: ", 1)
                : line);
        await SaveAsync("feature-matrix", string.Join('\n', lines), 1);
    }

    private static async Task<(long, string)> SignInAsync(IServiceProvider services)
    {
        var users = services.GetRequiredService<UserManager<Account>>();
        var account = new Account
        {
            UserName = "load-editor", RegisteredAt = TimeProvider.System.GetUtcNow(), Trust = true,
        };
        Succeeded(await users.CreateAsync(account, "correct horse battery"));
        if (!await users.IsInRoleAsync(account, Roles.Editor))
        {
            Succeeded(await users.AddToRoleAsync(account, Roles.Editor));
        }

        var principal = await services.GetRequiredService<SignInManager<Account>>().CreateUserPrincipalAsync(account);
        var now = TimeProvider.System.GetUtcNow();
        var lifetime = new AuthenticationProperties { IssuedUtc = now, ExpiresUtc = now.AddDays(1) };
        var cookies = services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>();
        var ticket = new AuthenticationTicket(principal, lifetime, IdentityConstants.ApplicationScheme);
        var value = cookies.Get(IdentityConstants.ApplicationScheme).TicketDataFormat.Protect(ticket);
        return (account.Id, $"{VisitorCookies.Session}={value}");
    }

    private static void Succeeded(IdentityResult result)
    {
        if (!result.Succeeded)
        {
            throw new InvalidOperationException(string.Join(' ', result.Errors.Select(error => error.Description)));
        }
    }

    private async Task<int> SaveAsync(string slug, string text, int baseNumber)
    {
        var draft = new Draft(text, "Made for measuring", false, baseNumber);
        var outcome = await WithAsync((ArticleWriter writer) =>
            writer.SaveAsync(Slug.Parse(slug, null), draft, _editorId, CancellationToken.None));
        return outcome is SaveOutcome.Saved saved
            ? saved.Number
            : throw new InvalidOperationException($"{slug} was not saved: {outcome}");
    }

    private async Task<SavingForm> OpenFormAsync(string path, string text, int baseNumber)
    {
        var (status, headers, body) = await AskAsync(path, [("Cookie", SessionCookie)]);
        var token = FormToken().Match(System.Text.Encoding.UTF8.GetString(body));
        if (status != (int)HttpStatusCode.OK || !token.Success)
        {
            throw new InvalidOperationException($"{path} is no form for the editor (status {status}).");
        }

        var formCookie = headers["Set-Cookie"].ToString().Split(';')[0];
        var head = $"POST {path} HTTP/1.1\r\nHost: 127.0.0.1:{Port}\r\nCookie: {SessionCookie}; {formCookie}\r\n"
            + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: ";
        return new SavingForm(head, "BaseNumber=",
            "&Text=" + HttpUtility.UrlEncode(text.ReplaceLineEndings("\r\n")) + "%0D%0ASave+",
            $"&Summary=Load&Minor=false&action=save&__RequestVerificationToken={token.Groups[1].Value}", baseNumber);
    }

    private async Task<TResult> WithAsync<TService, TResult>(Func<TService, Task<TResult>> use)
        where TService : notnull
    {
        await using var scope = _app.Services.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<TService>());
    }

    private static IEnumerable<KeyValuePair<string, StringValues>> Flat(HttpHeaders headers) =>
        headers.NonValidated.Select(header => KeyValuePair.Create(header.Key, new StringValues([.. header.Value])));

    [GeneratedRegex(
        "name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([A-Za-z0-9_-]+)\"", RegexOptions.NonBacktracking)]
    private static partial Regex FormToken();

    [GeneratedRegex(@"\((?=[a-z])", RegexOptions.None, 1000)]
    private static partial Regex EditedNote();
}
