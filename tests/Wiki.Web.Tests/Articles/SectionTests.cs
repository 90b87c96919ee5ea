using System.Net;
using System.Text.Json;
using Wiki.Web.Tests.Harness;

namespace Wiki.Web.Tests.Articles;

/// <summary>One section of a page is edited as if it were the page.</summary>
public sealed class SectionTests(WikiSite site) : IClassFixture<WikiSite>
{
    private const string Text = "# Long\n\nLead.\n\n## One\n\nA [^a] claim.\n\n"
        + "## Two\n\nB.\n\n### Inner\n\nC.\n\n## Three\n\nD.\n\n[^a]: A source.\n";

    private const string Matrix = "## Two\n\nB.\n\n<!-- matrix:m -->\n| F | Xen |\n|---|---|\n| A | ";

    [Fact]
    public async Task The_link_of_a_heading_opens_its_section_alone_and_the_save_changes_nothing_else()
    {
        using var editor = await OpenAsync("sections", "sectioner");
        var page = await editor.GetAsync("/wiki/sections");
        var link = page.Document.QuerySelector("#two a[href*='section']")!.GetAttribute("href")!;
        var form = await editor.GetAsync(link);
        Assert.Equal("## Two\n\nB.\n\n### Inner\n\nC.\n\n", form.Form("Save").Value("Text"));
        Assert.Contains("only the section Two", form.Text, StringComparison.Ordinal);

        var saved = await form.Form("Save").Fill("Text", "## Two\n\nBetter.").SubmitAsync();
        Assert.Equal("/wiki/sections#two", saved.Location);
        Assert.Equal(
            "# Long\n\nLead.\n\n## One\n\nA [^a] claim.\n\n## Two\n\nBetter.\n\n## Three\n\nD.\n\n[^a]: A source.\n",
            await site.TextAsync("sections"));
    }

