using System.Net;
using Wiki.Core.Accounts;
using Wiki.Web.Tests.Harness;

namespace Wiki.Web.Tests.Reviews;

public sealed class UnreadPageTests(MailSite site) : IClassFixture<MailSite>
{
    private const string Secret =
        "# Rhubarb page\n\nMine.\n\n<!-- matrix:m -->\n\n| Feature | Xen |\n|---|---|\n| Speed | partial (rhubarb) |\n";

    [Fact]
    public async Task While_a_new_page_waits_only_its_author_and_reviewers_edit_it_and_its_address_is_taken()
    {
        using var nina = await site.Visitor().NewcomerAs("nina-taken");
        using var ruth = await site.Visitor().SignedUpAs("ruth-taken", Roles.Reviewer);
        using var tomas = await site.Visitor().SignedUpAs("tomas-taken");
        var early = (await tomas.GetAsync("/wiki/taken/edit")).Form("Save");
        await nina.WriteAsync("taken", Secret, "Rhubarb summary");

        var refused = await tomas.GetAsync("/wiki/taken/edit");
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("A page at “taken” waits for review.", refused.Text, StringComparison.Ordinal);
        Assert.Empty(refused.Document.QuerySelectorAll("textarea"));
        Assert.Contains("waits for review", (await tomas.GetAsync("/new?title=Taken")).Text, StringComparison.Ordinal);
        foreach (var address in new[]
        {
            "/wiki/taken/edit?undo=2..2", "/wiki/taken/edit?restore=1", "/wiki/taken/table/matrix/m", "/wiki/taken/import",
            "/cell/m/speed/xen/edit?in=taken", "/wiki/taken/edit?line=1",
        })
        {
            Assert.DoesNotContain("rhubarb", (await tomas.OpenAsync(address)).Body, StringComparison.OrdinalIgnoreCase);
        }

        // A form that was opened before: what was typed stays in it, and nothing is stored.
        var saved = await early.Fill("Text", "# Mine\n\nMine.\n").SubmitAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, saved.Status);
        Assert.Contains("waits for review", saved.Text, StringComparison.Ordinal);
        Assert.Contains("Mine.", saved.Form("Save").Value("Text"), StringComparison.Ordinal);
        Assert.Equal(1, await site.NumberAsync("taken"));
        // Not even the same text says that it is the same.
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await early.Fill("Text", Secret).SubmitAsync()).Status);

        foreach (var one in new[] { nina, ruth })
        {
            Assert.Contains("rhubarb", (await one.GetAsync("/wiki/taken/edit")).Form("Save").Value("Text"), StringComparison.Ordinal);
        }

        await ruth.WriteAsync("taken", Secret + "\nMore.\n");
        Assert.Contains("More.", (await nina.GetAsync("/wiki/taken/edit")).Form("Save").Value("Text"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_a_new_page_was_rejected_anybody_begins_from_nothing()
    {
        using var nina = await site.Visitor().NewcomerAs("nina-gone");
        using var ruth = await site.Visitor().SignedUpAs("ruth-gone", Roles.Reviewer);
        using var tomas = await site.Visitor().SignedUpAs("tomas-gone");
        using var bela = await site.Visitor().NewcomerAs("bela-gone");
        await nina.WriteAsync("gone", Secret, "Rhubarb summary");
        await ruth.DecideAsync("gone", 0, 1, "Reject", "Rhubarb again");

        var page = await tomas.GetAsync("/wiki/gone/edit?title=Gone");
        Assert.Equal("New page Gone", page.Heading);
        var form = page.Form("Save");
        var same = (await bela.GetAsync("/wiki/gone/edit")).Form("Save");
        Assert.Equal("# Gone\n\n", form.Value("Text"));
        foreach (var action in new[] { "Preview", "Changes" })
        {
            Assert.DoesNotContain("rhubarb", (await page.Form(action).Fill("Text", "# Gone\n\nMine.\n").SubmitAsync()).Body,
                StringComparison.OrdinalIgnoreCase);
        }

        // Whoever happens to write the same is not told so.
        await same.Fill("Text", Secret).SubmitAsync();
        Assert.Equal(2, await site.NumberAsync("gone"));
        // Two at once: the second finds that the first waits.
        var second = await form.Fill("Text", "# Gone\n\nMine.\n").SubmitAsync();
        Assert.Contains("waits for review", second.Text, StringComparison.Ordinal);
        await ruth.DecideAsync("gone", 1, 2, "Reject", "No");
        Assert.Contains("rhubarb", (await nina.GetAsync("/wiki/gone/history/1")).Body, StringComparison.Ordinal);
        await form.Fill("Text", "# Gone\n\nMine.\n").SubmitAsync();
        Assert.Equal("# Gone\n\nMine.\n", await site.TextAsync("gone"));
        await ruth.DecideAsync("gone", 0, 3, "Approve and publish");
        Assert.Contains("Mine.", (await site.ReadAsync("gone")).Text, StringComparison.Ordinal);
        foreach (var address in new[] { "", "/history", "/blame", "/edit?undo=3..3", "/edit?restore=1" })
        {
            var body = (await tomas.GetAsync("/wiki/gone" + address)).Body;
            Assert.DoesNotContain("rhubarb", body, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("nina-gone", body, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task No_form_shows_or_brings_back_what_was_rejected_on_a_page()
    {
        using var nina = await site.Visitor().NewcomerAs("nina-forms");
        using var ruth = await site.Visitor().SignedUpAs("ruth-forms", Roles.Reviewer);
        using var tomas = await site.Visitor().SignedUpAs("tomas-forms");
        await site.SaveAsync("forms", Reviewing.Article("Forms"));
        await nina.WriteAsync("forms", Reviewing.Article("Forms", two: "Rhubarb pills."), "Rhubarb summary");
        await ruth.DecideAsync("forms", 1, 2, "Reject", "Rhubarb reason");
        Assert.Equal(HttpStatusCode.NotFound, (await tomas.GetAsync("/wiki/forms/edit?undo=3..3")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await tomas.GetAsync("/wiki/forms/edit?undo=2..2")).Status);
        Assert.Equal(HttpStatusCode.OK, (await ruth.GetAsync("/wiki/forms/edit?undo=3..3")).Status);

        // Forged: a base that the editor never saw.
        foreach (var action in new[] { "Changes", "Save" })
        {
            var page = await tomas.GetAsync("/wiki/forms/edit");
            ((AngleSharp.Html.Dom.IHtmlInputElement)page.Document.QuerySelector("input[name=BaseNumber]")!).Value = "2";
            var answer = await page.Form(action).Fill("Text", Reviewing.Article("Forms", two: "Other words.")).SubmitAsync();
            Assert.DoesNotContain("rhubarb", answer.Body, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task A_rejection_is_no_change_for_readers_and_says_its_reason_to_its_author_once()
    {
        using var nina = await site.ReachableAsync("nina-once");
        await site.ChangeAsync("nina-once", account => account.Trust = null);
        using var ruth = await site.Visitor().SignedUpAs("ruth-once", Roles.Reviewer);
        using var tomas = await site.Visitor().SignedUpAs("tomas-once");
        await site.SaveAsync("once", Reviewing.Article("Once"));
        await site.WatchAsync("tomas-once", "once");
        await nina.WriteAsync("once", Reviewing.Article("Once", two: "Rhubarb pills."), "Rhubarb summary");
        Assert.Empty(await tomas.ToldAsync());
        await ruth.DecideAsync("once", 1, 2, "Reject", "Rhubarb reason");

        Assert.Empty(await tomas.ToldAsync());
        Assert.Equal(["ruth-once rejected your change of Once"], (await nina.ToldAsync()).Select(it => it.Sentence));
        Assert.Contains("Rhubarb reason", (await nina.GetAsync("/account/notifications")).Text, StringComparison.Ordinal);
        using var visitor = site.Visitor();
        foreach (var person in new[] { visitor, tomas })
        {
            foreach (var address in new[]
            {
                "/", "/recent", "/recent.atom", "/wiki/once.atom", "/wiki/once/history", "/wiki/once/history/3",
                "/account/watchlist", "/account/notifications",
            })
            {
                Assert.DoesNotContain("rhubarb", (await person.GetAsync(address)).Body, StringComparison.OrdinalIgnoreCase);
            }

            foreach (var address in new[] { "/", "/recent", "/recent.atom", "/wiki/once.atom" })
            {
                Assert.DoesNotContain("Took out", (await person.GetAsync(address)).Body, StringComparison.Ordinal);
            }
        }

        Assert.Contains("Took out a change that was not published", (await visitor.GetAsync("/wiki/once/history")).Text,
            StringComparison.Ordinal);
        Assert.Contains("Rhubarb reason", (await ruth.GetAsync("/wiki/once/history")).Text, StringComparison.Ordinal);
        Assert.Contains("Took out", (await ruth.GetAsync("/recent")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Watchers_are_told_of_a_change_when_it_is_published_and_of_what_waited_behind_it()
    {
        using var nina = await site.Visitor().NewcomerAs("nina-behind");
        using var ruth = await site.Visitor().SignedUpAs("ruth-behind", Roles.Reviewer);
        using var tomas = await site.Visitor().SignedUpAs("tomas-behind");
        using var wanda = await site.ReachableAsync("wanda-behind");
        await (await wanda.GetAsync("/account/following")).Form("Save the settings")
            .Choose("Mail about watched pages", "at once").SubmitAsync();
        await site.SaveAsync("behind", Reviewing.Article("Behind"));
        await site.WatchAsync("wanda-behind", "behind");
        await nina.WriteAsync("behind", Reviewing.Article("Bought title", two: "Two by Nina."), "Summary of Nina");
        await site.SaveAsAsync("tomas-behind", "behind",
            Reviewing.Article("Bought title", two: "Two by Nina, and a third."), "Summary of Tomas");
        Assert.Empty(await wanda.ToldAsync());
        Assert.Empty(await site.MailsAsync("wanda-behind"));

        await ruth.DecideAsync("behind", 1, 2, "Approve and publish");
        Assert.Contains("and a third.", (await site.ReadAsync("behind")).Text, StringComparison.Ordinal);
        Assert.Equal(
            "tomas-behind changed Bought title; A waiting change of Bought title was approved",
            string.Join("; ", (await wanda.ToldAsync()).Select(it => it.Sentence)));
        var mails = string.Concat((await site.MailsAsync("wanda-behind")).Select(it => it.Text));
        Assert.Contains("Summary of Nina", mails, StringComparison.Ordinal);
        Assert.Contains("Summary of Tomas", mails, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mail_says_what_its_reader_may_see_when_it_is_sent()
    {
        using var nina = await site.Visitor().NewcomerAs("nina-sent");
        using var ruth = await site.ReachableAsync("ruth-sent", Roles.Reviewer);
        await (await ruth.GetAsync("/account/following")).Form("Save the settings")
            .Choose("Mail about watched pages", "at once").Tick("Get a notification when a change waits for review").SubmitAsync();
        await nina.WriteAsync("sent", "# Rhubarb title\n\nRhubarb.\n", "Rhubarb summary");
        await site.WithAsync(async (Microsoft.AspNetCore.Identity.UserManager<Wiki.Core.Data.Account> users) =>
            await users.RemoveFromRoleAsync((await users.FindByNameAsync("ruth-sent"))!, Roles.Reviewer));
        Assert.Empty(await site.MailsAsync("ruth-sent"));
    }
}
