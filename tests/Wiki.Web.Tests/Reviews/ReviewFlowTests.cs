using System.Net;
using Wiki.Core.Accounts;
using Wiki.Core.Reviews;
using Wiki.Core.Saving;
using Wiki.Text;
using Wiki.Web.Tests.Harness;
using static Wiki.Web.Tests.Reviews.Reviewing;

namespace Wiki.Web.Tests.Reviews;

public sealed class ReviewFlowTests(WikiSite site) : IClassFixture<WikiSite>
{
    [Fact]
    public async Task A_newcomers_change_waits_is_found_in_the_queue_and_is_read_when_a_reviewer_has_approved_it()
    {
        await site.SaveAsync("flow", Article("Flow"));
        using var nina = await site.Visitor().NewcomerAs("nina-flow");
        using var ruth = await site.Visitor().SignedUpAs("ruth-flow", Roles.Reviewer);

        var saved = await nina.WriteAsync("flow", Article("Flow", two: "Zwei."), "In German");
        Assert.Equal("/wiki/flow/history/2", saved.Path);
        Assert.Equal("Saved as revision 2. Readers see it after a reviewer approves it.", saved.Notice);
        Assert.Contains("waits for review", saved.Text, StringComparison.Ordinal);
        using var visitor = site.Visitor();
        var waiting = await visitor.GetAsync("/wiki/flow");
        Assert.DoesNotContain("Zwei.", waiting.Text, StringComparison.Ordinal);
        Assert.Contains("Not reviewed 1 waiting change", waiting.Text, StringComparison.Ordinal);
        Assert.Contains("Zwei.", (await (await ruth.GetAsync("/wiki/flow")).ClickAsync("1 waiting change")).Text, StringComparison.Ordinal);

        var queue = await ruth.GetAsync("/review?author=NINA-flow");
        var row = Assert.Single(queue.Rows);
        Assert.Equal(["Flow", "nina-flow", "1", "1", "–"], row.Take(5));
        var screen = await queue.ClickAsync("Flow");
        Assert.Equal("/review/flow/1..2?author=NINA-flow", screen.Path);
        Assert.Equal("Zwei.", screen.Document.QuerySelector(".diff ins")?.TextContent);
        var decided = await screen.Form("Approve and publish").SubmitAndFollowAsync();

        Assert.Equal("Revision 2 of flow: approved and published.", decided.Notice);
        var read = await site.ReadAsync("flow");
        Assert.Contains("Zwei.", read.Text, StringComparison.Ordinal);
        Assert.Matches(@"Reviewed \d+ \w+ \d+", read.Text);
        Assert.DoesNotContain("wait", read.Text, StringComparison.Ordinal);
        var history = await nina.GetAsync("/wiki/flow/history");
        Assert.Contains("approved by ruth-flow", history.Text, StringComparison.Ordinal);
        Assert.Contains("approved by ruth-flow", (await nina.GetAsync("/review")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("nina-flow", (await ruth.GetAsync("/review")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rejected_change_is_taken_out_and_what_was_written_after_it_stays()
    {
        await site.SaveAsync("taken-out", Article("Taken out"));
        using var nina = await site.Visitor().NewcomerAs("nina-out");
        using var tomas = await site.Visitor().SignedUpAs("tomas-out");
        using var ruth = await site.Visitor().SignedUpAs("ruth-out", Roles.Reviewer);
        await nina.WriteAsync("taken-out", Article("Taken out", one: "Spam."));
        await tomas.WriteBehindAsync("taken-out", Article("Taken out", one: "Spam.", three: "Drei."));
        Assert.DoesNotContain("Drei.", (await site.ReadAsync("taken-out")).Text, StringComparison.Ordinal);

        var decided = await ruth.DecideAsync("taken-out", 1, 2, "Reject", "Nobody asked for this");

        Assert.Equal("Revision 2 of taken-out: rejected. The newest text does not contain it.", decided.Notice);
        Assert.Equal(Article("Taken out", three: "Drei."), await site.TextAsync("taken-out"));
        var read = await site.ReadAsync("taken-out");
        Assert.Contains("Drei.", read.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Spam.", read.Text, StringComparison.Ordinal);
        Assert.Contains(
            "rejected by ruth-out: “Nobody asked for this”", (await nina.GetAsync("/wiki/taken-out/history")).Text,
            StringComparison.Ordinal);
        Assert.Contains("Nobody asked for this", (await nina.GetAsync("/review")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_that_cannot_be_taken_out_by_itself_is_rejected_in_an_edit_that_undoes_it()
    {
        await site.SaveAsync("stuck", Article("Stuck"));
        using var nina = await site.Visitor().NewcomerAs("nina-stuck");
        using var tomas = await site.Visitor().SignedUpAs("tomas-stuck");
        using var ruth = await site.Visitor().SignedUpAs("ruth-stuck", Roles.Reviewer);
        await nina.WriteAsync("stuck", Article("Stuck", one: "One and a half."));
        await tomas.WriteAsync("stuck", Article("Stuck", one: "One and three quarters."));

        var edit = await ruth.DecideAsync("stuck", 1, 2, "Reject", "It is one");

        Assert.Equal("/wiki/stuck/edit?undo=2..2&reject=true", edit.Path);
        Assert.Contains("Your reason was: It is one", edit.Text, StringComparison.Ordinal);
        Assert.Equal(3, await site.NumberAsync("stuck"));
        var shown = await edit.Form("Show the result").Tick("Undone").SubmitAsync();
        await shown.Form("Save").Fill("Summary of the change", "It is one").SubmitAndFollowAsync();
        Assert.Contains("One.", (await site.ReadAsync("stuck")).Text, StringComparison.Ordinal);
        Assert.Contains("rejected by ruth-stuck", (await nina.GetAsync("/wiki/stuck/history")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sentence_that_somebody_moved_is_not_published_by_rejecting_the_change_that_brought_it()
    {
        const string spam = "Buy your hypervisors cheaply from nobody else.";
        await site.SaveAsync("moved-on", Article("Moved on"));
        using var nina = await site.Visitor().NewcomerAs("nina-moved-on");
        using var tomas = await site.Visitor().SignedUpAs("tomas-moved-on");
        using var ruth = await site.Visitor().SignedUpAs("ruth-moved-on", Roles.Reviewer);
        await nina.WriteAsync("moved-on", Article("Moved on", one: $"One.\n\n{spam}"));
        await tomas.WriteAsync("moved-on", Article("Moved on", three: $"Three.\n\n{spam}"));

        var edit = await ruth.DecideAsync("moved-on", 1, 2, "Reject", "Spam");

        Assert.Equal("/wiki/moved-on/edit?undo=2..2&reject=true", edit.Path);
        Assert.Contains("Somebody moved the text that revision 2 added: it is elsewhere in the text below.", edit.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(spam, (await site.ReadAsync("moved-on")).Text, StringComparison.Ordinal);
        await edit.Form("Save").Fill("Text", Article("Moved on")).SubmitAsync();
        Assert.Equal("/wiki/moved-on", (await site.ReadAsync("moved-on")).Path);
        Assert.Contains("rejected by ruth-moved-on", (await nina.GetAsync("/review")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("wait", (await site.ReadAsync("moved-on")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_that_still_stands_in_the_text_of_the_edit_that_should_undo_it_is_not_rejected()
    {
        await site.SaveAsync("half-out", Article("Half out"));
        using var nina = await site.Visitor().NewcomerAs("nina-half");
        using var ruth = await site.Visitor().SignedUpAs("ruth-half", Roles.Reviewer);
        await nina.WriteAsync("half-out", Article("Half out", one: "Spam.", two: "More spam."));

        var form = (await ruth.GetAsync("/wiki/half-out/edit?undo=2..2&reject=true")).Form("Save");
        await form.Fill("Text", Article("Half out", one: "Spam.")).SubmitAndFollowAsync();

        Assert.DoesNotContain("Spam.", (await site.ReadAsync("half-out")).Text, StringComparison.Ordinal);
        Assert.Contains("waits for review", (await nina.GetAsync("/wiki/half-out/history")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Reject", "Say why you reject the change. Its author reads the reason.")]
    [InlineData("Ask for changes", "Say what should be different. The author of the change reads the reason.")]
    public async Task Without_a_reason_nothing_is_rejected_or_sent_back(string button, string sentence)
    {
        var slug = "no-reason-" + button.Length;
        await site.SaveAsync(slug, Article("No reason"));
        using var nina = await site.Visitor().NewcomerAs("nina-" + slug);
        using var ruth = await site.Visitor().SignedUpAs("ruth-" + slug, Roles.Reviewer);
        await nina.WriteAsync(slug, Article("No reason", one: "Eins."));

        var refused = await ruth.DecideAsync(slug, 1, 2, button, "  ");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal(sentence, refused.Notice);
        Assert.Contains("waits for review", (await nina.GetAsync($"/wiki/{slug}/history")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_author_who_is_asked_for_changes_reads_why_and_the_change_stays_in_the_queue()
    {
        await site.SaveAsync("asked", Article("Asked"));
        using var nina = await site.Visitor().NewcomerAs("nina-asked");
        using var ruth = await site.Visitor().SignedUpAs("ruth-asked", Roles.Reviewer);
        await nina.WriteAsync("asked", Article("Asked", one: "Uno."));

        await ruth.DecideAsync("asked", 1, 2, "Ask for changes", "Name the source");

        Assert.Contains(
            "changes asked for by ruth-asked: “Name the source”", (await nina.GetAsync("/review")).Text,
            StringComparison.Ordinal);
        Assert.Single((await ruth.GetAsync("/review?author=nina-asked&state=changes-asked")).Rows);
        Assert.Contains(
            "No waiting change matches your choice.", (await ruth.GetAsync("/review?author=nina-asked&state=waiting")).Text,
            StringComparison.Ordinal);
        Assert.DoesNotContain("Uno.", (await site.ReadAsync("asked")).Text, StringComparison.Ordinal);

        await nina.WriteAsync("asked", Article("Asked", one: "Uno, says the dictionary."));
        await ruth.DecideAsync("asked", 1, 3, "Approve and publish");
        Assert.Contains("Uno, says the dictionary.", (await site.ReadAsync("asked")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_looks_at_a_change_reads_what_became_of_it_and_why()
    {
        await site.SaveAsync("looked-at", Article("Looked at"));
        using var nina = await site.Visitor().NewcomerAs("nina-looked");
        using var ruth = await site.Visitor().SignedUpAs("ruth-looked", Roles.Reviewer);
        using var rick = await site.Visitor().SignedUpAs("rick-looked", Roles.Reviewer);
        using var visitor = await site.Visitor().SignedUpAs("vera-looked");
        await nina.WriteAsync("looked-at", Article("Looked at", one: "Eins."));
        Assert.Contains("waits for review", SideOf(await rick.GetAsync("/review/looked-at/1..2")), StringComparison.Ordinal);
        Assert.Contains("waits for review", SideOf(await visitor.GetAsync("/wiki/looked-at/diff/1..2")), StringComparison.Ordinal);

        await ruth.DecideAsync("looked-at", 1, 2, "Ask for changes", "Name a source");

        const string asked = "changes asked for by ruth-looked: “Name a source”";
        Assert.Contains(asked, SideOf(await rick.GetAsync("/review/looked-at/1..2")), StringComparison.Ordinal);
        Assert.Contains(asked, SideOf(await visitor.GetAsync("/wiki/looked-at/diff/1..2")), StringComparison.Ordinal);

        // The side of the newer of the two compared revisions.
        static string SideOf(PageView page) => PageView.TextOf(page.Document.QuerySelectorAll("main .side")[1]);
    }

    [Theory]
    [InlineData("Approve and publish", "Revision 2 of {0}: approved and published.")]
    [InlineData("Ask for changes", "Revision 2 of {0}: changes asked for.")]
    [InlineData("Reject", "Revision 2 of {0}: rejected. The newest text does not contain it.")]
    public async Task A_second_click_on_a_verdict_says_what_the_first_one_did_and_tells_the_author_once(
        string button, string notice)
    {
        var slug = "clicked-" + button.Split(' ')[0].ToLowerInvariant();
        await site.SaveAsync(slug, Article("Clicked"));
        using var nina = await site.Visitor().NewcomerAs("nina-" + slug);
        using var ruth = await site.Visitor().SignedUpAs("ruth-" + slug, Roles.Reviewer);
        await nina.WriteAsync(slug, Article("Clicked", one: "Eins."));
        var form = (await ruth.GetAsync($"/review/{slug}/1..2")).Form(button).Fill(Reason, "Because");

        await form.SubmitAsync();
        var second = await form.SubmitAndFollowAsync();

        Assert.Equal(string.Format(null, notice, slug), second.Notice);
        Assert.Single((await nina.GetAsync("/review")).Document.QuerySelectorAll("td[data-label=Verdict]"));
    }

    [Fact]
    public async Task Who_edits_a_text_is_told_what_of_it_readers_do_not_see()
    {
        await site.SaveAsync("built-on", Article("Built on"));
        using var nina = await site.Visitor().NewcomerAs("nina-built");
        using var tomas = await site.Visitor().SignedUpAs("tomas-built");
        Assert.DoesNotContain("waiting change", (await tomas.GetAsync("/wiki/built-on/edit")).Text, StringComparison.Ordinal);
        await nina.WriteAsync("built-on", Article("Built on", one: "Eins."));

        var waits = await (await tomas.GetAsync("/wiki/built-on/edit")).ClickAsync("contains 1 waiting change");

        Assert.Equal("Revision 1 → 2", waits.Heading);
    }

    [Fact]
    public async Task An_approved_change_behind_one_that_waits_is_read_when_that_one_is_decided()
    {
        await site.SaveAsync("behind", Article("Behind"));
        using var nina = await site.Visitor().NewcomerAs("nina-behind");
        using var otto = await site.Visitor().NewcomerAs("otto-behind");
        using var ruth = await site.Visitor().SignedUpAs("ruth-behind", Roles.Reviewer);
        await nina.WriteAsync("behind", Article("Behind", one: "Un."));
        await otto.WriteAsync("behind", Article("Behind", one: "Un.", three: "Trois."));

        var decided = await ruth.DecideAsync("behind", 2, 3, "Approve and publish");

        Assert.Equal(
            "Revision 3 of behind: approved. Readers see it after a verdict on revision 2, which comes before.", decided.Notice);
        Assert.StartsWith("/review/behind/", decided.Path, StringComparison.Ordinal); // what waits on the same page is next
        Assert.DoesNotContain("Trois.", (await site.ReadAsync("behind")).Text, StringComparison.Ordinal);
        await ruth.DecideAsync("behind", 1, 2, "Approve and publish");
        Assert.Contains("Trois.", (await site.ReadAsync("behind")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_reviewers_of_the_same_change_the_second_is_told_and_decides_nothing()
    {
        await site.SaveAsync("both", Article("Both"));
        using var nina = await site.Visitor().NewcomerAs("nina-both");
        using var ruth = await site.Visitor().SignedUpAs("ruth-both", Roles.Reviewer);
        using var rick = await site.Visitor().SignedUpAs("rick-both", Roles.Reviewer);
        await nina.WriteAsync("both", Article("Both", one: "Eins."));
        await nina.WriteAsync("both", Article("Both", one: "Eins.", two: "Zwei."));
        var seen = (await rick.GetAsync("/review/both/1..3")).Form("Approve and publish");

        await ruth.DecideAsync("both", 1, 2, "Reject", "English, please");
        var told = await seen.SubmitAndFollowAsync();

        Assert.StartsWith("Somebody else was quicker", told.Notice, StringComparison.Ordinal);
        var read = await site.ReadAsync("both");
        Assert.DoesNotContain("Eins.", read.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Zwei.", read.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_page_is_compared_with_nothing_and_is_not_there_for_readers_until_it_is_approved()
    {
        using var nina = await site.Visitor().NewcomerAs("nina-new");
        using var ruth = await site.Visitor().SignedUpAs("ruth-new", Roles.Reviewer);
        await nina.WriteAsync("brand-new", Article("Brand new"));

        using var visitor = site.Visitor();
        var missing = await visitor.GetAsync("/wiki/brand-new");
        Assert.Equal(HttpStatusCode.NotFound, missing.Status);
        Assert.Equal("This page waits for review.", missing.Heading);
        Assert.Contains("Another line between.", (await (await ruth.GetAsync("/wiki/brand-new")).ClickAsync("See its text")).Text, StringComparison.Ordinal);
        var screen = await ruth.OpenAsync("/review/brand-new");
        Assert.Equal("/review/brand-new/0..1", screen.Path);
        Assert.Contains("Nothing: the page is new.", screen.Text, StringComparison.Ordinal);
        await screen.Form("Approve and publish").SubmitAsync();

        Assert.Equal(HttpStatusCode.OK, (await site.ReadAsync("brand-new")).Status);
    }

    [Fact]
    public async Task Who_rejects_what_replaced_a_rejected_page_brings_that_page_back_into_the_queue()
    {
        using var nina = await site.Visitor().NewcomerAs("nina-back");
        using var ruth = await site.Visitor().SignedUpAs("ruth-back", Roles.Reviewer);
        await nina.WriteAsync("back", Article("Back"));
        await ruth.DecideAsync("back", 0, 1, "Reject", "Not about the subject");
        Assert.Equal("This page was not published.", (await site.ReadAsync("back")).Heading);
        await nina.WriteAsync("back", Article("Back", one: "Worse."));

        await ruth.DecideAsync("back", 1, 2, "Reject", "The first was better");

        Assert.Equal(Article("Back"), await site.TextAsync("back"));
        Assert.Equal("This page waits for review.", (await site.ReadAsync("back")).Heading);
        await ruth.DecideAsync("back", 0, 1, "Approve and publish");
        Assert.Contains("One.", (await site.ReadAsync("back")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rejected_page_is_not_published_by_a_trusted_editor_who_mends_a_word_of_it()
    {
        using var nina = await site.Visitor().NewcomerAs("nina-mended");
        using var tomas = await site.Visitor().SignedUpAs("tomas-mended");
        using var ruth = await site.Visitor().SignedUpAs("ruth-mended", Roles.Reviewer);
        await nina.WriteAsync("mended", Article("Mended", one: "Spamm."));
        await ruth.DecideAsync("mended", 0, 1, "Reject", "Spam");

        await tomas.WriteAsync("mended", Article("Mended", one: "Spam."));

        Assert.Equal("This page waits for review.", (await site.ReadAsync("mended")).Heading);
        await ruth.DecideAsync("mended", 0, 2, "Approve and publish");
        Assert.Equal(HttpStatusCode.OK, (await site.ReadAsync("mended")).Status);
    }

    [Fact]
    public async Task An_editor_is_trusted_after_three_approved_changes()
    {
        await site.SaveAsync("earned", Article("Earned"));
        using var nina = await site.Visitor().NewcomerAs("nina-earned");
        using var ruth = await site.Visitor().SignedUpAs("ruth-earned", Roles.Reviewer);
        for (var number = 2; number <= 4; number++)
        {
            await nina.WriteAsync("earned", Article("Earned", one: $"Try {number}."));
            Assert.DoesNotContain($"Try {number}.", (await site.ReadAsync("earned")).Text, StringComparison.Ordinal);
            await ruth.DecideAsync("earned", number - 1, number, "Approve and publish");
        }

        var saved = await nina.WriteAsync("earned", Article("Earned", one: "Trusted."));

        Assert.Equal("Saved as revision 5.", saved.Notice);
        Assert.Contains("Trusted.", (await site.ReadAsync("earned")).Text, StringComparison.Ordinal);
        Assert.Contains("Last reviewed", (await site.ReadAsync("earned")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Authors_withdraw_what_is_theirs_and_nothing_else()
    {
        await site.SaveAsync("withdrawn", Article("Withdrawn"));
        using var nina = await site.Visitor().NewcomerAs("nina-wd");
        using var otto = await site.Visitor().NewcomerAs("otto-wd");
        await nina.WriteAsync("withdrawn", Article("Withdrawn", one: "Oops."));
        await otto.WriteAsync("withdrawn", Article("Withdrawn", one: "Oops.", three: "Tre."));

        var theirs = (await otto.GetAsync("/review")).Form("Withdraw revision 3 of Withdrawn").Forge("number", "2");
        Assert.Equal("That change no longer waits.", (await theirs.SubmitAndFollowAsync()).Notice);
        Assert.Equal(3, await site.NumberAsync("withdrawn"));
        var done = await (await nina.GetAsync("/review")).Form("Withdraw revision 2 of Withdrawn").SubmitAndFollowAsync();

        Assert.Equal("Revision 2 is withdrawn.", done.Notice);
        Assert.Equal(Article("Withdrawn", three: "Tre."), await site.TextAsync("withdrawn"));
        Assert.DoesNotContain("Tre.", (await site.ReadAsync("withdrawn")).Text, StringComparison.Ordinal);
        Assert.Contains("withdrawn", (await nina.GetAsync("/wiki/withdrawn/history")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_reviewers_see_the_queue_and_give_verdicts()
    {
        await site.SaveAsync("rights", Article("Rights"));
        using var nina = await site.Visitor().NewcomerAs("nina-rights");
        using var tomas = await site.Visitor().SignedUpAs("tomas-rights");
        using var visitor = site.Visitor();
        await nina.WriteAsync("rights", Article("Rights", one: "Eins."));

        Assert.StartsWith("/account/sign-in", (await visitor.GetAsync("/review")).Location, StringComparison.Ordinal);
        Assert.Equal("Your changes", (await tomas.GetAsync("/review")).Heading);
        Assert.Equal(HttpStatusCode.Forbidden, (await tomas.GetAsync("/review/rights")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await tomas.GetAsync("/review/statistics")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await tomas.ForgeAsync("rights", 1, 2, "approved", "2")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await tomas.GetAsync("/wiki/rights/edit?undo=2..2&reject=true")).Status);
        Assert.DoesNotContain("Eins.", (await site.ReadAsync("rights")).Text, StringComparison.Ordinal);
        Assert.Null((await tomas.GetAsync("/pages")).Document.QuerySelector(".menu.site a[href='/review']"));
    }

    [Fact]
    public async Task Who_saw_nothing_that_waits_decides_nothing()
    {
        await site.SaveAsync("unseen", Article("Unseen"));
        using var nina = await site.Visitor().NewcomerAs("nina-unseen");
        using var rita = await site.Visitor().SignedUpAs("rita-unseen", "Reviewer");
        await nina.WriteAsync("unseen", Article("Unseen", one: "Eins."));

        var reviewer = (await site.AccountAsync("rita-unseen")).Id;
        Assert.IsType<ReviewOutcome.Overtaken>(await site.WithAsync((ReviewWriter writer) => writer.DecideAsync(
            Slug.Parse("unseen", null), 1, 2, Verdict.Approved, "", reviewer, [], TestContext.Current.CancellationToken)));
        Assert.DoesNotContain("Eins.", (await site.ReadAsync("unseen")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reviewer_rolls_back_the_newest_revisions_of_one_author_from_the_history()
    {
        await site.SaveAsync("rolled", Article("Rolled"));
        using var tomas = await site.Visitor().SignedUpAs("tomas-rolled");
        using var ruth = await site.Visitor().SignedUpAs("ruth-rolled", Roles.Reviewer);
        await tomas.WriteAsync("rolled", Article("Rolled", one: "A."));
        await tomas.WriteAsync("rolled", Article("Rolled", one: "A.", two: "B."));
        await tomas.WriteAsync("rolled", Article("Rolled", one: "A.", two: "B.", three: "C."));

        var edit = await (await ruth.GetAsync("/wiki/rolled/history"))
            .ClickAsync("Roll back the last 3 revisions of tomas-rolled");
        await edit.Form("Save").SubmitAsync();
        Assert.Equal(Article("Rolled"), await site.TextAsync("rolled"));
        var undone = await (await tomas.GetAsync("/wiki/rolled/history")).ClickAsync("Undo revision 5");
        await undone.Form("Save").SubmitAsync();
        Assert.Equal(Article("Rolled", one: "A.", two: "B.", three: "C."), await site.TextAsync("rolled"));
    }

    [Fact]
    public async Task A_roll_back_does_not_reach_the_revision_that_took_out_a_rejected_change()
    {
        await site.SaveAsync("rolled-past", Article("Rolled past"));
        using var nina = await site.Visitor().NewcomerAs("nina-rolled-past");
        using var ruth = await site.Visitor().SignedUpAs("ruth-rolled-past", Roles.Reviewer);
        await nina.WriteAsync("rolled-past", Article("Rolled past", one: "Spam."));
        await ruth.DecideAsync("rolled-past", 1, 2, "Reject", "Spam");
        Assert.DoesNotContain("Roll back", (await ruth.GetAsync("/wiki/rolled-past/history")).Text, StringComparison.Ordinal);
        await ruth.WriteAsync("rolled-past", Article("Rolled past", two: "B."));
        await ruth.WriteAsync("rolled-past", Article("Rolled past", two: "B.", three: "C."));

        var edit = await (await ruth.GetAsync("/wiki/rolled-past/history"))
            .ClickAsync("Roll back the last 2 revisions of ruth-rolled-past");
        await edit.Form("Save").SubmitAsync();

        Assert.Equal(Article("Rolled past"), await site.TextAsync("rolled-past"));
    }

    [Fact]
    public async Task A_run_that_is_longer_than_a_page_of_the_history_is_rolled_back_whole()
    {
        await site.SaveAsync("long-run", Article("Long run"));
        using var tomas = await site.Visitor().SignedUpAs("tomas-long");
        using var ruth = await site.Visitor().SignedUpAs("ruth-long", Roles.Reviewer);
        var author = (await site.AccountAsync("tomas-long")).Id;
        await site.WithAsync(async (ArticleWriter writer) =>
        {
            for (var number = 1; number <= 52; number++)
            {
                await writer.SaveAsync(Slug.Parse("long-run", null),
                    new Draft(Article("Long run", one: $"Spam {number}."), "", false, number), author, default);
            }

            return true;
        });

        var edit = await (await ruth.GetAsync("/wiki/long-run/history"))
            .ClickAsync("Roll back the last 52 revisions of tomas-long");
        await edit.Form("Save").SubmitAsync();

        Assert.Equal(Article("Long run"), await site.TextAsync("long-run"));
    }

    [Theory]
    [InlineData("/review/nowhere")]
    [InlineData("/review/nowhere/1..2")]
    [InlineData("/review/addresses/1..9")]
    [InlineData("/review/addresses/2..1")]
    [InlineData("/review/addresses/1..1")]
    [InlineData("/review/Not%20a%20slug/0..1")]
    [InlineData("/wiki/nowhere/protection")]
    public async Task An_address_of_nothing_to_review_is_not_found(string address)
    {
        if (await site.NumberAsync("addresses") == 0)
        {
            await site.SaveAsync("addresses", Article("Addresses"));
        }

        using var ruth = await site.Visitor().SignedUpAs("r" + Guid.NewGuid().ToString("N")[..12], Roles.Reviewer);
        Assert.Equal(HttpStatusCode.NotFound, (await ruth.GetAsync(address)).Status);
    }
}
