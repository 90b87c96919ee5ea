using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Wiki.Web.Data;
using Wiki.Web.Data.Postgres;
using Wiki.Web.Tests.Harness;

[assembly: AssemblyFixture(typeof(TestDatabaseServer))]

namespace Wiki.Web.Tests.Harness;

/// <summary>
/// The one PostgreSQL of a test run: started when the first test asks for a database, stopped when the last has ended.
/// Every database is a copy of a template that was migrated once.
/// </summary>
public sealed class TestDatabaseServer : IAsyncDisposable
{
    private const string Template = "template_wiki";

    private static readonly string Folder = Path.Combine(Path.GetTempPath(), $"wiki-tests-{Environment.ProcessId}");
    private static readonly Lazy<Task<EmbeddedPostgres>> Server = new(StartAsync);
    private static int _databases;

    /// <summary>A new database with the schema and nothing else; how to connect to it.</summary>
    public static Task<string> NewDatabaseAsync() => CopyAsync(Template);

    /// <summary>A new database without even a schema; how to connect to it.</summary>
    public static Task<string> EmptyDatabaseAsync() => CopyAsync(null);

    /// <summary>Runs a statement that was written in a test.</summary>
    public static async Task RunAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
#pragma warning disable CA2100 // Nobody but a test writes it.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Stops the server, if a test started it.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Server.IsValueCreated)
        {
            await (await Server.Value).DisposeAsync();
            Directory.Delete(Folder, recursive: true);
        }
    }

    private static async Task<string> CopyAsync(string? template)
    {
        var server = await Server.Value;
        var name = $"wiki_{Interlocked.Increment(ref _databases)}";
        await server.CreateDatabaseAsync(name, template);
        return new NpgsqlConnectionStringBuilder(server.ConnectionString(name)) { MaxPoolSize = 20 }.ConnectionString;
    }

    private static async Task<EmbeddedPostgres> StartAsync()
    {
        // The data of a test need not survive a crash of the machine.
        var options = new PostgresOptions
        {
            Settings = new Dictionary<string, string>
            {
                ["fsync"] = "off", ["synchronous_commit"] = "off", ["full_page_writes"] = "off",
                ["max_connections"] = "300",
            },
        };
        var server = await EmbeddedPostgres.StartAsync(Folder, options, NullLogger.Instance, CancellationToken.None);
        await server.CreateDatabaseAsync(Template);
        // Nobody may be connected to a template that is copied.
        var unpooled = new NpgsqlConnectionStringBuilder(server.ConnectionString(Template)) { Pooling = false };
        await Schema.MigrateAsync(unpooled.ConnectionString, CancellationToken.None);
        return server;
    }
}
