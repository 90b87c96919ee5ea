using Npgsql;
using Wiki.Core.Data.Postgres;
using Wiki.Core.Site;

namespace Wiki.Core.Data;

/// <summary>Opens the database: your own PostgreSQL server when one is set, else the private one.</summary>
public sealed class DatabaseOpening : IAsyncDisposable
{
    private const string Name = "wiki";

    private DatabaseOpening(DatabaseSettings settings) => Settings = settings;

    /// <summary>How to reach the database.</summary>
    public DatabaseSettings Settings { get; }

    /// <summary>
    /// Opens the database. With <c>ConnectionStrings:Wiki</c> set, nothing is started and no connection is made yet.
    /// </summary>
    /// <param name="settings">Say which database.</param>
    /// <param name="configuration">Its section <c>Logging</c> applies until the program has its own logger.</param>
    /// <exception cref="EmbeddedPostgresException">
    /// The private server cannot run; the message is for the operator.
    /// </exception>
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

    /// <summary>Stops the private server, if there is one.</summary>
    public ValueTask DisposeAsync() => Settings.Private?.DisposeAsync() ?? ValueTask.CompletedTask;
}
