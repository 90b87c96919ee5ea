using Wiki.Browser.Tests.Browser;
using Wiki.Browser.Tests.Pages;
using Wiki.Core.Accounts;

namespace Wiki.Browser.Tests.Journeys;

public sealed class ImportingTests(BrowserFixture browser)
{
    private const string Table = "Feature;Xen;KVM\nMigration;✓;x\nBallooning;half done;-\n";

    [Theory]
    [InlineData(1280)]
    [InlineData(360)]
    public Task The_preview_follows_each_choice_and_the_page_gets_what_was_chosen_last(int width) =>
        browser.RunAsync(
            async page =>
            {
                var import = await ImportPage.PasteAsync(page, $"followed-{width}", Table);
                await import.SeesShowButtonAsync(false);
                await import.ChooseMeaningAsync("half done", "partial");
                await import.SeesStatusAsync("The preview shows your choices.");
                await import.SeesInPreviewAsync("half done");
                await import.HasFocusAsync("Meaning of half done");
                await import.ChooseAsync("Make it", "a plain table");
                await import.SeesInPreviewAsync("✓");
                await import.ChooseAsync("Make it", "a matrix");
                await import.ChooseMeaningAsync("-", "n/a");

                var editing = await import.PutAsync();
                await editing.SeesTextAsync($"# Followed {width}\n\n<!-- matrix:followed-{width} -->\n\n| Feature | Xen | KVM |\n|---|---|---|\n"
                    + "| Migration | yes | no |\n| Ballooning | partial (half done) | n/a |\n");
            },
            new VisitOptions { Width = width, Role = Roles.Editor });

    [Fact]
    public Task A_slow_answer_holds_the_table_back_until_it_shows_the_choices() =>
        browser.RunAsync(
            async page =>
            {
                var import = await ImportPage.PasteAsync(page, "slow", Table);
                var answered = new TaskCompletionSource();
                await page.RouteAsync("**/import?handler=preview", async route =>
                {
                    await answered.Task;
                    await route.ContinueAsync();
                });
                await import.ChooseMeaningAsync("x", "yes");
                await import.SeesStatusAsync("Updating…");
                var put = import.PutAsync();
                await import.SeesStatusAsync("Updating…");
                answered.SetResult();
                await (await put).SeesTextAsync("# Slow\n\n<!-- matrix:slow -->\n\n| Feature | Xen | KVM |\n|---|---|---|\n"
                    + "| Migration | yes | yes |\n| Ballooning | `half done` | |\n");
            },
            new VisitOptions { Role = Roles.Editor });

    [Fact]
    public Task Without_script_a_button_stands_at_the_choices_and_the_page_gets_what_the_form_says() =>
        browser.RunAsync(
            async page =>
            {
                var import = await ImportPage.PasteAsync(page, "scriptless", Table);
                await import.SeesShowButtonAsync(true);
                await import.ChooseMeaningAsync("half done", "no");
                await import.ShowAsync();
                await import.SeesInPreviewAsync("half done");
                await import.ChooseMeaningAsync("x", "yes");
                await (await import.PutInTwoStepsAsync()).SeesTextAsync("# Scriptless\n\n<!-- matrix:scriptless -->\n\n"
                    + "| Feature | Xen | KVM |\n|---|---|---|\n| Migration | yes | yes |\n| Ballooning | no (half done) | |\n");
            },
            new VisitOptions { Role = Roles.Editor, Script = false });
}
