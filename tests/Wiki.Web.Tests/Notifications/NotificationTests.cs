using System.Net;
using Wiki.Core.Notifications;
using Wiki.Core.Reviews;
using Wiki.Web.Tests.Harness;

namespace Wiki.Web.Tests.Notifications;

public sealed class NotificationTests(WikiSite site) : IClassFixture<WikiSite>
{
    [Fact]
    public async Task Who_watches_is_told_of_changes_by_others_folded_into_one_while_unread()
    {
        await site.SaveAsync("folded", "# Folded\n\n1");
        using var person = await site.Visitor().SignedUpAs("watcher-one");
        using var editor = await site.Visitor().SignedUpAs("busy-editor");
        await site.WatchAsync("watcher-one", "folded");
        await site.SaveAsAsync("busy-editor", "folded", "# Folded\n\n2");
        Assert.Equal([("busy-editor changed Folded", true)], await person.ToldAsync());
        await site.SaveAsAsync("busy-editor", "folded", "# Folded\n\n3");

        var page = await person.GetAsync("/account/notifications");

        Assert.Equal([("Folded changed 2 times, the last time by busy-editor", true)], await person.ToldAsync());
        Assert.Equal("Notifications, 1 unread", page.Document.QuerySelector(".bell")!.GetAttribute("aria-label"));
        var diff = await page.ClickAsync("Folded changed 2 times, the last time by busy-editor");
        Assert.Equal("/wiki/folded/diff/1..3", diff.Path);
        Assert.Equal("Notifications, none unread", diff.Document.QuerySelector(".bell")!.GetAttribute("aria-label"));
        await site.SaveAsAsync("busy-editor", "folded", "# Folded\n\n4");
        Assert.Equal(
            [("busy-editor changed Folded", true), ("Folded changed 2 times, the last time by busy-editor", false)],
            await person.ToldAsync());
    }

    [Fact]
    public async Task Nobody_is_told_of_their_own_doing()
    {
        using var person = await site.Visitor().SignedUpAs("own-doing", "Reviewer");
        await site.SaveAsAsync("own-doing", "own", "# Own\n\n1");
        await site.SaveAsAsync("own-doing", "own", "# Own\n\n2");
        var id = (await site.AccountAsync("own-doing")).Id;
        await CommentAsync("own", 5, id, [id], [id]);
        Assert.Empty(await person.ToldAsync());
    }

