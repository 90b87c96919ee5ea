using System.Net;
using Microsoft.EntityFrameworkCore;
using Wiki.Core.Data;
using Wiki.Core.Saving;
using Wiki.Web.Tests.Harness;
using Wiki.Web.Tests.Reviews;

namespace Wiki.Web.Tests.Deleting;

public sealed class DeletingTests(WikiSite site) : IClassFixture<WikiSite>
{
    [Fact]
    public async Task A_reviewer_sees_what_disappears_gives_a_reason_and_deletes_the_page()
    {
        using var ruth = await site.Visitor().SignedUpAs("ruth-lost", "Reviewer");
        using var nina = await site.Visitor().NewcomerAs("nina-lost");
        await site.SaveAsync("lost", "# Lost page\n\nSee [[lost-other]].\n\n<!-- matrix:m -->\n\n| F | Xen | KVM |\n"
            + "|---|---|---|\n| Speed | yes | no |\n");
        await site.SaveAsync("lost-other", "# Lost other\n\nSee [[lost]].");
        await site.WatchAsync("nina-lost", "lost");
        await nina.WriteAsync("lost", await site.TextAsync("lost") + "\nMore.\n");
        await (await ruth.OpenAsync("/wiki/lost/talk/new")).Form("Send")
            .Fill("Subject", "A subject").Fill("Your comment", "A comment.").SubmitAsync();

        var form = await (await ruth.GetAsync("/wiki/lost/history")).ClickAsync("Delete");

        Assert.Equal("Delete “Lost page”", form.Heading);
        Assert.Equal(
            [
                "the link of 1 page: it leads nowhere then", "2 cells from comparisons, timelines and reports",
                "1 waiting change from the review queue", "the talk page with 1 topic", "the page from 1 watchlist",
            ],
            form.Document.QuerySelectorAll("main li").Select(PageView.TextOf));
        foreach (var (reason, sentence) in new[]
        {
            ("", "A page is deleted only with a reason."), (" \t ", "A page is deleted only with a reason."),
            (new string('x', 301), "at most 300 characters; yours has 301"),
        })
        {
            var refused = await form.Form("Delete the page").Fill("Reason", reason).SubmitAsync();
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
            Assert.Contains(sentence, Assert.Single(refused.Problems), StringComparison.Ordinal);
            Assert.Contains(sentence, refused.Form("Delete the page").Description("Reason"), StringComparison.Ordinal);
        }

        var done = await form.Form("Delete the page").Fill("Reason", "It sells <pills>").SubmitAndFollowAsync();

        Assert.Contains("The page is deleted, and the address “lost” is free.", done.Notice, StringComparison.Ordinal);
        Assert.Equal("Lost page", done.Heading);
        Assert.Contains("Deleted at the address lost by ruth-lost on", done.Text, StringComparison.Ordinal);
        Assert.Contains("See [[lost-other]].", done.Text, StringComparison.Ordinal);
        var list = await ruth.GetAsync("/deleted");
        var row = Assert.Single(list.Rows, it => it[0] == "Lost page");
        Assert.Equal(["lost", "ruth-lost", "It sells <pills>", "Restore"], [row[1], .. row.Skip(3)]);
        foreach (var from in new[] { "/review", "/recent" })
        {
            Assert.Equal("Deleted pages", (await (await ruth.GetAsync(from)).ClickAsync("Deleted pages")).Heading);
        }
    }

