using Wiki.Browser.Tests.Browser;
using Wiki.Browser.Tests.Pages;
using Wiki.Core.Accounts;
using Wiki.Web.Tests.Harness;

namespace Wiki.Browser.Tests.Journeys;

public sealed class EditingTests(BrowserFixture browser)
{
    [Theory]
    [MemberData(nameof(Windows.All), MemberType = typeof(Windows))]
    public Task A_newcomer_makes_an_account_revises_a_page_with_a_preview_and_compares_what_changed(int width, bool script) =>
        browser.RunAsync(
            async page =>
            {
                var slug = Slug("revised", width, script);
                using var other = await browser.NewEditorAsync();
                await other.SaveAsync(slug, "# Revised\n\nThe old words.\n", "Begun");

                var reading = await ArticlePage.OpenAsync(page, slug);
                var account = await reading.GoToSignInAsync();
                await account.GoToRegisterAsync();
                await account.RegisterAsync($"newcomer-{width}-{script}", "seven quiet green hills");

                // Signing up leads back to the page from which it began.
                await reading.SeesHeadingAsync("Revised");
                var editing = await reading.EditAsync();
                await editing.WriteAsync("# Revised\n\nThe new words.\n");
                if (!script)
                {
                    await editing.PreviewAsync();
                }

                await editing.SeesInPreviewAsync("The new words.");
                await editing.SummarizeAsync("Newer words");
                var saved = await editing.SaveAsync();
                await saved.SeesAsync("Saved as revision 2. Readers see it after a reviewer approves it.");
                await saved.SeesAsync("The new words.");

                var history = await saved.ShowHistoryAsync();
                await history.SeesAsync("Newer words");
                await history.CompareAsync(1, 2);
                await history.SeesChangeAsync("old", "new");
                await history.ShowAsync("Inline");
                await history.SeesChangeAsync("old", "new");
            },
            new VisitOptions { Width = width, Script = script });

    [Theory]
    [MemberData(nameof(Windows.All), MemberType = typeof(Windows))]
    public Task Somebody_who_saves_after_another_sees_both_texts_and_loses_neither(int width, bool script) =>
        browser.RunAsync(
            async page =>
            {
                var slug = Slug("contested", width, script);
                using var other = await browser.NewEditorAsync();
                await other.SaveAsync(slug, "# Contested\n\nOne line.\n", "Begun");

                var editing = await EditPage.OpenAsync(page, slug);
                await editing.WriteAsync("# Contested\n\nMy line.\n");
                await editing.SummarizeAsync("Mine");
                await other.SaveAsync(slug, "# Contested\n\nTheir line.\n", "Theirs");
                await editing.SaveAsync();

                await editing.SeesBothTextsAsync(2, "Their line.", "My line.");
                await editing.SettleAsync("Their line. My line.");
                var saved = await editing.SaveAsync();
                await saved.SeesAsync("Saved as revision 3.");
                await saved.SeesAsync("Their line. My line.");
            },
            new VisitOptions { Width = width, Script = script, Role = Roles.Editor, ExpectedStatuses = [409] });

    [Theory]
    [MemberData(nameof(Windows.All), MemberType = typeof(Windows))]
    public Task An_editor_who_was_signed_out_meanwhile_keeps_the_text_and_saves_it_after_signing_in(int width, bool script) =>
        browser.RunAsync(
            async page =>
            {
                var slug = Slug("ended", width, script);
                using var other = await browser.NewEditorAsync();
                await other.SaveAsync(slug, "# Ended\n\nBefore.\n", "Begun");
                var name = $"returning-{width}-{script}";
                using (await browser.Site.Visitor().SignedUpAs(name))
                {
                    // Only the account is needed.
                }

                var editing = await EditPage.OpenAsync(page, slug);
                await new AccountPage(page).SignInAsync(name, Visitor.Password);
                await editing.WriteAsync("# Ended\n\nAfter.\n");
                await page.Context.ClearCookiesAsync();
                await editing.SaveAsync();
                await editing.SeesAsync("You are no longer signed in.");
                await editing.SeesTextAsync("# Ended\n\nAfter.\n");

                var saved = await editing.SignInAndSaveAsync(name, Visitor.Password);
                await saved.SeesAsync("Saved as revision 2.");
                await saved.SeesAsync("After.");
                await saved.SignOutAsync();
            },
            new VisitOptions { Width = width, Script = script, ExpectedStatuses = [401] });

    [Theory]
    [InlineData(1280)]
    [InlineData(360)]
    public Task The_preview_and_the_remarks_are_there_before_a_key_is_pressed(int width) => browser.RunAsync(
        async page =>
        {
            var slug = Slug("looked-at", width, true);
            using var other = await browser.NewEditorAsync();
            await other.SaveAsync(slug, "# Looked at\n\nSome words.\n\n[^a]: Cited by nobody\n", "Begun");

            var editing = await EditPage.OpenAsync(page, slug);
            await editing.SeesInPreviewAsync("Some words.");
            await editing.SeesRemarkAsync("Nothing cites [^a]. Cite it or remove its definition.");
        },
        new VisitOptions { Width = width, Role = Roles.Editor });

