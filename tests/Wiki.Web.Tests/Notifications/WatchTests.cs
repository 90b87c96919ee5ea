using System.Net;
using Wiki.Web.Tests.Harness;

namespace Wiki.Web.Tests.Notifications;

public sealed class WatchTests(WikiSite site) : IClassFixture<WikiSite>
{
    [Fact]
    public async Task A_page_is_watched_and_left_again_by_its_button_without_script()
    {
        await site.SaveAsync("starred", "# Starred\n\nx");
        using var person = await site.Visitor().SignedUpAs("starring");
        var page = await person.GetAsync("/wiki/starred");

        var watched = await page.Form("Watch").SubmitAndFollowAsync();

        Assert.Equal("/wiki/starred", watched.Path);
        Assert.Contains("You now watch this page", watched.Notice, StringComparison.Ordinal);
        Assert.Contains("Starred", (await person.GetAsync("/account/watchlist")).Text, StringComparison.Ordinal);
        var left = await watched.Form("Stop watching").SubmitAndFollowAsync();
        Assert.Contains("no longer watch", left.Notice, StringComparison.Ordinal);
        Assert.Contains("You watch no pages yet", (await person.GetAsync("/account/watchlist")).Text,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Visitors_see_neither_the_button_nor_the_bell_and_are_led_to_sign_in_from_the_list()
    {
        await site.SaveAsync("plain", "# Plain\n\nx");
        using var visitor = site.Visitor();
        var page = await visitor.GetAsync("/wiki/plain");
        Assert.Empty(page.Document.QuerySelectorAll("form.watch, .bell"));
        foreach (var own in new[] { "/account/watchlist", "/account/notifications", "/account/following" })
        {
            Assert.StartsWith("/account/sign-in", (await visitor.GetAsync(own)).Location, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_page_that_does_not_exist_cannot_be_watched()
    {
        await site.SaveAsync("lone", "# Lone\n\nx");
        using var person = await site.Visitor().SignedUpAs("grasping");
        var form = (await person.GetAsync("/wiki/lone")).Form("Watch").Forge("slug", "no-such-page");
        Assert.Equal(HttpStatusCode.NotFound, (await form.SubmitAsync()).Status);
    }

    [Fact]
    public async Task A_watched_page_that_changed_is_marked_until_it_was_opened()
    {
        await site.SaveAsync("marked", "# Marked\n\none");
        using var person = await site.Visitor().SignedUpAs("marking");
        await site.WatchAsync("marking", "marked");
        await site.SaveAsync("marked", "# Marked\n\ntwo");
        await site.SaveAsync("marked", "# Marked\n\nthree");

        var list = await person.GetAsync("/account/watchlist?unread=1");
        Assert.NotNull(list.Document.QuerySelector("a[href='/wiki/marked/diff/1..3']"));
        await list.ClickAsync("since your last visit");

        Assert.Contains("Nothing new", (await person.GetAsync("/account/watchlist?unread=1")).Text,
            StringComparison.Ordinal);
        await site.SaveAsync("marked", "# Marked\n\nfour");
        Assert.Contains("unread", (await person.GetAsync("/account/watchlist")).Text, StringComparison.Ordinal);
        await person.GetAsync("/wiki/marked");
        Assert.DoesNotContain("unread", (await person.GetAsync("/account/watchlist")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_are_seen_with_one_button_but_for_what_changed_while_the_list_was_read()
    {
        using var person = await site.Visitor().SignedUpAs("sweeping");
        foreach (var slug in new[] { "swept-1", "swept-2" })
        {
            await site.SaveAsync(slug, $"# {slug}\n\n1");
            await site.WatchAsync("sweeping", slug);
        }

        await site.SaveAsync("swept-1", "# swept-1\n\n2");
        var list = await person.GetAsync("/account/watchlist");
        await site.SaveAsync("swept-2", "# swept-2\n\n2");
        await list.Form("Mark all as read").SubmitAsync();

        var left = (await person.GetAsync("/account/watchlist?unread=1")).Document.QuerySelectorAll(".watched > li");
        Assert.Equal(["swept-2"], left.Select(line => line.QuerySelector("a")!.TextContent));
        Assert.Equal(
            [("the wiki changed swept-2", true), ("the wiki changed swept-1", false)], await person.ToldAsync());
    }

    [Fact]
    public async Task What_somebody_edits_is_watched_from_then_on_unless_they_chose_otherwise()
    {
        using var person = await site.Visitor().SignedUpAs("editing");
        await site.SaveAsAsync("editing", "written-by-me", "# Written by me\n\nx");
        Assert.Contains("Written by me", (await person.GetAsync("/account/watchlist")).Text, StringComparison.Ordinal);

        var choices = await person.GetAsync("/account/following");
        await choices.Form("Save the settings").Untick("Watch every page that you edit").SubmitAndFollowAsync();
        await site.SaveAsAsync("editing", "also-by-me", "# Also by me\n\nx");

        Assert.DoesNotContain("Also by me", (await person.GetAsync("/account/watchlist")).Text,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_watchlist_is_read_page_by_page_without_loss_or_repetition()
    {
        using var person = await site.Visitor().SignedUpAs("collecting");
        for (var i = 0; i < 60; i++)
        {
            await site.SaveAsAsync("collecting", $"kept-{i}", $"# Kept {i}\n\nx");
        }

        var page = await person.GetAsync("/account/watchlist");
        var first = page.Document.QuerySelectorAll(".watched > li").Length;
        var rest = (await page.ClickAsync("Older →")).Document.QuerySelectorAll(".watched > li").Length;
        Assert.Equal((50, 10), (first, rest));
    }

    [Fact]
    public async Task A_change_that_waits_is_still_unread_after_the_published_page_was_opened()
    {
        await site.SaveAsync("behind", "# Behind\n\none");
        using var person = await site.Visitor().SignedUpAs("patient");
        using var newcomer = await site.Visitor().NewcomerAs("fresh");
        await site.WatchAsync("patient", "behind");
        await site.SaveAsAsync("fresh", "behind", "# Behind\n\ntwo");
        await person.GetAsync("/wiki/behind");
        Assert.Contains("unread", (await person.GetAsync("/account/watchlist")).Text, StringComparison.Ordinal);
        await person.GetAsync("/wiki/behind/diff/1..2");
        Assert.DoesNotContain("unread", (await person.GetAsync("/account/watchlist")).Text, StringComparison.Ordinal);
    }
}
