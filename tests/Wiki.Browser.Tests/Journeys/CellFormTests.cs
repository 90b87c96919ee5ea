using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Wiki.Browser.Tests.Browser;
using Wiki.Browser.Tests.Pages;
using Wiki.Core.Accounts;
using Wiki.Web.Tests.Harness;
using static Microsoft.Playwright.Assertions;

namespace Wiki.Browser.Tests.Journeys;

/// <summary>The form of a cell, opened over the page.</summary>
public sealed class CellFormTests(BrowserFixture browser)
{
    [Theory]
    [MemberData(nameof(Windows.All), MemberType = typeof(Windows))]
    public Task From_reading_a_cell_to_a_saved_correction_are_three_actions(int width, bool script) => browser.RunAsync(
        async page =>
        {
            var slug = await PageAsync($"corrected-{width}-{(script ? "with" : "without")}");
            await page.GotoAsync($"/wiki/{slug}");
            await page.GetByRole(AriaRole.Row, new() { Name = "Row 40" }).GetByRole(AriaRole.Link, new() { Name = "No" }).First.ClickAsync();
            await page.GetByRole(AriaRole.Link, new() { Name = "Edit this cell" }).ClickAsync();
            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Row 40 · KVM" })).ToBeVisibleAsync();
            await page.GetByRole(AriaRole.Radio, new() { NameRegex = new Regex("Yes$") }).CheckAsync();
            await page.GetByLabel("From", new() { Exact = true }).FillAsync("3.1");
            if (script)
            {
                await Expect(page.GetByRole(AriaRole.Region, new() { Name = "What readers will see" }))
                    .ToContainTextAsync("since 3.1");
                await Expect(page.GetByLabel("Summary of the change"))
                    .ToHaveAttributeAsync("placeholder", "KVM, Row 40: no → yes since 3.1");
            }

            await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
            await new WikiPage(page).SeesAsync("Saved as revision 2.");
            await Expect(page.GetByRole(AriaRole.Row, new() { Name = "Row 40" })).ToContainTextAsync("since 3.1");
            await Expect(page.GetByRole(AriaRole.Row, new() { Name = "Row 40" })).ToBeInViewportAsync();
        },
        new VisitOptions { Width = width, Script = script, Role = Roles.Editor });

    [Theory]
    [InlineData(1280)]
    [InlineData(360)]
    public Task A_mistake_is_said_at_its_field_and_the_form_stays_over_the_page(int width) => browser.RunAsync(
        async page =>
        {
            var slug = await PageAsync($"refused-{width}");
            var dialog = await OpenAsync(page, $"/wiki/{slug}");
            await dialog.GetByLabel("From", new() { Exact = true }).FillAsync("sometime");
            await page.Keyboard.PressAsync("Control+s");
            await Expect(dialog.GetByRole(AriaRole.Alert)).ToContainTextAsync("This cannot be saved yet");
            await Expect(dialog.GetByRole(AriaRole.Alert)).ToBeFocusedAsync();
            var field = dialog.GetByLabel("From", new() { Exact = true });
            await Expect(field).ToHaveValueAsync("sometime");
            await Expect(field).ToHaveAttributeAsync("aria-invalid", "true");
            await Expect(field).ToHaveAccessibleDescriptionAsync(new Regex("is neither a version nor a date"));
            await dialog.GetByRole(AriaRole.Alert).GetByRole(AriaRole.Link).ClickAsync();
            await Expect(field).ToBeFocusedAsync();
            await field.FillAsync("March 2007");
            await Expect(field).Not.ToHaveAttributeAsync("aria-invalid", "true");
            await dialog.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
            await new WikiPage(page).SeesAsync("Saved as revision 2.");
            await Expect(page.GetByRole(AriaRole.Row, new() { Name = "Row 40" })).ToContainTextAsync("since 2007-03");
        },
        new VisitOptions { Width = width, Role = Roles.Editor, ExpectedByScripts = [422] });

