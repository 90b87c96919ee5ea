using Wiki.Core.Derived;
using Wiki.Web.Tests.Harness;

namespace Wiki.Web.Tests.Data;

public sealed class FactRowTests(WikiSite site) : IClassFixture<WikiSite>
{
    private const string Everything = """
        SELECT 'matrix', t::text FROM matrices t UNION ALL SELECT 'axis', t::text FROM axis_keys t
        UNION ALL SELECT 'cell', t::text FROM cells t UNION ALL SELECT 'statement', t::text FROM statements t
        UNION ALL SELECT 'source', t::text FROM sources t UNION ALL SELECT 'event', t::text FROM events t
        UNION ALL SELECT 'prediction', t::text FROM predictions t
        """;

    [Fact]
    public async Task A_cell_is_written_once_for_each_run_of_revisions_in_which_it_says_the_same()
    {
        await site.SaveAsync("runs", Page("yes 2.6.20 [^a]", "no (not yet) [^a]"));
        await site.SaveAsync("runs", Page("yes, since 2.6.20 [^a]", "partial since 3.0 (PV only) [^a]"));
        await site.SaveAsync("runs", Page("yes since 2.6.20 [^a]", "yes since 3.0 [^a]") + "\nMore prose.\n");
        Assert.Equal(
            [
                "kvm|yes since 2.6.20 [^a]|1|NULL",
                "xen|no (not yet) [^a]|1|1",
                "xen|partial since 3.0 (PV only) [^a]|2|2",
                "xen|yes since 3.0 [^a]|3|NULL",
            ],
            await RowsAsync("SELECT column_key, canonical, first_number, last_number FROM cells", "runs"));
        Assert.Equal(["1|NULL"], await RowsAsync("SELECT first_number, last_number FROM matrices", "runs"));
        Assert.Equal(
            ["partial|since|3.0|PV only|{a}|2|2"],
            await RowsAsync("""
                SELECT level, start_kind, start, note, sources, first_number, last_number FROM statements
                WHERE column_key = 'xen' AND level = 'partial'
                """, "runs"));
    }

    [Fact]
    public async Task A_matrix_that_can_no_longer_be_read_keeps_what_it_said_until_it_is_taken_away()
    {
        await site.SaveAsync("kept", Page("yes [^a]", "no [^a]"));
        await site.SaveAsync("kept", Page("yes [^a] | one cell too many", "no [^a]"));
        Assert.Equal(["1|NULL", "1|NULL"], await RowsAsync("SELECT first_number, last_number FROM cells", "kept"));
        await site.SaveAsync("kept", "# Kept\n\nNo table any more.");
        Assert.Equal(["1|2", "1|2"], await RowsAsync("SELECT first_number, last_number FROM cells", "kept"));
        await site.SaveAsync("kept", Page("yes [^a]", "?"));
        Assert.Equal(
            ["kvm|1|2", "kvm|4|NULL", "xen|1|2", "xen|4|NULL"],
            await RowsAsync("SELECT column_key, first_number, last_number FROM cells", "kept"));
    }

    [Fact]
    public async Task A_cell_that_was_not_understood_is_kept_as_typed_and_claims_nothing()
    {
        await site.SaveAsync("typed", Page("yes needs VT-x", ""));
        Assert.Equal(
            ["invalid|yes needs VT-x", "empty|"],
            (await RowsAsync("SELECT status, canonical FROM cells", "typed")).OrderByDescending(it => it));
        Assert.Empty(await RowsAsync("SELECT level FROM statements", "typed"));
    }

    [Fact]
    public async Task Events_and_predictions_are_rows_too_and_a_corrected_date_ends_a_run()
    {
        await site.SaveAsync("told", Told("2007-02-05", "open"));
        await site.SaveAsync("told", Told("2007-02-04", "yes 2007-10-09 [^a]"));
        Assert.Equal(
            ["2007-02-04|2007-02-04|linux|2.6.20|release|2|NULL", "2007-02-05|2007-02-05|linux|2.6.20|release|1|1"],
            await RowsAsync(
                "SELECT date, first_day, version_line, version, kind, first_number, last_number FROM events", "told"));
        Assert.Equal(
            ["in-mainline|open|NULL|1|1", "in-mainline|yes|2007-10-09|2|NULL"],
            await RowsAsync("SELECT key, outcome, decided, first_number, last_number FROM predictions", "told"));
    }

