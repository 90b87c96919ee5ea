using System.Net;
using Microsoft.EntityFrameworkCore;
using Wiki.Core.Accounts;
using Wiki.Core.Articles;
using Wiki.Core.Data;
using Wiki.Core.Notifications;
using Wiki.Core.Talk;
using Wiki.Web.Tests.Harness;

namespace Wiki.Web.Tests.Talk;

public sealed class TalkTests(WikiSite site) : IClassFixture<WikiSite>
{
    [Fact]
    public async Task A_topic_is_begun_answered_resolved_and_opened_again()
    {
        await site.SaveAsync("kvm", "# KVM\n\nA line.");
        using var anna = await site.Visitor().SignedUpAs("anna");
        using var ben = await site.Visitor().SignedUpAs("ben");
        var empty = await anna.GetAsync("/wiki/kvm/talk");
        Assert.Contains("No open topics", empty.Text, StringComparison.Ordinal);

        var begun = await (await empty.ClickAsync("New topic")).Form("Send")
            .Fill("Subject", "Which <release>?").Fill("Your comment", "Nested since *3.1*?\n\n@BEN knows.")
            .SubmitAndFollowAsync();
        Assert.Equal("Which <release>?", begun.Heading);
        Assert.Equal("Nested since 3.1? @ben knows.", Said(begun).Single());

        var answered = await (await ben.GetAsync(begun.Path)).Form("Send").Fill("Your reply", "It was 2.6.27.")
            .SubmitAndFollowAsync();
        Assert.Equal(2, Said(answered).Count);
        var list = await anna.GetAsync("/wiki/kvm/talk");
        Assert.Equal("Talk (1)", list.Document.QuerySelector(".tabs a[aria-current]")!.TextContent);

        var resolved = await list.Form("Resolve: Which <release>?").SubmitAndFollowAsync();
        Assert.Contains("resolved by anna", resolved.Text, StringComparison.Ordinal);
        Assert.Contains("No open topics", (await anna.GetAsync("/wiki/kvm/talk")).Text, StringComparison.Ordinal);
        var settled = await ben.GetAsync("/wiki/kvm/talk?state=resolved");
        await settled.Form("Reopen: Which <release>?").SubmitAndFollowAsync();
        Assert.Single((await ben.GetAsync("/wiki/kvm/talk")).Document.QuerySelectorAll(".thread"));
    }

