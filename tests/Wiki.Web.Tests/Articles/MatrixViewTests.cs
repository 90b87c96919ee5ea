using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Wiki.Core.Articles;
using Wiki.Core.Data;
using Wiki.Web.Tests.Harness;

namespace Wiki.Web.Tests.Articles;

public sealed class MatrixViewTests(WikiSite site) : IClassFixture<WikiSite>
{
    private const string Text = """
        # Core features

        As one page says.[^prose]

        ## Memory

        <!-- matrix:memory lines="kvm:linux" -->

        | Feature | Xen | KVM | UML |
        |---|---|---|---|
        | Ballooning | yes since 2005 [^a] | yes since linux:2.6.27 [^b] | no |
        | Page sharing | no | yes since linux:2.6.32 #hw (needs care) | no |
        | Overcommit | yes | yes | yes |

        ## Migration

        <!-- matrix:migration -->

        | Feature | Xen | KVM |
        |---|---|---|
        | Live migration | yes | no |

        ## Time

        <!-- timeline:t -->

        | Date | Event | System | Kind | Version |
        |---|---|---|---|---|
        | 2008-10-09 | Linux 2.6.27 | kvm | release | linux:2.6.27 |
        | 2009-12-03 | Linux 2.6.32 | kvm | release | linux:2.6.32 |

        [^a]: Source A
        [^b]: Source B
        [^prose]: Source of the prose
        """;

    [Theory]
    [InlineData("", "Ballooning, Page sharing, Overcommit, Live migration", "Xen, KVM, UML")]
    [InlineData("?cols=kvm,xen", "Ballooning, Page sharing, Overcommit, Live migration", "KVM, Xen")]
    [InlineData("?cols=kvm&cols=xen", "Ballooning, Page sharing, Overcommit, Live migration", "KVM, Xen")]
    [InlineData("?diff=1", "Ballooning, Page sharing, Live migration", "Xen, KVM, UML")]
    [InlineData("?diff=1&cols=xen,kvm", "Page sharing, Live migration", "Xen, KVM")]
    [InlineData("?diff=versions&cols=xen,kvm", "Ballooning, Page sharing, Live migration", "Xen, KVM")]
    [InlineData("?level=kvm:no", "Live migration", "Xen, KVM")]
    [InlineData("?tag=hw", "Page sharing", "Xen, KVM, UML")]
    [InlineData("?q=SHARING", "Page sharing", "Xen, KVM, UML")]
    [InlineData("?unsourced=1&cols=xen", "Page sharing, Overcommit, Live migration", "Xen")]
    [InlineData("?checked-before=2025", "Ballooning, Page sharing, Overcommit, Live migration", "Xen, KVM, UML")]
    [InlineData("?sort=-xen", "Page sharing, Ballooning, Overcommit, Live migration", "Xen, KVM, UML")]
    public async Task Each_view_is_an_address_that_shows_its_rows_and_columns(string query, string rows, string columns)
    {
        if (await site.NumberAsync("core-features") == 0)
        {
            await site.SaveAsync("core-features", Text);
        }

        using var visitor = site.Visitor();
        var page = await visitor.GetAsync("/wiki/core-features" + query);

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(rows, string.Join(", ", page.Document.QuerySelectorAll(".grid th[scope=row]").Select(th => th.TextContent)));
        Assert.Equal(columns, string.Join(", ", page.Document.QuerySelector(".grid")!.QuerySelectorAll("thead .sys").Select(th => th.TextContent)));
        Assert.Equal(query.Length == 0 ? null : "noindex, nofollow",
            page.Document.QuerySelector("meta[name=robots]")?.GetAttribute("content"));
        Assert.Empty(page.Document.QuerySelectorAll("[style], main script"));
        Assert.All(page.Document.QuerySelectorAll("#view\\.all a"), link => Assert.Equal("nofollow", link.GetAttribute("rel")));
    }

