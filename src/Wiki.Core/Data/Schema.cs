using Microsoft.EntityFrameworkCore;
using Npgsql;
using Wiki.Migrations;

namespace Wiki.Core.Data;

/// <summary>The schema of the database this program works on.</summary>
public static class Schema
{
    // The advisory lock that is held while steps are applied; any number.
    private const long Lock = 20_070_118;

    /// <summary>Applies the schema steps that are missing, if any. Safe for several instances at once.</summary>
    public static async Task MigrateAsync(string connectionString, CancellationToken cancellationToken)
    {
        // EF Core's own lock is not enough: instances that started together applied the second of two steps twice.
        await using var holder = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await holder.OpenAsync(cancellationToken);
        await using var take = new NpgsqlCommand($"SELECT pg_advisory_lock({Lock})", holder);
        await take.ExecuteNonQueryAsync(cancellationToken);
        await using var schema = SchemaContext.For(connectionString);
        await schema.Database.MigrateAsync(cancellationToken);
    }

    /// <summary>The schema steps that are missing, oldest first.</summary>
    public static async Task<IReadOnlyList<string>> PendingAsync(
        string connectionString, CancellationToken cancellationToken)
    {
        // This runs on every start, so it avoids EF Core's machinery for changing a schema.
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(
            $"SELECT \"MigrationId\" FROM {SchemaContext.HistoryTable}", connection);
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
