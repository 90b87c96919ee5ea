using System.Diagnostics;
using Microsoft.Playwright;
using Wiki.Browser.Tests.Browser;
using Wiki.Browser.Tests.Pages;
using Wiki.Browser.Tests.Screens;
using Wiki.Core.Accounts;
using Wiki.Web.Tests.Harness;

namespace Wiki.Browser.Tests.Journeys;

/// <summary>What the grid asks, says and keeps while a table is edited.</summary>
public sealed class GridTests(BrowserFixture browser)
{
    private const string Small = """
        | Feature | Xen | KVM |
        |---|---|---|
        | Swap | yes | no |
        | Ballooning | ? | n/a |
        | **More** | | |
        | Nested | no | yes |

        """;

    // With a label that keeps its key, and text below.
    private static readonly string Framed = Small.Replace("| Ballooning |", "| [Ballooning](#balloon) |", StringComparison.Ordinal)
        + "\nBelow | it.\n";

    [Fact]
    public Task A_grid_is_filled_by_keyboard_as_a_spreadsheet() => InAsync("keys", Framed, async grid =>
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
        return Framed.Replace("| Swap | yes | no |", "| [Paging](#swap) | no since 4 | |", StringComparison.Ordinal);
    });

    [Fact]
    public Task Rows_columns_and_groups_are_added_moved_and_deleted() => InAsync("rows", Framed, async grid =>
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

            """ + "\nBelow | it.\n";
    });

    [Fact]
    public Task Cells_are_copied_and_pasted_from_and_to_spreadsheets() => InAsync("clip", Framed, async grid =>
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
        return Framed.Replace("| Nested | no | yes |", "| Nested | | yes |", StringComparison.Ordinal);
    });

    [Fact]
    public Task A_mistake_is_marked_at_its_cell_and_the_list_leads_to_it() => browser.RunAsync(
        async page =>
        {
            var grid = await OpenAsync(page, "marked", Framed);
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
            var grid = await OpenAsync(page, "narrow", Framed);
            await grid.ClickAsync(1, 0);
            await grid.ClickAsync(1, 2);
            await Checks.NothingIsCutOffSidewaysAsync(page);
            await grid.TypeAsync("no");
            await grid.KeysAsync("Enter");
            await grid.SeesRowAsync(1, "Ballooning", "?", "no");
        },
        new VisitOptions { Width = 360, Role = Roles.Editor });

    [Fact]
    public Task A_save_that_makes_cells_unreadable_asks_in_the_grid() => InAsync("asked", Small, async grid =>
    {
        await grid.ClickAsync(0, 1);
        await grid.TypeAsync("nonsense");
        await grid.KeysAsync("Tab");
        await grid.TypeAsync("more of it");
        await grid.KeysAsync("Enter", "Control+s");
        await grid.IsAskedAsync("2 cells cannot be read");
        await grid.KeysAsync("Tab", "Tab", "Tab", "Tab", "Tab", "Enter"); // the list, Save anyway, the first cell
        await grid.IsAtAsync(0, 1);
        await grid.TypeAsync("no");
        await grid.KeysAsync("Enter");
        await grid.SeesQuestionAsync("1 cell cannot be read");
        await grid.KeysAsync("Control+s");
        await grid.IsAskedAsync("1 cell cannot be read");
        await grid.PressButtonAsync("Save anyway");
        await grid.SeesAsync("Saved as revision 2.");
        return Small.Replace("yes | no |", "no | more of it |", StringComparison.Ordinal);
    });

    [Fact]
    public Task Correcting_what_was_asked_about_takes_the_question_away_and_saves() => InAsync(
        "corrected", Small, async grid =>
    {
        await grid.ClickAsync(0, 1);
        await grid.TypeAsync("nonsense");
        await grid.KeysAsync("Control+s");
        await grid.IsAskedAsync("1 cell cannot be read");
        await grid.ClickAsync(0, 1);
        await grid.TypeAsync("no");
        await grid.KeysAsync("Control+s");
        await grid.SeesAsync("Saved as revision 2.");
        return Small.Replace("yes | no |", "no | no |", StringComparison.Ordinal);
    });

    [Fact]
    public Task A_session_that_ended_keeps_every_cell_and_saves_with_the_press_that_signs_in() => browser.RunAsync(
        async page =>
        {
            using (await browser.Site.Visitor().SignedUpAs("grid-returning"))
            {
                // Only the account is needed.
            }

            var grid = await OpenAsync(page, "ended", Small);
            await grid.ClickAsync(0, 1);
            await page.Context.ClearCookiesAsync();
            await grid.TypeAsync("no since 4");
            await grid.KeysAsync("Control+s");
            await grid.SeesAsync("You are no longer signed in.");
            var saved = await new EditPage(page).SignInAndSaveAsync("grid-returning", Visitor.Password);
            await saved.SeesAsync("Saved as revision 2.");
            await saved.SeesAsync("since 4");
        },
        new VisitOptions { Role = Roles.Editor, ExpectedStatuses = [401], ExpectedByScripts = [401] });

    [Fact]
    public Task Cells_that_were_not_saved_stand_in_the_grid_again() => browser.RunAsync(
        async page =>
        {
            var grid = await OpenAsync(page, "kept", Small);
            await grid.ClickAsync(0, 1);
            await grid.TypeAsync("no since 4");
            await grid.KeysAsync("Enter");
            await Assertions.Expect(page.Locator(".draft-state")).ToContainTextAsync("Draft kept");
            await page.ReloadAsync();
            await grid.SeesRowAsync(0, "Swap", "no since 4", "no");
            await grid.SeesAsync("This is your draft of");
            await grid.KeysAsync("Control+s");
            await grid.SeesAsync("Saved as revision 2.");
        },
        new VisitOptions { Role = Roles.Editor });

    [Fact]
    public Task Hints_are_listed_with_their_number_and_lead_to_their_cells() => InAsync("hints", Small, async grid =>
    {
        await grid.SeesProblemAsync("4 cells name no source.");
        await grid.FollowProblemAsync("4 cells name no source.", "Nested · KVM");
        await grid.IsAtAsync(3, 2);
        await grid.SaysAsync("source");
        return Small;
    });

    [Fact]
    public Task A_name_that_is_there_twice_or_missing_is_a_mistake_before_saving() => InAsync(
        "names", Small, async grid =>
    {
        await grid.ClickHeaderAsync(2);
        await grid.TypeAsync("Xen");
        await grid.KeysAsync("Enter");
        await grid.SeesMistakenHeaderAsync(2);
        await grid.SeesProblemAsync("Two columns are named “Xen”. Give one of them another name.");
        await grid.KeysAsync("Control+z");
        await grid.SeesNoMistakeAsync();
        await grid.ClickHeaderAsync(2);
        await grid.PressButtonAsync("Add system");
        await grid.KeysAsync("Enter");
        await grid.SeesMistakenHeaderAsync(3);
        await grid.SeesProblemAsync("This column has no name.");
        await grid.KeysAsync("Control+z");
        await grid.ClickAsync(1, 0);
        await grid.TypeAsync("swap");
        await grid.KeysAsync("Enter");
        await grid.SeesMistakeAsync(1, 0, "swap");
        await grid.SeesProblemAsync("Two rows are named “swap”.");
        await grid.TypeAsync("Paging");
        await grid.KeysAsync("Enter");
        await grid.SeesNoMistakeAsync();
        await grid.KeysAsync("Control+s");
        await grid.SeesAsync("Saved as revision 2.");
        return Small.Replace("| Ballooning |", "| [Paging](#ballooning) |", StringComparison.Ordinal);
    });

    [Fact]
    public Task A_header_is_renamed_by_touch_in_a_narrow_window() => InAsync("touched", Small, async grid =>
    {
        await grid.TapHeaderAsync(0);
        await grid.TapHeaderAsync(2);
        await grid.SeesNoFieldAsync(); // only the second touch edits
        await grid.TapHeaderAsync(2);
        await grid.KeysAsync("Control+a");
        await grid.TypeAsync("Kernel VM");
        await grid.TapAsync(1, 0);
        await grid.SeesNoFieldAsync();
        await grid.TapAsync(1, 2);
        await grid.TapAsync(1, 2);
        await grid.KeysAsync("Control+a");
        await grid.TypeAsync("partial (x)");
        await grid.TapButtonAsync("Save");
        await grid.SeesAsync("Saved as revision 2.");
        return Small.Replace("| KVM |", "| [Kernel VM](#kvm) |", StringComparison.Ordinal)
            .Replace("| n/a |", "| partial (x) |", StringComparison.Ordinal);
    }, new VisitOptions { Width = 360, Touch = true, Role = Roles.Editor });

    [Fact]
    public Task Arrows_store_what_was_typed_over_a_cell_and_move_in_the_text_after_F2() => InAsync(
        "arrows", Small, async grid =>
    {
        await grid.ClickAsync(0, 1);
        await grid.TypeAsync("no");
        await grid.KeysAsync("ArrowRight");
        await grid.IsAtAsync(0, 2);
        await grid.TypeAsync("yes");
        await grid.KeysAsync("ArrowDown");
        await grid.IsAtAsync(1, 2);
        await grid.TypeAsync("?");
        await grid.KeysAsync("ArrowLeft");
        await grid.IsAtAsync(1, 1);
        await grid.TypeAsync("yes");
        await grid.KeysAsync("ArrowUp");
        await grid.IsAtAsync(0, 1);
        await grid.SeesRowAsync(0, "Swap", "no", "yes");
        await grid.SeesRowAsync(1, "Ballooning", "yes", "?");
        await grid.KeysAsync("F2", "ArrowLeft", "ArrowLeft");
        await grid.TypeAsync("unk");
        await grid.KeysAsync("ArrowRight", "ArrowRight");
        await grid.TypeAsync("wn");
        await grid.KeysAsync("Enter");
        await grid.SeesRowAsync(0, "Swap", "unknown", "yes");
        await grid.TypeAsync("n");
        await grid.KeysAsync("F2", "ArrowLeft"); // what was typed is edited on
        await grid.TypeAsync("u");
        await grid.KeysAsync("Escape");
        await grid.SeesRowAsync(1, "Ballooning", "yes", "?");
        return Small;
    });

    [Fact]
    public Task The_cells_of_a_group_stay_empty_until_it_is_made_a_feature() => InAsync("group", Small, async grid =>
    {
        await grid.ClickAsync(2, 1);
        await grid.TypeAsync("y");
        await grid.SaysAsync("“More” is a group, and its cells stay empty.");
        await grid.SeesRowAsync(2, "More", "", "");
        await grid.ClickAsync(1, 1);
        await grid.KeysAsync("Shift+ArrowDown", "Control+d");
        await grid.SeesRowAsync(2, "More", "", "");
        await grid.ClickAsync(1, 1);
        await grid.PasteAsync("text/plain", "yes\nno\nyes");
        await grid.SaysAsync("1 cell of groups stayed empty.");
        await grid.SeesRowAsync(2, "More", "", "");
        await grid.SeesRowAsync(3, "Nested", "yes", "yes");
        await grid.ClickAsync(2, 1);
        await grid.PressButtonAsync("Make it a feature");
        await grid.TypeAsync("no");
        await grid.KeysAsync("Control+s");
        await grid.SeesAsync("Saved as revision 2.");
        return Small.Replace("| ? | n/a |", "| yes | n/a |", StringComparison.Ordinal)
            .Replace("| **More** | | |", "| More | no | |", StringComparison.Ordinal)
            .Replace("| Nested | no |", "| Nested | yes |", StringComparison.Ordinal);
    });

    [Fact]
    public Task Alt_Enter_writes_a_blank_because_a_cell_has_one_line() => InAsync("line", Small, async grid =>
    {
        await grid.ClickAsync(0, 1);
        await grid.TypeAsync("no");
        await grid.KeysAsync("Alt+Enter");
        await grid.TypeAsync("(slow)");
        await grid.KeysAsync("Control+s");
        await grid.SeesAsync("Saved as revision 2.");
        return Small.Replace("| yes | no |", "| no (slow) | no |", StringComparison.Ordinal);
    });

    [Fact]
    public Task A_cell_that_an_arrow_reaches_is_not_behind_the_header_the_first_column_or_the_bar()
    {
        var wide = $"| Feature |{string.Concat(Enumerable.Range(1, 14).Select(i => $" S{i} |"))}\n"
            + $"|{string.Concat(Enumerable.Repeat("---|", 15))}\n"
            + string.Concat(Enumerable.Range(1, 40).Select(
                i => $"| Row {i} |{string.Concat(Enumerable.Repeat(" ? |", 14))}\n"));
        return InAsync("sight", wide, async grid =>
        {
            await grid.ClickAsync(1, 1);
            await grid.KeysAsync("Control+End");
            await grid.IsInSightAsync(39, 14);
            for (var column = 13; column > 0; column--)
            {
                await grid.KeysAsync("ArrowLeft");
                await grid.IsInSightAsync(39, column);
            }

            for (var row = 38; row >= 0; row--)
            {
                await grid.KeysAsync("ArrowUp");
                await grid.IsInSightAsync(row, 1);
            }

            for (var row = 1; row < 40; row++)
            {
                await grid.KeysAsync("ArrowDown");
                await grid.IsInSightAsync(row, 1);
            }

            return wide;
        });
    }

    [Fact]
    public Task A_matrix_of_eight_rows_and_five_systems_with_a_source_is_built_by_keyboard_alone()
    {
        const string empty = "| Feature | |\n|---|---|\n";
        string[] systems = ["Xen", "KVM", "UML", "ESXi", "bhyve"];
        string[] rows = ["Swap", "Ballooning", "Nested", "Hotplug", "Snapshots", "Migration", "Passthrough", "Suspend"];
        string[] cells = ["yes", "no", "?", "partial (x)", "yes since 4.2"];
        var keys = 0;
        return InAsync("built", empty, async grid =>
        {
            var watch = Stopwatch.StartNew();
            keys += await grid.TabToAsync(AriaRole.Columnheader, "Feature");
            await Press("ArrowRight");
            foreach (var (i, system) in systems.Index())
            {
                if (i > 0)
                {
                    await Press("Control+Shift+Enter");
                }

                await Type(system);
            }

            foreach (var (i, row) in rows.Index())
            {
                await Press("Control+Enter");
                await Type(row);
                for (var j = 0; j < systems.Length; j++)
                {
                    await Press("Tab");
                    await Type(Cell(i, j));
                }
            }

            await Press("Enter");
            await grid.SeesRowAsync(7, "Suspend", "partial (x)", "yes since 4.2", "yes", "no", "?");
            await Press("Escape");
            keys += await grid.TabToAsync(AriaRole.Button, "To the text");
            await Press("Enter");
            keys += await grid.TabToAsync(AriaRole.Textbox, "Text");
            await Press("Control+End");
            await Type("\n[^a]: Notes. Xen Project, 2007. <https://example.org/>");
            await Press("Control+s");
            await grid.SeesAsync("Saved as revision 2.");
            TestContext.Current.TestOutputHelper?.WriteLine($"{keys} keys in {watch.Elapsed.TotalSeconds:0.0} seconds");
            return $"| Feature | {string.Join(" | ", systems)} |\n|---|---|---|---|---|---|\n"
                + string.Concat(rows.Select((row, i) =>
                    $"| {row} | {string.Join(" | ", systems.Select((_, j) => Cell(i, j)))} |\n"));

            Task Press(string key)
            {
                keys++;
                return grid.KeysAsync(key);
            }

            Task Type(string text)
            {
                keys += text.Length;
                return grid.TypeAsync(text);
            }

            string Cell(int row, int column) =>
                (row, column) == (0, 0) ? "yes since 3.1 [^a]" : cells[(row + column + 1) % 5];
        }, end: "\n[^a]: Notes. Xen Project, 2007. <https://example.org/>\n");
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("text/html")]
    public Task Forty_rows_of_six_cells_are_pasted_from_a_spreadsheet(string type)
    {
        string[][] rows =
        [
            ["Feature", "Xen", "KVM", "UML", "ESXi", "bhyve"],
            .. Enumerable.Range(1, 39).Select(i => (string[])[$"Row {i}", "yes", "no", "?", "partial (a, b)", "n/a"]),
        ];
        var pasted = type == "text/plain" ? string.Concat(rows.Select(row => string.Join('\t', row) + "\r\n"))
            : $"<meta charset=utf-8><table>{string.Concat(rows.Select(row =>
                $"<tr>{string.Concat(row.Select(cell => $"<td><span>{cell}</span></td>"))}</tr>\n"))}</table>";
        return InAsync("paste-" + type[5..], "| Feature | |\n|---|---|\n", async grid =>
        {
            await grid.ClickHeaderAsync(0);
            await grid.PasteAsync(type, pasted);
            await grid.SaysAsync("Pasted: 40 × 6 cells. 4 systems added.");
            await grid.SeesHeaderAsync(rows[0]);
            await grid.SeesRowsAsync(39);
            await grid.SeesRowAsync(38, rows[39]);
            await grid.SeesProblemAsync("cells name no source.");
            await grid.SeesNoMistakeAsync();
            await grid.KeysAsync("Control+s");
            await grid.SeesAsync("Saved as revision 2.");
            return $"| {string.Join(" | ", rows[0])} |\n|---|---|---|---|---|---|\n"
                + string.Concat(rows.Skip(1).Select(row => $"| {string.Join(" | ", row)} |\n"));
        });
    }

    [Fact]
    public Task A_row_is_renamed_and_moved_by_keyboard_and_keeps_its_key() => InAsync("moved", Small, async grid =>
    {
        await grid.TabToAsync(AriaRole.Rowheader, "Swap");
        await grid.KeysAsync("F2", "Control+a");
        await grid.TypeAsync("Paging");
        await grid.KeysAsync("Tab", "Alt+ArrowDown");
        await grid.SeesRowAsync(1, "Paging", "yes", "no");
        await grid.IsAtAsync(1, 1);
        await grid.KeysAsync("Control+s");
        await grid.SeesAsync("Saved as revision 2.");
        return Small.Replace("| Swap | yes | no |\n| Ballooning | ? | n/a |",
            "| Ballooning | ? | n/a |\n| [Paging](#swap) | yes | no |", StringComparison.Ordinal);
    });

    [Theory]
    [InlineData(1280)]
    [InlineData(360)]
    public Task A_grid_that_asks_can_be_used_by_everybody(int width) => browser.RunAsync(
        async page =>
        {
            var grid = await OpenAsync(page, "axe-" + width, Small);
            await grid.ClickAsync(0, 0);
            await grid.ClickAsync(0, 1);
            await grid.TypeAsync("nonsense");
            await grid.KeysAsync("Control+s");
            await grid.IsAskedAsync("1 cell cannot be read");
            await Checks.NothingIsCutOffSidewaysAsync(page);
            await Checks.EverybodyCanUseItAsync(page);
            await Checks.EverybodyCanReadItInTheDarkAsync(page);
        },
        new VisitOptions { Width = width, Role = Roles.Editor });

    // The edit returns the table that the text should have then.
    private Task InAsync(
        string what, string table, Func<GridPage, Task<string>> edit, VisitOptions? window = null, string end = "") =>
        browser.RunAsync(
            async page =>
            {
                var grid = await OpenAsync(page, what, table);
                var expected = await edit(grid);
                using var other = await browser.NewEditorAsync();
                var text = (await other.GetAsync($"/wiki/grid-{what}/edit")).Form("Save").Value("Text");
                Assert.Equal(Text(what, expected) + end, text);
            },
            window ?? new VisitOptions { Width = 1280, Role = Roles.Editor });

    private async Task<GridPage> OpenAsync(IPage page, string what, string table)
    {
        using var other = await browser.NewEditorAsync();
        await other.SaveAsync($"grid-{what}", Text(what, table), "Begun");
        return await GridPage.OpenAsync(page, $"grid-{what}", what);
    }

    private static string Text(string what, string table) => $"# Page\n\n<!-- matrix:{what} -->\n\n{table}";
}
