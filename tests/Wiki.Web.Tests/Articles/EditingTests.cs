using System.Net;
using Wiki.Web.Tests.Harness;

namespace Wiki.Web.Tests.Articles;

public sealed class EditingTests(WikiSite site) : IClassFixture<WikiSite>
{
    [Fact]
    public async Task An_editor_writes_a_page_looks_at_the_preview_and_saves_it()
    {
        using var editor = await site.Visitor().SignedUpAs("writer");
        var blank = await editor.GetAsync("/wiki/live-migration/edit");
        Assert.Equal("# Live migration\n\n", blank.Form("Save").Value("Text"));

        var preview = await blank.Form("Preview").Fill("Text", "# Live migration\n\nMoves a *running* guest.")
            .Fill("Summary of the change", "A start").Tick("minor").SubmitAsync();
        Assert.Equal(HttpStatusCode.OK, preview.Status);
        Assert.Equal("running", preview.Document.QuerySelector("#preview em")?.TextContent);
        Assert.Equal(0, await site.NumberAsync("live-migration"));

        var form = preview.Form("Save");
        Assert.Equal("# Live migration\n\nMoves a *running* guest.", form.Value("Text"));
        Assert.Equal("A start", form.Value("Summary of the change"));
        Assert.True(form.IsTicked("minor"));
        var saved = await form.SubmitAndFollowAsync();
        Assert.Equal("/wiki/live-migration", saved.Path);
        Assert.Equal("Saved as revision 1.", saved.Notice);
        Assert.Contains("by writer", saved.Text, StringComparison.Ordinal);
        Assert.Null((await editor.GetAsync("/wiki/live-migration")).Notice);
    }

