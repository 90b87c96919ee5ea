using System.Globalization;
using Wiki.Core.Authors;
using Wiki.Web.Tests.Harness;

namespace Wiki.Web.Tests.Authors;

public sealed class HistoryGraphTests(WikiSite site) : IClassFixture<WikiSite>
{
    private const string ManyYears = """
        INSERT INTO articles (slug, current_number, published_number) VALUES ('years', 400, 400);
        INSERT INTO revisions (article_id, number, base_number, title, text, bytes, summary, minor, saved_at)
        SELECT id, n, n - 1, 'Years', '# Years', 1000 + n * 10, '', false,
               timestamptz '2007-01-18 00:00Z' + interval '1 day' * CASE WHEN n <= 300 THEN n / 300.0 ELSE n END
        FROM articles, generate_series(1, 400) n WHERE slug = 'years';
        INSERT INTO publications (article_id, number, published_at)
        SELECT article_id, number, saved_at FROM revisions JOIN articles ON id = article_id WHERE slug = 'years'
        """;

    [Fact]
    public async Task The_parts_have_all_revisions_and_the_size_at_their_end()
    {
        await TestDatabaseServer.RunAsync(site.ConnectionString, ManyYears);
        var id = long.Parse((await Data.SchemaTests.RowsAsync(
            site.ConnectionString, "SELECT id FROM articles WHERE slug = 'years'"))[0], CultureInfo.InvariantCulture);
        var graph = await site.WithAsync((HistoryGraphs graphs) =>
            graphs.FindAsync(id, 400, TestContext.Current.CancellationToken));
        Assert.NotNull(graph);
        Assert.Equal(HistoryGraphs.Parts, graph.Parts.Count);
        Assert.Equal(400, graph.Parts.Sum(part => part.Count));
        Assert.All(graph.Parts.Zip(graph.Parts.Skip(1)), it => Assert.Equal(it.First.Last + 1, it.Second.First));
        Assert.All(graph.Parts, part => Assert.Equal(1000 + (part.Last * 10), part.Bytes));
        Assert.Equal((300, graph.Parts[0]), (graph.Busiest.Count, graph.Busiest));
        Assert.Equal((1010, 5000), (graph.FirstBytes, graph.Parts[^1].Bytes));
        Assert.All(graph.Bars, bar => Assert.InRange(bar.Y + bar.Height, 1, HistoryGraph.Height));

        using var visitor = site.Visitor();
        var page = await visitor.GetAsync("/wiki/years/history");
        Assert.Contains(
            "400 revisions from 18 Jan 2007 to 22 Feb 2008. The size went from 1,010 bytes to 5,000 bytes.",
            page.Text, StringComparison.Ordinal);
        var places = page.Document.QuerySelectorAll(".growth li a").Select(link => link.GetAttribute("href")).ToList();
        Assert.Equal("/wiki/years/history?below=401", places[0]);
        Assert.Equal("/wiki/years/history?below=301", places[^1]);
    }

    [Fact]
    public async Task A_short_history_has_no_graph()
    {
        await site.SaveAsync("short", "# Short\n\n1");
        await site.SaveAsync("short", "# Short\n\n2");
        using var visitor = site.Visitor();
        Assert.Null((await visitor.GetAsync("/wiki/short/history")).Document.QuerySelector(".growth"));
        await site.SaveAsync("short", "# Short\n\n3");
        Assert.NotNull((await visitor.GetAsync("/wiki/short/history")).Document.QuerySelector(".growth"));
        Assert.Null((await visitor.GetAsync("/wiki/short/history?below=3")).Document.QuerySelector(".growth"));
    }

    [Fact]
    public async Task A_clock_that_was_set_back_and_a_page_saved_at_one_instant_do_no_harm()
    {
        await TestDatabaseServer.RunAsync(site.ConnectionString, """
            INSERT INTO articles (slug, current_number, published_number) VALUES ('back', 5, 5), ('instant', 3, 3);
            INSERT INTO revisions (article_id, number, base_number, title, text, bytes, summary, minor, saved_at)
            SELECT id, n, n - 1, 'Back', '# Back', 0, '', false,
                   timestamptz '2007-01-18' + interval '1 day' * CASE WHEN slug = 'instant' THEN 0 ELSE (n * 3) % 5 END
            FROM articles, generate_series(1, current_number) n WHERE slug IN ('back', 'instant');
            INSERT INTO publications (article_id, number, published_at)
            SELECT article_id, number, saved_at FROM revisions JOIN articles ON id = article_id
            WHERE slug IN ('back', 'instant')
            """);
        using var visitor = site.Visitor();
        Assert.NotNull((await visitor.GetAsync("/wiki/back/history")).Document.QuerySelector(".growth path"));
        Assert.Null((await visitor.GetAsync("/wiki/instant/history")).Document.QuerySelector(".growth"));
    }
}
