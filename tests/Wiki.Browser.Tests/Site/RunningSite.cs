using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Wiki.Web.Data;
using Wiki.Web.Start;

namespace Wiki.Browser.Tests.Site;

/// <summary>The whole wiki, on a free port of this machine, with a database of its own that is thrown away.</summary>
public sealed class RunningSite : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"wiki-browser-{Guid.NewGuid():N}");
    private EmbeddedPostgres? _postgres;
    private WebApplication? _app;

    private RunningSite()
    {
    }

    /// <summary>Where it is reached, e.g. <c>http://127.0.0.1:41234</c>.</summary>
    public string Address => _app!.Urls.Single();

    /// <summary>Starts it with the shipped articles; returns when it answers.</summary>
    public static async Task<RunningSite> StartAsync()
    {
        var site = new RunningSite();
        try
        {
            await site.OpenAsync();
            return site;
        }
        catch
        {
            await site.DisposeAsync();
            throw;
        }
    }

    private async Task OpenAsync()
    {
        // Nothing here has to outlive a power cut.
        var settings = new Dictionary<string, string>
        {
            ["fsync"] = "off", ["synchronous_commit"] = "off", ["full_page_writes"] = "off",
        };
        _postgres = await EmbeddedPostgres.StartAsync(
            _folder, new PostgresOptions { Settings = settings }, NullLogger.Instance, CancellationToken.None);
        await _postgres.CreateDatabaseAsync("wiki");

        var builder = WikiApp.CreateBuilder(["--applicationName", "Wiki.Web"]);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Configuration.AddInMemoryCollection([new("Wiki:DataFolder", _folder)]);
        _app = WikiApp.Build(builder, new DatabaseSettings(_postgres.ConnectionString("wiki"), _postgres));
        await _app.StartAsync();

        using var patience = new CancellationTokenSource(Patience);
        var state = _app.Services.GetRequiredService<SiteState>();
        while (!state.IsReady)
        {
            await Task.Delay(20, patience.Token);
        }
    }

    /// <summary>Stops it and removes what it wrote.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_app is not null) await _app.DisposeAsync();
        if (_postgres is not null) await _postgres.DisposeAsync();
        if (Directory.Exists(_folder)) Directory.Delete(_folder, recursive: true);
    }
}
