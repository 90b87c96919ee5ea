using System.Diagnostics;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Wiki.Core.Data;
using Wiki.Core.Data.Postgres;
using Wiki.Core.Site;
using Wiki.Migrations;
using Wiki.Web.Tests.Harness;

[assembly: AssemblyFixture(typeof(TestDatabaseServer))]

namespace Wiki.Web.Tests.Harness;

/// <summary>
/// The one PostgreSQL of a test run: started when the first test asks for a database, stopped when the last has ended.
/// Every database is a copy of a template that was migrated once. The folder of the server is kept in <c>artifacts</c>
/// for the next run, until a schema step or PostgreSQL changes: making it takes half the time of a run of one test.
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
        var kept = Path.Combine(SiteFolders.Root, "artifacts", "test-database", await FingerprintAsync());
        if (Directory.Exists(kept))
        {
            await CopyFolderAsync(kept, Folder);
            return await StartFolderAsync();
        }

        var server = await StartFolderAsync();
        await server.CreateDatabaseAsync(Template);
        // Nobody may be connected to a template that is copied.
        var unpooled = new NpgsqlConnectionStringBuilder(server.ConnectionString(Template)) { Pooling = false };
        await Schema.MigrateAsync(unpooled.ConnectionString, CancellationToken.None);
        await server.DisposeAsync(); // only the files of a server at rest fit together
        await KeepAsync(kept);
        return await StartFolderAsync();
    }

    // The lock file of the packages names the version of PostgreSQL; the module changes with each schema step.
    private static async Task<string> FingerprintAsync()
    {
        var packages = await File.ReadAllBytesAsync(Path.Combine(SiteFolders.Root, "package-lock.json"));
        return Convert.ToHexStringLower(
            SHA256.HashData([.. packages, .. typeof(SchemaContext).Module.ModuleVersionId.ToByteArray()]));
    }

    private static Task<EmbeddedPostgres> StartFolderAsync()
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
        return EmbeddedPostgres.StartAsync(Folder, options, NullLogger.Instance, CancellationToken.None);
    }

    // Two runs may keep it at once: the first wins, and nobody sees half a folder. Those of earlier schemas are deleted.
    private static async Task KeepAsync(string kept)
    {
        var parent = Directory.CreateDirectory(Path.GetDirectoryName(kept)!);
        foreach (var old in parent.GetDirectories()
            .Where(old => old.Extension.Length == 0 && old.FullName != kept))
        {
            old.Delete(recursive: true);
        }

        var copy = $"{kept}.{Environment.ProcessId}";
        await CopyFolderAsync(Folder, copy);
        try
        {
            Directory.Move(copy, kept);
        }
        catch (IOException) when (Directory.Exists(kept))
        {
            Directory.Delete(copy, recursive: true);
        }
    }

    // With owners and modes, which PostgreSQL insists on.
    private static async Task CopyFolderAsync(string from, string to)
    {
        using var copy = Process.Start("cp", ["-a", from, to]);
        await copy.WaitForExitAsync();
        Assert.Equal(0, copy.ExitCode);
    }
}
