using System.Net;
using Wiki.Web.Tests.Harness;

namespace Wiki.Web.Tests.Saving;

public sealed class ConflictTests(WikiSite site) : IClassFixture<WikiSite>
{
    private const string Mine = "Yours", Both = "Keep both: theirs first, then yours", Own = "A text of your own:";

    [Fact]
    public async Task Two_who_change_the_same_line_both_have_their_words_and_whoever_saves_second_chooses()
    {
        await site.SaveAsync("contested", "# Contested\n\nOne.\n\nTwo.\n");
        using var ann = await site.Visitor().SignedUpAs("ann");
        using var bob = await site.Visitor().SignedUpAs("bob");
        var hers = await ann.GetAsync("/wiki/contested/edit");
        var his = await bob.GetAsync("/wiki/contested/edit");
        await hers.Form("Save").Fill("Text", "# Contested\n\nOne of <Ann>.\n\nTwo.")
            .Fill("Summary of the change", "Ann's").SubmitAsync();

        var conflict = await his.Form("Save").Fill("Text", "# Contested\n\nOne of Bob.\n\nTwo.\n\nThree.")
            .Fill("Summary of the change", "Bob's").SubmitAsync();
        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.Equal("Conflict: two changes of the same lines", conflict.Heading);
        Assert.Contains("Revision 2 by ann: Ann's", conflict.Text, StringComparison.Ordinal);
        Assert.Equal(["One of <Ann>.\n", "One of Bob.\n"],
            conflict.Document.QuerySelectorAll(".side pre").Select(side => side.TextContent));
        Assert.Contains("1 of 1 · under “Contested”, line 3", conflict.Text, StringComparison.Ordinal);
        Assert.Equal(2, await site.NumberAsync("contested"));

        var undecided = await conflict.Form("Save").SubmitAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, undecided.Status);
        Assert.Contains("Choose a text for conflict 1.", undecided.Text, StringComparison.Ordinal);
        Assert.Contains("Revision 2 by ann: Ann's", undecided.Text, StringComparison.Ordinal);

