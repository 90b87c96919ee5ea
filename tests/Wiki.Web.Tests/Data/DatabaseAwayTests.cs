using System.Diagnostics;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Wiki.Core.Articles;
using Wiki.Core.Data;
using Wiki.Core.Saving;
using Wiki.Text.Merging;
using Wiki.Web.Tests.Harness;

namespace Wiki.Web.Tests.Data;

public sealed class DatabaseAwayTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task While_the_database_is_away_everybody_is_told_to_wait_and_afterwards_all_goes_on_by_itself()
    {
        await using var site = new WikiSite();
        await site.InitializeAsync();
        await site.SaveAsync("steady", "# Steady\n\nx");
        using var visitor = site.Visitor();
        using var editor = await site.Visitor().SignedUpAs("patient");
        var form = await editor.GetAsync("/wiki/steady/edit");
        await visitor.GetAsync("/wiki/steady");

        await ShutAsync(site.ConnectionString);
        await Eventually.TrueAsync(
            async () => (await visitor.GetAsync("/wiki/steady")).Status == HttpStatusCode.ServiceUnavailable,
            "visitors are told");
        var unsaved = await form.Form("Save").Fill("Text", "# Steady\n\ny").SubmitAsync();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, unsaved.Status);
        Assert.Equal("5", unsaved.Header("Retry-After"));
        Assert.Contains("nothing was saved", unsaved.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await visitor.GetAsync("/health/ready")).Status);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/health/live")).Status);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/dist/site.css")).Status);

        await OpenAsync(site.ConnectionString);
        await Eventually.TrueAsync(
            async () => (await visitor.GetAsync("/wiki/steady")).Status == HttpStatusCode.OK, "the page is back");
        Assert.Equal("Saved as revision 2.",
            (await form.Form("Save").Fill("Text", "# Steady\n\ny").SubmitAndFollowAsync()).Notice);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/health/ready")).Status);
    }

    [Fact]
    public async Task A_wiki_that_starts_before_its_database_waits_for_it_and_opens()
    {
        var database = await TestDatabaseServer.NewDatabaseAsync();
        await ShutAsync(database);
        await using var site = new WikiSite { ConnectionString = database };
        var start = site.InitializeAsync().AsTask();
        await Eventually.TrueAsync(
            () => Task.FromResult(site.Log.Lines.Any(line =>
                line.Message.StartsWith("Waiting for the database", StringComparison.Ordinal))),
            "it says that it waits");
        using var visitor = site.Visitor();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await visitor.GetAsync("/")).Status);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await visitor.GetAsync("/health/ready")).Status);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/health/live")).Status);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/favicon.ico")).Status);
        Assert.False(start.IsCompleted);

        await OpenAsync(database);
        await start;
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/")).Status);
    }

    [Fact]
    public async Task A_database_of_ones_own_with_an_old_schema_is_left_alone_until_the_command_is_given()
    {
        var database = await TestDatabaseServer.EmptyDatabaseAsync();
        var (code, _, error) = await ProgramAsync(database);
        Assert.Equal(1, code);
        Assert.Contains("0001_start", error, StringComparison.Ordinal);
        Assert.Contains("-- migrate", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
        Assert.Empty(
            await SchemaTests.RowsAsync(database, "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"));

        var (migrated, said, _) = await ProgramAsync(database, "migrate");
        Assert.Equal(0, migrated);
        Assert.Contains("Applied 0001_start", said, StringComparison.Ordinal);
        Assert.Empty(await Schema.PendingAsync(database, Cancellation));
    }

    [Fact]
    public async Task Two_saves_that_meet_in_the_database_itself_leave_one_line_of_history()
    {
        // Without the writer: two connections, each about to append revision 2.
        await using var site = new WikiSite();
        await site.InitializeAsync();
        await site.SaveAsync("met", "# Met\n\nx");
        await using var first = new NpgsqlConnection(site.ConnectionString);
        await first.OpenAsync(Cancellation);
        await using var transaction = await first.BeginTransactionAsync(Cancellation);
        await using var take = new NpgsqlCommand("UPDATE articles SET current_number = 2 WHERE slug = 'met'", first,
            transaction);
        await take.ExecuteNonQueryAsync(Cancellation);
        var second = site.WithAsync((ArticleWriter writer) => writer.SaveAsync(
            Wiki.Text.Slug.Parse("met", null), new Draft("# Met\n\nsecond", "", false, 1), null, Cancellation));
        const string waiting =
            "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";
        await Eventually.TrueAsync(
            async () => (await SchemaTests.RowsAsync(site.ConnectionString, waiting)).Count == 1,
            "the second waits for the first");
        await using var append = new NpgsqlCommand("""
            INSERT INTO revisions (article_id, number, base_number, title, text, bytes, summary, minor, saved_at)
            SELECT id, 2, 1, 'Met', E'# Met\n\nfirst\n', 13, '', false, now() FROM articles WHERE slug = 'met'
            """, first, transaction);
        await append.ExecuteNonQueryAsync(Cancellation);
        await transaction.CommitAsync(Cancellation);
        var conflict = Assert.IsType<SaveOutcome.Conflict>(await second);
        Assert.Equal((2, "# Met\n\nfirst\n"), (conflict.CurrentNumber, SettledMerge.Text(
            conflict.Regions, [.. conflict.Regions.OfType<MergeRegion.Conflict>().Select(_ => new ChosenRegion(RegionChoice.Theirs))])));
        Assert.Equal(2, await site.WithAsync((WikiDb db) => db.Set<Revision>().CountAsync(Cancellation)));
    }

    private static Task ShutAsync(string database) => AdministerAsync(database, """
        ALTER DATABASE {0} ALLOW_CONNECTIONS false;
        SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{0}'
        """);

    private static Task OpenAsync(string database) =>
        AdministerAsync(database, "ALTER DATABASE {0} ALLOW_CONNECTIONS true");

    private static async Task AdministerAsync(string database, string sql)
    {
        var own = new NpgsqlConnectionStringBuilder(database);
        var (name, pooling) = (own.Database!, false);
        (own.Database, own.Pooling) = ("postgres", pooling);
        foreach (var statement in sql.Replace("{0}", name, StringComparison.Ordinal).Split(';'))
        {
            await TestDatabaseServer.RunAsync(own.ConnectionString, statement);
        }
    }

    private static async Task<(int Code, string Said, string Error)> ProgramAsync(string database,
        params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet",
            [Path.Combine(AppContext.BaseDirectory, "Wiki.Web.dll"), .. arguments])
        {
            UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment["ConnectionStrings__Wiki"] = database;
        start.Environment["Urls"] = "http://127.0.0.1:0";
        using var program = Process.Start(start)!;
        var (said, error) = (program.StandardOutput.ReadToEndAsync(Cancellation),
            program.StandardError.ReadToEndAsync(Cancellation));
        await program.WaitForExitAsync(Cancellation);
        return (program.ExitCode, await said, await error);
    }
}
