using System.Net;
using Npgsql;
using Wiki.Core.Data;
using Wiki.Core.Derived;
using Wiki.Migrations;
using Wiki.Web.Tests.Harness;

namespace Wiki.Web.Tests.Data;

/// <summary>A database of an earlier version can be opened, with everything in it.</summary>
public sealed class UpgradeTests
{
    // Words were free text, and lists were texts with a blank between two entries.
    private const string FreeWords = "0009_discussed";

    // A row for each word of the tables that are not derived from texts.
    private const string People = """
        INSERT INTO accounts (id, registered_at, user_name, normalized_user_name, email_confirmed,
            phone_number_confirmed, two_factor_enabled, lockout_enabled, access_failed_count, approved_changes)
        SELECT id, now(), name, upper(name), false, false, false, true, 0, 0
        FROM (VALUES (1, 'ann'), (2, 'bob'), (3, 'rae')) AS person (id, name);
        CREATE TEMPORARY TABLE numbered AS
        SELECT id, row_number() OVER (ORDER BY id) AS n FROM articles ORDER BY id LIMIT 10;
        UPDATE articles SET policy = chosen.word FROM numbered
        JOIN (VALUES (1, 'everyone'), (2, 'new-editors-wait'), (3, 'all-wait')) AS chosen (n, word) USING (n)
        WHERE articles.id = numbered.id;
        INSERT INTO site_settings VALUES ('publishing-policy', 'all-wait'), ('approvals-for-trust', '5');
        INSERT INTO pending_changes SELECT id, 1, state, 1, now(), 3, true, '{kvm,xen}', NULL FROM numbered
        JOIN (VALUES (4, 'waiting'), (5, 'changes-asked'), (6, 'rejected'), (7, 'moved')) AS pending (n, state) USING (n);
        INSERT INTO reviews (article_id, number, reviewer_id, verdict, reason, reviewed_at, waited)
        SELECT id, 1, 3, verdict, 'Why.', now(), '1 hour' FROM numbered
        JOIN (VALUES (5, 'changes-asked'), (6, 'rejected'), (8, 'approved')) AS review (n, verdict) USING (n);
        INSERT INTO comment_threads (article_id, number, anchor, subject, author_id, created_at, active_at)
        SELECT id, 1, anchor, '', 1, now(), now() FROM numbered, (VALUES ('page'), ('line'), ('cell')) AS about (anchor)
        WHERE n = 1;
        INSERT INTO notifications (account_id, kind, article_id, actor_id, from_number, to_number, changes, reason, at)
        SELECT 2, kind, id, 1, 0, 1, 1, '', now() FROM numbered, unnest(ARRAY['changed', 'published', 'waiting',
            'discussed', 'mentioned', 'replied', 'approved', 'changes-asked', 'rejected']) AS kind WHERE n = 1;
        INSERT INTO following_choices (account_id, watches_edited, tells_waiting, mail_watched, mail_personal)
        VALUES (1, true, false, 'at-once', 'digest'), (2, true, true, 'digest', 'never'),
            (3, false, true, 'never', 'at-once');
        INSERT INTO outgoing_mails (account_id, purpose, made_at, due_at, attempts, given_up)
        SELECT 1, purpose, now(), now() + '1 year', 0, false
        FROM unnest(ARRAY['one', 'digest', 'confirmation']) AS purpose;
        """;

    private static readonly string[] Derived =
    [
        "article_aliases", "article_index", "axis_keys", "cells", "events", "matrices", "predictions", "sources",
        "statements",
    ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_database_with_free_words_keeps_everything_and_is_read_as_before()
    {
        await using var today = new SeededSite();
        await today.InitializeAsync();
        // No page was a template then.
        await TestDatabaseServer.RunAsync(
            today.ConnectionString, "DELETE FROM article_index WHERE kind = 'template'");
        var database = await MadeByAsync(FreeWords);
        foreach (var table in Derived.Concat(["articles", "authorships", "publications", "revisions"]))
        {
            await CopyAsync(today.ConnectionString, database, table);
        }

        await TestDatabaseServer.RunAsync(database, People);
        var tables = await SchemaTests.RowsAsync(database,
            "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'schema_steps'");
        var kept = await RowsAsync(database, tables.Except(Derived));

        await Schema.MigrateAsync(database, Cancellation);

        Assert.Equal(kept, await RowsAsync(database, tables.Except(Derived)));
        var derived = await RowsAsync(database, Derived);
        Assert.Equal(await RowsAsync(today.ConnectionString, Derived), derived);
        await using var site = new WikiSite { ConnectionString = database };
        await site.InitializeAsync();
        using var visitor = site.Visitor();
        foreach (var address in (string[])
            ["/", "/pages", "/wiki/kvm", "/compare?system=kvm&system=xen", "/timeline", "/predictions", "/recent",
                "/reports/uncited", "/cell/operations/live-migration/kvm"])
        {
            Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(address)).Status);
        }