    [Fact]
    public async Task A_visitor_reads_all_of_it_and_finds_no_form()
    {
        var thread = await TopicAsync("readable", "reader", "Anything");
        using var visitor = site.Visitor();
        foreach (var address in new[] { "/wiki/readable/talk", thread.Path })
        {
            var page = await visitor.GetAsync(address);
            Assert.Equal(["A first word."], Said(page));
            Assert.Empty(page.Document.QuerySelectorAll("main form"));
            Assert.Equal("noindex, nofollow", page.Document.QuerySelector("meta[name=robots]")!.GetAttribute("content"));
        }

        Assert.StartsWith("/account/sign-in", (await visitor.GetAsync("/wiki/readable/talk/new")).Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_permanent_address_of_a_comment_leads_to_it_on_its_page_of_a_long_thread()
    {
        var thread = await TopicAsync("lengthy", "writer", "Long");
        var id = long.Parse(thread.Path.Split('/')[^1]);
        await site.WithAsync(async (WikiDb db) =>
        {
            var author = (await site.AccountAsync("writer")).Id;
            db.AddRange(Enumerable.Range(1, 250).Select(i => new Comment
            {
                ThreadId = id, AuthorId = author, Text = $"Word {i}.", CreatedAt = DateTimeOffset.UtcNow.AddHours(-1),
            }));
            return await db.SaveChangesAsync();
        });
        using var visitor = site.Visitor();
        var seen = new List<string>();
        var page = await visitor.GetAsync(thread.Path);
        while (true)
        {
            seen.AddRange(Said(page));
            foreach (var link in page.Document.QuerySelectorAll(".comment .by > a").Take(1))
            {
                var comment = link.Closest(".comment")!.Id;
                var found = await visitor.GetAsync(link.GetAttribute("href")!);
                Assert.EndsWith("#" + comment, found.Location, StringComparison.Ordinal);
                Assert.NotNull((await found.FollowAsync()).Document.GetElementById(comment!));
            }

            if (page.Document.QuerySelector("a[rel=next]") is null)
            {
                break;
            }

            page = await page.ClickAsync("More →");
        }

        Assert.Equal(["A first word.", .. Enumerable.Range(1, 250).Select(i => $"Word {i}.")], seen);
        var brief = await visitor.GetAsync("/wiki/lengthy/talk");
        Assert.Equal(["A first word.", "Word 249.", "Word 250."], Said(brief));
        Assert.Contains("248 more in between", brief.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Threads_are_listed_by_their_last_word_page_by_page_without_loss_or_repetition()
    {
        var number = await site.SaveAsync("busy", "# Busy");
        using var _ = await site.Visitor().SignedUpAs("busybody");
        var author = (await site.AccountAsync("busybody")).Id;
        await site.WithAsync(async (WikiDb db) =>
        {
            var article = await db.Set<Article>().SingleAsync(it => it.Slug == "busy");
            var start = DateTimeOffset.UtcNow.AddDays(-2);
            db.AddRange(Enumerable.Range(0, 50).Select(i => new CommentThread
            {
                ArticleId = article.Id, Number = number, Anchor = ThreadAnchor.Page, Subject = $"Topic {i}", AuthorId = author,
                CreatedAt = start, ActiveAt = start.AddMinutes(i / 3),
            }));
            return await db.SaveChangesAsync();
        });
        using var visitor = site.Visitor();
        var page = await visitor.GetAsync("/wiki/busy/talk");
        var seen = new List<string>();
        while (true)
        {
            seen.AddRange(page.Document.QuerySelectorAll(".thread .about").Select(it => it.TextContent.Trim()));
            if (page.Document.QuerySelector("a[rel=next]") is null)
            {
                break;
            }

            page = await page.ClickAsync("Older →");
        }

        Assert.Equal(50, seen.Distinct().Count());
        Assert.Equal(50, seen.Count);
        Assert.Equal("Topic 49", seen[0]);
    }

    [Fact]
    public async Task An_own_comment_is_edited_and_says_so_and_two_edits_meet_with_both_texts_kept()
    {
        var thread = await TopicAsync("edited", "editress", "Edits", out var editress);
        var form = await thread.ClickAsync(Named(thread, "Edit"));
        var other = await editress.GetAsync(form.Path);
        var saved = await form.Form("Save").Fill("Your comment", "A better word.").SubmitAndFollowAsync();
        Assert.Equal(["A better word."], Said(saved));
        Assert.Contains("edited", saved.Document.QuerySelector(".comment .by")!.TextContent, StringComparison.Ordinal);

        var met = await other.Form("Save").Fill("Your comment", "Another word.").SubmitAsync();
        Assert.Equal(HttpStatusCode.Conflict, met.Status);
        Assert.Contains("A better word.", met.Text, StringComparison.Ordinal);
        Assert.Equal("Another word.", met.Form("Save").Value("Your comment"));
        Assert.Equal(["Another word."], Said(await met.Form("Save").SubmitAndFollowAsync()));
        editress.Dispose();
    }

    [Fact]
    public async Task A_deleted_comment_leaves_a_gravestone_and_its_text_is_shown_nowhere()
    {
        var thread = await TopicAsync("graves", "digger", "Deleting", out var digger);
        using var other = await site.Visitor().SignedUpAs("bystander");
        using var reviewer = await site.Visitor().SignedUpAs("undertaker", Roles.Reviewer);
        await (await other.GetAsync(thread.Path)).Form("Send").Fill("Your reply", "A rude word.").SubmitAsync();
        Assert.Single((await digger.GetAsync(thread.Path)).Document.QuerySelectorAll("a[href$='/delete']"));

        var own = await thread.ClickAsync(Named(thread, "Delete"));
        var gone = await own.Form("Delete").SubmitAndFollowAsync();
        Assert.Equal(["A rude word."], Said(gone));
        Assert.Contains("A comment of digger was deleted by its author", gone.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("A first word.", gone.Body, StringComparison.Ordinal);

        var theirs = await reviewer.GetAsync(thread.Path);
        var form = await reviewer.GetAsync(theirs.Document.QuerySelector("a[href$='/delete']")!.GetAttribute("href")!);
        Assert.Contains("deleted by a reviewer", (await form.Form("Delete").SubmitAndFollowAsync()).Text, StringComparison.Ordinal);
        digger.Dispose();
    }

    [Theory]
    [InlineData("edit")]
    [InlineData("delete")]
    public async Task What_others_said_can_be_neither_edited_nor_deleted(string part)
    {
        var thread = await TopicAsync("others-" + part, "owner-" + part, "Mine");
        using var other = await site.Visitor().SignedUpAs("thief-" + part);
        var comment = (await other.GetAsync(thread.Path)).Document.QuerySelector(".comment .by a")!.GetAttribute("href")!;
        Assert.Equal(HttpStatusCode.Forbidden, (await other.GetAsync($"{comment}/{part}")).Status);
        var form = (await other.GetAsync(thread.Path)).Form("Send");
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{comment}/{part}")
        {
            Content = new FormUrlEncodedContent([
                new("__RequestVerificationToken", form.Field("Your reply").Closest("form")!
                    .QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!),
                new("Text", "Stolen."), new("Edits", "0")]),
        };
        Assert.Equal(HttpStatusCode.Forbidden, (await other.SendAsync(request)).Status);
        Assert.Equal(["A first word."], Said(await other.GetAsync(thread.Path)));
    }

    [Fact]
    public async Task A_session_that_ended_loses_no_word_and_the_form_sends_after_signing_in_again()
    {
        var thread = await TopicAsync("sleepy", "sleeper", "Sleep", out var sleeper);
        sleeper.ForgetCookies();
        var ended = await thread.Form("Send").Fill("Your reply", "Long <thoughts>").SubmitAsync();
        Assert.Equal(HttpStatusCode.Unauthorized, ended.Status);
        Assert.Contains("no longer signed in", ended.Notice, StringComparison.Ordinal);
        await sleeper.SignInAsync("sleeper");
        var again = await ended.Form("Send").SubmitAsync();
        Assert.Equal(HttpStatusCode.BadRequest, again.Status);
        Assert.Equal("Long <thoughts>", again.Form("Send").Value("Your reply"));
        Assert.Contains("Long <thoughts>", Said(await again.Form("Send").SubmitAndFollowAsync()));
        sleeper.Dispose();
    }

    [Fact]
    public async Task A_locked_account_posts_nothing_and_keeps_its_text()
    {
        var thread = await TopicAsync("locked", "locked-out", "Lock", out var visitor);
        await site.WithAsync(async (Microsoft.AspNetCore.Identity.UserManager<Account> users) =>
        {
            var account = (await users.FindByNameAsync("locked-out"))!;
            await users.SetLockoutEndDateAsync(account, Account.LockedForGood);
            return await users.UpdateSecurityStampAsync(account);
        });
        var refused = await thread.Form("Send").Fill("Your reply", "One more").SubmitAsync();
        Assert.Equal(HttpStatusCode.Unauthorized, refused.Status);
        Assert.Equal("One more", refused.Form("Send").Value("Your reply"));
        visitor.Dispose();
    }

    [Fact]
    public async Task A_comment_that_cannot_be_posted_says_why_and_keeps_its_text()
    {
        var thread = await TopicAsync("refused", "refused", "Refusals", out var visitor);
        foreach (var (text, reason) in new[]
        {
            ("  ", "The comment is empty"), (new string('a', 10_001), "10,001 characters, but the limit is 10,000"),
        })
        {
            var refused = await thread.Form("Send").Fill("Your reply", text).SubmitAsync();
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
            Assert.Contains(reason, refused.Problems.Single(), StringComparison.Ordinal);
            Assert.Equal(text, refused.Form("Send").Value("Your reply"));
        }

        var topic = await visitor.GetAsync("/wiki/refused/talk/new");
        var untitled = await topic.Form("Send").Fill("Subject", " ").Fill("Your comment", "Text").SubmitAsync();
        Assert.Contains("no subject", untitled.Problems.Single(), StringComparison.Ordinal);
        Assert.Equal("Text", untitled.Form("Send").Value("Your comment"));
        visitor.Dispose();
    }

    [Fact]
    public async Task The_eleventh_comment_in_a_minute_waits_with_its_text_kept()
    {
        var thread = await TopicAsync("hasty", "hasty", "Haste", out var visitor);
        for (var i = 2; i <= CommentWriter.MostInAMinute; i++)
        {
            Assert.NotNull((await thread.Form("Send").Fill("Your reply", $"Word {i}").SubmitAsync()).Location);
        }

        var refused = await thread.Form("Send").Fill("Your reply", "One too many").SubmitAsync();
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.Status);
        Assert.Contains("at most 10 comments in a minute", refused.Problems.Single(), StringComparison.Ordinal);
        Assert.Equal("One too many", refused.Form("Send").Value("Your reply"));
        visitor.Dispose();
    }

    [Fact]
    public async Task The_second_click_on_send_posts_nothing_new_also_when_both_come_at_once()
    {
        await site.SaveAsync("twice", "# Twice");
        using var visitor = await site.Visitor().SignedUpAs("twice");
        var form = await visitor.GetAsync("/wiki/twice/talk/new");
        var topics = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ =>
            form.Form("Send").Fill("Subject", "Once").Fill("Your comment", "Only once.").SubmitAsync()));
        Assert.Single(topics.Select(it => it.Location).Distinct());
        var thread = await topics[0].FollowAsync();
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ =>
            thread.Form("Send").Fill("Your reply", "And this.").SubmitAsync()));
        Assert.Equal(["Only once.", "And this."], Said(await visitor.GetAsync(thread.Path)));
    }