    [Fact]
    public async Task Dropped_and_rebuilt_the_rows_are_identical()
    {
        await site.SaveAsync("whole", Page("yes 2.6.20 [^a]", "no (not yet) [^a]"));
        await site.SaveAsync("whole", Page("yes [^a] | too many", "?") + Told("2007-02-05", "open")[8..]);
        await site.SaveAsync("whole", Page("yes [^A]", "planned for 9 as of 2026-01 [^a]"));
        await site.SaveAsync("whole", Told("2007-02-04", "no 2008 [^a]"));
        var before = await SchemaTests.RowsAsync(site.ConnectionString, Everything);
        Assert.True(before.Count > 10, $"{before.Count} rows");
        await TestDatabaseServer.RunAsync(site.ConnectionString, """
            DELETE FROM matrices; DELETE FROM axis_keys; DELETE FROM cells; DELETE FROM statements WHERE n = 0;
            UPDATE sources SET text = 'wrong'; DELETE FROM events; UPDATE predictions SET outcome = 'void', label = 'wrong'
            """);
        await site.WithAsync(async (DerivedRows rows) =>
        {
            await rows.RebuildAsync(null, TestContext.Current.CancellationToken);
            return true;
        });
        Assert.Equal(before, await SchemaTests.RowsAsync(site.ConnectionString, Everything));
    }

    [Fact]
    public async Task Five_hundred_rows_of_twenty_systems_are_saved_and_one_changed_cell_writes_one_row()
    {
        await site.SaveAsync("large", Large("no"));
        await site.SaveAsync("large", Large("yes"));
        Assert.Equal(["10001"], await RowsAsync("SELECT count(*) FROM cells", "large"));
        Assert.Equal(["row-7|s-3|yes (note) [^a]"],
            await RowsAsync("SELECT row_key, column_key, canonical FROM cells WHERE first_number = 2", "large"));
    }

    private static string Large(string odd)
    {
        var rows = Enumerable.Range(0, 500).Select(row => $"| Row {row} | " + string.Join(" | ", Enumerable.Range(0, 20)
            .Select(column => row == 7 && column == 3 ? $"{odd} (note) [^a]" : "yes since 2.6.20 [^a]")) + " |");
        var systems = Enumerable.Range(0, 20).Select(column => $" S {column} |");
        return $"# Large\n\n<!-- matrix:large -->\n\n| Feature |{string.Concat(systems)}\n|{string.Concat(Enumerable.Repeat("---|", 21))}\n"
            + string.Join('\n', rows) + "\n\n[^a]: A\n";
    }

    private static string Page(string kvm, string xen) => $"""
        # Page

        ## What they can do

        <!-- matrix:core -->

        | Feature | KVM | Xen |
        |---|---|---|
        | Host side | {kvm} | {xen} |

        [^a]: The source, 2026, <https://example.org/a>

        """;

    private static string Told(string date, string outcome) => $"""
        # Told

        <!-- timeline:releases -->

        | Date | Event | Kind | Version | Source |
        |---|---|---|---|---|
        | {date} | Linux 2.6.20 released | release | linux:2.6.20 | [^a] |

        <!-- predictions:told -->

        | Prediction | Made | Outcome | Source |
        |---|---|---|---|
        | [It will be in the mainline](#in-mainline) | 2007-01-18 | {outcome} | [^a] |

        [^a]: The source, 2026, <https://example.org/a>

        """;

    private Task<List<string>> RowsAsync(string select, string slug)
    {
        var join = select.Contains("WHERE", StringComparison.Ordinal) ? "AND" : "WHERE";
        return SchemaTests.RowsAsync(site.ConnectionString,
            $"{select} {join} article_id = (SELECT id FROM articles WHERE slug = '{slug}')");
    }
}
