using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Wiki.Browser.Tests.Browser;
using Wiki.Browser.Tests.Pages;
using Wiki.Browser.Tests.Screens;
using Wiki.Core.Accounts;
using Wiki.Web.Tests.Harness;
using static Microsoft.Playwright.Assertions;

namespace Wiki.Browser.Tests.Journeys;

/// <summary>A cell is edited as a form, a table as a grid.</summary>
public sealed class TableTests(BrowserFixture browser)
{
    private const string Matrix = """
        | Feature | Xen | KVM |
        |---|---|---|
        | Swap | yes | no |
        | [Ballooning](#balloon) | ? | n/a |
        | **More** | | |
        | Nested | no | yes |

        """;

    [Theory]
    [MemberData(nameof(Windows.All), MemberType = typeof(Windows))]
    public Task From_reading_a_cell_to_a_saved_correction_are_three_actions(int width, bool script) => browser.RunAsync(
        async page =>
        {
            var slug = await PageAsync("corrected", width, script);
            await page.GotoAsync($"/wiki/{slug}");
            await page.GetByRole(AriaRole.Row, new() { Name = "Swap" }).GetByRole(AriaRole.Link, new() { Name = "No" }).First.ClickAsync();
            await page.GetByRole(AriaRole.Link, new() { Name = "Edit this cell" }).ClickAsync();
            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Swap · KVM" })).ToBeVisibleAsync();
            await page.GetByRole(AriaRole.Radio, new() { NameRegex = new Regex("Yes$") }).CheckAsync();
            await page.GetByLabel("From", new() { Exact = true }).FillAsync("3.1");
            if (script)
            {
                await Expect(page.GetByRole(AriaRole.Region, new() { Name = "What readers will see" }))
                    .ToContainTextAsync("since 3.1");
                await Expect(page.GetByLabel("Summary of the change"))
                    .ToHaveAttributeAsync("placeholder", "KVM, Swap: no → yes since 3.1");
            }

            await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
            await new WikiPage(page).SeesAsync("Saved as revision 2.");
            await Expect(page.GetByRole(AriaRole.Row, new() { Name = "Swap" })).ToContainTextAsync("since 3.1");
            await Expect(page.GetByRole(AriaRole.Row, new() { Name = "Swap" })).ToBeInViewportAsync();
        },
        new VisitOptions { Width = width, Script = script, Role = Roles.Editor });

    [Fact]
    public Task A_grid_is_filled_by_keyboard_as_a_spreadsheet() => InGridAsync("keys", async (grid, slug) =>
    {
        await grid.ClickAsync(0, 1);
        await grid.TypeAsync("no since 4");
        await grid.KeysAsync("Enter");
        await grid.IsAtAsync(1, 1);
        await grid.KeysAsync("F2");
        await grid.TypeAsync(" rest that is not kept");
        await grid.KeysAsync("Escape", "ArrowUp");
        await grid.SeesRowAsync(1, "Ballooning", "?", "n/a");
        await grid.KeysAsync("Shift+ArrowDown", "Control+d");
        await grid.SeesRowAsync(1, "Ballooning", "no since 4", "n/a");
        await grid.KeysAsync("Control+z");
        await grid.SeesRowAsync(1, "Ballooning", "?", "n/a");
        await grid.KeysAsync("Control+y", "Control+z", "Tab", "Delete");
        await grid.SeesRowAsync(0, "Swap", "no since 4", "");
        await grid.KeysAsync("Home", "F2", "Control+a");
        await grid.TypeAsync("Paging");
        await grid.KeysAsync("Tab");
        await grid.SeesRowAsync(0, "Paging", "no since 4", "");
        await grid.KeysAsync("Control+s");
        await grid.SeesAsync("Saved as revision 2.");
        return Matrix.Replace("| Swap | yes | no |", "| [Paging](#swap) | no since 4 | |", StringComparison.Ordinal);
    });

