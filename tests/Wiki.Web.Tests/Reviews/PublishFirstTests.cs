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

    [Theory]
    [InlineData("Eins und halb.", "the same words are changed")]
    [InlineData("One.", "it is taken back")]
    public async Task What_touches_a_change_that_waits_is_refused_with_the_reason_and_the_text_is_kept(
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

        var form = (await tomas.GetAsync($"/wiki/{slug}/edit")).Form("Save");
        var refused = await form.Fill("Text", mine).Fill("Summary of the change", summary)
            .Tick("Publish before the 2 waiting changes").SubmitAsync();

        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Equal(
            $"Your change touches what revision 2 by nina-{slug} changed, so it cannot be published before it. "
            + "Nothing is saved yet. If you remove the tick, your change is saved after the waiting changes.", refused.Notice);
        Assert.Equal(3, await site.NumberAsync(slug));
        var kept = refused.Form("Save");
        Assert.Equal((mine, summary), (kept.Value("Text"), kept.Value("Summary of the change")));
        Assert.True(kept.IsTicked("Publish before the 2 waiting changes"));

        await kept.Untick("Publish before the 2 waiting changes").SubmitAsync();
        Assert.Equal(mine, await site.TextAsync(slug));
        Assert.Equal([2, 3], await OpenAsync(slug));
    }

    [Fact]
    public async Task A_text_that_could_not_be_saved_without_what_waits_is_refused()
    {
        static string Named(string entry, string heading) =>
            $"---\n{entry}summary: Needs a name\ncategories: [Names]\n---\n\n{heading}Text.\n";
        await site.SaveAsync("needs", Named("", "# Needs\n\n"));
        using var nina = await site.Visitor().NewcomerAs("nina-needs");
        using var tomas = await site.Visitor().SignedUpAs("tomas-needs");
        await nina.WriteAsync("needs", Named("title: Needs\n", "# Needs\n\n"));

        var refused = await tomas.PublishFirstAsync("needs", Named("title: Needs\n", ""), One);

        Assert.StartsWith(
            "Without revision 2 by nina-needs your text could not be saved. Line 5: the page has no title",
            refused.Notice, StringComparison.Ordinal);
        Assert.Equal(2, await site.NumberAsync("needs"));
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

        var refused = await tomas.PublishFirstAsync("closed", Article("Closed", one: "Eins.", three: "Drei."), One);

        Assert.StartsWith(
            "Revision 3, which is among the waiting changes, was rejected. Nothing can be published before them until "
            + "a reviewer decides on revision 2.", refused.Notice, StringComparison.Ordinal);
        Assert.Equal(4, await site.NumberAsync("closed"));
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

        await tomas.WriteAsync("many", Article("Many", one: $"Try {PublishFirstSave.MostRevisions}.", two: "Zwei."));
        var mine = Article("Many", one: $"Try {PublishFirstSave.MostRevisions}.", two: "Zwei.", three: "Drei.");
        var refused = await tomas.PublishFirstAsync("many", mine, "Publish before the 20 waiting changes");
        Assert.StartsWith(
            "The wiki would reapply 21 revisions, from revision 2 on, but it can reapply at most 20.", refused.Notice,
            StringComparison.Ordinal);

        using var ruth = await site.Visitor().SignedUpAs("ruth-many", Roles.Reviewer);
        await ruth.DecideAsync("many", 1, 2, "Approve and publish");
        await refused.Form("Save").SubmitAsync();
        Assert.Contains("Drei.", (await site.ReadAsync("many")).Text, StringComparison.Ordinal);
        Assert.Equal(mine, await site.TextAsync("many"));
        Assert.Equal(19, (await OpenAsync("many")).Count);
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
    public async Task A_newcomer_who_forges_the_choice_is_refused_and_keeps_the_text()
    {
        await site.SaveAsync("forged", Article("Forged"));
        using var nina = await site.Visitor().NewcomerAs("nina-forged");
        using var otto = await site.Visitor().NewcomerAs("otto-forged");
        await nina.WriteAsync("forged", Article("Forged", one: "Eins."));
        var form = EditForm.On(await otto.GetAsync("/wiki/forged/edit"));
        var mine = Article("Forged", one: "Eins.", three: "Drei.");
        using var post = form.Post(new FormUrlEncodedContent(
            [.. form.Fields(), KeyValuePair.Create("PublishFirst", "true"), KeyValuePair.Create("Text", mine)]));

        var refused = await otto.SendAsync(post);

        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.StartsWith("Your own changes to this page wait", refused.Notice, StringComparison.Ordinal);
        Assert.Equal(mine, refused.Form("Save").Value("Text"));
        Assert.Equal(2, await site.NumberAsync("forged"));
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
