using Microsoft.EntityFrameworkCore;
using Wiki.Migrations;

namespace Wiki.Web.Data;

/// <summary>The schema of the database this program works on.</summary>
public static class Schema
{
    /// <summary>Applies the steps that are missing; does nothing when none is.</summary>
    public static async Task MigrateAsync(string connectionString, CancellationToken cancellationToken)
    {
        await using var schema = SchemaContext.For(connectionString);
        await schema.Database.MigrateAsync(cancellationToken);
    }

    /// <summary>The steps that are missing, oldest first.</summary>
    public static async Task<IReadOnlyList<string>> PendingAsync(
        string connectionString, CancellationToken cancellationToken)
    {
        await using var schema = SchemaContext.For(connectionString);
        return [.. await schema.Database.GetPendingMigrationsAsync(cancellationToken)];
    }
}