    [Fact]
    public async Task Those_who_are_mentioned_are_told_once_also_when_an_edit_mentions_more_and_no_more_than_twenty()
    {
        await site.SaveAsync("mentions", "# Mentions");
        using var author = await site.Visitor().SignedUpAs("mentioner");
        for (var i = 0; i <= 20; i++)
        {
            using var friend = await site.Visitor().SignedUpAs($"friend{i}");
        }

        var me = (await site.AccountAsync("mentioner")).Id;
        var first = (await site.AccountAsync("friend0")).Id;
        var second = (await site.AccountAsync("friend1")).Id;
        var article = await site.WithAsync((WikiDb db) => db.Set<Article>().SingleAsync(it => it.Slug == "mentions"));
        var outcome = await site.WithAsync((CommentWriter writer) => writer.StartAsync(
            new NewThread(article.Id, 1, "Friends"), "@Friend0, @friend0 and `@friend1`, @nobody", me, default));
        var posted = Assert.IsType<CommentOutcome.Posted>(outcome);
        Assert.Equal([first], await ToldAsync());

        var edited = await site.WithAsync((CommentWriter writer) => writer.EditAsync(
            posted.CommentId, "@friend0 and @friend1", 0, me, default));
        Assert.IsType<CommentOutcome.Edited>(edited);
        Assert.Equal([first, second], await ToldAsync());

        var without = await site.WithAsync((CommentWriter writer) => writer.EditAsync(
            posted.CommentId, "nobody", 1, me, default));
        Assert.IsType<CommentOutcome.Edited>(without);
        var again = await site.WithAsync((CommentWriter writer) => writer.EditAsync(
            posted.CommentId, "@friend0 and @friend2", 2, me, default));
        var third = (await site.AccountAsync("friend2")).Id;
        Assert.IsType<CommentOutcome.Edited>(again);
        Assert.Equal([first, second, third], await ToldAsync());
        var others = string.Join(' ', Enumerable.Range(3, 18).Select(i => $"@friend{i}"));
        var tooMany = await site.WithAsync((CommentWriter writer) => writer.EditAsync(
            posted.CommentId, others, 3, me, default));
        Assert.Contains("with those that it mentioned before the edit", Assert.IsType<CommentOutcome.Rejected>(tooMany).Reason,
            StringComparison.Ordinal);

        var all = string.Join(' ', Enumerable.Range(0, 21).Select(i => $"@friend{i}"));
        var refused = await site.WithAsync((CommentWriter writer) => writer.ReplyAsync(posted.ThreadId, all, me, default));
        Assert.Contains("at most 20 people; yours mentions 21", Assert.IsType<CommentOutcome.Rejected>(refused).Reason,
            StringComparison.Ordinal);

        Task<List<long>> ToldAsync() => site.WithAsync((WikiDb db) => db.Set<Notification>()
            .Where(it => it.CommentId == posted.CommentId).OrderBy(it => it.Id).Select(it => it.AccountId).ToListAsync());
    }