    [Fact]
    public Task After_a_save_the_reader_is_where_they_were_with_the_same_view_and_sees_that_it_is_saved() => browser.RunAsync(
        async page =>
        {
            var slug = await PageAsync("stay");
            var address = $"/wiki/{slug}?cols=kvm";
            var dialog = await OpenAsync(page, address);
            var before = await page.EvaluateAsync<int>("scrollY");
            await dialog.GetByRole(AriaRole.Radio, new() { NameRegex = new Regex("Partial$") }).CheckAsync();
            await dialog.GetByLabel("Note", new() { Exact = true }).FillAsync("some of it");
            await dialog.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
            await Expect(page.GetByText("Saved as revision 2.")).ToBeInViewportAsync();
            Assert.EndsWith(address + $"#matrix-{slug}.row-40", page.Url, StringComparison.Ordinal);
            await Expect(page.GetByRole(AriaRole.Row, new() { Name = "Row 40" })).ToBeInViewportAsync();
            Assert.InRange(await page.EvaluateAsync<int>("scrollY"), before - 100, before + 100);
            await page.GetByRole(AriaRole.Button, new() { Name = "Close this message" }).ClickAsync();
            await Expect(page.GetByText("Saved as revision 2.")).Not.ToBeVisibleAsync();
        },
        new VisitOptions { Width = 1280, Role = Roles.Editor });

    [Fact]
    public Task A_statement_is_added_in_the_form_and_leaving_it_asks_first() => browser.RunAsync(
        async page =>
        {
            var slug = await PageAsync("added");
            var dialog = await OpenAsync(page, $"/wiki/{slug}");
            await dialog.GetByRole(AriaRole.Button, new() { Name = "Add a statement" }).ClickAsync();
            await Expect(dialog.GetByRole(AriaRole.Group, new() { Name = "Statement 2" })).ToBeVisibleAsync();
            await Expect(dialog.GetByRole(AriaRole.Group, new() { Name = "Statement 2" })
                .GetByRole(AriaRole.Radio, new() { NameRegex = new Regex("Yes$") })).ToBeFocusedAsync();
            await dialog.GetByLabel("Note", new() { Exact = true }).First.FillAsync("words");
            var asked = new TaskCompletionSource<string>();
            page.Dialog += async (_, question) =>
            {
                asked.TrySetResult(question.Message);
                await question.DismissAsync();
            };
            await page.Keyboard.PressAsync("Escape");
            Assert.Contains("did not save it", await asked.Task, StringComparison.Ordinal);
            await Expect(dialog.GetByLabel("Note", new() { Exact = true }).First).ToHaveValueAsync("words");
        },
        new VisitOptions { Width = 1280, Role = Roles.Editor });

    [Fact]
    public Task A_source_is_found_among_many_by_words_of_its_title() => browser.RunAsync(
        async page =>
        {
            var slug = await PageAsync("found", sources: 30);
            var dialog = await OpenAsync(page, $"/wiki/{slug}");
            await dialog.GetByLabel("Find one of 30").FillAsync("notes 17");
            await Expect(dialog.GetByLabel("Source", new() { Exact = true })).ToHaveValueAsync("s17");
            await Expect(dialog.GetByRole(AriaRole.Region, new() { Name = "What readers will see" }))
                .ToContainTextAsync("[^s17]");
            await dialog.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
            await new WikiPage(page).SeesAsync("Saved as revision 2.");
        },
        new VisitOptions { Width = 1280, Role = Roles.Editor });

    [Theory]
    [InlineData(1280)]
    [InlineData(360)]
    public Task The_link_to_the_form_is_in_sight_however_tall_the_cell_is(int width) => browser.RunAsync(
        async page =>
        {
            await page.SetViewportSizeAsync(width, 700);
            await page.GotoAsync("/wiki/feature-matrix");
            var levels = page.Locator("#matrix-kernel a.lv:visible");
            for (var i = 0; i < await levels.CountAsync(); i += 3)
            {
                await levels.Nth(i).EvaluateAsync("it => it.scrollIntoView({ block: 'center' })");
                await levels.Nth(i).ClickAsync();
                var edit = page.GetByRole(AriaRole.Link, new() { Name = "Edit this cell" });
                await Expect(edit).ToBeVisibleAsync();
                var box = (await page.Locator(".pop").BoundingBoxAsync())!;
                Assert.InRange(box.Y, 0, 700);
                Assert.InRange(box.Y + box.Height, 0, 701);
                await page.Keyboard.PressAsync("Escape");
            }
        },
        new VisitOptions { Width = width, Role = Roles.Editor });