    [Fact]
    public Task Only_somebody_who_wrote_something_is_asked_before_the_page_is_left() => browser.RunAsync(
        async page =>
        {
            Assert.Equal(0, await (await EditPage.OpenAsync(page, "sample")).LeaveAsync());
            var editing = await EditPage.OpenAsync(page, "sample");
            await editing.WriteAsync("# Sample\n\nOther words.\n");
            Assert.Equal(1, await editing.LeaveAsync());
        },
        new VisitOptions { Role = Roles.Editor });

    [Theory]
    [InlineData(1280)]
    [InlineData(360)]
    public Task Without_script_the_text_has_the_whole_width_until_a_preview_is_asked_for(int width) => browser.RunAsync(
        async page =>
        {
            var editing = await EditPage.OpenAsync(page, "sample");
            await editing.SeesTextAcrossAsync();
            await editing.PreviewAsync();
            await editing.SeesInPreviewAsync("A page of four parts.");
        },
        new VisitOptions { Width = width, Script = false, Role = Roles.Editor });

    [Theory]
    [MemberData(nameof(Windows.All), MemberType = typeof(Windows))]
    public Task An_editor_who_follows_the_link_of_a_cell_comes_to_its_line(int width, bool script) => browser.RunAsync(
        async page =>
        {
            const string row = "| Row 61 | yes since 2006 (with words that make the line longer than the field) | ? |";
            var slug = Slug("long", width, script);
            using var other = await browser.NewEditorAsync();
            var rows = Enumerable.Range(1, 120).Select(i => row.Replace("61", $"{i}", StringComparison.Ordinal));
            var head = $"# Long\n\n{string.Concat(Enumerable.Repeat("Words ", 300))}\n\n<!-- matrix:{slug} -->\n\n";
            await other.SaveAsync(slug, head + "| Feature | Xen | KVM |\n|---|---|---|\n"
                + string.Join('\n', rows) + "\n", "Begun");

            await page.GotoAsync($"/cell/{slug}/row-61/xen");
            await new WikiPage(page).OpenAsync("Edit its line (69) in the text");
            var editing = new EditPage(page);
            if (!script)
            {
                await editing.SeesLineAboveAsync(69, row);
                return;
            }

            await editing.SeesInPreviewAsync("Row 61");
            await editing.SeesSelectedAsync(row);
        },
        new VisitOptions { Width = width, Script = script, Role = Roles.Editor });

    [Theory]
    [MemberData(nameof(Windows.All), MemberType = typeof(Windows))]
    public Task An_editor_who_adds_a_system_to_the_header_alone_is_asked_and_lets_the_wiki_complete_the_rows(
        int width, bool script) => browser.RunAsync(
        async page =>
        {
            const string rows = "|---|---|\n| Ballooning | unknown |\n| Snapshots | n/a |\n";
            var slug = Slug("one-more", width, script);
            using var other = await browser.NewEditorAsync();
            var head = $"# One more\n\n## Kernel\n\n<!-- matrix:{slug} -->\n\n";
            await other.SaveAsync(slug, head + "| Feature | Xen |\n" + rows, "Begun");

            var editing = await EditPage.OpenAsync(page, slug);
            await editing.WriteAsync(head + "| Feature | Xen | KVM |\n" + rows);
            await editing.SaveAsync();
            await editing.SeesQuestionAsync("Nothing is saved yet: 1 table cannot be read", "Kernel: the whole table");
            await editing.SeesTextAsync(head + "| Feature | Xen | KVM |\n" + rows);
            var saved = await editing.CompleteAsync();
            await saved.SeesAsync("Saved as revision 2.");
            await saved.SeesAsync("2 systems");
        },
        new VisitOptions { Width = width, Script = script, Role = Roles.Editor, ExpectedStatuses = [422] });

    [Theory]
    [InlineData(1280)]
    [InlineData(360)]
    public Task A_remark_leads_to_its_cell_in_the_text(int width) => browser.RunAsync(
        async page =>
        {
            var slug = Slug("remarked", width, true);
            using var other = await browser.NewEditorAsync();
            var rows = string.Concat(Enumerable.Range(1, 80).Select(i =>
                $"| Row {i} | yes since 2006 (with words that make the line longer than the field) | "
                + (i == 61 ? "no 4.2" : "`a\\|b`") + " |\n"));
            await other.SaveAsync(
                slug, $"# Remarked\n\n<!-- matrix:{slug} -->\n\n| Feature | Xen | KVM |\n|---|---|---|\n{rows}",
                "Begun");

            var editing = await EditPage.OpenAsync(page, slug);
            await editing.SeesRemarkAsync("80 cells name no source.");
            await editing.SeesFirstRemarkAsync();
            await editing.FollowRemarkAsync("Row 61 KVM");
            await editing.SeesSelectedAsync("no 4.2");
        },
        new VisitOptions { Width = width, Role = Roles.Editor });

    private static string Slug(string what, int width, bool script) =>
        $"{what}-{width}-{(script ? "with" : "without")}-script";
}
