using Npgsql;
using Wiki.Web.Data.Postgres;
using Wiki.Web.Site;

namespace Wiki.Web.Data;

/// <summary>Finds the database of this program: the one that is set, else a private server that it starts.</summary>
public sealed class DatabaseOpening : IAsyncDisposable
{
    private const string Name = "wiki";

    private DatabaseOpening(DatabaseSettings settings) => Settings = settings;

    /// <summary>How to reach it.</summary>
    public DatabaseSettings Settings { get; }

    /// <summary>Opens it; with <c>ConnectionStrings:Wiki</c> set, nothing is started and nothing is connected to yet.</summary>
    /// <param name="settings">Say which.</param>
    /// <param name="configuration">Says what is logged until the program itself logs.</param>
    /// <exception cref="EmbeddedPostgresException">The private server cannot run; the message is for the operator.</exception>
    public static async Task<DatabaseOpening> OpenAsync(SiteSettings settings, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(settings);
        if (settings.ConnectionString is { } own)
        {
            return new DatabaseOpening(new DatabaseSettings(own, null));
        }

        using var console = LoggerFactory.Create(logging =>
            logging.AddConfiguration(configuration.GetSection("Logging")).AddSimpleConsole(o => o.SingleLine = true));
        var server = await EmbeddedPostgres.StartAsync(
            settings.Wiki.DataFolder, null, console.CreateLogger<EmbeddedPostgres>(), CancellationToken.None);
        await server.CreateDatabaseAsync(Name);
        var connection = new NpgsqlConnectionStringBuilder(server.ConnectionString(Name)) { MaxPoolSize = 50 };
        return new DatabaseOpening(new DatabaseSettings(connection.ConnectionString, server));
    }

    /// <summary>Stops the private server, if it is one.</summary>
    public ValueTask DisposeAsync() => Settings.Private?.DisposeAsync() ?? ValueTask.CompletedTask;
}