    [Fact]
    public async Task A_visitor_without_script_goes_from_view_to_view_by_links_and_forms()
    {
        await site.SaveAsync("by-links", Text);
        using var visitor = site.Visitor();
        var page = await visitor.GetAsync("/wiki/by-links");
        Assert.Equal("Only differences 3 of 4", page.Document.QuerySelector("#view\\.rows a")!.TextContent.Trim());

        page = await page.ClickAsync("UML");
        Assert.Equal("/wiki/by-links?cols=xen,kvm", page.Path);
        page = await page.ClickAsync("KVM earlier");
        Assert.Equal("/wiki/by-links?cols=kvm,xen", page.Path);
        page = await page.ClickAsync("Only differences 2 of 4");
        Assert.Equal("/wiki/by-links?cols=kvm,xen&diff=1", page.Path);
        page = await page.ClickAsync("Sort rows by Xen");
        Assert.Equal("/wiki/by-links?cols=kvm,xen&diff=1&sort=xen", page.Path);
        page = await page.Form("Filter").Fill("Filter features", "sharing").SubmitAsync();
        Assert.Equal(["cols=kvm%2Cxen", "diff=1", "q=sharing", "sort=xen"], Parts(page.Path));
        Assert.Equal("1 of 4 features in 1 of 2 tables", page.Document.QuerySelector("#view\\.count")!.TextContent);
        page = await page.ClickAsync("UML");
        Assert.Equal("/wiki/by-links?cols=kvm,xen,uml&diff=1&q=sharing&sort=xen", page.Path);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(8)]
    [InlineData(10)]
    public async Task A_system_switched_off_and_on_again_leads_back_to_where_one_started(int columns)
    {
        var names = Enumerable.Range(1, columns).Select(i => $"System {i}").ToList();
        var slug = $"off-and-on-{columns}";
        await site.SaveAsync(slug, $"# Off and on\n\n<!-- matrix:m -->\n\n| Feature | {string.Join(" | ", names)} |\n"
            + $"|---{string.Concat(names.Select(_ => "|---"))}|\n"
            + $"| Speed {string.Concat(names.Select(_ => "| yes "))}|\n");
        using var visitor = site.Visitor();
        foreach (var start in columns > 8 ? new[] { $"/wiki/{slug}", $"/wiki/{slug}?cols=all" } : [$"/wiki/{slug}"])
        {
            foreach (var name in new[] { names[0], names[1], names[7 < columns ? 7 : columns - 1] })
            {
                var off = await (await visitor.GetAsync(start)).ClickAsync(name);
                Assert.DoesNotContain(name, Heads(off));
                var on = await off.ClickAsync(name);
                Assert.Equal(start, on.Path);
            }
        }

        var page = await visitor.GetAsync($"/wiki/{slug}?cols=system-3,system-1");
        page = await page.ClickAsync("System 2");
        Assert.Equal(["System 3", "System 1", "System 2"], Heads(page));

        static IEnumerable<string> Heads(PageView page) =>
            page.Document.QuerySelectorAll("#matrix-m thead .sys").Select(it => it.TextContent.Trim());
    }

    [Fact]
    public async Task A_date_is_asked_for_by_a_form_and_cells_that_just_changed_say_what_they_were()
    {
        await site.SaveAsync("on-a-date", Text);
        using var visitor = site.Visitor();
        var page = await visitor.GetAsync("/wiki/on-a-date?diff=1");
        Assert.Equal("2005-12-31|2008-10-09|2009-12-03",
            page.Document.QuerySelector("#view\\.stop")!.GetAttribute("data-stops"));

        foreach (var (date, stop) in new[] { ("2001", "0"), ("2008-10-09", "1"), ("2009-11", "1"), ("2009", "2"), ("", "3") })
        {
            page = await visitor.GetAsync($"/wiki/on-a-date?at={date}");
            Assert.Equal(stop, page.Document.QuerySelector("#view\\.stop")!.GetAttribute("value"));
        }

        page = await visitor.GetAsync("/wiki/on-a-date?at=2008-10-09&cols=kvm");
        Assert.Equal("yes changed", Cell(page, "memory", "ballooning", 0).ClassName);
        Assert.Equal("before: No", Cell(page, "memory", "ballooning", 0).QuerySelector(".was")!.TextContent);
        Assert.Equal("no future", Cell(page, "memory", "page-sharing", 0).ClassName);
        Assert.Equal("linux 2.6.27", page.Document.QuerySelector("#matrix-memory thead small")!.TextContent);
        Assert.Contains("as things stood on 9 Oct 2008", page.Notice, StringComparison.Ordinal);
        Assert.Equal("/wiki/on-a-date?cols=kvm", (await page.ClickAsync("Today")).Path);

        page = await visitor.GetAsync("/wiki/on-a-date?at=someday");
        Assert.Equal("“someday” is not a date that this wiki understands. Write a year, a month or a day, such as 2007, Jan 2007 or 18 Jan 2007.", page.Notice);
    }