    [Theory]
    [InlineData(Verdict.Approved, "judge-0 approved your change of Judged 0")]
    [InlineData(Verdict.ChangesAsked, "judge-1 asked for changes to your change of Judged 1")]
    [InlineData(Verdict.Rejected, "judge-2 rejected your change of Judged 2")]
    public async Task An_author_is_told_the_verdict_with_its_reason(Verdict verdict, string sentence)
    {
        var n = (int)verdict;
        await site.SaveAsync($"judged-{n}", $"# Judged {n}\n\none");
        using var author = await site.Visitor().NewcomerAs($"author-{n}");
        using var reviewer = await site.Visitor().SignedUpAs($"judge-{n}", "Reviewer");
        await site.SaveAsAsync($"author-{n}", $"judged-{n}", $"# Judged {n}\n\ntwo");

        await site.DecideAsync($"judge-{n}", $"judged-{n}", 2, verdict, "Because <b>so</b>.");

        var told = await author.GetAsync("/account/notifications");
        Assert.Contains((sentence, true), await author.ToldAsync());
        Assert.Contains("Because <b>so</b>.", told.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_watches_is_told_when_a_change_that_waited_is_approved_but_not_its_author_twice()
    {
        await site.SaveAsync("waited", "# Waited\n\none");
        using var person = await site.Visitor().SignedUpAs("waiting-watcher");
        using var newcomer = await site.Visitor().NewcomerAs("slow-author");
        using var reviewer = await site.Visitor().SignedUpAs("slow-judge", "Reviewer");
        await site.WatchAsync("waiting-watcher", "waited");
        await site.SaveAsAsync("slow-author", "waited", "# Waited\n\ntwo");
        await site.DecideAsync("slow-judge", "waited", 2, Verdict.Approved);
        Assert.Equal(["slow-judge approved your change of Waited"], (await newcomer.ToldAsync()).Select(it => it.Sentence));
        Assert.Equal(["A waiting change of Waited was approved"], (await person.ToldAsync()).Select(it => it.Sentence));
    }

    [Fact]
    public async Task A_run_of_changes_that_is_decided_at_once_is_told_and_compared_as_one()
    {
        await site.SaveAsync("run-decided", "# Run decided\n\none");
        using var author = await site.Visitor().NewcomerAs("run-author");
        using var reviewer = await site.Visitor().SignedUpAs("run-judge", "Reviewer");
        await site.SaveAsAsync("run-author", "run-decided", "# Run decided\n\ntwo");
        await site.SaveAsAsync("run-author", "run-decided", "# Run decided\n\nthree");
        await site.DecideAsync("run-judge", "run-decided", 3, Verdict.Approved, from: 1);
        Assert.Equal([("run-judge approved your 2 changes of Run decided", true)], await author.ToldAsync());
        Assert.NotNull((await author.GetAsync("/account/notifications")).Document
            .QuerySelector("a[href='/wiki/run-decided/diff/1..3']"));
    }

    [Fact]
    public async Task Reviewers_hear_that_something_waits_only_when_they_want_to_and_while_they_are_reviewers()
    {
        using var wanting = await site.Visitor().SignedUpAs("wanting", "Reviewer");
        using var other = await site.Visitor().SignedUpAs("not-wanting", "Reviewer");
        using var newcomer = await site.Visitor().NewcomerAs("new-here");
        await (await wanting.GetAsync("/account/following")).Form("Save the settings")
            .Tick("Get a notification when a change waits for review").SubmitAsync();
        await site.SaveAsAsync("new-here", "first-steps", "# First steps\n\nx");
        Assert.Equal(
            ["A change of First steps by new-here waits for review"],
            (await wanting.ToldAsync()).Select(it => it.Sentence));
        Assert.Empty(await other.ToldAsync());
    }

    [Fact]
    public async Task Who_is_named_in_a_comment_and_who_took_part_before_are_told_once_each()
    {
        await site.SaveAsync("discussed", "# Discussed\n\nx");
        using var author = await site.Visitor().SignedUpAs("commenter");
        using var named = await site.Visitor().SignedUpAs("named");
        using var before = await site.Visitor().SignedUpAs("took-part");
        var ids = new[]
        {
            (await site.AccountAsync("commenter")).Id, (await site.AccountAsync("named")).Id,
            (await site.AccountAsync("took-part")).Id,
        };
        await CommentAsync("discussed", 42, ids[0], [ids[1]], [ids[0], ids[1], ids[2]]);
        Assert.Equal([("commenter mentioned you in a comment on Discussed", true)], await named.ToldAsync());
        Assert.Equal([("commenter replied in a topic about Discussed", true)], await before.ToldAsync());
        Assert.Empty(await author.ToldAsync());
        Assert.NotNull((await named.GetAsync("/account/notifications")).Document
            .QuerySelector("a[href='/wiki/discussed/talk/comment/42']"));
        await named.GetAsync("/wiki/discussed");
        Assert.True((await named.ToldAsync()).Single().Unread);
    }

    [Fact]
    public async Task A_comment_posted_on_the_talk_page_tells_whom_it_names_and_an_answer_tells_who_began()
    {
        await site.SaveAsync("talked", "# Talked\n\nx");
        using var anna = await site.Visitor().SignedUpAs("talking-anna");
        using var ben = await site.Visitor().SignedUpAs("talking-ben");
        var begun = await (await anna.GetAsync("/wiki/talked/talk/new")).Form("Send")
            .Fill("Subject", "Since when?").Fill("Your comment", "@talking-ben knows.").SubmitAndFollowAsync();
        Assert.Equal([("talking-anna mentioned you in a comment on Talked", true)], await ben.ToldAsync());
        await (await ben.GetAsync(begun.Path)).Form("Send").Fill("Your reply", "Since 2.6.20.").SubmitAsync();
        Assert.Equal([("talking-ben replied in a topic about Talked", true)], await anna.ToldAsync());
        var led = await (await anna.GetAsync("/account/notifications"))
            .ClickAsync("talking-ben replied in a topic about Talked");
        Assert.Contains("Since 2.6.20.", led.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_somebody_was_told_of_a_comment_is_read_when_they_open_its_thread()
    {
        await site.SaveAsync("opened", "# Opened\n\nx");
        using var anna = await site.Visitor().SignedUpAs("opening-anna");
        using var ben = await site.Visitor().SignedUpAs("opening-ben");
        foreach (var subject in new[] { "First", "Second" })
        {
            await (await anna.GetAsync("/wiki/opened/talk/new")).Form("Send")
                .Fill("Subject", subject).Fill("Your comment", $"@opening-ben, {subject}").SubmitAsync();
        }

        var latest = (await ben.GetAsync("/account/notifications")).Document.QuerySelector(".told a")!;
        var thread = await ben.OpenAsync(latest.GetAttribute("href")!);

        Assert.Equal("Second", thread.Heading);
        Assert.Equal("Notifications, 1 unread", thread.Document.QuerySelector(".bell")!.GetAttribute("aria-label"));
        Assert.Equal([false, true], (await ben.ToldAsync()).Select(it => it.Unread));
        await ben.GetAsync("/wiki/opened/talk");
        Assert.All(await ben.ToldAsync(), it => Assert.False(it.Unread));
    }

    [Fact]
    public async Task Who_watches_a_page_is_told_of_what_is_said_about_it_in_one_line_until_they_look()
    {
        await site.SaveAsync("talked-about", "# Talked about\n\nx");
        using var watcher = await site.Visitor().SignedUpAs("listening");
        using var anna = await site.Visitor().SignedUpAs("saying-anna");
        await site.WatchAsync("listening", "talked-about");
        await site.WatchAsync("saying-anna", "talked-about");
        var begun = await (await anna.GetAsync("/wiki/talked-about/talk/new?number=1&line=3")).Form("Send")
            .Fill("Your comment", "Why x?").SubmitAndFollowAsync();
        Assert.Equal([("saying-anna commented on Talked about", true)], await watcher.ToldAsync());
        await (await anna.GetAsync(begun.Path)).Form("Send").Fill("Your reply", "Because.").SubmitAsync();
        Assert.Equal([("2 comments on Talked about, the last by saying-anna", true)], await watcher.ToldAsync());
        Assert.Empty(await anna.ToldAsync());

        var talk = await (await watcher.GetAsync("/account/notifications"))
            .ClickAsync("2 comments on Talked about, the last by saying-anna");

        Assert.Equal("/wiki/talked-about/talk", talk.Path);
        Assert.False((await watcher.ToldAsync()).Single().Unread);
        await (await watcher.GetAsync(begun.Path)).Form("Send").Fill("Your reply", "I see.").SubmitAsync();
        Assert.Equal([("listening replied in a topic about Talked about", true)], await anna.ToldAsync());
    }

    [Fact]
    public async Task What_one_reviewer_decided_waits_no_more_for_another()
    {
        using var one = await site.Visitor().SignedUpAs("deciding-one", "Reviewer");
        using var two = await site.Visitor().SignedUpAs("deciding-two", "Reviewer");
        using var newcomer = await site.Visitor().NewcomerAs("deciding-new");
        await (await two.GetAsync("/account/following")).Form("Save the settings")
            .Tick("Get a notification when a change waits for review").SubmitAsync();
        await site.SaveAsAsync("deciding-new", "decided-once", "# Decided once\n\nx");
        Assert.NotNull((await two.GetAsync("/account/notifications")).Document
            .QuerySelector("a[href='/review/decided-once']"));

        await site.DecideAsync("deciding-one", "decided-once", 1, Verdict.Approved);

        Assert.Equal([("A change of Decided once by deciding-new waits for review", false)], await two.ToldAsync());
    }

    [Fact]
    public async Task One_is_marked_as_read_and_all_are_but_for_what_came_while_the_list_was_read()
    {
        using var person = await site.Visitor().SignedUpAs("tidy");
        foreach (var slug in new[] { "tidy-1", "tidy-2", "tidy-3" })
        {
            await site.SaveAsync(slug, $"# {slug}\n\n1");
            await site.WatchAsync("tidy", slug);
        }

        await site.SaveAsync("tidy-1", "# tidy-1\n\n2");
        await site.SaveAsync("tidy-2", "# tidy-2\n\n2");
        var list = await person.GetAsync("/account/notifications");
        await list.Form("Mark as read: the wiki changed tidy-1").SubmitAsync();
        Assert.Equal([true, false], (await person.ToldAsync()).Select(it => it.Unread));
        await site.SaveAsync("tidy-3", "# tidy-3\n\n2");
        await list.Form("Mark all as read").SubmitAsync();
        Assert.Equal([true, false, false], (await person.ToldAsync()).Select(it => it.Unread));
    }

    [Fact]
    public async Task Whoever_marks_one_on_an_older_page_stays_on_that_page()
    {
        using var person = await site.Visitor().SignedUpAs("far-behind");
        await site.SaveAsync("far-behind", "# Far behind\n\n1");
        await site.WatchAsync("far-behind", "far-behind");
        await site.SaveAsync("far-behind", "# Far behind\n\n2");
        var older = $"/account/notifications?before={DateTimeOffset.MaxValue.UtcTicks}-0";
        var marked = await (await person.GetAsync(older))
            .Form("Mark as read: the wiki changed Far behind").SubmitAsync();
        Assert.Equal(older, marked.Location);
        Assert.False((await person.ToldAsync()).Single().Unread);
    }

    [Fact]
    public async Task What_somebody_else_was_told_cannot_be_marked()
    {
        await site.SaveAsync("private", "# Private\n\n1");
        using var owner = await site.Visitor().SignedUpAs("owner-of-news");
        using var thief = await site.Visitor().SignedUpAs("thief-of-news");
        await site.WatchAsync("owner-of-news", "private");
        await site.WatchAsync("thief-of-news", "private");
        await site.SaveAsync("private", "# Private\n\n2");
        var id = ((AngleSharp.Html.Dom.IHtmlInputElement)(await owner.GetAsync("/account/notifications"))
            .Document.QuerySelector("input[name=id]")!).Value;
        var form = (await thief.GetAsync("/account/notifications")).Form("Mark as read: the wiki changed Private");
        Assert.Equal(HttpStatusCode.NotFound, (await form.Forge("id", id).SubmitAsync()).Status);
        Assert.True((await owner.ToldAsync()).Single().Unread);
    }

    private async Task CommentAsync(string slug, long comment, long author, long[] mentioned, long[] participants)
    {
        var article = await site.ArticleIdAsync(slug);
        await site.WithAsync(async (Notifier notifier) =>
        {
            await notifier.CommentPostedAsync(article, comment, author, mentioned, participants, default);
            return 0;
        });
    }
}
