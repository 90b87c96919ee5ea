using Microsoft.Playwright;
using Wiki.Browser.Tests.Browser;
using Wiki.Browser.Tests.Pages;
using Wiki.Core.Accounts;
using Wiki.Web.Tests.Harness;

namespace Wiki.Browser.Tests.Journeys;

/// <summary>Whoever opens a form can type, and the keys that save do so from wherever the focus is.</summary>
public sealed class SaveKeyTests(BrowserFixture browser)
{
    private const string Front = "---\nkind: concept\n---\n\n# Page\n\n";

    [Fact]
    public Task A_button_of_the_toolbar_writes_below_the_text_until_the_cursor_was_placed() => VisitAsync("toolbar", async (page, slug) =>
    {
        await page.GotoAsync($"/wiki/{slug}/edit");
        await page.GetByRole(AriaRole.Button, new() { Name = "Matrix", Exact = true }).First.ClickAsync();
        var text = await page.Locator("#text").InputValueAsync();
        Assert.StartsWith(Front, text, StringComparison.Ordinal);
        Assert.Contains("<!-- matrix:features-1 -->", text[Front.Length..], StringComparison.Ordinal);
    });

    [Fact]
    public Task Enter_in_the_summary_saves_a_text() => VisitAsync("enter-text", async (page, slug) =>
    {
        await page.GotoAsync($"/wiki/{slug}/edit");
        await new EditPage(page).WriteAsync(Front + "Other words.\n");
        await page.GetByLabel("Summary of the change").FillAsync("Why");
        await page.Keyboard.PressAsync("Enter");
        await new WikiPage(page).SeesAsync("Saved as revision 2.");
    });

    [Fact]
    public Task A_grid_has_the_focus_when_it_opens_and_saves_from_its_summary() => VisitAsync("enter-grid", async (page, slug) =>
    {
        var grid = await GridPage.OpenAsync(page, slug, slug);
        await page.Keyboard.TypeAsync("Paging");
        await page.Keyboard.PressAsync("Enter");
        await grid.SeesRowAsync(0, "Paging", "yes");
        await page.GetByLabel("Summary of the change").FillAsync("Why");
        await page.Keyboard.PressAsync("Enter");
        await grid.SeesAsync("Saved as revision 2.");
    });

    [Fact]
    public Task Ctrl_S_saves_also_when_nothing_has_the_focus() => VisitAsync("ctrl-s", async (page, slug) =>
    {
        await page.GotoAsync($"/wiki/{slug}/edit");
        await new EditPage(page).WriteAsync(Front + "Other words.\n");
        await page.EvaluateAsync("document.activeElement.blur()");
        await page.Keyboard.PressAsync("Control+s");
        await new WikiPage(page).SeesAsync("Saved as revision 2.");
    });

    private Task VisitAsync(string what, Func<IPage, string, Task> journey) => browser.RunAsync(
        async page =>
        {
            var slug = $"save-keys-{what}";
            using var other = await browser.NewEditorAsync();
            await other.SaveAsync(slug, Front + $"<!-- matrix:{slug} -->\n| F | Xen |\n|---|---|\n| Swap | yes |\n", "Begun");
            await journey(page, slug);
        },
        new VisitOptions { Width = 1280, Role = Roles.Editor });
}