    [Theory]
    [InlineData("/wiki/nobody/talk")]
    [InlineData("/wiki/nobody/talk/new")]
    [InlineData("/wiki/somebody/talk/999")]
    [InlineData("/wiki/somebody/talk/comment/999")]
    [InlineData("/wiki/somebody/talk/new?number=9&line=1")]
    [InlineData("/wiki/somebody/talk/new?number=1&line=99")]
    [InlineData("/wiki/somebody/talk/new?number=1&line=x")]
    [InlineData("/wiki/somebody/talk/new?number=1&matrix=a&row=b&column=c")]
    public async Task What_is_not_there_is_not_found(string address)
    {
        if (await site.NumberAsync("somebody") == 0)
        {
            await site.SaveAsync("somebody", "# Somebody");
        }

        using var editor = await site.Visitor().SignedUpAs($"e{Guid.NewGuid():N}"[..12]);
        Assert.Equal(HttpStatusCode.NotFound, (await editor.GetAsync(address)).Status);
    }

    [Fact]
    public async Task A_thread_of_another_article_is_not_shown_under_this_one()
    {
        var thread = await TopicAsync("first-home", "homely", "Home");
        await site.SaveAsync("second-home", "# Second");
        using var visitor = site.Visitor();
        Assert.Equal(HttpStatusCode.NotFound,
            (await visitor.GetAsync(thread.Path.Replace("first", "second", StringComparison.Ordinal))).Status);
    }

