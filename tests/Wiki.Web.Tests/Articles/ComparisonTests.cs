using System.Net;
using Wiki.Web.Tests.Harness;

namespace Wiki.Web.Tests.Articles;

public sealed class ComparisonTests(ComparisonTests.ComparedSite site) : IClassFixture<ComparisonTests.ComparedSite>
{
    [Theory]
    [InlineData("")]
    [InlineData("?view=inline")]
    public async Task The_words_that_changed_are_marked(string view)
    {
        using var visitor = site.Visitor();
        var page = await visitor.GetAsync("/wiki/compared/diff/1..2" + view);
        Assert.Equal("Revision 1 → 2", page.Heading);
        Assert.Equal(["<slow>"], page.Document.QuerySelectorAll("td.del del").Select(PageView.TextOf));
        Assert.Equal(["quick & light"], page.Document.QuerySelectorAll("td.add ins").Select(PageView.TextOf));
        Assert.Contains("1 change: 1 line removed, 1 line added.", page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "Inline", "?view=inline")]
    [InlineData("?view=inline", "Side by side", "")]
    public async Task Either_view_leads_to_the_other(string view, string link, string other)
    {
        using var visitor = site.Visitor();
        var page = await visitor.GetAsync("/wiki/compared/diff/1..2" + view);
        Assert.Equal("/wiki/compared/diff/1..2" + other, (await page.ClickAsync(link)).Path);
        Assert.Equal(view.Length > 0, page.Document.QuerySelector("table.diff")?.ClassList.Contains("inline"));
    }

    [Fact]
    public async Task Unchanged_lines_are_folded_until_they_are_asked_for()
    {
        using var visitor = site.Visitor();
        var page = await visitor.GetAsync("/wiki/compared/diff/1..2");
        Assert.DoesNotContain("line 20", page.Text, StringComparison.Ordinal);
        var fold = Assert.Single(page.Document.QuerySelectorAll("tr.skip a"));
        var whole = await page.ClickAsync(PageView.TextOf(fold));
        Assert.Contains("line 20", whole.Text, StringComparison.Ordinal);
        Assert.Empty(whole.Document.QuerySelectorAll("tr.skip"));
        Assert.Contains("all=1", (await whole.ClickAsync("Inline")).Path, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?view=inline")]
    public async Task A_change_of_nothing_but_blanks_is_said_to_be_one(string view)
    {
        using var visitor = site.Visitor();
        var page = await visitor.GetAsync("/wiki/compared/diff/2..3" + view);
        Assert.Contains("only blanks changed", page.Text, StringComparison.Ordinal);
        Assert.Contains("1 change:", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_title_is_shown_as_such()
    {
        using var visitor = site.Visitor();
        var page = await visitor.GetAsync("/wiki/compared/diff/3..4");
        Assert.Contains("Title: Compared Weighed", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_order_of_an_address_is_kept_even_from_new_to_old()
    {
        using var visitor = site.Visitor();
        var page = await visitor.GetAsync("/wiki/compared/diff/2..1");
        Assert.Equal("Revision 2 → 1", page.Heading);
        Assert.Equal(["quick & light"], page.Document.QuerySelectorAll("td.del del").Select(PageView.TextOf));
        Assert.Equal(["<slow>"], page.Document.QuerySelectorAll("td.add ins").Select(PageView.TextOf));
    }

    [Theory]
    [InlineData("")]
    [InlineData("?view=inline")]
    [InlineData("?all=1")]
    public async Task A_revision_does_not_differ_from_itself(string view)
    {
        using var visitor = site.Visitor();
        var page = await visitor.GetAsync("/wiki/compared/diff/2..2" + view);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("No difference", page.Text, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("table.diff"));
    }

    [Theory]
    [InlineData("1..9")]
    [InlineData("9..1")]
    [InlineData("0..1")]
    [InlineData("-1..1")]
    [InlineData("1..99999999999")]
    [InlineData("1...2")]
    [InlineData("1")]
    [InlineData("a..b")]
    public async Task A_number_that_no_revision_has_is_not_found(string numbers)
    {
        using var visitor = site.Visitor();
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/wiki/compared/diff/" + numbers)).Status);
    }

    [Theory]
    [InlineData("", "/wiki/compared/history")]
    [InlineData("?a=1", "/wiki/compared/history")]
    [InlineData("?a=4&b=1", "/wiki/compared/diff/1..4")]
    public async Task A_choice_that_is_incomplete_leads_back_to_the_history(string query, string to)
    {
        using var visitor = site.Visitor();
        Assert.Equal(to, (await visitor.GetAsync("/wiki/compared/diff" + query)).Location);
    }

    [Fact]
    public async Task From_a_comparison_one_steps_back_and_forth_through_the_history()
    {
        using var visitor = site.Visitor();
        var page = await visitor.GetAsync("/wiki/compared/diff/2..3?view=inline");
        var forth = await page.ClickAsync("3 to 4 →");
        Assert.Equal("/wiki/compared/diff/3..4?view=inline", forth.Path);
        Assert.Null(forth.Document.QuerySelector("a[rel=next]"));
        var back = await page.ClickAsync("← 1 to 2");
        Assert.Equal("/wiki/compared/diff/1..2?view=inline", back.Path);
        Assert.Null(back.Document.QuerySelector("a[rel=prev]"));
    }

    public sealed class ComparedSite : WikiSite, IAsyncLifetime
    {
        async ValueTask IAsyncLifetime.InitializeAsync()
        {
            await InitializeAsync();
            var lines = string.Join('\n', Enumerable.Range(1, 40).Select(i => $"line {i}"));
            await this.SaveAsync("compared", $"# Compared\n\nIt is <slow> today.\n{lines}\nend\n");
            await this.SaveAsync("compared", $"# Compared\n\nIt is quick & light today.\n{lines}\nend\n");
            await this.SaveAsync("compared", $"# Compared\n\nIt is quick & light today.\n{lines}\nend  \n");
            await this.SaveAsync("compared", $"# Weighed\n\nIt is quick & light today.\n{lines}\nend  \n");
        }
    }
}