    [Fact]
    public Task After_signing_in_again_one_press_of_save_is_enough() => browser.RunAsync(
        async page =>
        {
            using (await browser.Site.Visitor().SignedUpAs("cell-returning"))
            {
                // Only the account is needed.
            }

            var dialog = await OpenAsync(page, $"/wiki/{await PageAsync("returning")}");
            await dialog.GetByLabel("From", new() { Exact = true }).FillAsync("3.1");
            await page.Context.ClearCookiesAsync();
            await dialog.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
            await Expect(dialog.GetByRole(AriaRole.Alert)).ToContainTextAsync("You are no longer signed in.");
            await dialog.GetByLabel("Name", new() { Exact = true }).FillAsync("cell-returning");
            await dialog.GetByLabel("Password", new() { Exact = true }).FillAsync(Visitor.Password);
            await Expect(dialog.GetByLabel("From", new() { Exact = true })).ToHaveValueAsync("3.1");
            await page.Keyboard.PressAsync("Enter");
            await new WikiPage(page).SeesAsync("Saved as revision 2.");
        },
        new VisitOptions { Width = 1280, Role = Roles.Editor, ExpectedByScripts = [401] });

    [Fact]
    public Task Back_closes_the_form_and_only_the_form() => browser.RunAsync(
        async page =>
        {
            var slug = await PageAsync("back");
            var dialog = await OpenAsync(page, $"/wiki/{slug}");
            await page.GoBackAsync();
            await Expect(dialog).ToHaveCountAsync(0);
            Assert.EndsWith($"/wiki/{slug}", page.Url, StringComparison.Ordinal);

            dialog = await OpenAsync(page, $"/wiki/{slug}");
            await page.Keyboard.PressAsync("Escape");
            await Expect(dialog).ToHaveCountAsync(0);
            await page.GotoAsync("/timeline");
            await page.GoBackAsync();
            Assert.EndsWith($"/wiki/{slug}", page.Url, StringComparison.Ordinal);
        },
        new VisitOptions { Width = 1280, Role = Roles.Editor });

    [Fact]
    public Task Without_network_the_form_says_beside_its_buttons_that_nothing_is_saved() => browser.RunAsync(
        async page =>
        {
            var dialog = await OpenAsync(page, $"/wiki/{await PageAsync("offline")}");
            await dialog.GetByLabel("Note", new() { Exact = true }).FillAsync("words");
            await page.RouteAsync("**/edit?**", route => route.AbortAsync("aborted"));
            await dialog.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
            await Expect(dialog.GetByRole(AriaRole.Status)).ToContainTextAsync("Nothing is saved, and what you typed is still here.");
            await Expect(dialog.GetByRole(AriaRole.Status)).ToBeInViewportAsync();
        },
        new VisitOptions { Width = 1280, Role = Roles.Editor });

    private static async Task<ILocator> OpenAsync(IPage page, string address)
    {
        await page.GotoAsync(address);
        var row = page.GetByRole(AriaRole.Row, new() { Name = "Row 40" });
        await row.GetByRole(AriaRole.Link, new() { Name = "No" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Edit this cell" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "Row 40 · KVM" });
        await Expect(dialog).ToBeVisibleAsync();
        return dialog;
    }

    private async Task<string> PageAsync(string what, int sources = 1)
    {
        var slug = $"cell-form-{what}";
        using var other = await browser.NewEditorAsync();
        var rows = string.Concat(Enumerable.Range(1, 60).Select(i => $"| Row {i} | yes | no |\n"));
        var notes = string.Concat(Enumerable.Range(1, sources).Select(i => $"[^s{i}]: Release notes {i}, https://example.org/{i}\n"));
        await other.SaveAsync(slug, $"# Page\n\n<!-- matrix:{slug} -->\n| F | Xen | KVM |\n|---|---|---|\n{rows}\n{notes}", "Begun");
        return slug;
    }
}