    [Fact]
    public async Task A_form_leads_back_to_pages_of_this_site_only()
    {
        var thread = await TopicAsync("returning", "returner", "Return", out var visitor);
        var away = await thread.Form("Send").Fill("Your reply", "One").Forge("Return", "https://example.org/").SubmitAsync();
        Assert.StartsWith("/wiki/returning/talk/", away.Location, StringComparison.Ordinal);
        var back = await thread.Form("Send").Fill("Your reply", "Two").Forge("Return", "/wiki/returning/diff/1..1?all=1").SubmitAsync();
        Assert.StartsWith("/wiki/returning/diff/1..1?all=1#thread.", back.Location, StringComparison.Ordinal);
        visitor.Dispose();
    }

    private async Task<PageView> TopicAsync(string slug, string name, string subject)
    {
        var page = await TopicAsync(slug, name, subject, out var visitor);
        visitor.Dispose();
        return page;
    }

    private Task<PageView> TopicAsync(string slug, string name, string subject, out Visitor visitor)
    {
        visitor = site.Visitor();
        return BeginAsync(visitor);

        async Task<PageView> BeginAsync(Visitor somebody)
        {
            await site.SaveAsync(slug, $"# {slug}\n\nA line.");
            await somebody.SignedUpAs(name);
            return await (await somebody.GetAsync($"/wiki/{slug}/talk/new")).Form("Send")
                .Fill("Subject", subject).Fill("Your comment", "A first word.").SubmitAndFollowAsync();
        }
    }

    private static string Named(PageView page, string beginning) => page.Document.QuerySelectorAll(".comment a")
        .Select(it => it.GetAttribute("aria-label") ?? "").First(it => it.StartsWith(beginning, StringComparison.Ordinal));

    private static IReadOnlyList<string> Said(PageView page) =>
        [.. page.Document.QuerySelectorAll("main .said").Select(it => string.Join(' ', it.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))];
}