    [Fact]
    public Task Rows_columns_and_groups_are_added_moved_and_deleted() => InGridAsync("rows", async (grid, slug) =>
    {
        await grid.ClickAsync(3, 2);
        await grid.PressButtonAsync("Add row");
        await grid.TypeAsync("New one");
        await grid.KeysAsync("Tab");
        await grid.TypeAsync("yes");
        await grid.KeysAsync("Enter", "Alt+ArrowUp");
        await grid.SeesRowAsync(3, "New one", "yes", "");
        await grid.ClickAsync(0, 1);
        await grid.PressButtonAsync("Add system");
        await grid.TypeAsync("bhyve");
        await grid.KeysAsync("Enter");
        await grid.SeesHeaderAsync("Feature", "Xen", "bhyve", "KVM");
        await grid.KeysAsync("Alt+ArrowRight");
        await grid.SeesHeaderAsync("Feature", "Xen", "KVM", "bhyve");
        await grid.ClickAsync(1, 0);
        await grid.PressButtonAsync("Add group");
        await grid.KeysAsync("Escape"); // takes the row away again
        await grid.ClickAsync(1, 0);
        await grid.PressButtonAsync("Add sub-feature");
        await grid.TypeAsync("Free page reporting");
        await grid.KeysAsync("Enter");
        await grid.ClickAsync(0, 0);
        await grid.PressButtonAsync("Delete row");
        var saved = await grid.SaveAsync();
        await saved.SeesAsync("Saved as revision 2.");
        return """
            | Feature | Xen | KVM | bhyve |
            |---|---|---|---|
            | [Ballooning](#balloon) | ? | n/a | |
            | [Free page reporting](#balloon/free-page-reporting) | | | |
            | **More** | | | |
            | New one | yes | | |
            | Nested | no | yes | |

            """;
    });

    [Fact]
    public Task Cells_are_copied_and_pasted_from_and_to_spreadsheets() => InGridAsync("clip", async (grid, slug) =>
    {
        await grid.ClickAsync(0, 1);
        await grid.KeysAsync("Shift+ArrowRight", "Shift+ArrowDown");
        Assert.Equal("yes\tno\n?\tn/a", await grid.ClipAsync("copy"));
        await grid.ClickAsync(3, 1);
        await grid.PasteAsync("text/plain", "yes\t\"a \"\"b\"\"\"\r\n=SUM(A1)\t<b>no</b>\r\n");
        await grid.SeesRowAsync(3, "Nested", "yes", "a \"b\"");
        await grid.SeesRowAsync(4, "", "=SUM(A1)", "<b>no</b>");
        await grid.KeysAsync("Control+z");
        await grid.PasteAsync("text/html", "<table><tr><td>no</td><td>planned<script>window.bad=1</script></td></tr></table>");
        await grid.KeysAsync("Control+z");
        await grid.ClickAsync(3, 1);
        await grid.ClipAsync("cut");
        await grid.SeesRowAsync(3, "Nested", "", "yes");
        await (await grid.SaveAsync()).SeesAsync("Saved as revision 2.");
        return Matrix.Replace("| Nested | no | yes |", "| Nested | | yes |", StringComparison.Ordinal);
    });

    [Fact]
    public Task A_mistake_is_marked_at_its_cell_and_the_list_leads_to_it() => browser.RunAsync(
        async page =>
        {
            var slug = await PageAsync("marked", 1280, true);
            var grid = await GridPage.OpenAsync(page, slug, slug);
            await grid.ClickAsync(1, 1);
            await grid.TypeAsync("no 4.2");
            await grid.KeysAsync("Enter", "Enter");
            await grid.SeesMistakeAsync(1, 1, "Ballooning · Xen");
        },
        new VisitOptions { Width = 1280, Role = Roles.Editor });

    [Fact]
    public Task In_a_narrow_window_the_cells_of_one_row_are_a_list() => browser.RunAsync(
        async page =>
        {
            var slug = await PageAsync("narrow", 360, true);
            var grid = await GridPage.OpenAsync(page, slug, slug);
            await grid.ClickAsync(1, 0);
            await grid.ClickAsync(1, 2);
            await Checks.NothingIsCutOffSidewaysAsync(page);
            await grid.TypeAsync("no");
            await grid.KeysAsync("Enter");
            await grid.SeesRowAsync(1, "Ballooning", "?", "no");
        },
        new VisitOptions { Width = 360, Role = Roles.Editor });

    private Task InGridAsync(string what, Func<GridPage, string, Task<string>> edit) => browser.RunAsync(
        async page =>
        {
            var slug = await PageAsync(what, 1280, true);
            var table = await edit(await GridPage.OpenAsync(page, slug, slug), slug);
            using var other = await browser.NewEditorAsync();
            var text = (await other.GetAsync($"/wiki/{slug}/edit")).Form("Save").Value("Text");
            Assert.Equal(Page(slug).Replace(Matrix, table, StringComparison.Ordinal), text);
        },
        new VisitOptions { Width = 1280, Role = Roles.Editor });

    private async Task<string> PageAsync(string what, int width, bool script)
    {
        var slug = $"table-{what}-{width}-{(script ? "with" : "without")}-script";
        using var other = await browser.NewEditorAsync();
        await other.SaveAsync(slug, Page(slug), "Begun");
        return slug;
    }

    private static string Page(string slug) => $"# Page\n\n<!-- matrix:{slug} -->\n\n{Matrix}\nBelow | it.\n";
}
