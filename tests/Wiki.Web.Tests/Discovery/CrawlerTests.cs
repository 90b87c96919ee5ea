using System.Net;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Wiki.Core.Reviews;
using Wiki.Web.Tests.Harness;

namespace Wiki.Web.Tests.Discovery;

public sealed class CrawlerTests(MailSite site) : IClassFixture<MailSite>
{
    private static readonly XNamespace Maps = "http://www.sitemaps.org/schemas/sitemap/0.9";

    [Theory]
    [InlineData("/", true)]
    [InlineData("/wiki/kvm", true)]
    [InlineData("/wiki/edit-war", true)]
    [InlineData("/wiki/feature-matrix/matrix/kernel", true)]
    [InlineData("/wiki/feature-matrix.csv", true)]
    [InlineData("/wiki/kvm/talk", true)]
    [InlineData("/category/systems", true)]
    [InlineData("/compare", true)]
    [InlineData("/recent", true)]
    [InlineData("/dist/site.css?v=1", true)]
    [InlineData("/wiki/kvm?at=2007", false)]
    [InlineData("/compare?system=kvm&system=xen", false)]
    [InlineData("/cell/kernel/linux-host/kvm?in=feature-matrix", false)]
    [InlineData("/wiki/kvm/history", false)]
    [InlineData("/wiki/kvm/history/1", false)]
    [InlineData("/wiki/kvm/diff/1..2", false)]
    [InlineData("/wiki/kvm/blame", false)]
    [InlineData("/wiki/kvm/edit", false)]
    [InlineData("/wiki/feature-matrix/matrix/kernel/edit", false)]
    [InlineData("/wiki/kvm/talk/new", false)]
    [InlineData("/account/sign-in", false)]
    [InlineData("/search", false)]
    [InlineData("/search?q=kvm", false)]
    [InlineData("/review", false)]
    public async Task A_crawler_is_led_to_pages_and_kept_out_of_views_without_end(string address, bool allowed)
    {
        using var visitor = site.Visitor();
        var robots = await visitor.GetAsync("/robots.txt");
        Assert.StartsWith("text/plain", robots.Header("Content-Type"), StringComparison.Ordinal);
        var lines = robots.Body.Split('\n').Select(line => line.Split(": ", 2)).Where(line => line.Length == 2)
            .ToList();
        Assert.Equal(["User-agent", "*"], lines[0]);

        // RFC 9309: the longest rule that fits decides.
        var rule = lines.Where(line => line[0] is "Allow" or "Disallow" && Regex.IsMatch(
                address, "^" + Regex.Escape(line[1]).Replace("\\*", ".*", StringComparison.Ordinal)))
            .MaxBy(line => line[1].Length);

        Assert.Equal(allowed, rule is null || rule[0] == "Allow");
    }

    [Fact]
    public async Task Robots_txt_names_the_sitemap_which_lists_each_published_page_with_the_day_it_changed_for_readers()
    {
        await site.SaveAsync("mapped", "# Mapped\n\none");
        using var newcomer = await site.Visitor().NewcomerAs("mapping-new");
        using var reviewer = await site.Visitor().SignedUpAs("mapping-reviewer", "Reviewer");
        await site.SaveAsAsync("mapping-new", "mapped", "# Mapped\n\ntwo");
        await site.SaveAsAsync("mapping-new", "unmapped", "# Unmapped\n\nwaits");
        using var visitor = site.Visitor();
        var robots = (await visitor.GetAsync("/robots.txt")).Body;
        Assert.Contains($"Sitemap: {MailSite.Base}/sitemap.xml\n", robots, StringComparison.Ordinal);

        var before = await DatesAsync(visitor);
        await site.DecideAsync("mapping-reviewer", "mapped", 2, Verdict.Approved, "");
        var after = await DatesAsync(visitor);

        Assert.DoesNotContain(MailSite.Base + "/wiki/unmapped", after.Keys);
        Assert.Equal(
            await SqlAsync(
                "SELECT to_char(published_at AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"') FROM publications p "
                + "JOIN articles a ON a.id = p.article_id AND p.number = 2 WHERE slug = 'mapped'"),
            [after[MailSite.Base + "/wiki/mapped"]]);
        Assert.Contains(MailSite.Base + "/wiki/mapped", before.Keys);
    }

    [Fact]
    public async Task A_site_that_knows_no_address_uses_that_of_the_request_and_keeps_it_for_no_other_reader()
    {
        await using var nameless = new WikiSite();
        await nameless.InitializeAsync();
        await nameless.SaveAsync("here", "# Here\n\nx");
        using var visitor = nameless.Visitor();
        foreach (var path in new[] { "/sitemap.xml", "/robots.txt", "/opensearch.xml", "/wiki/here/cite" })
        {
            await visitor.GetAsync(path);
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.Host = "other.example";
            var answer = await visitor.SendAsync(request);
            Assert.Contains("http://other.example/", answer.Body, StringComparison.Ordinal);
        }

        var page = await visitor.GetAsync("/wiki/here");
        Assert.Equal("/wiki/here", page.Document.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
        Assert.Null(page.Document.QuerySelector("meta[property='og:url'], meta[property='og:image']"));
        Assert.DoesNotContain(nameless.Address.Authority, page.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wiki_with_more_pages_than_one_sitemap_may_list_has_a_list_of_sitemaps()
    {
        await using var large = new MailSite();
        await large.InitializeAsync();
        await TestDatabaseServer.RunAsync(large.ConnectionString, """
            INSERT INTO articles (slug, current_number, published_number)
            SELECT 'page-' || n, 1, 1 FROM generate_series(1, 50001) AS n;
            INSERT INTO revisions (article_id, number, base_number, title, text, bytes, summary, minor, saved_at)
            SELECT id, 1, 0, 'A', '# A', 3, '', false, now() FROM articles;
            INSERT INTO publications (article_id, number, published_at) SELECT id, 1, now() FROM articles
            """);
        using var visitor = large.Visitor();

        var index = XDocument.Parse((await visitor.GetAsync("/sitemap.xml")).Body).Root!;

        Assert.Equal(Maps + "sitemapindex", index.Name);
        var parts = index.Elements(Maps + "sitemap").Select(it => it.Element(Maps + "loc")!.Value).ToList();
        Assert.Equal([MailSite.Base + "/sitemap-1.xml", MailSite.Base + "/sitemap-2.xml"], parts);
        var counts = new List<int>();
        foreach (var part in parts)
        {
            var file = await visitor.GetAsync(new Uri(part).PathAndQuery);
            counts.Add(XDocument.Parse(file.Body).Root!.Elements().Count());
        }

        Assert.Equal([50_000, 1], counts);
        foreach (var number in new[] { "0", "3", "2147483647" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/sitemap-{number}.xml")).Status);
        }
    }

    private static async Task<Dictionary<string, string>> DatesAsync(Visitor visitor)
    {
        var file = await visitor.GetAsync("/sitemap.xml");
        Assert.StartsWith("application/xml", file.Header("Content-Type"), StringComparison.Ordinal);
        return XDocument.Parse(file.Body).Root!.Elements(Maps + "url")
            .ToDictionary(it => it.Element(Maps + "loc")!.Value, it => it.Element(Maps + "lastmod")!.Value);
    }

    private Task<List<string>> SqlAsync(string query) => Data.SchemaTests.RowsAsync(site.ConnectionString, query);
}