        // A fact does not count as new because its lists are written differently.
        await site.SaveAsync("feature-matrix", await site.TextAsync("feature-matrix") + "\nOne more line.\n");
        Assert.Equal(derived.Where(row => !row.StartsWith("article_index|", StringComparison.Ordinal)),
            await RowsAsync(database, Derived.Except(["article_index"])));
        await site.WithAsync(async (DerivedRows rows) =>
        {
            await rows.RebuildAsync(null, Cancellation);
            return true;
        });
        Assert.Equal(derived.Where(row => !row.StartsWith("article_index|", StringComparison.Ordinal)),
            await RowsAsync(database, Derived.Except(["article_index"])));
    }

    [Fact]
    public async Task A_publication_from_before_that_changed_nothing_for_readers_is_known_as_one()
    {
        var database = await MadeByAsync("0015_moves");
        await TestDatabaseServer.RunAsync(database, """
            INSERT INTO articles (slug, current_number, published_number) VALUES ('a', 4, 4);
            INSERT INTO revisions (article_id, number, base_number, title, text, bytes, summary, minor, saved_at)
            SELECT id, number, number - 1, 'A', text, length(text), '', false, now() FROM articles,
                (VALUES (1, '# A'), (2, '# B'), (3, '# A'), (4, '# C')) saved (number, text);
            INSERT INTO publications (article_id, number, published_at)
            SELECT id, number, now() FROM articles, (VALUES (1), (3), (4)) published (number)
            """);

        await Schema.MigrateAsync(database, Cancellation);

        Assert.Equal(["1|t", "3|f", "4|t"],
            await SchemaTests.RowsAsync(database, "SELECT number, changes_text FROM publications"));
    }

    [Fact]
    public async Task A_word_that_no_version_wrote_becomes_what_it_was_read_as()
    {
        var database = await MadeByAsync(FreeWords);
        await TestDatabaseServer.RunAsync(database, """
            INSERT INTO articles (slug, current_number, policy) VALUES ('a', 1, 'sometimes'), ('b', 1, 'all-wait');
            INSERT INTO site_settings VALUES ('publishing-policy', 'sometimes'), ('approvals-for-trust', '5');
            INSERT INTO accounts (id, registered_at, user_name, normalized_user_name, email_confirmed,
                phone_number_confirmed, two_factor_enabled, lockout_enabled, access_failed_count, approved_changes)
            VALUES (1, now(), 'ann', 'ANN', false, false, false, true, 0, 0);
            INSERT INTO following_choices (account_id, watches_edited, tells_waiting, mail_watched, mail_personal)
            VALUES (1, true, false, 'weekly', 'digest')
            """);

        await Schema.MigrateAsync(database, Cancellation);

        Assert.Equal(["a|NULL", "b|all-wait"], await SchemaTests.RowsAsync(database, "SELECT slug, policy FROM articles"));
        Assert.Equal(["approvals-for-trust"], await SchemaTests.RowsAsync(database, "SELECT name FROM site_settings"));
        Assert.Equal(["never|digest"],
            await SchemaTests.RowsAsync(database, "SELECT mail_watched, mail_personal FROM following_choices"));
    }

    // EF Core finds a step to stop at only when its name begins with a time.
    private static async Task<string> MadeByAsync(string last)
    {
        var database = await TestDatabaseServer.EmptyDatabaseAsync();
        await TestDatabaseServer.RunAsync(database, $"""
            CREATE TABLE {SchemaContext.HistoryTable} (
                "MigrationId" character varying(150) PRIMARY KEY, "ProductVersion" character varying(32) NOT NULL)
            """);
        foreach (var step in SchemaContext.Steps.TakeWhile(it => string.CompareOrdinal(it, last) <= 0))
        {
            using var file = new StreamReader(
                typeof(SchemaContext).Assembly.GetManifestResourceStream($"{step}.sql")!);
            await TestDatabaseServer.RunAsync(database, await file.ReadToEndAsync(Cancellation));
            await TestDatabaseServer.RunAsync(database,
                $"INSERT INTO {SchemaContext.HistoryTable} VALUES ('{step}', '10.0.0')");
        }

        return database;
    }

    // Writes the rows of a current database as the earlier version did.
    private static async Task CopyAsync(string today, string earlier, string table)
    {
        var columns = (await SchemaTests.RowsAsync(earlier, $"""
            SELECT '"' || attname || '"', format_type(atttypid, NULL) FROM pg_attribute
            WHERE attrelid = '{table}'::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
            """)).ConvertAll(it => it.Split('|') is [var name, var type] ? (Name: name, Type: type) : default);
        var lists = await SchemaTests.RowsAsync(today, $"""
            SELECT '"' || attname || '"' FROM pg_attribute
            WHERE attrelid = '{table}'::regclass AND attnum > 0 AND atttypid = 'text[]'::regtype
            """);
        await using var source = new NpgsqlConnection(today);
        await source.OpenAsync(Cancellation);
        await using var target = new NpgsqlConnection(earlier);
        await target.OpenAsync(Cancellation);
        var read = columns.Select(it => lists.Contains(it.Name) && it.Type == "text"
            ? $"array_to_string({it.Name}, ' ')" : it.Name);
        using var rows = await source.BeginTextExportAsync(
            $"COPY (SELECT {string.Join(", ", read)} FROM {table}) TO STDOUT", Cancellation);
        await using (var free = new NpgsqlCommand("SET session_replication_role = replica", target))
        {
            await free.ExecuteNonQueryAsync(Cancellation);
        }

        await using (var copy = await target.BeginTextImportAsync(
            $"COPY {table} ({string.Join(", ", columns.Select(it => it.Name))}) FROM STDIN", Cancellation))
        {
            await copy.WriteAsync((await rows.ReadToEndAsync(Cancellation)).AsMemory(), Cancellation);
        }

        await TestDatabaseServer.RunAsync(earlier, $"""
            SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT max(id) FROM articles))
            WHERE '{table}' = 'articles'
            """);
    }

    private static async Task<List<string>> RowsAsync(string database, IEnumerable<string> tables)
    {
        var rows = new List<string>();
        foreach (var table in tables)
        {
            // What later steps added is not compared: a column, and what is empty.
            var found = await SchemaTests.RowsAsync(
                database, $"SELECT '{table}', jsonb_strip_nulls(to_jsonb(t)) - 'changes_text' FROM {table} t");
            rows.AddRange(found);
        }

        rows.Sort(StringComparer.Ordinal);
        return rows;
    }
}