    [Fact]
    public async Task The_preview_and_the_changes_are_those_of_the_section()
    {
        using var editor = await OpenAsync("section-preview", "section-previewer");
        var form = (await editor.GetAsync("/wiki/section-preview/edit?section=one")).Form("Preview");
        var preview = await form.Fill("Text", "## One\n\nA [^a] claim, [^b] better.\n").SubmitAsync();
        Assert.Equal("## One\n\nA [^a] claim, [^b] better.\n\n", preview.Form("Save").Value("Text"));
        var shown = preview.Document.QuerySelector("#preview")!.TextContent;
        Assert.Contains("better", shown, StringComparison.Ordinal);
        Assert.Contains("A source.", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("Lead.", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("Inner", shown, StringComparison.Ordinal);

        var changes = await preview.Form("Changes").SubmitAsync();
        Assert.Contains(
            "better", changes.Document.QuerySelector(".changes, .diff")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("## One\n\nA [^a] claim, [^b] better.\n\n", changes.Form("Save").Value("Text"));
    }

    [Fact]
    public async Task The_script_gets_the_parts_and_lines_of_the_section_only()
    {
        using var editor = await OpenAsync("section-script", "section-scripter");
        var page = await editor.GetAsync("/wiki/section-script/edit?section=two");
        using var post = new HttpRequestMessage(HttpMethod.Post, "/wiki/section-script/edit?handler=preview")
        {
            Content = new FormUrlEncodedContent([
                new("__RequestVerificationToken", Hidden(page, "__RequestVerificationToken")),
                new("BaseNumber", Hidden(page, "BaseNumber")), new("Section", "two"),
                new("Text", Matrix + "yess |\n")]),
        };
        var answer = JsonDocument.Parse((await editor.SendAsync(post)).Body).RootElement;
        Assert.Equal([1, 3, 5], answer.GetProperty("lines").EnumerateArray().Take(3).Select(it => it.GetInt32()));
        Assert.DoesNotContain("Lead.", answer.GetProperty("parts").GetRawText(), StringComparison.Ordinal);
        var remark = answer.GetProperty("remarks").EnumerateArray()
            .First(it => it.GetProperty("severity").GetString() == "error");
        Assert.Equal(8, remark.GetProperty("line").GetInt32());
        var edit = remark.GetProperty("remedies")[0].GetProperty("edits")[0];
        Assert.Equal(Matrix.Length, edit.GetProperty("from").GetInt32());
    }

    [Fact]
    public async Task Two_who_edit_two_sections_are_merged()
    {
        using var editor = await OpenAsync("section-merge", "section-merger");
        var form = (await editor.GetAsync("/wiki/section-merge/edit?section=three")).Form("Save");
        await site.SaveAsync(
            "section-merge", Text.Replace("Lead.", "Lead, longer.\n\n## Zero\n\nNew.", StringComparison.Ordinal));
        await form.Fill("Text", "## Three\n\nDifferent.\n\n[^a]: A source.\n").SubmitAndFollowAsync();
        var text = await site.TextAsync("section-merge");
        Assert.Contains("Lead, longer.", text, StringComparison.Ordinal);
        Assert.Contains("Different.", text, StringComparison.Ordinal);
        Assert.Contains("### Inner", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_typed_in_a_section_is_a_draft_of_the_whole_page()
    {
        using var editor = await OpenAsync("section-draft", "section-drafter");
        await (await editor.GetAsync("/wiki/section-draft/edit?section=one")).Form("Preview")
            .Fill("Text", "## One\n\nHalf").SubmitAsync();
        var whole = Text.Replace("A [^a] claim.", "Half", StringComparison.Ordinal);
        Assert.Equal(whole, (await editor.GetAsync("/wiki/section-draft/edit")).Form("Save").Value("Text"));
        var again = await editor.GetAsync("/wiki/section-draft/edit?section=one");
        Assert.Equal(whole, again.Form("Save").Value("Text"));
        Assert.Contains("You have a draft of this page", again.Text, StringComparison.Ordinal);
        await again.Form("Save").SubmitAsync();
        Assert.Equal(whole, await site.TextAsync("section-draft"));
    }

    [Fact]
    public async Task A_section_that_is_gone_opens_the_whole_page_and_a_forged_one_changes_nothing()
    {
        using var editor = await OpenAsync("section-gone", "section-gone-editor");
        var page = await editor.GetAsync("/wiki/section-gone/edit?section=nowhere");
        Assert.Equal(Text, page.Form("Save").Value("Text"));
        Assert.Contains("has no such section", page.Text, StringComparison.Ordinal);
        var form = await editor.GetAsync("/wiki/section-gone/edit?section=one");
        var forged = await form.Form("Save").Fill("Text", "## One\n\nX.\n").Forge("Section", "nowhere").SubmitAsync();
        Assert.Equal(HttpStatusCode.Conflict, forged.Status);
        Assert.Equal(Text, await site.TextAsync("section-gone"));
    }

    [Fact]
    public async Task A_section_of_a_page_that_was_deleted_meanwhile_stays_in_the_form()
    {
        using var editor = await OpenAsync("section-deleted", "section-of-deleted");
        using var reviewer = await site.Visitor().SignedUpAs("section-deleter", Wiki.Core.Accounts.Roles.Reviewer);
        var form = (await editor.GetAsync("/wiki/section-deleted/edit?section=one")).Form("Save");
        await (await reviewer.GetAsync("/wiki/section-deleted/delete")).Form("Delete the page")
            .Fill("Reason", "Twice").SubmitAsync();
        var refused = await form.Fill("Text", "## One\n\nAn hour of work.\n").SubmitAsync();
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Equal("## One\n\nAn hour of work.\n", refused.Form("Save").Value("Text"));
    }

    [Fact]
    public async Task A_section_survives_the_end_of_the_session()
    {
        using var editor = await OpenAsync("section-ended", "section-ended-editor");
        var form = (await editor.GetAsync("/wiki/section-ended/edit?section=one")).Form("Save");
        editor.ForgetCookies();
        var ended = await form.Fill("Text", "## One\n\nLater.\n").SubmitAsync();
        Assert.Equal(HttpStatusCode.Unauthorized, ended.Status);
        Assert.Equal("## One\n\nLater.\n", ended.Form("Save").Value("Text"));
        await ended.Form("Save").Fill("Name", "section-ended-editor").Fill("Password", Visitor.Password)
            .SubmitAndFollowAsync();
        Assert.Equal(
            Text.Replace("A [^a] claim.", "Later.", StringComparison.Ordinal), await site.TextAsync("section-ended"));
    }

    [Fact]
    public async Task The_section_of_a_page_that_somebody_may_not_see_shows_nothing_of_it()
    {
        using var newcomer = await site.Visitor().NewcomerAs("section-newcomer");
        await site.SaveAsync(
            "section-unseen", "# Unseen\n\nSecret lead.\n\n## One\n\nA.\n", author: "section-newcomer");
        using var editor = await site.Visitor().SignedUpAs("section-curious");
        var page = await editor.GetAsync("/wiki/section-mine/edit");
        using var post = new HttpRequestMessage(HttpMethod.Post, "/wiki/section-unseen/edit")
        {
            Content = new FormUrlEncodedContent([
                new("__RequestVerificationToken", Hidden(page, "__RequestVerificationToken")),
                new("BaseNumber", "1"), new("Section", "one"),
                new("Text", "## One\n"), new("action", "preview")]),
        };
        Assert.DoesNotContain("Secret lead", (await editor.SendAsync(post)).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_section_offers_no_grid_and_no_import_which_would_take_it_for_the_page()
    {
        using var editor = await site.Visitor().SignedUpAs("section-gridder");
        await site.SaveAsync(
            "section-grid", "# G\n\n## T\n\n<!-- matrix:sg -->\n| F | Xen |\n|---|---|\n| A | yes |\n");
        var page = await editor.GetAsync("/wiki/section-grid/edit?section=t");
        Assert.Empty(page.Document.QuerySelectorAll("[formaction*='/matrix/'], [formaction*='/import']"));
        Assert.Equal("", page.Document.QuerySelector("wiki-editor")!.GetAttribute("data-grid") ?? "");
    }

    private async Task<Visitor> OpenAsync(string slug, string name)
    {
        await site.SaveAsync(slug, Text);
        return await site.Visitor().SignedUpAs(name);
    }

    private static string? Hidden(PageView page, string name) =>
        page.Document.QuerySelector($"wiki-editor input[name='{name}']")!.GetAttribute("value");
}
