using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Wiki.Core.Data;
using Wiki.Text;
using Wiki.Text.Blocks.Matrices;
using Wiki.Web.Tests.Harness;

namespace Wiki.Web.Tests.Data;

/// <summary>The SQL files and the model are two descriptions of one schema.</summary>
public sealed partial class SchemaTests
{
    private const string Columns = """
        SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attidentity, a.attgenerated,
               pg_get_expr(d.adbin, d.adrelid), a.attcollation::regcollation, col_description(c.oid, a.attnum)
        FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
        LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
        WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND c.relname <> 'schema_steps'
        """;

    private const string Indexes = """
        SELECT tablename, indexname, indexdef FROM pg_indexes
        WHERE schemaname = 'public' AND tablename <> 'schema_steps'
        """;

    private const string Constraints = """
        SELECT conrelid::regclass, conname, contype, pg_get_constraintdef(oid) FROM pg_constraint
        WHERE connamespace = 'public'::regnamespace AND conrelid::regclass::text <> 'schema_steps'
        """;

    private const string Comments = """
        SELECT c.relname, obj_description(c.oid, 'pg_class') FROM pg_class c
        WHERE c.relkind IN ('r', 'S') AND c.relnamespace = 'public'::regnamespace AND c.relname <> 'schema_steps'
        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("columns", Columns)]
    [InlineData("indexes", Indexes)]
    [InlineData("constraints", Constraints)]
    [InlineData("tables, sequences and comments", Comments)]
    public async Task The_SQL_files_and_the_model_make_the_same(string what, string catalogue)
    {
        var migrated = await RowsAsync(await TestDatabaseServer.NewDatabaseAsync(), catalogue);
        var modelled = await RowsAsync(await ModelledAsync(), catalogue);
        Assert.True(migrated.Count > 10, $"{migrated.Count} {what}");
        Assert.Equal(modelled, migrated);
    }

    [Fact]
    public async Task A_step_is_applied_once_however_often_and_by_however_many_it_is_asked_for()
    {
        var database = await TestDatabaseServer.EmptyDatabaseAsync();
        Assert.NotEmpty(await Schema.PendingAsync(database, Cancellation));
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Schema.MigrateAsync(database, Cancellation)));
        Assert.Empty(await Schema.PendingAsync(database, Cancellation));
        var before = await RowsAsync(database, Columns);
        await Schema.MigrateAsync(database, Cancellation);
        Assert.Equal(before, await RowsAsync(database, Columns));
        Assert.Equal(["Administrator", "Editor", "Reviewer"], await RowsAsync(database, "SELECT name FROM roles"));
    }

    [Theory]
    [InlineData("UPDATE revisions SET text = 'forged'")]
    [InlineData("UPDATE revisions SET number = number + 1")]
    [InlineData("DELETE FROM revisions")]
    [InlineData("TRUNCATE revisions CASCADE")]
    [InlineData("TRUNCATE articles CASCADE")]
    [InlineData("DELETE FROM articles")]
    [InlineData(
        "INSERT INTO revisions SELECT * FROM revisions ON CONFLICT (article_id, number) DO UPDATE SET text = 'forged'")]
    public async Task History_can_be_neither_changed_nor_taken_away(string statement)
    {
        var database = await TestDatabaseServer.NewDatabaseAsync();
        await TestDatabaseServer.RunAsync(database, """
            INSERT INTO articles (slug, current_number, published_number) VALUES ('a', 1, 1);
            INSERT INTO revisions (article_id, number, base_number, title, text, bytes, summary, minor, saved_at)
            SELECT id, 1, 0, 'A', '# A', 3, '', false, now() FROM articles
            """);
        var refusal = await Assert.ThrowsAsync<PostgresException>(() =>
            TestDatabaseServer.RunAsync(database, statement));
        Assert.StartsWith("23", refusal.SqlState, StringComparison.Ordinal);
        Assert.Equal(["1|# A"], await RowsAsync(database, "SELECT number, text FROM revisions"));
    }

    [Fact]
    public async Task A_column_of_words_takes_the_words_of_its_enumeration_and_no_others()
    {
        await using var db = Model(await TestDatabaseServer.NewDatabaseAsync());
        var enumerations = db.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties())
            .Select(it => (Property: it, Type: Nullable.GetUnderlyingType(it.ClrType) ?? it.ClrType))
            .Where(it => it.Type.IsEnum).ToList();
        var checks = await RowsAsync(db.Database.GetConnectionString()!, """
            SELECT conrelid::regclass, pg_get_constraintdef(oid) FROM pg_constraint
            WHERE contype = 'c' AND connamespace = 'public'::regnamespace AND conname <> 'ck_site_settings_policy'
            """);

        Assert.True(enumerations.Count >= 16, $"{enumerations.Count} enumerations");
        Assert.Equal(
            enumerations.Select(it => Line(
                it.Property.DeclaringType.GetTableName()!, it.Property.GetColumnName(), EnumWords.AllOf(it.Type)))
                .Append(Line("statements", "tags", EnumWords.All<Tag>())).Order(StringComparer.Ordinal),
            checks.Select(check => Checked().Match(check).Groups).Select(check => Line(
                check["table"].Value, check["column"].Value, check["word"].Captures.Select(it => it.Value)))
                .Order(StringComparer.Ordinal));

        static string Line(string table, string column, IEnumerable<string> words) =>
            $"{table}.{column}: {string.Join(", ", words)}";
    }

    [Fact]
    public async Task Another_word_is_refused()
    {
        var database = await TestDatabaseServer.NewDatabaseAsync();
        foreach (var statement in new[]
        {
            "INSERT INTO articles (slug, current_number, policy) VALUES ('a', 1, 'sometimes')",
            "INSERT INTO site_settings (name, value) VALUES ('publishing-policy', 'sometimes')",
        })
        {
            var refusal = await Assert.ThrowsAsync<PostgresException>(() =>
                TestDatabaseServer.RunAsync(database, statement));
            Assert.Equal(PostgresErrorCodes.CheckViolation, refusal.SqlState);
        }

        await TestDatabaseServer.RunAsync(database, "INSERT INTO site_settings (name, value) VALUES ('other', 'any')");
    }

    // The table, then e.g.: CHECK ((axis = ANY (ARRAY['column'::text, 'group'::text, 'row'::text])))
    [GeneratedRegex(@"^(?<table>\w+)\|CHECK \(\((?<column>\w+) (?:= ANY \(|<@ )ARRAY\[(?:'(?<word>[^']+)'::text(?:, )?)+\]\)?\)\)$",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Checked();

    internal static async Task<List<string>> RowsAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(Cancellation);
#pragma warning disable CA2100 // Nobody but a test writes it.
        await using var command = new NpgsqlCommand(sql, connection) { AllResultTypesAreUnknown = true };
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync(Cancellation);
        var rows = new List<string>();
        while (await reader.ReadAsync(Cancellation))
        {
            rows.Add(string.Join('|',
                Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? "NULL" : reader.GetString(i))));
        }

        rows.Sort(StringComparer.Ordinal);
        return rows;
    }

    private static async Task<string> ModelledAsync()
    {
        var database = await TestDatabaseServer.EmptyDatabaseAsync();
        await using var db = Model(database);
        await TestDatabaseServer.RunAsync(database, db.Database.GenerateCreateScript());
        return database;
    }

    private static WikiDb Model(string database) => new(
        new DbContextOptionsBuilder<WikiDb>().UseNpgsql(database).UseSnakeCaseNamingConvention().Options);
}
