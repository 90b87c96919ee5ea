using Microsoft.Playwright;
using Wiki.Browser.Tests.Browser;
using Wiki.Browser.Tests.Pages;
using Wiki.Core.Accounts;
using Wiki.Web.Tests.Harness;

namespace Wiki.Browser.Tests.Journeys;

/// <summary>Whatever ends the writing, nothing typed is lost.</summary>
public sealed class DraftTests(BrowserFixture browser)
{
    private const string Previews = "**/edit?handler=preview";

    [Theory]
    [InlineData(1280)]
    [InlineData(360)]
    public Task What_was_typed_is_there_again_after_the_tab_was_closed(int width) => VisitAsync(
        $"closed-{width}", width, async (page, slug) =>
    {
        var editing = await TypeAsync(page, slug, "Typed, not saved.");
        await editing.SaysOfTheDraftAsync("Draft kept just now.");
        Assert.Equal(0, await editing.LeaveAsync());

        var again = await EditPage.OpenAsync(page, slug);
        await again.SeesTextAsync("# Drafted\n\nTyped, not saved.");
        await again.SeesAsync("This is your draft of");
        await again.SeesInPreviewAsync("Typed, not saved.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Discard the draft" }).ClickAsync();
        await again.SeesTextAsync("# Drafted\n\nOld.\n");
        await again.SeesAsync("You discarded a draft of this page.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Bring it back" }).ClickAsync();
        await again.SeesTextAsync("# Drafted\n\nTyped, not saved.");
        await again.SaveAsync();
        await again.SeesAsync("Saved as revision 2.");
        await page.GotoAsync("/account/drafts");
        await again.SeesAsync("You have no drafts");
    });

    [Fact]
    public Task While_the_wiki_cannot_be_reached_the_device_keeps_the_words_and_the_wiki_gets_them_later() =>
        VisitAsync("away", 1280, async (page, slug) =>
        {
            var editing = await TypeAsync(page, slug, "Typed in a tunnel.", away: true);
            await editing.SaysOfTheDraftAsync("Not kept: the wiki cannot be reached just now. This device has a copy.");
            // Nothing was sent, and the tab crashes: another one has the words.
            var tab = await page.Context.NewPageAsync();
            var again = await EditPage.OpenAsync(tab, slug);
            await again.SeesTextAsync("# Drafted\n\nTyped in a tunnel.");
            await again.SeesAsync("which had not reached the wiki, are in the text again.");
            await again.SaysOfTheDraftAsync("Draft kept just now.");
            Assert.Equal(0, await CopiesAsync(tab));
            await tab.GetByRole(AriaRole.Button, new() { Name = "Take them out again" }).ClickAsync();
            await again.SeesTextAsync("# Drafted\n\nOld.\n");
            await tab.CloseAsync();
        });

    [Fact]
    public Task Words_that_are_saved_do_not_come_back_from_the_device() => VisitAsync(
        "saved", 1280, async (page, slug) =>
    {
        var editing = await TypeAsync(page, slug, "Saved before they were kept.", away: true);
        await editing.SaysOfTheDraftAsync("Not kept:");
        await editing.SaveAsync();
        await editing.SeesAsync("Saved as revision 2.");
        await page.UnrouteAsync(Previews);
        using var other = await browser.NewEditorAsync();
        await other.SaveAsync(slug, "# Drafted\n\nTheir words.\n", "");

        var again = await EditPage.OpenAsync(page, slug);
        await again.SeesInPreviewAsync("Their words.");
        await again.SeesTextAsync("# Drafted\n\nTheir words.\n");
        Assert.Equal(0, await CopiesAsync(page));
    });

    [Fact]
    public Task A_second_window_says_that_it_does_not_keep_and_can_take_over() => VisitAsync(
        "windows", 1280, async (page, slug) =>
    {
        var tab = await page.Context.NewPageAsync();
        var second = await EditPage.OpenAsync(tab, slug);
        var first = await TypeAsync(page, slug, "In the first window.");
        await first.SaysOfTheDraftAsync("Draft kept");
        await second.WriteAsync("# Drafted\n\nIn the second window.");
        await second.SaysOfTheDraftAsync("Not kept: another window or device of yours has a draft of this page");
        await tab.GetByRole(AriaRole.Button, new() { Name = "Keep this text instead" }).ClickAsync();
        await second.SaysOfTheDraftAsync("Draft kept");
        await first.WriteAsync("# Drafted\n\nIn the first window again.");
        await first.SaysOfTheDraftAsync("Not kept:");
        await tab.CloseAsync();
    });

    [Fact]
    public Task Somebody_who_is_signed_out_while_typing_is_told_and_saves_with_one_press() => browser.RunAsync(
        async page =>
        {
            const string slug = "draft-signed-out";
            using (await browser.Site.Visitor().SignedUpAs("signed-out-drafter"))
            {
                // Only the account is needed.
            }

            await EditPage.OpenAsync(page, slug);
            await new AccountPage(page).SignInAsync("signed-out-drafter", Visitor.Password);
            var editing = await EditPage.OpenAsync(page, slug);
            await editing.IsOpenAsync();
            await page.Context.ClearCookiesAsync();
            await editing.WriteAsync("# Signed out\n\nWords.\n");
            await editing.SaysOfTheDraftAsync("Not kept: you are no longer signed in. Press Save to sign in here.");
            await editing.SaveAsync();
            await editing.SeesTextAsync("# Signed out\n\nWords.\n");
            var saved = await editing.SignInAndSaveAsync("signed-out-drafter", Visitor.Password);
            await saved.SeesAsync("Saved as revision 1.");
        },
        new VisitOptions { ExpectedStatuses = [401], ExpectedByScripts = [401] });

    private static Task<int> CopiesAsync(IPage page) =>
        page.EvaluateAsync<int>("Object.keys(localStorage).filter(key => key.startsWith('draft:')).length");

    private static async Task<EditPage> TypeAsync(IPage page, string slug, string words, bool away = false)
    {
        var editing = await EditPage.OpenAsync(page, slug);
        await editing.SeesInPreviewAsync("Old.");
        if (away)
        {
            await page.RouteAsync(Previews, route => route.AbortAsync("aborted"));
        }

        await editing.WriteAsync($"# Drafted\n\n{words}");
        return editing;
    }

    private Task VisitAsync(string what, int width, Func<IPage, string, Task> journey) => browser.RunAsync(
        async page =>
        {
            var slug = $"draft-{what}";
            using var other = await browser.NewEditorAsync();
            await other.SaveAsync(slug, "# Drafted\n\nOld.\n", "Begun");
            await journey(page, slug);
        },
        new VisitOptions { Width = width, Role = Roles.Editor });
}
