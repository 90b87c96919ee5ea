using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Wiki.Migrations;

/// <summary>
/// Applies the SQL files of this project, in the order of their names, under EF Core's migrator: each once, in a
/// transaction, one program at a time. It maps no table: the model is in the application.
/// </summary>
public sealed class SchemaContext : DbContext
{
    /// <summary>The table of the steps that were applied.</summary>
    public const string HistoryTable = "schema_steps";

    /// <summary>The names of all steps, in order.</summary>
    public static IReadOnlyList<string> Steps { get; } =
        [.. typeof(SchemaContext).Assembly.GetManifestResourceNames()
            .Where(name => name.EndsWith(".sql", StringComparison.Ordinal))
            .Select(name => name[..^".sql".Length]).Order(StringComparer.Ordinal)];

    private SchemaContext(DbContextOptions options)
        : base(options)
    {
    }

    /// <summary>Opens the schema of the database behind a connection string.</summary>
    public static SchemaContext For(string connectionString) =>
        new(new DbContextOptionsBuilder<SchemaContext>()
            .UseNpgsql(connectionString, npgsql => npgsql
                .MigrationsAssembly(typeof(SchemaContext).Assembly.GetName().Name)
                .MigrationsHistoryTable(HistoryTable))
            .Options);
}

/// <summary>A schema step; its text is the embedded SQL file of the same name.</summary>
[DbContext(typeof(SchemaContext))]
public abstract class SqlStep : Migration
{
    /// <summary>Runs the whole file as one command.</summary>
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.Sql(Text());
    }

    private string Text()
    {
        var file = GetType().GetCustomAttribute<MigrationAttribute>()!.Id + ".sql";
        using var stream = GetType().Assembly.GetManifestResourceStream(file)
            ?? throw new InvalidOperationException($"The SQL file {file} is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
