using System.Net;
using Wiki.Core.Visits;
using Wiki.Web.Tests.Harness;

namespace Wiki.Web.Tests.Comparing;

/// <summary>Any two texts of the wiki are compared on the same page, whatever their address says.</summary>
public sealed class CompareAnythingTests(ClockedSite site) : IClassFixture<ClockedSite>, IAsyncLifetime
{
    public async ValueTask InitializeAsync()
    {
        if (await site.NumberAsync("one-page") == 0)
        {
            await site.SaveAsync("one-page", Table("One page", "yes"));
            await site.SaveAsync("one-page", Table("One page", "no"));
            await site.SaveAsync("other-page", Table("Other page", "?"));
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Two_pages_are_compared_by_text_by_facts_and_as_readers_see_them()
    {
        using var visitor = site.Visitor();
        var form = await visitor.GetAsync("/compare-pages");
        var page = await form.Form("Compare").Fill("Page", "One page").Fill("and page", "other-page").SubmitAndFollowAsync();
        Assert.Equal("One page → Other page", page.Heading);
        Assert.Contains("1 fact changed", page.Text, StringComparison.Ordinal);
        Assert.NotNull(page.Document.QuerySelector("table.diff"));
        var marked = await page.ClickAsync("As readers see it");
        Assert.Equal(["Unknown"], marked.Document.QuerySelectorAll("td ins.added").Select(PageView.TextOf));
        Assert.Equal("Other page → One page", (await page.ClickAsync("The other way round")).Heading);
    }

    [Fact]
    public async Task A_page_can_be_compared_at_an_older_revision()
    {
        using var visitor = site.Visitor();
        var page = await visitor.GetAsync("/compare-pages?a=one-page@1&b=one-page@2");
        Assert.Equal(["revision 1", "revision 2"], page.Document.QuerySelectorAll(".sides a")
            .Select(PageView.TextOf).Where(it => it.StartsWith("revision", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("a=nope&b=one-page", "There is no page called “nope”.")]
    [InlineData("a=one-page@9&b=other-page", "“One page” has no revision “9”. Write a number from 1 to 2.")]
    [InlineData("a=one-page&b=other-page@x", "“Other page” has no revision “x”. Its only revision is 1.")]
    [InlineData("a=%2F&b=one-page", "There is no page called “/”.")]
    public async Task A_name_or_number_that_leads_nowhere_is_named_and_kept_in_the_form(string query, string problem)
    {
        using var visitor = site.Visitor();
        var page = await visitor.GetAsync("/compare-pages?" + query);
        Assert.Equal([problem], page.Problems);
        Assert.Null(page.Document.QuerySelector("table.diff"));
    }

    [Fact]
    public async Task Since_the_last_approval_means_from_what_readers_see_to_the_newest()
    {
        using var visitor = site.Visitor();
        var same = await visitor.GetAsync("/wiki/one-page/diff/approved..current");
        Assert.Contains("Readers see revision 2. The newest revision is 2.", same.Text, StringComparison.Ordinal);
        Assert.Contains("Nothing new", same.Text, StringComparison.Ordinal);
        var all = await visitor.GetAsync("/wiki/one-page/diff/1..current");
        Assert.Equal("Revision 1 → 2", all.Heading);
        Assert.Equal("/wiki/one-page/diff/1..current?view=inline", (await all.ClickAsync("Inline")).Path);
    }

    [Fact]
    public async Task The_history_leads_to_what_is_new_to_readers_and_to_oneself()
    {
        await site.SaveAsync("led", "# Led\n\nFirst.");
        using var newcomer = await site.Visitor().NewcomerAs("newcomer-led");
        var form = (await newcomer.GetAsync("/wiki/led/edit")).Form("Save");
        await form.Fill("Text", "# Led\n\nSecond.").SubmitAsync();

        var waits = await (await newcomer.GetAsync("/wiki/led/history")).ClickAsync("Changes since the published revision");
        Assert.Equal("Revision 1 → 2", waits.Heading);
        var unseen = await (await newcomer.GetAsync("/wiki/led/history")).ClickAsync("Changes since my last visit");
        Assert.Contains("Nothing new", unseen.Text, StringComparison.Ordinal);
        using var visitor = site.Visitor();
        Assert.DoesNotContain("my last visit", (await visitor.GetAsync("/wiki/led/history")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_readers_never_saw_is_marked_and_is_not_compared_with_what_they_see()
    {
        using var newcomer = await site.Visitor().NewcomerAs("newcomer-unseen");
        foreach (var text in new[] { "# Unseen\n\nFirst.", "# Unseen\n\nSecond." })
        {
            await (await newcomer.GetAsync("/wiki/unseen/edit")).Form("Save").Fill("Text", text).SubmitAsync();
        }

        var pages = await newcomer.GetAsync("/compare-pages?a=unseen&b=one-page");
        Assert.Equal(["not published", "✓ published"],
            pages.Document.QuerySelectorAll(".side .badge").Select(PageView.TextOf));
        var revisions = await newcomer.GetAsync("/wiki/unseen/diff/1..2");
        Assert.Empty(revisions.Document.QuerySelectorAll("a[href$='approved..current']"));
    }

    [Fact]
    public async Task Since_my_last_visit_means_from_what_I_saw_then()
    {
        await site.SaveAsync("visited", "# Visited\n\nFirst.");
        using var reader = await site.Visitor().SignedUpAs("frequent");
        Assert.Contains("Nothing new", (await reader.GetAsync("/wiki/visited/diff/visited..current")).Text, StringComparison.Ordinal);
        await reader.GetAsync("/wiki/visited");
        await site.SaveAsync("visited", "# Visited\n\nSecond.");
        await site.SaveAsync("visited", "# Visited\n\nThird.");
        await reader.GetAsync("/wiki/visited");
        var justSeen = await reader.GetAsync("/wiki/visited/diff/visited..current");
        Assert.Equal("Revision 1 → 3", justSeen.Heading);
        Assert.Contains("On your last visit you saw revision 1.", justSeen.Text, StringComparison.Ordinal);
        site.Clock.Advance(LastVisits.OneVisit + TimeSpan.FromMinutes(1));
        await reader.GetAsync("/wiki/visited");
        Assert.Contains("Nothing new", (await reader.GetAsync("/wiki/visited/diff/visited..current")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_windows_that_open_a_page_at_once_leave_one_visit()
    {
        await site.SaveAsync("opened", "# Opened\n\nFirst.");
        using var reader = await site.Visitor().SignedUpAs("hasty");
        var account = (await site.AccountAsync("hasty")).Id;
        var article = await site.WithAsync(async (Wiki.Core.Articles.ArticleReader articles) =>
            (await articles.CurrentAsync(Wiki.Text.Slug.Parse("opened", null), default))!.ArticleId);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => reader.GetAsync("/wiki/opened")));
        Assert.Equal(1, await site.WithAsync((LastVisits visits) => visits.SeenAsync(account, article, default)));
    }

    [Fact]
    public async Task Whoever_is_not_signed_in_is_asked_to_before_their_last_visit_is_looked_up()
    {
        using var visitor = site.Visitor();
        var page = await visitor.GetAsync("/wiki/one-page/diff/visited..current");
        Assert.StartsWith("/account/sign-in", page.Location, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("older..current")]
    [InlineData("approved..9")]
    [InlineData("Current..1")]
    public async Task A_word_that_stands_for_no_revision_is_not_found(string range)
    {
        using var visitor = site.Visitor();
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/wiki/one-page/diff/" + range)).Status);
    }

    [Fact]
    public async Task The_editor_shows_what_saving_would_change_and_saves_nothing()
    {
        await site.SaveAsync("edited-page", Table("One page", "yes"));
        using var editor = await site.Visitor().SignedUpAs("careful");
        var form = await editor.GetAsync("/wiki/edited-page/edit");
        var page = await form.Form("Changes").Fill("Text", Table("One page", "partial (half)")).SubmitAsync();
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("1 fact changed", page.Text, StringComparison.Ordinal);
        Assert.Contains("From revision 1 to the text in the form.", page.Text, StringComparison.Ordinal);
        Assert.Contains("partial (half)", page.Document.QuerySelector("textarea")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(1, await site.NumberAsync("edited-page"));
        var again = await page.Form("Save").SubmitAsync();
        Assert.True(again.Location is not null, again.Text);
    }

    [Fact]
    public async Task A_new_page_is_compared_with_nothing()
    {
        using var editor = await site.Visitor().SignedUpAs("founder");
        var form = await editor.GetAsync("/wiki/brand-new/edit?title=Brand+new");
        var page = await form.Form("Changes").Fill("Text", Table("Brand new", "yes")).SubmitAsync();
        Assert.Contains("The page is new.", page.Text, StringComparison.Ordinal);
        Assert.Contains("1 row, 1 column", page.Text, StringComparison.Ordinal);
        Assert.Equal(0, await site.NumberAsync("brand-new"));
    }

    private static string Table(string title, string cell) =>
        $"# {title}\n\n<!-- matrix:m -->\n\n| Feature | KVM |\n|---|---|\n| Row | {cell} |\n";
}
