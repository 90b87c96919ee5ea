using System.Net;
using Microsoft.EntityFrameworkCore;
using Wiki.Core.Accounts;
using Wiki.Core.Articles;
using Wiki.Core.Data;
using Wiki.Core.Notifications;
using Wiki.Core.Reviews;
using Wiki.Core.Saving;
using Wiki.Web.Tests.Harness;
using static Wiki.Web.Tests.Reviews.Reviewing;

namespace Wiki.Web.Tests.Reviews;

public sealed class PublishFirstTests(ClockedSite site) : IClassFixture<ClockedSite>
{
    private const string One = "Publish before the waiting change";

    [Fact]
    public async Task A_fix_is_published_at_once_and_the_change_that_waited_waits_on_top_of_it_until_it_is_approved()
    {
        await site.SaveAsync("fix", Article("Fix"));
        using var nina = await site.Visitor().NewcomerAs("nina-fix");
        using var tomas = await site.Visitor().SignedUpAs("tomas-fix");
        using var ruth = await site.Visitor().SignedUpAs("ruth-fix", Roles.Reviewer);
        await nina.WriteAsync("fix", Article("Fix", one: "Eins."), "In German");
        var since = (await PendingAsync("fix", 2))!.WaitsSince;
        site.Clock.Advance(TimeSpan.FromDays(3));

        var saved = await tomas.PublishFirstAsync("fix", Article("Fix", one: "Eins.", three: "Drei."), One);

        Assert.Equal(
            "Saved as revision 3. Readers see it. The waiting change was reapplied on top of it and still waits.", saved.Notice);
        var read = await site.ReadAsync("fix");
        Assert.Contains("Drei.", read.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Eins.", read.Text, StringComparison.Ordinal);
        Assert.Contains("1 waiting change", read.Text, StringComparison.Ordinal);
        Assert.Equal(Article("Fix", one: "Eins.", three: "Drei."), await site.TextAsync("fix"));
        var waits = await PendingAsync("fix", 4);
        Assert.Equal((PendingState.Waiting, since), (waits!.State, waits.WaitsSince));
        var copy = (await RevisionsAsync("fix"))[3];
        Assert.Equal(("Reapplied on revision 3: In German", "nina-fix"), (copy.Summary, copy.AuthorName));
        var history = await nina.GetAsync("/wiki/fix/history");
        Assert.Contains("reapplied on revision 3", history.Text, StringComparison.Ordinal);
        Assert.Contains("Withdraw", (await nina.GetAsync("/review")).Body, StringComparison.Ordinal);
        Assert.Contains((await ruth.GetAsync("/review?author=nina-fix")).Rows.Single(),
            cell => cell.StartsWith("3 days since", StringComparison.Ordinal));

        await ruth.DecideAsync("fix", 3, 4, "Approve and publish");

        read = await site.ReadAsync("fix");
        Assert.Contains("Eins.", read.Text, StringComparison.Ordinal);
        Assert.Contains("Drei.", read.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_that_are_written_again_stay_their_authors_and_nobody_is_told_of_them_twice()
    {
        await site.SaveAsync("words", Article("Words"));
        using var nina = await site.Visitor().NewcomerAs("nina-words");
        using var tomas = await site.Visitor().SignedUpAs("tomas-words");
        using var ruth = await site.Visitor().SignedUpAs("ruth-words", Roles.Reviewer);
        await nina.WriteAsync("words", Article("Words", one: "Eins ist eine Zahl."));
        var ninasId = (await site.AccountAsync("nina-words")).Id;
        var tomasId = (await site.AccountAsync("tomas-words")).Id;

        await tomas.PublishFirstAsync("words", Article("Words", one: "Eins ist eine Zahl.", three: "Drei."), One);

        var told = await site.WithAsync((WikiDb db) => db.Set<Notification>().AsNoTracking()
            .Where(it => it.AccountId == ninasId || it.AccountId == tomasId)
            .ToListAsync(TestContext.Current.CancellationToken));
        Assert.Equal((ninasId, 3, 1), told.Select(it => (it.AccountId, it.ToNumber, it.Changes)).Single());
        Assert.Equal(4, await site.WithAsync((WikiDb db) => db.Set<Watch>()
            .Where(it => it.AccountId == tomasId).Select(it => it.SeenNumber)
            .SingleAsync(TestContext.Current.CancellationToken)));
        await ruth.DecideAsync("words", 3, 4, "Approve and publish");
        Assert.StartsWith("nina-words, revision", (await tomas.GetAsync("/wiki/words/blame")).Document
            .QuerySelectorAll("pre.blame a").Single(it => it.TextContent.Contains("Eins", StringComparison.Ordinal))
            .GetAttribute("title"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_fix_goes_before_a_change_that_was_written_again_already()
    {
        await site.SaveAsync("again", Article("Again"));
        using var nina = await site.Visitor().NewcomerAs("nina-again");
        using var tomas = await site.Visitor().SignedUpAs("tomas-again");
        await nina.WriteAsync("again", Article("Again", one: "Eins."));
        await tomas.PublishFirstAsync("again", Article("Again", one: "Eins.", two: "Zwei."), One);

        await tomas.PublishFirstAsync("again", Article("Again", one: "Eins.", two: "Zwei.", three: "Drei."), One);

        Assert.Equal(
            [
                Article("Again", two: "Zwei.", three: "Drei."),
                Article("Again", one: "Eins.", two: "Zwei.", three: "Drei."),
            ],
            (await RevisionsAsync("again")).Skip(4).Select(it => it.Text));
        Assert.Contains("Drei.", (await site.ReadAsync("again")).Text, StringComparison.Ordinal);
        Assert.Equal([6], await OpenAsync("again"));
    }

    [Fact]
    public async Task What_others_saved_on_top_of_a_change_that_waits_stays_on_top_of_it_with_the_verdicts_given()
    {
        await site.SaveAsync("stack", Article("Stack"));
        using var nina = await site.Visitor().NewcomerAs("nina-stack");
        using var otto = await site.Visitor().NewcomerAs("otto-stack");
        using var tomas = await site.Visitor().SignedUpAs("tomas-stack");
        using var ruth = await site.Visitor().SignedUpAs("ruth-stack", Roles.Reviewer);
        await nina.WriteAsync("stack", Article("Stack", one: "Eins."));
        await otto.WriteAsync("stack", Article("Stack", one: "Eins.", two: "Zwei."));
        await tomas.WriteAsync("stack", Article("Stack", one: "Eins.", two: "Zwei, drei."));
        await ruth.DecideAsync("stack", 1, 2, "Ask for changes", "Name the source");
        await ruth.DecideAsync("stack", 2, 3, "Approve and publish");

        await ruth.PublishFirstAsync("stack", Article("Stack", one: "Eins.", two: "Zwei, drei.", three: "Vier."), One);

        Assert.Equal(["nina-stack", "otto-stack", "tomas-stack"],
            (await RevisionsAsync("stack")).Skip(5).Select(it => it.AuthorName!));
        Assert.Equal([6], await OpenAsync("stack"));
        var own = await nina.GetAsync("/review");
        Assert.Contains("changes asked for by ruth-stack: “Name the source”", own.Text, StringComparison.Ordinal);
        var read = await site.ReadAsync("stack");
        Assert.Contains("Vier.", read.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Zwei", read.Text, StringComparison.Ordinal);
        Assert.Contains("Not reviewed", read.Text, StringComparison.Ordinal);

        await ruth.DecideAsync("stack", 5, 6, "Approve and publish");
        Assert.Contains("Zwei, drei.", (await site.ReadAsync("stack")).Text, StringComparison.Ordinal);
        Assert.Equal(8, (await StandingAsync("stack")).PublishedNumber);
    }

    [Fact]
    public async Task Two_cells_of_one_row_go_one_before_the_other()
    {
        static string Matrix(string xen, string kvm) =>
            "# Cells\n\n<!-- matrix:ahead -->\n\n| Feature | [Xen](#xen) | [KVM](#kvm) |\n|---|---|---|\n"
            + $"| [Swap](#swap) | {xen} | {kvm} |\n";
        await site.SaveAsync("cells", Matrix("yes", "yes"));
        using var nina = await site.Visitor().NewcomerAs("nina-cells");
        using var tomas = await site.Visitor().SignedUpAs("tomas-cells");
        await nina.WriteAsync("cells", Matrix("no", "yes"));

        await tomas.PublishFirstAsync("cells", Matrix("no", "unknown"), One);

        Assert.Equal([Matrix("yes", "unknown"), Matrix("no", "unknown")],
            (await RevisionsAsync("cells")).Skip(2).Select(it => it.Text));
    }

    [Fact]
    public async Task An_edit_that_touches_nothing_that_waits_is_published_without_being_asked()
    {
        await site.SaveAsync("itself", Article("Itself"));
        using var nina = await site.Visitor().NewcomerAs("nina-itself");
        using var tomas = await site.Visitor().SignedUpAs("tomas-itself");
        await nina.WriteAsync("itself", Article("Itself", one: "Eins."));
        Assert.True((await tomas.GetAsync("/wiki/itself/edit")).Form("Save").IsTicked(One));

        var saved = await tomas.WriteAsync("itself", Article("Itself", one: "Eins.", three: "Drei."));

        Assert.Equal(
            "Saved as revision 3. Readers see it. The waiting change was reapplied on top of it and still waits.",
            saved.Notice);
        Assert.Contains("Drei.", (await site.ReadAsync("itself")).Text, StringComparison.Ordinal);
        Assert.Equal([4], await OpenAsync("itself"));
    }

    [Fact]
    public async Task An_editor_can_stay_behind_a_change_that_waits_and_the_history_says_so()
    {
        await site.SaveAsync("stay", Article("Stay"));
        using var nina = await site.Visitor().NewcomerAs("nina-stay");
        using var tomas = await site.Visitor().SignedUpAs("tomas-stay");
        using var ruth = await site.Visitor().SignedUpAs("ruth-stay", Roles.Reviewer);
        await nina.WriteAsync("stay", Article("Stay", one: "Eins."));

        var saved = await tomas.WriteBehindAsync("stay", Article("Stay", one: "Eins.", three: "Drei."));

        Assert.Equal(
            "Saved as revision 3. Readers see it after a reviewer decides on revision 2.", saved.Notice);
        var lines = (await tomas.GetAsync("/wiki/stay/history")).Document.QuerySelectorAll(".revisions > li");
        Assert.Equal(["behind revision 2", "waits for review", "✓ published"],
            lines.Select(it => it.QuerySelector(".badge")?.TextContent));
        Assert.Contains(
            "behind revision 2", (await tomas.GetAsync("/wiki/stay/history/3")).Text, StringComparison.Ordinal);
        await ruth.DecideAsync("stay", 1, 2, "Approve and publish");
        Assert.DoesNotContain("behind", (await tomas.GetAsync("/wiki/stay/history")).Text, StringComparison.Ordinal);
        Assert.Contains("Drei.", (await site.ReadAsync("stay")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_presses_Save_twice_is_told_twice_that_it_is_saved()
    {
        await site.SaveAsync("twice", Article("Twice"));
        using var nina = await site.Visitor().NewcomerAs("nina-twice");
        using var tomas = await site.Visitor().SignedUpAs("tomas-twice");
        await nina.WriteAsync("twice", Article("Twice", one: "Eins."));
        var form = (await tomas.GetAsync("/wiki/twice/edit")).Form("Save")
            .Fill("Text", Article("Twice", one: "Eins.", three: "Drei."));
        var first = await form.SubmitAndFollowAsync();

        var second = await form.SubmitAndFollowAsync();

        Assert.StartsWith("Saved as revision 3.", first.Notice, StringComparison.Ordinal);
        Assert.Equal(first.Notice, second.Notice);
        Assert.Equal(4, await site.NumberAsync("twice"));
    }

    [Fact]
    public async Task A_cell_that_is_edited_in_its_form_is_published_before_what_waits_too()
    {
        static string Matrix(string xen, string kvm) =>
            "# Form\n\n<!-- matrix:ahead -->\n\n| Feature | [Xen](#xen) | [KVM](#kvm) |\n|---|---|---|\n"
            + $"| [Swap](#swap) | {xen} | {kvm} |\n";
        await site.SaveAsync("cell-form", Matrix("yes", "?"));
        using var nina = await site.Visitor().NewcomerAs("nina-cell-form");
        using var tomas = await site.Visitor().SignedUpAs("tomas-cell-form");
        await nina.WriteAsync("cell-form", Matrix("no", "?"));
        var form = (await tomas.GetAsync("/cell/ahead/swap/kvm/edit?in=cell-form")).Form("Save");
        Assert.True(form.IsTicked(One));

        var saved = await form.Tick("●Yes").SubmitAndFollowAsync();

        Assert.Equal(
            "Saved as revision 3. Readers see it. The waiting change was reapplied on top of it and still waits.",
            saved.Notice);
        Assert.Equal([Matrix("yes", "yes"), Matrix("no", "yes")],
            (await RevisionsAsync("cell-form")).Skip(2).Select(it => it.Text));
        await (await tomas.GetAsync("/cell/ahead/swap/kvm/edit?in=cell-form")).Form("Save").Tick("○No").Untick(One)
            .SubmitAsync();
        Assert.Equal(5, await site.NumberAsync("cell-form"));
        Assert.Equal([4], await OpenAsync("cell-form"));
    }

    [Theory]
    [InlineData("Eins und halb.", "the same words are changed")]
    [InlineData("One.", "it is taken back")]
    public async Task What_touches_a_change_that_waits_is_saved_behind_it_with_the_reason(
        string one, string summary)
    {
        var slug = "touch-" + one.Length;
        await site.SaveAsync(slug, Article("Touch"));
        using var nina = await site.Visitor().NewcomerAs("nina-" + slug);
        using var otto = await site.Visitor().NewcomerAs("otto-" + slug);
        using var tomas = await site.Visitor().SignedUpAs("tomas-" + slug);
        await nina.WriteAsync(slug, Article("Touch", one: "Eins."));
        await otto.WriteAsync(slug, Article("Touch", one: "Eins.", two: "Zwei."));
        var mine = Article("Touch", one: one, two: "Zwei.", three: "Drei.");

        var saved = await tomas.WriteAsync(slug, mine, summary);

        Assert.Equal(
            $"Saved as revision 4. Your change touches what revision 2 by nina-{slug} changed, so it could not be "
            + "published before it. Readers see it after a reviewer decides on the 2 waiting changes before it, from "
            + "revision 2 on.", saved.Notice);
        Assert.Equal(mine, await site.TextAsync(slug));
        Assert.Contains(
            "behind revision 2", (await tomas.GetAsync($"/wiki/{slug}/history")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Drei.", (await site.ReadAsync(slug)).Text, StringComparison.Ordinal);
        Assert.Equal([2, 3], await OpenAsync(slug));
    }

    [Fact]
    public async Task A_text_that_could_not_be_saved_without_what_waits_stays_behind_it()
    {
        static string Named(string entry, string heading) =>
            $"---\n{entry}summary: Needs a name\ncategories: [Names]\n---\n\n{heading}Text.\n";
        await site.SaveAsync("needs", Named("", "# Needs\n\n"));
        using var nina = await site.Visitor().NewcomerAs("nina-needs");
        using var tomas = await site.Visitor().SignedUpAs("tomas-needs");
        await nina.WriteAsync("needs", Named("title: Needs\n", "# Needs\n\n"));

        var saved = await tomas.PublishFirstAsync("needs", Named("title: Needs\n", ""), One);

        Assert.StartsWith(
            "Saved as revision 3. Without revision 2 by nina-needs your text could not be saved, so it could not be "
            + "published before it. Line 5: the page has no title", saved.Notice, StringComparison.Ordinal);
        Assert.EndsWith(
            "Readers see it after a reviewer decides on revision 2.", saved.Notice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_a_rejected_change_stands_among_those_that_wait_nothing_goes_before_them()
    {
        await site.SaveAsync("closed", Article("Closed"));
        using var nina = await site.Visitor().NewcomerAs("nina-closed");
        using var tomas = await site.Visitor().SignedUpAs("tomas-closed");
        await nina.WriteAsync("closed", Article("Closed", one: "Eins."));
        await nina.WriteAsync("closed", Article("Closed", one: "Eins.", two: "Zwei."));
        using var ruth = await site.Visitor().SignedUpAs("ruth-closed", Roles.Reviewer);
        await ruth.DecideAsync("closed", 2, 3, "Reject", "English, please");

        var saved = await tomas.PublishFirstAsync("closed", Article("Closed", one: "Eins.", three: "Drei."), One);

        Assert.Equal(
            "Saved as revision 5. Revision 3, which is among the waiting changes, was rejected, so your change could "
            + "not be published before them. Readers see it after a reviewer decides on revision 2.", saved.Notice);
        Assert.DoesNotContain("Drei.", (await site.ReadAsync("closed")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_than_twenty_revisions_are_not_reapplied()
    {
        await site.SaveAsync("many", Article("Many"));
        using var nina = await site.Visitor().NewcomerAs("nina-many");
        using var tomas = await site.Visitor().SignedUpAs("tomas-many");
        for (var i = 1; i <= PublishFirstSave.MostRevisions; i++)
        {
            await nina.WriteAsync("many", Article("Many", one: $"Try {i}."));
        }

        await nina.WriteAsync("many", Article("Many", one: "Try again."));
        var mine = Article("Many", one: "Try again.", three: "Drei.");
        var behind = await tomas.WriteAsync("many", mine);
        Assert.StartsWith(
            "Saved as revision 23. The wiki can reapply at most 20 revisions, and would have to reapply 21, so your "
            + "change could not be published before them.", behind.Notice, StringComparison.Ordinal);
        Assert.EndsWith(
            "on the 21 waiting changes before it, from revision 2 on.", behind.Notice, StringComparison.Ordinal);

        using var ruth = await site.Visitor().SignedUpAs("ruth-many", Roles.Reviewer);
        await ruth.DecideAsync("many", 1, 4, "Approve and publish");
        mine = Article("Many", one: "Try again.", two: "Zwei.", three: "Drei.");
        await tomas.WriteAsync("many", mine);
        Assert.Contains("Zwei.", (await site.ReadAsync("many")).Text, StringComparison.Ordinal);
        Assert.Equal(mine, await site.TextAsync("many"));
        Assert.Equal(18, (await OpenAsync("many")).Count);
    }

    [Fact]
    public async Task An_editors_own_change_that_waits_is_not_published_by_it()
    {
        await site.SaveAsync("mine", Article("Mine"));
        using var nina = await site.Visitor().NewcomerAs("nina-mine");
        await nina.WriteAsync("mine", Article("Mine", one: "Eins."));
        await site.ChangeAsync("nina-mine", account => account.Trust = true);

        await nina.PublishFirstAsync("mine", Article("Mine", one: "Eins.", three: "Drei."), One);

        var read = await site.ReadAsync("mine");
        Assert.Contains("Drei.", read.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Eins.", read.Text, StringComparison.Ordinal);
        Assert.Equal([4], await OpenAsync("mine"));
    }

    [Fact]
    public async Task It_is_offered_where_something_waits_to_those_whose_changes_do_not_wait()
    {
        await site.SaveAsync("offer", Article("Offer"));
        using var nina = await site.Visitor().NewcomerAs("nina-offer");
        using var tomas = await site.Visitor().SignedUpAs("tomas-offer");
        using var ruth = await site.Visitor().SignedUpAs("ruth-offer", Roles.Reviewer);
        Assert.False(Offers(await tomas.GetAsync("/wiki/offer/edit")));
        await nina.WriteAsync("offer", Article("Offer", one: "Eins."));
        await nina.WriteAsync("offer-new", Article("New"));

        Assert.True(Offers(await tomas.GetAsync("/wiki/offer/edit")));
        Assert.True(Offers(await (await tomas.GetAsync("/wiki/offer/edit")).Form("Preview").SubmitAsync()));
        Assert.False(Offers(await nina.GetAsync("/wiki/offer/edit")));
        Assert.False(Offers(await tomas.GetAsync("/wiki/offer-new/edit")));
        Assert.False(Offers(await ruth.GetAsync("/wiki/offer/edit?undo=2..2&reject=true")));
    }

    [Fact]
    public async Task A_newcomer_who_forges_the_choice_waits_all_the_same()
    {
        await site.SaveAsync("forged", Article("Forged"));
        using var nina = await site.Visitor().NewcomerAs("nina-forged");
        using var otto = await site.Visitor().NewcomerAs("otto-forged");
        await nina.WriteAsync("forged", Article("Forged", one: "Eins."));
        var form = EditForm.On(await otto.GetAsync("/wiki/forged/edit"));
        var mine = Article("Forged", one: "Eins.", three: "Drei.");
        using var post = form.Post(new FormUrlEncodedContent(
            [.. form.Fields(), KeyValuePair.Create("PublishFirst", "true"), KeyValuePair.Create("Text", mine)]));

        var saved = await (await otto.SendAsync(post)).FollowAsync();

        Assert.Equal("Saved as revision 3. Readers see it after a reviewer approves it.", saved.Notice);
        Assert.Equal([2, 3], await OpenAsync("forged"));
        Assert.DoesNotContain("Drei.", (await site.ReadAsync("forged")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_nothing_waits_any_more_it_is_an_ordinary_save()
    {
        await site.SaveAsync("decided", Article("Decided"));
        using var nina = await site.Visitor().NewcomerAs("nina-decided");
        using var tomas = await site.Visitor().SignedUpAs("tomas-decided");
        using var ruth = await site.Visitor().SignedUpAs("ruth-decided", Roles.Reviewer);
        await nina.WriteAsync("decided", Article("Decided", one: "Eins."));
        var form = (await tomas.GetAsync("/wiki/decided/edit")).Form("Save").Tick(One);
        await ruth.DecideAsync("decided", 1, 2, "Approve and publish");

        var saved = await form.Fill("Text", Article("Decided", one: "Eins.", three: "Drei.")).SubmitAndFollowAsync();

        Assert.Equal("Saved as revision 3.", saved.Notice);
    }

    [Fact]
    public async Task Two_editors_at_once_are_both_published_before_what_waits_and_a_newcomer_between_them_waits()
    {
        await site.SaveAsync("crowd", Article("Crowd"));
        using var nina = await site.Visitor().NewcomerAs("nina-crowd");
        using var otto = await site.Visitor().NewcomerAs("otto-crowd");
        using var tomas = await site.Visitor().SignedUpAs("tomas-crowd");
        using var ruth = await site.Visitor().SignedUpAs("ruth-crowd", Roles.Reviewer);
        await nina.WriteAsync("crowd", Article("Crowd", one: "Eins."));
        const string end = "\nOne more line, far from the others.\n\nAnd the last.\n";
        var forms = new[]
        {
            (await tomas.GetAsync("/wiki/crowd/edit")).Form("Save").Tick(One)
                .Fill("Text", Article("Crowd", one: "Eins.", two: "Zwei.")),
            (await ruth.GetAsync("/wiki/crowd/edit")).Form("Save").Tick(One)
                .Fill("Text", Article("Crowd", one: "Eins.", three: "Drei.")),
            (await otto.GetAsync("/wiki/crowd/edit")).Form("Save")
                .Fill("Text", Article("Crowd", one: "Eins.") + end),
        };

        var answers = await Task.WhenAll(forms.Select(form => form.SubmitAsync()));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Redirect, answer.Status));
        var read = await site.ReadAsync("crowd");
        Assert.Contains("Zwei.", read.Text, StringComparison.Ordinal);
        Assert.Contains("Drei.", read.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Eins.", read.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("And the last.", read.Text, StringComparison.Ordinal);
        Assert.Equal(
            Article("Crowd", one: "Eins.", two: "Zwei.", three: "Drei.") + end, await site.TextAsync("crowd"));
        var revisions = await RevisionsAsync("crowd");
        Assert.Equal(["nina-crowd", "otto-crowd"], (await OpenAsync("crowd"))
            .Select(number => revisions[number - 1].AuthorName!).Order(StringComparer.Ordinal));
    }

    private static bool Offers(PageView page) => page.Document.QuerySelector("input[name=PublishFirst]") is not null;

    private Task<List<Revision>> RevisionsAsync(string slug) => site.WithAsync((WikiDb db) =>
        db.Set<Revision>().AsNoTracking()
            .Where(it => db.Set<Article>().Any(article => article.Id == it.ArticleId && article.Slug == slug))
            .OrderBy(it => it.Number).ToListAsync(TestContext.Current.CancellationToken));

    private Task<List<PendingChange>> AllPendingAsync(string slug) => site.WithAsync((WikiDb db) =>
        db.Set<PendingChange>().AsNoTracking()
            .Where(it => db.Set<Article>().Any(article => article.Id == it.ArticleId && article.Slug == slug))
            .OrderBy(it => it.Number).ToListAsync(TestContext.Current.CancellationToken));

    private async Task<PendingChange?> PendingAsync(string slug, int number) =>
        (await AllPendingAsync(slug)).Find(it => it.Number == number);

    private async Task<List<int>> OpenAsync(string slug) =>
        [.. (await AllPendingAsync(slug)).Where(it => it.IsOpen).Select(it => it.Number)];

    private async Task<ReviewStatus> StandingAsync(string slug) => (await site.WithAsync((WikiDb db) =>
        ReviewStatus.FindAsync(db, Text.Slug.Parse(slug, null), TestContext.Current.CancellationToken)))!;
}

internal static class PublishFirstForms
{
    /// <summary>Saves a text through the form, and chooses to publish it before the waiting changes.</summary>
    public static async Task<PageView> PublishFirstAsync(this Visitor editor, string slug, string text, string choice)
    {
        var form = (await editor.GetAsync($"/wiki/{slug}/edit")).Form("Save");
        return await form.Fill("Text", text).Tick(choice).SubmitAndFollowAsync();
    }
}