    [Fact]
    public async Task Visitors_read_when_and_why_a_page_was_deleted_and_not_what_it_was_called()
    {
        await site.SaveAsync("told", "# Libel about Ann\n\nx");
        using var ruth = await site.Visitor().SignedUpAs("ruth-told", "Reviewer");
        using var editor = await site.Visitor().SignedUpAs("editor-told");
        using var visitor = site.Visitor();
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/wiki/told")).Status);

        await site.DeleteAsync("ruth-told", "told", "It is <b>false</b>");

        var page = await visitor.GetAsync("/wiki/told");
        Assert.Equal(HttpStatusCode.Gone, page.Status);
        Assert.Equal("no-cache", page.Header("Cache-Control")); // the page may be restored
        Assert.StartsWith("This page was deleted on ", page.Heading, StringComparison.Ordinal);
        Assert.Contains("The reason: It is <b>false</b>", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Libel", page.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Write a new page here", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Deleted pages", page.Text, StringComparison.Ordinal);
        var form = await (await editor.GetAsync("/wiki/told")).ClickAsync("Write a new page here");
        Assert.Equal("New page Told", form.Heading);
        Assert.Contains("A page at this address was deleted on", form.Text, StringComparison.Ordinal);
        Assert.Contains("It is <b>false</b>", form.Text, StringComparison.Ordinal);
        Assert.Equal("Deleted pages", (await (await ruth.GetAsync("/wiki/told")).ClickAsync("Deleted pages")).Heading);
    }

    [Fact]
    public async Task An_editor_deletes_and_restores_nothing_and_sees_no_deleted_page()
    {
        await site.SaveAsync("kept-by", "# Kept\n\nx");
        await site.SaveAsync("kept-from", "# Kept from\n\nx");
        using var ruth = await site.Visitor().SignedUpAs("ruth-kept", "Reviewer");
        using var editor = await site.Visitor().SignedUpAs("editor-kept");
        using var visitor = site.Visitor();
        var gone = await site.DeleteAsync("ruth-kept", "kept-from");
        Assert.DoesNotContain("Delete", (await editor.GetAsync("/wiki/kept-by/history")).Text, StringComparison.Ordinal);
        foreach (var address in new[] { "/wiki/kept-by/delete", "/deleted", $"/deleted/{gone}" })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await editor.GetAsync(address)).Status);
            Assert.StartsWith("/account/sign-in", (await visitor.GetAsync(address)).Location, StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.OK, (await ruth.GetAsync(address)).Status);
        }

        // A form that was open when the role was taken away.
        var forms = new[] { await ruth.GetAsync("/wiki/kept-by/delete"), await ruth.GetAsync($"/deleted/{gone}") };
        var id = (await site.AccountAsync("ruth-kept")).Id;
        await site.WithAsync((WikiDb db) => db.Database.ExecuteSqlAsync($"DELETE FROM account_roles WHERE user_id = {id} AND role_id > 1"));
        Assert.IsType<DeletionOutcome.NotAllowed>(await site.TryDeleteAsync("ruth-kept", "kept-by"));
        Assert.IsType<RestoreOutcome.NotAllowed>(await site.TryRestoreAsync("ruth-kept", gone));
        Assert.Equal(HttpStatusCode.Forbidden, (await forms[0].Form("Delete the page").Fill("Reason", "x").SubmitAsync()).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await forms[1].Form("Restore the page").SubmitAsync()).Status);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/wiki/kept-by")).Status);
    }

    [Fact]
    public async Task The_address_of_a_deleted_page_is_free_for_a_new_page_and_for_one_that_moves()
    {
        using var ruth = await site.Visitor().SignedUpAs("ruth-free", "Reviewer");
        using var visitor = site.Visitor();
        await site.SaveAsync("free-before", "# Old free\n\nx");
        await site.SaveAsync("free-before", "# Old free\n\ny");
        Assert.IsType<MoveOutcome.Moved>(await site.TryMoveAsync("ruth-free", "free-before", "free"));
        await site.DeleteAsync("ruth-free", "free");

        await ruth.WriteAsync("free", "# New free\n\nAnother text.");
        await site.SaveAsync("free-mover", "# Mover\n\nx");
        Assert.IsType<MoveOutcome.Moved>(await site.TryMoveAsync("ruth-free", "free-mover", "free-before"));

        Assert.Equal("New free", (await visitor.GetAsync("/wiki/free")).Heading);
        Assert.Equal("Mover", (await visitor.GetAsync("/wiki/free-before")).Heading);
        var history = await visitor.GetAsync("/wiki/free/history");
        Assert.Single(history.Document.QuerySelectorAll(".revisions > li"));
        Assert.DoesNotContain("Deleted", history.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/wiki/free/history/2")).Status);
        Assert.Contains(await site.WithAsync((DeletionReader reader) => reader.ListAsync(1, default)), it => it.Title == "Old free");

        // And again: the address says what was deleted last.
        await site.DeleteAsync("ruth-free", "free", "The second one");
        Assert.Contains("The second one", (await visitor.GetAsync("/wiki/free")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_who_saw_an_older_revision_decides_again()
    {
        using var ruth = await site.Visitor().SignedUpAs("ruth-seen", "Reviewer");
        await site.SaveAsync("seen", "# Seen\n\nSpam.");
        var form = (await ruth.GetAsync("/wiki/seen/delete")).Form("Delete the page").Fill("Reason", "Spam");
        await site.SaveAsync("seen", "# Seen\n\nA good text.");

        var asked = await form.SubmitAsync();

        Assert.Equal(HttpStatusCode.Conflict, asked.Status);
        Assert.Contains("Somebody saved revision 2 meanwhile", Assert.Single(asked.Problems), StringComparison.Ordinal);
        Assert.Contains("A good text.", (await asked.ClickAsync("What was saved meanwhile")).Text, StringComparison.Ordinal);
        Assert.Equal("Spam", asked.Form("Delete the page").Value("Reason"));
        var done = await asked.Form("Delete the page").SubmitAndFollowAsync();
        Assert.StartsWith("/deleted/", done.Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_nobody_has_published_yet_is_deleted_and_restored_too()
    {
        using var ruth = await site.Visitor().SignedUpAs("ruth-new", "Reviewer");
        using var nina = await site.Visitor().NewcomerAs("nina-unseen");
        using var visitor = site.Visitor();
        await nina.WriteAsync("unseen", "# Unseen\n\nRhubarb.");
        Assert.Contains("/review/unseen", (await ruth.GetAsync("/review")).Body, StringComparison.Ordinal);
        var form = (await ruth.GetAsync("/wiki/unseen/delete")).Form("Delete the page").Fill("Reason", "Spam");

        var done = await form.SubmitAndFollowAsync();

        Assert.Contains("no revision of it was published", done.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("/review/unseen", (await ruth.GetAsync("/review")).Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Gone, (await visitor.GetAsync("/wiki/unseen")).Status);
        var restored = await done.Form("Restore the page").SubmitAndFollowAsync();
        Assert.Equal("/wiki/unseen/history", restored.Path);
        Assert.Contains("/review/unseen", (await ruth.GetAsync("/review")).Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/wiki/unseen")).Status);
        await ruth.DecideAsync("unseen", 0, 1, "Approve and publish");
        Assert.Contains("Rhubarb.", (await visitor.GetAsync("/wiki/unseen")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_database_keeps_the_log_of_deletions_as_it_is()
    {
        using var ruth = await site.Visitor().SignedUpAs("ruth-log", "Reviewer");
        await site.SaveAsync("logged", "# Logged\n\nx");
        await site.DeleteAsync("ruth-log", "logged");
        foreach (var sql in new[]
        {
            "DELETE FROM article_deletions", "UPDATE article_deletions SET reason = 'x'", "TRUNCATE article_deletions",
            "DELETE FROM articles WHERE deleted_at IS NOT NULL", "UPDATE revisions SET text = ''",
        })
        {
            await Assert.ThrowsAnyAsync<Exception>(() => site.WithAsync((WikiDb db) => db.Database.ExecuteSqlRawAsync(sql)));
        }
    }
}
