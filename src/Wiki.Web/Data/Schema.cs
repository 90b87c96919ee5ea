using Microsoft.EntityFrameworkCore;
using Npgsql;
using Wiki.Migrations;

namespace Wiki.Web.Data;

/// <summary>The schema of the database this program works on.</summary>
public static class Schema
{
    // Any number: who migrates holds this advisory lock.
    private const long Lock = 20_070_118;

    /// <summary>Applies the steps that are missing; does nothing when none is. Safe for several programs at once.</summary>
    public static async Task MigrateAsync(string connectionString, CancellationToken cancellationToken)
    {
        // EF Core's own lock is not enough: with two steps, programs that started at once applied the second twice.
        await using var holder = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await holder.OpenAsync(cancellationToken);
        await using var take = new NpgsqlCommand($"SELECT pg_advisory_lock({Lock})", holder);
        await take.ExecuteNonQueryAsync(cancellationToken);
        await using var schema = SchemaContext.For(connectionString);
        await schema.Database.MigrateAsync(cancellationToken);
    }

    /// <summary>The steps that are missing, oldest first.</summary>
    public static async Task<IReadOnlyList<string>> PendingAsync(
        string connectionString, CancellationToken cancellationToken)
    {
        // Asked on every start, so without EF Core's machinery for changing a schema.
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand($"SELECT \"MigrationId\" FROM {SchemaContext.HistoryTable}", connection);
        var done = new HashSet<string>(StringComparer.Ordinal);
        try
        {
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
            {
                done.Add(reader.GetString(0));
            }
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.UndefinedTable)
        {
            // An empty database: every step is missing.
        }

        return [.. SchemaContext.Steps.Where(step => !done.Contains(step))];
    }
}
