using Wiki.Core.Talk;
using Wiki.Web.Tests.Harness;

namespace Wiki.Web.Tests.Talk;

public sealed class LineCommentTests(WikiSite site) : IClassFixture<WikiSite>
{
    private const string First = "# KVM\n\nKVM came in 2.6.20, in February.\n\nIt needs hardware assistance.\n";

    [Fact]
    public async Task A_comment_on_a_line_stands_beneath_it_in_the_comparison_it_was_begun_on()
    {
        await site.SaveAsync("beneath", First);
        await site.SaveAsync("beneath", First.Replace("February", "February 2007", StringComparison.Ordinal));
        using var editor = await site.Visitor().SignedUpAs("liner");
        var comparison = await editor.GetAsync("/wiki/beneath/diff/1..2");
        var form = await comparison.ClickAsync("Comment on line 3");
        Assert.Equal("Comment on line 3", form.Heading);
        Assert.Contains("KVM came in 2.6.20, in February 2007.", form.Text, StringComparison.Ordinal);
        await form.Form("Send").Fill("Your comment", "Cite the release notes.").SubmitAsync();

        foreach (var view in new[] { "", "?view=inline" })
        {
            var page = await editor.GetAsync("/wiki/beneath/diff/1..2" + view);
            var row = page.Document.QuerySelector(".diff tr:has(.thread)")!;
            Assert.Contains("Cite the release notes.", row.TextContent, StringComparison.Ordinal);
            Assert.Contains("February 2007", row.PreviousElementSibling!.TextContent, StringComparison.Ordinal);
            Assert.Equal($"/wiki/beneath/diff/1..2{view}", page.Form("Resolve: Line 3").Field("Resolve: Line 3")
                .Closest("form")!.QuerySelector("input[name=Return]")!.GetAttribute("value"));
        }
    }

