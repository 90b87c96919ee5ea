using System.Net;
using System.Text.Json;
using Wiki.Core.Accounts;
using Wiki.Web.Tests.Harness;

namespace Wiki.Web.Tests.Articles;

/// <summary>What somebody types is theirs until they save or discard it.</summary>
public sealed class DraftTests(WikiSite site) : IClassFixture<WikiSite>
{
    private const string Typed = "# Drafted\n\nHalf a sent";

    [Fact]
    public async Task What_was_typed_without_saving_stands_in_the_form_again_on_any_device_of_its_author()
    {
        using var editor = await site.Visitor().SignedUpAs("drafter");
        await site.SaveAsync("drafted", "# Drafted\n\nOld.\n", "");
        var page = await editor.GetAsync("/wiki/drafted/edit");
        Assert.DoesNotContain("your draft", page.Text, StringComparison.Ordinal);
        await page.Form("Preview").Fill("Text", Typed).Fill("Summary of the change", "Why").Tick("minor").SubmitAsync();

        using var phone = site.Visitor();
        await phone.SignInAsync("drafter");
        var again = await phone.GetAsync("/wiki/drafted/edit");
        Assert.Contains("This is your draft of", again.Text, StringComparison.Ordinal);
        var form = again.Form("Save");
        Assert.Equal(Typed, form.Value("Text"));
        Assert.Equal("Why", form.Value("Summary of the change"));
        Assert.True(form.IsTicked("minor"));

        // Nobody else sees it, neither readers nor other editors.
        using var other = await site.Visitor().SignedUpAs("not-the-drafter", Roles.Administrator);
        Assert.DoesNotContain(
            "Half a sent", (await other.GetAsync("/wiki/drafted/edit")).Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Half a sent", (await other.GetAsync("/wiki/drafted")).Body, StringComparison.Ordinal);
        Assert.DoesNotContain("drafted", (await other.GetAsync("/account/drafts")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_the_save_there_is_no_draft()
    {
        using var editor = await site.Visitor().SignedUpAs("finisher");
        var page = await editor.GetAsync("/wiki/finished/edit");
        var previewed = await page.Form("Preview").Fill("Text", Typed).SubmitAsync();
        Assert.Contains("Drafted", (await editor.GetAsync("/account/drafts")).Text, StringComparison.Ordinal);
        await previewed.Form("Save").Fill("Text", Typed + "ence.").SubmitAndFollowAsync();

        await HasNoDraftsAsync(editor);
        Assert.Equal(Typed + "ence.\n", await FormTextAsync(editor, "finished"));
    }

    [Fact]
    public async Task What_comes_late_from_a_form_that_was_saved_makes_no_draft()
    {
        using var editor = await site.Visitor().SignedUpAs("late");
        var asking = await DraftAsking.OpenAsync(editor, "late-page");
        Assert.True(await asking.KeepAsync(Typed));
        await asking.Page.Form("Save").Fill("Text", Typed + "ence.").SubmitAsync();
        await asking.KeepAsync(Typed + "e");
        await HasNoDraftsAsync(editor);

        // Who comes back to that form and types on has a draft again.
        await asking.Page.Form("Preview").Fill("Text", Typed + "ence, and more.").SubmitAsync();
        Assert.Contains("and more.", await FormTextAsync(editor, "late-page"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_windows_of_one_person_do_not_overwrite_the_draft_of_each_other_unless_asked()
    {
        using var editor = await site.Visitor().SignedUpAs("two-windows");
        var first = await DraftAsking.OpenAsync(editor, "windows");
        var second = await DraftAsking.OpenAsync(editor, "windows");
        Assert.True(await first.KeepAsync("# W\n\nFrom the first window.\n"));
        Assert.False(await second.KeepAsync("# W\n\nFrom the second window.\n"));
        Assert.Contains("another window", second.Answer.GetProperty("sentence").GetString(), StringComparison.Ordinal);
        Assert.True(await first.KeepAsync("# W\n\nStill from the first window.\n"));
        Assert.Contains("Still", await FormTextAsync(editor, "windows"), StringComparison.Ordinal);

        second.Continues = second.Answer.GetProperty("other").GetString();
        Assert.True(await second.KeepAsync("# W\n\nFrom the second window.\n"));
        Assert.False(await first.KeepAsync("# W\n\nToo late.\n"));
    }

    [Fact]
    public async Task The_draft_goes_on_where_it_was_opened_last()
    {
        using var editor = await site.Visitor().SignedUpAs("moves-on");
        var desk = await DraftAsking.OpenAsync(editor, "moves-on");
        Assert.True(await desk.KeepAsync("# M\n\nAt the desk.\n"));
        var phone = await DraftAsking.OpenAsync(editor, "moves-on");
        Assert.True(await phone.KeepAsync("# M\n\nOn the phone.\n"));
        Assert.False(await desk.KeepAsync("# M\n\nAt the desk again.\n"));
    }

    [Fact]
    public async Task Text_that_is_again_as_it_was_is_no_draft()
    {
        using var editor = await site.Visitor().SignedUpAs("undoer");
        var asking = await DraftAsking.OpenAsync(editor, "undone");
        Assert.True(await asking.KeepAsync(Typed));
        await asking.DropAsync("# Undone\n\n");
        await HasNoDraftsAsync(editor);
    }

    [Fact]
    public async Task A_draft_says_what_was_saved_meanwhile_and_takes_it_in_when_asked()
    {
        using var editor = await site.Visitor().SignedUpAs("slow");
        using var other = await site.Visitor().SignedUpAs("fast");
        await site.SaveAsync("meanwhile", "# M\n\nOne.\n\nTwo.\n\nThree.\n", "");
        var asking = await DraftAsking.OpenAsync(editor, "meanwhile");
        Assert.True(await asking.KeepAsync("# M\n\nOne.\n\nTwo.\n\nMy three.\n"));
        Assert.False(asking.Answer.TryGetProperty("newest", out _));
        await site.SaveAsync("meanwhile", "# M\n\nTheir one.\n\nTwo.\n\nThree.\n", "");
        Assert.True(await asking.KeepAsync("# M\n\nOne.\n\nTwo.\n\nMy three.\n"));
        Assert.Equal(2, asking.Answer.GetProperty("newest").GetInt32());

        var back = await editor.GetAsync("/wiki/meanwhile/edit");
        Assert.Contains(
            "It is based on revision 1. Since then 1 revision was saved", back.Text, StringComparison.Ordinal);
        Assert.Equal("# M\n\nOne.\n\nTwo.\n\nMy three.\n", back.Form("Save").Value("Text"));
        var merged = await back.Form("Merge now").SubmitAsync();
        Assert.Equal("# M\n\nTheir one.\n\nTwo.\n\nMy three.\n", merged.Form("Save").Value("Text"));
        Assert.Equal(2, await site.NumberAsync("meanwhile"));
        Assert.Equal("Saved as revision 3.", (await merged.Form("Save").SubmitAndFollowAsync()).Notice);
    }

    [Fact]
    public async Task A_draft_that_touches_the_same_lines_asks_as_a_save_does()
    {
        using var editor = await site.Visitor().SignedUpAs("slow-touch");
        using var other = await site.Visitor().SignedUpAs("fast-touch");
        await site.SaveAsync("touching", "# M\n\nOne.\n", "");
        var asking = await DraftAsking.OpenAsync(editor, "touching");
        Assert.True(await asking.KeepAsync("# M\n\nMy one.\n"));
        await site.SaveAsync("touching", "# M\n\nTheir one.\n", "");
        var conflict = await (await editor.GetAsync("/wiki/touching/edit")).Form("Merge now").SubmitAsync();
        Assert.Contains("My one.", conflict.Text, StringComparison.Ordinal);
        Assert.Contains("Their one.", conflict.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_discarded_draft_can_be_brought_back()
    {
        using var editor = await site.Visitor().SignedUpAs("discarder");
        await site.SaveAsync("discarded", "# Discarded\n\nOld.\n", "");
        var asking = await DraftAsking.OpenAsync(editor, "discarded");
        Assert.True(await asking.KeepAsync("# Discarded\n\nNew.\n"));
        var opened = await editor.GetAsync("/wiki/discarded/edit");
        var fresh = await opened.Form("Discard the draft").SubmitAndFollowAsync();
        Assert.Equal("# Discarded\n\nOld.\n", fresh.Form("Save").Value("Text"));
        Assert.Contains("You discarded a draft of this page.", fresh.Text, StringComparison.Ordinal);
        var back = await fresh.Form("Bring it back").SubmitAndFollowAsync();
        Assert.Equal("# Discarded\n\nNew.\n", back.Form("Save").Value("Text"));

        var list = await editor.GetAsync("/account/drafts");
        Assert.Contains("Discarded", list.Text, StringComparison.Ordinal);
        var after = await list.Form("Discard the draft of Discarded").SubmitAndFollowAsync();
        Assert.Equal("# Discarded\n\nOld.\n", await FormTextAsync(editor, "discarded"));
        await after.Form("Bring back the draft of Discarded").SubmitAsync();
        Assert.Equal("# Discarded\n\nNew.\n", await FormTextAsync(editor, "discarded"));
    }

    [Fact]
    public async Task A_draft_follows_its_page_to_another_address()
    {
        using var editor = await site.Visitor().SignedUpAs("follower", Roles.Reviewer);
        await site.SaveAsync("leaving", "# Leaving\n\nOld.\n", "");
        var asking = await DraftAsking.OpenAsync(editor, "leaving");
        Assert.True(await asking.KeepAsync("# Leaving\n\nNew.\n"));
        await (await editor.GetAsync("/wiki/leaving/move")).Form("Move the page")
            .Fill("New address", "left").SubmitAsync();
        Assert.Equal("# Leaving\n\nNew.\n", await FormTextAsync(editor, "left"));
    }

    [Fact]
    public async Task A_draft_of_a_deleted_page_does_not_become_a_change_of_another_page_at_its_address()
    {
        using var editor = await site.Visitor().SignedUpAs("outlived", Roles.Reviewer);
        await site.SaveAsync("outlived", "# Outlived\n\nOld.\n");
        var asking = await DraftAsking.OpenAsync(editor, "outlived");
        Assert.True(await asking.KeepAsync("# Outlived\n\nMine.\n"));
        await (await editor.GetAsync("/wiki/outlived/delete")).Form("Delete the page")
            .Fill("Reason", "Twice").SubmitAsync();
        await site.SaveAsync("outlived", "# Another\n\nPage.\n");
        var back = await editor.GetAsync("/wiki/outlived/edit");
        Assert.Equal("# Outlived\n\nMine.\n", back.Form("Save").Value("Text"));
        Assert.Equal(HttpStatusCode.Conflict, (await back.Form("Save").SubmitAsync()).Status);
        Assert.Equal("# Another\n\nPage.\n", await site.TextAsync("outlived"));
    }

    [Fact]
    public async Task A_forged_form_changes_no_draft()
    {
        using var editor = await site.Visitor().SignedUpAs("forged-draft");
        var asking = await DraftAsking.OpenAsync(editor, "forged-draft");
        Assert.True(await asking.KeepAsync(Typed));
        var form = (await editor.GetAsync("/wiki/forged-draft/edit")).Form("Preview");
        await form.Fill("Text", "# Forged\n").Forge("__RequestVerificationToken", "").SubmitAsync();
        Assert.Equal(Typed, await FormTextAsync(editor, "forged-draft"));
    }

    [Fact]
    public async Task A_save_that_is_refused_keeps_what_was_typed()
    {
        using var editor = await site.Visitor().SignedUpAs("refused-drafter");
        var page = await editor.GetAsync("/wiki/refused-draft/edit");
        var refused = await page.Form("Save").Fill("Text", "No title, but an hour of work.").SubmitAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Draft kept", refused.Text, StringComparison.Ordinal);
        Assert.Equal(
            "No title, but an hour of work.", await FormTextAsync(editor, "refused-draft"));
    }

    [Fact]
    public async Task Of_an_account_the_wiki_keeps_drafts_of_a_hundred_pages_and_says_so()
    {
        using var editor = await site.Visitor().SignedUpAs("hoarder");
        for (var i = 0; i < 100; i++)
        {
            Assert.True(await (await DraftAsking.OpenAsync(editor, $"hoard-{i}")).KeepAsync($"# H\n\nDraft {i}.\n"));
        }

        var more = await DraftAsking.OpenAsync(editor, "hoard-too-many");
        Assert.False(await more.KeepAsync("# H\n\nOne too many.\n"));
        Assert.Contains(
            "you have 100 drafts", more.Answer.GetProperty("sentence").GetString(), StringComparison.Ordinal);
        Assert.True(await (await DraftAsking.OpenAsync(editor, "hoard-7")).KeepAsync("# H\n\nDraft 7, longer.\n"));
    }

    private static async Task<string> FormTextAsync(Visitor editor, string slug) =>
        (await editor.GetAsync($"/wiki/{slug}/edit")).Form("Save").Value("Text");

    private static async Task HasNoDraftsAsync(Visitor editor) => Assert.Contains(
        "You have no drafts", (await editor.GetAsync("/account/drafts")).Text, StringComparison.Ordinal);

    /// <summary>What the script of the editor asks to keep.</summary>
    private sealed class DraftAsking(Visitor editor, PageView page)
    {
        public PageView Page { get; } = page;

        public JsonElement Answer { get; private set; }

        public string? Continues { get; set; } = Hidden(page, "Draft.Continues");

        public static async Task<DraftAsking> OpenAsync(Visitor editor, string slug) =>
            new(editor, await editor.GetAsync($"/wiki/{slug}/edit"));

        public async Task<bool> KeepAsync(string text)
        {
            var answer = await AskAsync(text, "yes");
            Answer = answer.GetProperty("draft");
            return Answer.GetProperty("kept").GetBoolean();
        }

        public async Task DropAsync(string text) => await AskAsync(text, "no");

        private async Task<JsonElement> AskAsync(string text, string keep)
        {
            var address = $"/wiki/{Page.Path.Split('/')[2]}/edit?handler=preview";
            using var post = new HttpRequestMessage(HttpMethod.Post, address)
            {
                Content = new FormUrlEncodedContent([
                    new("__RequestVerificationToken", Hidden(Page, "__RequestVerificationToken")),
                    new("BaseNumber", Hidden(Page, "BaseNumber")), new("ArticleId", Hidden(Page, "ArticleId")),
                    new("Text", text), new("Draft.Keep", keep),
                    new("Draft.Key", Hidden(Page, "Draft.Key")), new("Draft.Continues", Continues)]),
            };
            var answer = await editor.SendAsync(post);
            Assert.Equal(HttpStatusCode.OK, answer.Status);
            return JsonDocument.Parse(answer.Body).RootElement;
        }

        private static string? Hidden(PageView page, string name) =>
            page.Document.QuerySelector($"wiki-editor input[name='{name}']")?.GetAttribute("value");
    }
}
