using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Wiki.Core.Data;
using Wiki.Core.Site;
using Wiki.Web.Start;

namespace Wiki.Web.Tests.Harness;

/// <summary>
/// The real wiki on a free port with a database of its own, for one test class
/// (<c>IClassFixture&lt;WikiSite&gt;</c>) or one test. A class that needs other settings or services
/// derives from it and overrides <see cref="Settings"/> or <see cref="Replace"/>.
/// </summary>
public class WikiSite : IAsyncLifetime
{
    private WebApplication? _app;
    private string? _connectionString;

    /// <summary>The address, e.g. <c>http://127.0.0.1:40123</c>.</summary>
    public Uri Address => new(App.Urls.Single());

    /// <summary>The application's services.</summary>
    public IServiceProvider Services => App.Services;

    /// <summary>The lines that it logged in all its starts, from <c>Information</c> up.</summary>
    public SiteLog Log { get; } = new();

    /// <summary>Its private data folder.</summary>
    public string DataFolder { get; } = Path.Combine(Path.GetTempPath(), $"wiki-site-{Guid.NewGuid():N}");

    /// <summary>How to reach its database; set before the start to share another site's.</summary>
    public string ConnectionString
    {
        get => _connectionString ?? throw new InvalidOperationException("The site was not started.");
        init => _connectionString = value;
    }

    private WebApplication App => _app ?? throw new InvalidOperationException("The site is not running.");

    /// <summary>Starts it; xunit does this for fixtures.</summary>
    public async ValueTask InitializeAsync()
    {
        _connectionString ??= await NewDatabaseAsync();
        await StartAsync();
    }

    /// <summary>Starts it again with its database and its data folder.</summary>
    public async Task StartAsync()
    {
        var builder = WikiApp.CreateBuilder([]);
        foreach (var (name, value) in DefaultSettings().Concat(Settings()))
        {
            builder.Configuration[name] = value;
        }

        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders().AddProvider(Log);
        var settings = SiteSettings.Read(builder.Configuration);
        _app = WikiApp.Build(builder, settings, new DatabaseSettings(ConnectionString, null), services =>
        {
            // Signing in is tested often and need not be slow for it.
            services.PostConfigure<PasswordHasherOptions>(hasher => hasher.IterationCount = 1);
            services.AddSingleton<IStartupFilter, ClientAddresses>();
            Replace(services);
        });
        await _app.StartAsync();
        await OpenedAsync(_app.Services);
    }

    /// <summary>Stops it, and keeps its database and its data folder.</summary>
    public async Task StopAsync()
    {
        if (Interlocked.Exchange(ref _app, null) is { } app)
        {
            await app.DisposeAsync();
        }
    }

    /// <summary>Stops it for good.</summary>
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        if (Directory.Exists(DataFolder))
        {
            Directory.Delete(DataFolder, recursive: true);
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>A new visitor, with a browser and an address of their own.</summary>
    public Visitor Visitor() => new(this);

    /// <summary>Runs something with the services of one request.</summary>
    public async Task<TResult> WithAsync<TService, TResult>(Func<TService, Task<TResult>> use)
        where TService : notnull
    {
        ArgumentNullException.ThrowIfNull(use);
        await using var scope = Services.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<TService>());
    }

    /// <summary>Makes the database; the default has the schema and nothing else.</summary>
    protected virtual Task<string> NewDatabaseAsync() => TestDatabaseServer.NewDatabaseAsync();

    /// <summary>More settings, e.g. <c>("Wiki:Seed", "true")</c>.</summary>
    protected virtual IEnumerable<(string Name, string Value)> Settings() => [];

    /// <summary>Replaces services, e.g. the clock. Runs after all others were added.</summary>
    protected virtual void Replace(IServiceCollection services)
    {
        // As the program has them.
    }

    private IEnumerable<(string Name, string Value)> DefaultSettings() =>
    [
        ("Wiki:DataFolder", DataFolder), ("Wiki:Seed", "false"), ("Logging:LogLevel:Default", "Information"),
    ];

    private static async Task OpenedAsync(IServiceProvider services)
    {
        var opened = services.GetRequiredService<SiteState>().Opened;
        var stopping = new TaskCompletionSource();
        services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.Register(stopping.SetResult);
        if (await Task.WhenAny(opened, stopping.Task) != opened)
        {
            throw new InvalidOperationException("The site stopped instead of opening; its log says why.");
        }
    }
}