        var saved = await undecided.Form("Save").Tick(Both).SubmitAndFollowAsync();
        Assert.Equal("Saved as revision 3.", saved.Notice);
        Assert.Equal("# Contested\n\nOne of <Ann>.\nOne of Bob.\n\nTwo.\n\nThree.\n", await site.TextAsync("contested"));
    }

    [Fact]
    public async Task What_was_chosen_can_be_looked_at_and_changed_before_it_is_saved()
    {
        await site.SaveAsync("looked-at", "# Looked at\n\nOne.\n");
        using var ann = await site.Visitor().SignedUpAs("ann6");
        var form = await ann.GetAsync("/wiki/looked-at/edit");
        await site.SaveAsync("looked-at", "# Looked at\n\nTheirs.\n");
        var conflict = await form.Form("Save").Fill("Text", "# Looked at\n\nMine.\n").SubmitAsync();
        var result = await conflict.Form("Show the result").Tick(Own)
            .Fill("Your own text for conflict 1", "Both of us.").SubmitAsync();
        Assert.Equal("# Looked at\n\nBoth of us.\n", result.Form("Save").Value("Text"));
        Assert.Contains("From revision 2 to the text in the form.", result.Text, StringComparison.Ordinal);
        Assert.Contains("Both of us.", result.Document.QuerySelector(".unsaved-changes")!.TextContent,
            StringComparison.Ordinal);
        Assert.Equal("Saved as revision 3.", (await result.Form("Save").SubmitAndFollowAsync()).Notice);
    }

    [Fact]
    public async Task Changes_of_other_lines_are_merged_and_the_editor_is_told_with_whom_and_what()
    {
        await site.SaveAsync("shared", "# Shared\n\nOne.\n\nTwo.\n");
        using var ann = await site.Visitor().SignedUpAs("ann7");
        using var bob = await site.Visitor().SignedUpAs("bob7");
        var his = await bob.GetAsync("/wiki/shared/edit");
        await (await ann.GetAsync("/wiki/shared/edit")).Form("Save").Fill("Text", "# Shared\n\nOne, by Ann.\n\nTwo.\n")
            .Fill("Summary of the change", "said by whom").SubmitAsync();
        var saved = await his.Form("Save").Fill("Text", "# Shared\n\nOne.\n\nTwo, by Bob.\n").SubmitAndFollowAsync();
        Assert.Equal(
            "Saved as revision 3. Merged with revision 2 by ann7 (“said by whom”), saved while you were writing.",
            saved.Notice);
        Assert.Equal("# Shared\n\nOne, by Ann.\n\nTwo, by Bob.\n", await site.TextAsync("shared"));
    }

    [Fact]
    public async Task Two_editors_who_change_two_cells_of_one_row_at_once_both_keep_their_cell()
    {
        const string matrix = "# Cells\n\n<!-- matrix:m -->\n\n| Feature | [Xen](#xen) | [KVM](#kvm) |\n|---|---|---|\n| [Swap](#swap) | {0} | {1} |\n";
        await site.SaveAsync("cells", matrix.Replace("{0}", "?").Replace("{1}", "?"));
        using var ann = await site.Visitor().SignedUpAs("ann8");
        using var bob = await site.Visitor().SignedUpAs("bob8");
        var (hers, his) = (await ann.GetAsync("/wiki/cells/edit"), await bob.GetAsync("/wiki/cells/edit"));
        var saves = await Task.WhenAll(
            hers.Form("Save").Fill("Text", matrix.Replace("{0}", "yes").Replace("{1}", "?")).SubmitAndFollowAsync(),
            his.Form("Save").Fill("Text", matrix.Replace("{0}", "?").Replace("{1}", "no")).SubmitAndFollowAsync());
        Assert.All(saves, saved => Assert.StartsWith("Saved as revision ", saved.Notice, StringComparison.Ordinal));
        Assert.Contains("| [Swap](#swap) | yes | no |", await site.TextAsync("cells"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_was_created_meanwhile_is_not_written_over()
    {
        using var ann = await site.Visitor().SignedUpAs("ann2");
        var form = await ann.GetAsync("/wiki/born-twice/edit");
        await site.SaveAsync("born-twice", "# Born twice\n\nTheirs.");
        var conflict = await form.Form("Save").Fill("Text", "# Born twice\n\nMine.").SubmitAsync();
        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.Contains("# Born twice\n\nTheirs.\n",
            conflict.Document.QuerySelectorAll(".side pre").Select(it => it.TextContent));
        Assert.Equal("Saved as revision 2.", (await conflict.Form("Save").Tick(Mine).SubmitAndFollowAsync()).Notice);
    }

    [Fact]
    public async Task An_edit_that_was_made_by_somebody_else_meanwhile_changes_nothing()
    {
        await site.SaveAsync("agreed", "# Agreed\n\nOne.\n");
        using var ann = await site.Visitor().SignedUpAs("ann9");
        var form = await ann.GetAsync("/wiki/agreed/edit");
        await site.SaveAsync("agreed", "# Agreed\n\nTwo.\n\nThree.\n");
        var saved = await form.Form("Save").Fill("Text", "# Agreed\n\nTwo.\n\nThree.\n").SubmitAndFollowAsync();
        Assert.Equal("You changed nothing, so nothing was saved.", saved.Notice);
        Assert.Equal(2, await site.NumberAsync("agreed"));
    }

    [Fact]
    public async Task Choices_survive_a_session_that_ended()
    {
        await site.SaveAsync("ended", "# Ended\n\nOne.\n");
        using var ann = await site.Visitor().SignedUpAs("ann10");
        var form = await ann.GetAsync("/wiki/ended/edit");
        await site.SaveAsync("ended", "# Ended\n\nTheirs.\n");
        var conflict = await form.Form("Save").Fill("Text", "# Ended\n\nMine.\n").SubmitAsync();
        ann.ForgetCookies();
        var refused = await conflict.Form("Save").Tick(Own).Fill("Your own text for conflict 1", "Ours.").SubmitAsync();
        Assert.Equal(HttpStatusCode.Unauthorized, refused.Status);
        Assert.True(refused.Form("Save").IsTicked(Own));
        Assert.Equal("Ours.", refused.Form("Save").Value("Your own text for conflict 1"));
        Assert.Equal("# Ended\n\nMine.\n", refused.Form("Save").Value("Your whole text"));
    }

    [Fact]
    public async Task Two_who_begin_a_page_at_the_same_moment_are_told_apart()
    {
        using var ann = await site.Visitor().SignedUpAs("ann3");
        var form = EditForm.On(await ann.GetAsync("/wiki/raced/edit"));
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(async i =>
        {
            using var post = form.Post($"# Raced\n\nNumber {i}.");
            return (await ann.SendAsync(post)).Status;
        }));
        Assert.Single(answers, HttpStatusCode.Redirect);
        Assert.Equal(11, answers.Count(status => status == HttpStatusCode.Conflict));
        Assert.Equal(1, await site.NumberAsync("raced"));
    }

    [Fact]
    public async Task A_double_click_on_Save_stores_one_revision_and_both_answers_say_so()
    {
        using var ann = await site.Visitor().SignedUpAs("ann4");
        await site.SaveAsync("clicked", "# Clicked\n\nx");
        var form = EditForm.On(await ann.GetAsync("/wiki/clicked/edit"));
        var answers = await Task.WhenAll(Enumerable.Range(0, 2).Select(async _ =>
        {
            using var post = form.Post("# Clicked\n\ny");
            return await ann.SendAsync(post);
        }));
        Assert.All(answers, answer => Assert.Equal("/wiki/clicked", answer.Location));
        Assert.Equal(2, await site.NumberAsync("clicked"));
        // A browser shows the answer to the last click only.
        using var third = form.Post("# Clicked\n\ny");
        Assert.Equal("Saved as revision 2.", (await (await ann.SendAsync(third)).FollowAsync()).Notice);
    }

    [Fact]
    public async Task A_conflict_on_top_of_a_conflict_still_ends()
    {
        await site.SaveAsync("thrice", "# Thrice\n\n1");
        using var ann = await site.Visitor().SignedUpAs("ann5");
        var page = await ann.GetAsync("/wiki/thrice/edit");
        page = await SaveOverAsync(page.Form("Save").Fill("Text", "# Thrice\n\nmine"), 2);
        page = await SaveOverAsync(page.Form("Save").Tick(Mine), 3);
        page = await SaveOverAsync(page.Form("Save").Tick(Mine), 4);
        Assert.Equal("Saved as revision 5.", (await page.Form("Save").Tick(Mine).SubmitAndFollowAsync()).Notice);
        Assert.Equal("# Thrice\n\nmine\n", await site.TextAsync("thrice"));

        async Task<PageView> SaveOverAsync(PageForm form, int theirs)
        {
            await site.SaveAsync("thrice", $"# Thrice\n\n{theirs}");
            var answer = await form.SubmitAsync();
            Assert.Equal(HttpStatusCode.Conflict, answer.Status);
            return answer;
        }
    }
}