    [Fact]
    public async Task What_the_wiki_said_on_a_day_is_shown_with_a_notice_and_a_day_before_all_texts_is_an_error()
    {
        await site.SaveAsync("believed", Text);
        await site.SaveAsync("believed", Text.Replace("| no | yes since linux:2.6.32", "| partial (HVM) | yes since linux:2.6.32",
            StringComparison.Ordinal));
        using var visitor = site.Visitor();
        var today = DateTime.UtcNow;

        var page = await visitor.GetAsync($"/wiki/believed?known={today:yyyy}&at=2009-12-03&cols=xen");
        Assert.Contains($"You see this page as this wiki knew in {today:yyyy}: revision 2", page.Notice, StringComparison.Ordinal);
        Assert.Contains($"as this wiki knew in {today:yyyy}", page.Text, StringComparison.Ordinal);
        Assert.Equal("partial assumed", Cell(page, "memory", "page-sharing", 0).ClassName);
        Assert.All(page.Document.QuerySelectorAll(".view-systems a, #view\\.rows a"), link =>
            Assert.Contains($"&known={today:yyyy}", link.GetAttribute("href")!, StringComparison.Ordinal));

        page = await visitor.GetAsync("/wiki/believed?known=2010-01-01");
        Assert.Equal("This wiki had no such page on 1 Jan 2010. You see the page as it is now.", page.Notice);
        Assert.Equal("noindex, nofollow", page.Document.QuerySelector("meta[name=robots]")?.GetAttribute("content"));
    }

    [Fact]
    public async Task The_text_of_a_day_is_the_last_that_was_published_before_the_day_ended()
    {
        await site.SaveAsync("before-midnight", Text);
        await site.SaveAsync("before-midnight", Text + "\nMore.\n");
        var first = await site.WithAsync((WikiDb db) => db.Set<Publication>().Where(it => it.Number == 1
            && db.Set<Article>().Any(article => article.Id == it.ArticleId && article.Slug == "before-midnight"))
            .Select(it => it.PublishedAt).SingleAsync());
        var number = await site.WithAsync(async (Wiki.Core.Articles.ArticleReader reader) => (
            (await reader.KnownAsync(Slug("before-midnight"), first.AddTicks(10), default))?.Number,
            (await reader.KnownAsync(Slug("before-midnight"), first, default))?.Number,
            (await reader.KnownAsync(Slug("before-midnight"), first.AddDays(1), default))?.Number));
        Assert.Equal((1, null, 2), number);
    }

    [Fact]
    public async Task What_an_address_asks_for_in_vain_is_told_and_never_an_error()
    {
        await site.SaveAsync("in-vain", Text);
        using var visitor = site.Visitor();
        var page = await visitor.GetAsync("/wiki/in-vain?utm=x&level=maybe&cols=nobody&part=");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("“utm” in the address has no meaning here and was ignored.", page.Text,
            StringComparison.Ordinal);
        Assert.Contains("“level=maybe” in the address was ignored", page.Text, StringComparison.Ordinal);
        Assert.Contains("No table here has a column “nobody”.", page.Text, StringComparison.Ordinal);
        Assert.Equal(3, page.Document.QuerySelector(".grid")!.QuerySelectorAll("thead .sys").Length);
    }

