using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Wiki.Web.Data;

namespace Wiki.Web.Tests.Data;

public sealed class EmbeddedPostgresTests : IDisposable
{
    private static readonly PostgresOptions Quick = new()
    {
        Settings = new Dictionary<string, string> { ["fsync"] = "off" },
        Patience = TimeSpan.FromMilliseconds(200),
    };

    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"wiki tests {Guid.NewGuid():N}");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_database_survives_a_restart()
    {
        await using (var first = await StartAsync())
        {
            await first.CreateDatabaseAsync("kept", cancellation: Cancellation);
            await RunAsync(first, "kept", "CREATE TABLE systems AS SELECT 'UML' AS name");
        }
        await using var second = await StartAsync();
        Assert.Equal("UML", await RunAsync(second, "kept", "SELECT name FROM systems"));
    }

    private Task<EmbeddedPostgres> StartAsync() => StartAsync(Quick);

    private Task<EmbeddedPostgres> StartAsync(PostgresOptions options) =>
        EmbeddedPostgres.StartAsync(_folder, options, NullLogger.Instance, Cancellation);

    private static async Task<object?> RunAsync(EmbeddedPostgres postgres, string database, string sql)
    {
        await using var connection = new NpgsqlConnection(postgres.ConnectionString(database));
        await connection.OpenAsync(Cancellation);
#pragma warning disable CA2100 // Written in this file.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync(Cancellation);
    }
}