    [Fact]
    public async Task An_editor_revises_a_page_and_says_why()
    {
        await site.SaveAsync("revised", "# Revised\n\nOld words.");
        using var editor = await site.Visitor().SignedUpAs("reviser");
        var page = await editor.GetAsync("/wiki/revised/edit");
        Assert.Contains("based on revision 1", page.Text, StringComparison.Ordinal);
        var saved = await page.Form("Save").Fill("Text", "# Revised\n\nNew words.")
            .Fill("Summary of the change", "  Put it\tbetter <b>now</b> ").Tick("minor").SubmitAndFollowAsync();
        Assert.Equal("Saved as revision 2.", saved.Notice);
        var history = await editor.GetAsync("/wiki/revised/history");
        var newest = PageView.TextOf(history.Document.QuerySelector(".revisions li")!);
        Assert.Contains("Put it", newest, StringComparison.Ordinal);
        Assert.Contains("better <b>now</b> minor", newest, StringComparison.Ordinal);
        Assert.Contains("reviser", newest, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_thousands_of_alike_remarks_the_first_places_are_listed_and_the_rest_are_counted()
    {
        using var editor = await site.Visitor().SignedUpAs("thousander");
        var rows = string.Concat(Enumerable.Range(1, 400).Select(i => $"| F {i} |{string.Concat(Enumerable.Repeat(" yes |", 20))}\n"));
        var head = string.Concat(Enumerable.Range(1, 20).Select(i => $" S{i} |"));
        var page = await editor.GetAsync("/wiki/thousands/edit");
        var preview = await page.Form("Preview").FillArea("Text",
            $"# T\n\n<!-- matrix:thousands -->\n| F |{head}\n|---|{string.Concat(Enumerable.Repeat("---|", 20))}\n{rows}").SubmitAsync();
        var group = preview.Document.QuerySelector(".lint details")!;
        Assert.StartsWith("8,000 cells name no source.", group.QuerySelector("summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(201, group.QuerySelectorAll("li").Length);
        Assert.Equal("and 7,800 more", group.QuerySelectorAll("li")[200].TextContent);
    }

    [Theory]
    [InlineData("4", "#begin")]
    [InlineData("10", "#matrix-core.swap")]
    [InlineData("13", "#timeline-past")]
    [InlineData("1", "")]
    [InlineData("", "")]
    public async Task A_save_leads_to_the_place_of_the_page_at_which_the_editor_was(string line, string place)
    {
        const string Text = "# Placed\n\n## Begin\n\nWords.\n\n<!-- matrix:core -->\n| F | Xen |\n|---|---|\n| Swap | ? |\n\n"
            + "<!-- timeline:past -->\n| Date | Event |\n|---|---|\n| 2007 | Begun |\n";
        var number = await site.NumberAsync("placed");
        await site.SaveAsync("placed", Text + $"\nBefore line {line}, {number}.\n");
        using var editor = await site.Visitor().SignedUpAs("placer" + line);
        var form = (await editor.GetAsync("/wiki/placed/edit")).Form("Save").Forge("Line", line);
        var saved = await form.FillArea("Text", Text + $"\nAfter line {line}, {number}.\n").SubmitAsync();
        Assert.Equal("/wiki/placed" + place, saved.Location);
    }

    [Theory]
    [InlineData("# Same\n\nWords.\n")]
    [InlineData("# Same\n\nWords.")]
    [InlineData("# Same\r\n\r\nWords.\r\n")]
    [InlineData("# Same\r\rWords.\r")]
    [InlineData("\uFEFF# Same\n\nWords.\n")]
    public async Task The_same_words_with_other_line_ends_store_nothing(string text)
    {
        if (await site.NumberAsync("same") == 0)
        {
            await site.SaveAsync("same", "# Same\n\nWords.\n");
        }

        using var editor = await site.Visitor().SignedUpAs("same" + Guid.NewGuid().ToString("N")[..8]);
        var form = EditForm.On(await editor.GetAsync("/wiki/same/edit"));
        using var post = form.Post(text);
        var answer = await (await editor.SendAsync(post)).FollowAsync();
        Assert.Equal("/wiki/same", answer.Path);
        Assert.Equal("You changed nothing, so nothing was saved.", answer.Notice);
        Assert.Equal(1, await site.NumberAsync("same"));
    }

    [Theory]
    [InlineData("# Kept\n\nA line.\n\n\n")]
    [InlineData("\n\n# Kept\n\nBlank lines first.\n")]
    [InlineData("# Kept\n\n\ttab and trailing blanks  \n&amp; <b> \"quotes\" &#10; </textarea>\n")]
    public async Task A_text_is_kept_byte_for_byte_by_opening_and_saving_it(string text)
    {
        var slug = "kept-" + text.Length;
        await site.SaveAsync(slug, text);
        using var editor = await site.Visitor().SignedUpAs(slug);
        var page = await editor.GetAsync($"/wiki/{slug}/edit");
        Assert.Equal(text, page.Form("Save").Value("Text"));
        Assert.Equal("You changed nothing, so nothing was saved.",
            (await page.Form("Save").SubmitAndFollowAsync()).Notice);
        Assert.Equal(text, await site.TextAsync(slug));
    }

    [Fact]
    public async Task A_visitor_who_wants_to_edit_signs_in_and_comes_back_to_the_form()
    {
        using var somebody = await site.Visitor().SignedUpAs("comes-back");
        using var visitor = site.Visitor();
        var signIn = await visitor.OpenAsync("/wiki/brand-new/edit?title=Brand%20new%20%C3%A4");
        Assert.StartsWith("/account/sign-in", signIn.Path, StringComparison.Ordinal);
        var form = await signIn.Form("Sign in").Fill("Name", "comes-back").Fill("Password", Visitor.Password)
            .SubmitAndFollowAsync();
        Assert.StartsWith("/wiki/brand-new/edit", form.Path, StringComparison.Ordinal);
        Assert.Equal("# Brand new ä\n\n", form.Form("Save").Value("Text"));
    }

    [Fact]
    public async Task A_new_page_gets_its_address_from_its_title_and_a_taken_one_is_said_to_be()
    {
        await site.SaveAsync("taken", "# Taken\n\nx");
        using var editor = await site.Visitor().SignedUpAs("starter");
        var start = await editor.GetAsync("/new");
        var form = await start.Form("Start writing").Fill("Title", "Nested “virtualization” & more")
            .SubmitAndFollowAsync();
        Assert.StartsWith("/wiki/nested-virtualization-more/edit", form.Path, StringComparison.Ordinal);
        Assert.Equal("# Nested “virtualization” & more\n\n", form.Form("Save").Value("Text"));

        const string noAddress = "An address needs a letter or a digit. Type one, e.g. hyper-v.";
        foreach (var (title, address, sentence) in new[]
        {
            ("", "", "A page needs a title. Type one."),
            ("Taken", "", "There is already a page at “taken”. Choose another address. Open it "
                + "Write another page at “taken-2”"),
            ("Search", "", "The address “search” is reserved for the site itself. Choose another."),
            ("\U0001F680", "", noAddress),
            ("Fine", "…", noAddress),
        })
        {
            var refused = await start.Form("Start writing").Fill("Title", title).Fill("Address", address).SubmitAsync();
            Assert.Equal([sentence], refused.Problems);
            Assert.Equal(title, refused.Form("Start writing").Value("Title"));
        }
    }

    [Fact]
    public async Task The_preview_beside_the_form_is_refused_without_a_session_or_a_token()
    {
        using var editor = await site.Visitor().SignedUpAs("unpreviewed");
        var form = EditForm.On(await editor.GetAsync("/wiki/unpreviewed/edit"));
        using var forged = (form with { Token = "forged" }).Post("# X");
        forged.RequestUri = new Uri("/wiki/unpreviewed/edit?handler=preview", UriKind.Relative);
        Assert.Equal(HttpStatusCode.Unauthorized, (await editor.SendAsync(forged)).Status);
        editor.ForgetCookies();
        using var late = form.Post("# X");
        late.RequestUri = new Uri("/wiki/unpreviewed/edit?handler=preview", UriKind.Relative);
        Assert.Equal(HttpStatusCode.Unauthorized, (await editor.SendAsync(late)).Status);
    }

    [Fact]
    public async Task A_link_to_a_line_opens_the_text_for_it_and_shows_it_without_script_too()
    {
        await site.SaveAsync("for-a-line", "# For a line\n\nOne.\n\nTwo <b>.\n\nThree.\n");
        using var editor = await site.Visitor().SignedUpAs("liner");
        var page = await editor.GetAsync("/wiki/for-a-line/edit?line=5#text");
        Assert.Equal("5", page.Document.QuerySelector("#text")!.GetAttribute("data-line"));
        Assert.Equal("5Two <b>.", page.Document.QuerySelector("noscript .quoted tr")!.TextContent);
        Assert.Contains("You opened the text for line 5", page.Text, StringComparison.Ordinal);
        Assert.Equal("# For a line\n\nOne.\n\nTwo <b>.\n\nThree.\n", page.Form("Save").Value("Text"));

        page = await editor.GetAsync("/wiki/for-a-line/edit");
        Assert.Equal("", page.Document.QuerySelector("#text")!.GetAttribute("data-line"));
        Assert.Null(page.Document.QuerySelector("noscript"));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("8")]
    [InlineData("2147483647")]
    public async Task A_line_that_the_page_does_not_have_is_told_and_the_text_opens_all_the_same(string line)
    {
        await site.SaveAsync($"without-line-{line}", "# Without line\n\nOne.\n\nTwo.\n\nThree.\n");
        using var editor = await site.Visitor().SignedUpAs($"unliner-{line}");
        var page = await editor.GetAsync($"/wiki/without-line-{line}/edit?line={line}");
        Assert.Equal($"The text that readers see has no line {line}. The form contains the whole text.", page.Notice);
        Assert.Equal("", page.Document.QuerySelector("#text")!.GetAttribute("data-line"));
    }

    [Fact]
    public async Task A_line_that_readers_see_is_found_again_in_the_newer_text_of_the_form()
    {
        await site.SaveAsync("line-carried", "# Line carried\n\nOne.\n\nTwo.\n\nThree.\n");
        using var newcomer = await site.Visitor().NewcomerAs("line-newcomer");
        await (await newcomer.GetAsync("/wiki/line-carried/edit")).Form("Save")
            .Fill("Text", "# Line carried\n\nNew above.\n\nOne.\n\nThree.\n").SubmitAsync();

        var page = await newcomer.GetAsync("/wiki/line-carried/edit?line=7");
        Assert.Equal("7", page.Document.QuerySelector("#text")!.GetAttribute("data-line"));
        page = await newcomer.GetAsync("/wiki/line-carried/edit?line=3");
        Assert.Equal("5", page.Document.QuerySelector("#text")!.GetAttribute("data-line"));
        Assert.Equal("5One.", page.Document.QuerySelector("noscript .quoted tr")!.TextContent);
        page = await newcomer.GetAsync("/wiki/line-carried/edit?line=5");
        Assert.Equal(
            "Line 5 of the text that readers see is not in the text below: a waiting change removed it.", page.Notice);
    }
}