    [Fact]
    public async Task One_matrix_has_a_page_of_its_own_with_the_sources_it_cites()
    {
        await site.SaveAsync("alone", Text);
        using var visitor = site.Visitor();
        var page = await visitor.GetAsync("/wiki/alone/matrix/memory");

        Assert.Equal("Memory", page.Heading);
        Assert.StartsWith("Memory · Core features · ", page.Title, StringComparison.Ordinal);
        Assert.Equal("/wiki/alone/matrix/memory", page.Document.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
        Assert.Null(page.Document.QuerySelector("meta[name=robots]"));
        Assert.Single(page.Document.QuerySelectorAll(".matrix"));
        Assert.Equal(["fn:2", "fn:3"], page.Document.QuerySelectorAll(".footnotes li").Select(item => item.Id));
        Assert.Equal("/wiki/alone", page.Document.QuerySelector(".crumbs a")!.GetAttribute("href"));

        page = await visitor.GetAsync("/wiki/alone/matrix/memory?cols=xen");
        Assert.Equal(["fn:2"], page.Document.QuerySelectorAll(".footnotes li").Select(item => item.Id));
        Assert.Equal("/wiki/alone/matrix/memory", page.Document.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/wiki/alone/matrix/nope")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/wiki/nobody/matrix/memory")).Status);
        Assert.Equal("/wiki/alone/matrix/memory?diff=1", (await visitor.GetAsync("/wiki/Alone/matrix/memory?diff=1")).Location);
    }

    [Fact]
    public async Task A_kept_page_is_made_anew_when_another_article_dates_a_release()
    {
        await site.SaveAsync("kept-matrix", Text);
        using var visitor = site.Visitor();
        foreach (var address in new[] { "/wiki/kept-matrix", "/wiki/kept-matrix/matrix/memory" })
        {
            Assert.DoesNotContain("2.6.99", (await visitor.GetAsync(address)).Body, StringComparison.Ordinal);
        }

        await site.SaveAsync("linux-releases", "# Releases\n\n<!-- timeline:r -->\n\n| Date | Event | System | Kind | Version |\n"
            + "|---|---|---|---|---|\n| 2012-01-01 | Linux 2.6.99 | kvm | release | linux:2.6.99 |\n");
        foreach (var address in new[] { "/wiki/kept-matrix", "/wiki/kept-matrix/matrix/memory" })
        {
            Assert.Contains("linux 2.6.99", (await visitor.GetAsync(address)).Body, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_script_is_given_the_controls_and_the_matrices_alone()
    {
        await site.SaveAsync("in-part", Text);
        using var visitor = site.Visitor();
        var page = await visitor.GetAsync("/wiki/in-part?diff=1&part=matrix");

        Assert.DoesNotContain("<html", page.Body, StringComparison.Ordinal);
        Assert.Equal(["view.all", "view.strip", "matrix-memory", "matrix-migration"],
            page.Document.Body!.Children.Select(element => element.Id));
        Assert.Equal("noindex, nofollow", page.Header("X-Robots-Tag"));
        Assert.DoesNotContain("part=", page.Body, StringComparison.Ordinal);
        Assert.Equal(3, page.Document.QuerySelectorAll(".grid th[scope=row]").Length);
        page = await visitor.GetAsync("/wiki/in-part/matrix/memory?part=matrix");
        Assert.Equal(["view.all", "view.strip", "matrix-memory", ""], page.Document.Body!.Children.Select(element => element.Id ?? ""));
    }

    [Fact]
    public async Task Who_drags_a_date_over_a_table_is_not_held_up_and_who_asks_without_end_is()
    {
        await site.SaveAsync("dragged", Text);
        using var visitor = site.Visitor();
        for (var i = 0; i < 250; i++)
        {
            Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync($"/wiki/dragged?at={1990 + i % 30}&part=matrix")).Status);
        }

        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 40 && !answers.Contains(HttpStatusCode.TooManyRequests); i++)
        {
            answers.AddRange((await Task.WhenAll(Enumerable.Range(0, 100)
                .Select(_ => visitor.GetAsync("/wiki/nowhere?part=matrix")))).Select(page => page.Status));
        }

        Assert.Contains(HttpStatusCode.TooManyRequests, answers);
    }

    [Fact]
    public async Task Of_twenty_systems_eight_are_shown_and_a_link_shows_all()
    {
        var names = Enumerable.Range(1, 20).Select(i => $"S{i}").ToList();
        await site.SaveAsync("many-systems", $"# Many\n\n<!-- matrix:m -->\n\n| F | {string.Join(" | ", names)} |\n"
            + $"|---|{string.Concat(names.Select(_ => "---|"))}\n| A | {string.Join(" | ", names.Select(_ => "yes"))} |\n");
        using var visitor = site.Visitor();
        var page = await visitor.GetAsync("/wiki/many-systems");
        Assert.Contains("8 of 20 systems shown", page.Text, StringComparison.Ordinal);
        Assert.Equal(8, page.Document.QuerySelectorAll(".grid td").Length);
        page = await page.ClickAsync("show all");
        Assert.Equal("/wiki/many-systems?cols=all", page.Path);
        Assert.Equal(20, page.Document.QuerySelectorAll(".grid td").Length);
    }

    private static Wiki.Text.Slug Slug(string text) => Wiki.Text.Slug.Parse(text, null);

    private static IElement Cell(PageView page, string matrix, string row, int column) =>
        page.Document.GetElementById($"matrix-{matrix}.{row}")!.QuerySelectorAll("td")[column];

    private static IEnumerable<string> Parts(string path) => path[(path.IndexOf('?') + 1)..].Split('&').Order(StringComparer.Ordinal);
}
