using System.Globalization;
using Npgsql;
using Wiki.Core.Data;

namespace Wiki.Benchmarks.Load;

/// <summary>Counts the transactions of the wiki's database, as PostgreSQL itself counts them.</summary>
/// <param name="database">The private database.</param>
/// <param name="connections">The connections of the wiki to it.</param>
internal sealed class DatabaseWork(DatabaseSettings database, NpgsqlDataSource connections)
{
    private const int MostConnectionsLeft = 1; // the one on which the wiki listens for changes
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    // A connection reports what it did at the latest ten seconds later, or when it ends.
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(11);

    private readonly string _name = new NpgsqlConnectionStringBuilder(database.ConnectionString).Database!;
    private readonly string _beside = new NpgsqlConnectionStringBuilder(database.Private!.ConnectionString("postgres"))
    {
        Pooling = false,
    }.ConnectionString;

    /// <summary>Keeps the server from working by itself, which it would count too.</summary>
    public async Task QuietAsync()
    {
        await NumberAsync("ALTER SYSTEM SET autovacuum = off");
        await NumberAsync("SELECT pg_reload_conf()::int");
    }

    /// <summary>Waits until everything done so far is counted; then nothing done before is counted later.</summary>
    public async Task SettleAsync()
    {
        var count = await CountAsync();
        for (var (waited, same) = (TimeSpan.Zero, TimeSpan.Zero); same < LongestDelay; waited += Pause, same += Pause)
        {
            await Task.Delay(Pause);
            if (await CountAsync() is var now && now != count)
            {
                (count, same) = (now, TimeSpan.Zero);
            }

            if (waited > Patience)
            {
                throw new InvalidOperationException("The database is never at rest.");
            }
        }
    }

    /// <summary>The transactions of all connections that ended, and of those that have reported.</summary>
    public async Task<long> CountAsync()
    {
        connections.Clear();
        NpgsqlConnection.ClearAllPools(); // that of the migrations
        var others = $"SELECT count(*) FROM pg_stat_activity WHERE datname = '{_name}'";
        for (var waited = TimeSpan.Zero; await NumberAsync(others) > MostConnectionsLeft; waited += Pause)
        {
            if (waited > Patience)
            {
                throw new InvalidOperationException("The connections to the database do not end.");
            }

            await Task.Delay(Pause);
        }

        return await NumberAsync($"SELECT xact_commit + xact_rollback FROM pg_stat_database WHERE datname = '{_name}'");
    }

    private async Task<long> NumberAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(_beside);
        await connection.OpenAsync();
#pragma warning disable CA2100 // The only name in it is the program's own.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        return Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }
}