    [Fact]
    public async Task A_browser_that_tells_where_it_came_from_is_led_back_there()
    {
        await site.SaveAsync("led-back", First);
        using var editor = await site.Visitor().SignedUpAs("returner");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/wiki/led-back/talk/new?number=1&line=5");
        request.Headers.Referrer = new Uri(site.Address, "/wiki/led-back/history/1?source=1");
        var form = await editor.SendAsync(request);
        var back = await form.Form("Send").Fill("Your comment", "Always?").SubmitAsync();
        Assert.StartsWith("/wiki/led-back/history/1?source=1#thread.", back.Location, StringComparison.Ordinal);
        Assert.NotNull((await back.FollowAsync()).Document.QuerySelector(".source tr#new\\.5 + tr .thread"));

        using var elsewhere = new HttpRequestMessage(HttpMethod.Get, "/wiki/led-back/talk/new?number=1&line=5");
        elsewhere.Headers.Referrer = new Uri("https://example.org/wiki/led-back/history/1");
        Assert.Null((await editor.SendAsync(elsewhere)).Document.QuerySelector("input[name=Return]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_comment_follows_its_line_through_later_revisions_and_is_outdated_when_the_line_goes()
    {
        await site.SaveAsync("carried", First);
        await CommentAsync("carried", 1, 5, "follower", "Always?");
        await site.SaveAsync("carried", "# KVM\n\nA new line.\n\nKVM came in 2.6.20.\n\nIt needs hardware help.\n");
        using var visitor = site.Visitor();
        var moved = await visitor.GetAsync("/wiki/carried/history/2");
        Assert.Contains("Always?", moved.Document.QuerySelector(".source tr#new\\.7 + tr")!.TextContent, StringComparison.Ordinal);
        var listed = await visitor.GetAsync("/wiki/carried/talk");
        Assert.Equal("/wiki/carried/history/2?source=1#new.7",
            listed.Document.QuerySelector(".thread > .small a")!.GetAttribute("href"));
        Assert.Contains("Line 7", listed.Text, StringComparison.Ordinal);

        await site.SaveAsync("carried", "# KVM\n\nA new line.\n\nKVM came in 2.6.20.\n");
        foreach (var address in new[] { "/wiki/carried/history/3", "/wiki/carried/diff/2..3", "/wiki/carried/talk" })
        {
            var page = await visitor.GetAsync(address);
            var section = page.Document.QuerySelectorAll("section").Single(it =>
                it.QuerySelector("h2")?.TextContent == "Outdated topics");
            Assert.Contains("KVM came in 2.6.20, in February.", section.TextContent, StringComparison.Ordinal);
            Assert.Equal("/wiki/carried/history/1?source=1#new.5", section.QuerySelector(".thread > .small a")!.GetAttribute("href"));
            Assert.Single(page.Document.QuerySelectorAll(".thread"));
        }

        var old = await visitor.GetAsync("/wiki/carried/history/1");
        Assert.NotNull(old.Document.QuerySelector(".source tr#new\\.5 + tr .thread"));
    }

    [Fact]
    public async Task A_comment_on_a_newer_revision_is_not_shown_on_an_older_one()
    {
        await site.SaveAsync("younger", First);
        await site.SaveAsync("younger", First + "\nMore.\n");
        await CommentAsync("younger", 2, 3, "youngster", "Only from here on.");
        using var visitor = site.Visitor();
        Assert.Empty((await visitor.GetAsync("/wiki/younger/history/1")).Document.QuerySelectorAll(".thread"));
        Assert.Single((await visitor.GetAsync("/wiki/younger/history/2")).Document.QuerySelectorAll(".thread"));
    }

    [Fact]
    public async Task Lines_that_are_folded_away_say_that_something_is_said_of_them()
    {
        var lines = string.Concat(Enumerable.Range(1, 40).Select(i => $"Line {i} of many.\n\n"));
        await site.SaveAsync("folded", "# Folded\n\n" + lines);
        await CommentAsync("folded", 1, 41, "folder", "Hidden?");
        await site.SaveAsync("folded", "# Folded\n\n" + lines + "The end.\n");
        using var visitor = site.Visitor();
        var page = await visitor.GetAsync("/wiki/folded/diff/1..2");
        Assert.Contains("with 1 topic", page.Document.QuerySelector(".diff .skip summary")!.TextContent, StringComparison.Ordinal);
        foreach (var view in new[] { "", "?view=inline", "?all=1" })
        {
            Assert.Single((await visitor.GetAsync("/wiki/folded/diff/1..2" + view)).Document.QuerySelectorAll(".diff .thread"));
        }
    }

    [Fact]
    public async Task A_resolved_thread_is_folded_beneath_its_line_and_left_out_when_it_is_outdated()
    {
        await site.SaveAsync("settled", First);
        var thread = await CommentAsync("settled", 1, 5, "settler", "Settled.");
        using var settler = site.Visitor();
        await settler.SignInAsync("settler");
        await (await settler.GetAsync(thread)).Form("Resolve: Line 5").SubmitAsync();
        using var visitor = site.Visitor();
        Assert.NotNull((await visitor.GetAsync("/wiki/settled/history/1")).Document.QuerySelector("details.settled .thread"));
        await site.SaveAsync("settled", "# KVM\n");
        Assert.Empty((await visitor.GetAsync("/wiki/settled/history/2")).Document.QuerySelectorAll(".thread"));
    }

    [Fact]
    public async Task A_visitor_sees_threads_and_no_way_to_begin_one()
    {
        await site.SaveAsync("onlookers", First);
        await CommentAsync("onlookers", 1, 3, "speaker", "To all.");
        using var visitor = site.Visitor();
        var page = await visitor.GetAsync("/wiki/onlookers/history/1");
        Assert.Single(page.Document.QuerySelectorAll(".thread"));
        Assert.Empty(page.Document.QuerySelectorAll(".comment-on, main form"));
    }

    [Fact]
    public async Task A_comment_on_a_cell_is_listed_with_it_and_follows_a_declared_rename()
    {
        const string matrix = "# Facts\n\n<!-- matrix:talked -->\n\n| Feature | KVM | Xen |\n|---|---|---|\n| Nested guests | yes | no |\n";
        await site.SaveAsync("talked", matrix);
        using var editor = await site.Visitor().SignedUpAs("celler");
        var cell = await editor.GetAsync("/cell/talked/nested-guests/kvm?in=talked");
        var form = await cell.ClickAsync("Comment on this cell");
        Assert.Equal("Comment on Nested guests · KVM", form.Heading);
        await form.Form("Send").Fill("Your comment", "Since when?").SubmitAsync();
        Assert.Contains("Since when?", (await editor.GetAsync(cell.Path)).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Since when?", (await editor.GetAsync("/cell/talked/nested-guests/xen?in=talked")).Text, StringComparison.Ordinal);
        Assert.NotNull((await editor.GetAsync("/wiki/talked/history/1")).Document.QuerySelector(".source tr#new\\.7 + tr .thread"));

        await site.SaveAsync("talked", matrix.Replace(
            "| Nested guests |", "| [Nested virtualization](#nested \"was: nested-guests\") |", StringComparison.Ordinal));
        Assert.Contains("Since when?", (await editor.GetAsync("/cell/talked/nested/kvm?in=talked")).Text, StringComparison.Ordinal);
        Assert.Contains("Nested virtualization · KVM", (await editor.GetAsync("/wiki/talked/talk")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Among_very_many_threads_those_on_the_cell_and_those_that_are_open_are_found()
    {
        await site.SaveAsync("crowd",
            "# Crowd\n\n<!-- matrix:crowd -->\n\n| Feature | KVM | Xen |\n|---|---|---|\n| Nested guests | yes | no |\n");
        using var editor = await site.Visitor().SignedUpAs("crowder");
        var form = await editor.GetAsync(
            "/wiki/crowd/talk/new?number=1&matrix=crowd&row=nested-guests&column=kvm");
        await form.Form("Send").Fill("Your comment", "The first of many.").SubmitAsync();
        await TestDatabaseServer.RunAsync(site.ConnectionString, $"""
            INSERT INTO comment_threads (article_id, number, anchor, line, line_text, context, context_line, matrix,
                row_key, column_key, subject, author_id, created_at, active_at, resolved_at, resolved_by_id)
            SELECT article_id, number, anchor, line, line_text, context, context_line, matrix,
                row_key, 'xen', subject, author_id, created_at, active_at, active_at, author_id
            FROM comment_threads, generate_series(1, {TalkReader.MostOnText}) WHERE matrix = 'crowd'
            """);

        Assert.Contains("The first of many.", (await editor.GetAsync("/cell/crowd/nested-guests/kvm?in=crowd")).Text,
            StringComparison.Ordinal);
        Assert.Contains("The first of many.", (await editor.GetAsync("/wiki/crowd/history/1?source=1")).Text,
            StringComparison.Ordinal);
    }

    private async Task<string> CommentAsync(string slug, int number, int line, string name, string text)
    {
        using var editor = await site.Visitor().SignedUpAs(name);
        var form = await editor.GetAsync($"/wiki/{slug}/talk/new?number={number}&line={line}");
        return (await form.Form("Send").Fill("Your comment", text).SubmitAsync()).Location!;
    }
}
