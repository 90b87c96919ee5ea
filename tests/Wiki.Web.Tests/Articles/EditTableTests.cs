using System.Net;
using System.Text.Json;
using Wiki.Web.Tests.Harness;

namespace Wiki.Web.Tests.Articles;

/// <summary>A whole table is edited as a grid; its form is sent to the editor.</summary>
public sealed class EditTableTests(WikiSite site) : IClassFixture<WikiSite>
{
    private const string Page = """
        # Page

        <!-- matrix:m -->

        | Feature |  Xen | KVM |
        |:--|---|---|
        | **Host side** | | |
        | Swap |  yes | no  |
        |Memory|?|`1 TB`|

        <!-- timeline:t -->

        | Date | Event |
        |---|---|
        | 2007 | Begun |

        """;

    [Fact]
    public async Task What_the_grid_sends_is_saved_and_every_other_byte_stays()
    {
        var slug = await PageAsync("grid");
        using var editor = await site.Visitor().SignedUpAs("gridder");
        var page = await editor.GetAsync($"/wiki/{slug}/matrix/m/edit");
        Assert.Equal("Editing Page", page.Heading);
        var saved = await page.Form("Save").FillArea("Grid.Cells", Grid(
            [(0, "Feature"), (1, "Xen"), (null, "bhyve"), (2, "KVM")],
            (0, ["**Host side**", "", "", ""]), (2, ["RAM", "?", "", "`1 TB`"]), (1, ["Swap", "no", "", "no"]),
            (null, ["New", "yes", "?", "no"]))).SubmitAndFollowAsync();
        Assert.Equal("Saved as revision 2.", saved.Notice);
        Assert.Equal("""
            # Page

            <!-- matrix:m -->

            | Feature |  Xen | bhyve | KVM |
            |:--|---|---|---|
            | **Host side** | | | |
            |[RAM](#memory)|?| |`1 TB`|
            | Swap |  no | | no  |
            | New | yes | ? | no |

            <!-- timeline:t -->

            | Date | Event |
            |---|---|
            | 2007 | Begun |

            """, await site.TextAsync(slug));
    }

    [Fact]
    public async Task Without_script_each_cell_leads_to_its_form_and_saving_changes_nothing()
    {
        var slug = await PageAsync("grid-plain");
        using var editor = await site.Visitor().SignedUpAs("plain-gridder");
        var page = await editor.GetAsync($"/wiki/{slug}/matrix/m/edit");
        Assert.Equal("Swap · Xen", (await page.ClickAsync("yes")).Heading);
        Assert.Equal("You changed nothing, so nothing was saved.", (await page.Form("Save").SubmitAndFollowAsync()).Notice);
        Assert.Equal(Page, await site.TextAsync(slug));
    }

    [Fact]
    public async Task Without_script_the_page_shows_names_without_keys_and_only_what_works()
    {
        await site.SaveAsync("grid-bare", "# P\n\n<!-- matrix:m -->\n| Feature | [Xen](#xen-hvm) |\n|---|---|\n"
            + "| **[Host](#h)** | |\n| [Live](#migration/live) | yes |\n");
        using var editor = await site.Visitor().SignedUpAs("bare-gridder");
        var page = (await editor.GetAsync("/wiki/grid-bare/matrix/m/edit")).Document;
        Assert.Equal(
            ["Feature", "Xen", "Host", "Live"], page.QuerySelectorAll("table.sheet th").Select(PageView.TextOf));
        Assert.Equal(["group", "part"], page.QuerySelectorAll("table.sheet tbody tr").Select(it => it.ClassName));
        Assert.All(page.QuerySelectorAll("wiki-grid button").Where(it => it.Closest("noscript") is null),
            it => Assert.NotNull(it.Closest("[hidden]")));
    }

    [Fact]
    public async Task The_unsaved_text_of_the_editor_goes_into_the_grid_and_back()
    {
        var slug = await PageAsync("grid-text");
        using var editor = await site.Visitor().SignedUpAs("text-gridder");
        var text = Page.Replace("# Page", "# Page\n\nUnsaved words.", StringComparison.Ordinal);
        var editing = await editor.GetAsync($"/wiki/{slug}/edit");
        var grid = await editing.Form("t").Fill("Text", text).SubmitAsync();
        Assert.Equal("Editing t", grid.Heading);
        var back = await grid.Form("To the text").FillArea("Grid.Cells", Grid(
            [(0, "Date"), (1, "Event")], (0, ["2007", "Begun"]), (null, ["2008-01", "Released"]))).SubmitAsync();
        Assert.Equal(HttpStatusCode.OK, back.Status);
        Assert.Equal(text.Replace("| Begun |", "| Begun |\n| 2008-01 | Released |", StringComparison.Ordinal),
            back.Form("Save").Value("Text"));
        Assert.Equal(1, await site.NumberAsync(slug));
    }

    [Fact]
    public async Task Two_people_in_one_grid_both_keep_their_cells()
    {
        var slug = await PageAsync("grid-two");
        using var ann = await site.Visitor().SignedUpAs("ann-grid");
        using var bob = await site.Visitor().SignedUpAs("bob-grid");
        var hers = await ann.GetAsync($"/wiki/{slug}/matrix/m/edit");
        var his = await bob.GetAsync($"/wiki/{slug}/matrix/m/edit");
        (int?, string)[] columns = [(0, "Feature"), (1, "Xen"), (2, "KVM")];
        await hers.Form("Save").FillArea("Grid.Cells", Grid(columns, (0, ["**Host side**", "", ""]),
            (1, ["Swap", "no", "no"]), (2, ["Memory", "?", "`1 TB`"]))).SubmitAsync();
        var saved = await his.Form("Save").FillArea("Grid.Cells", Grid(columns, (0, ["**Host side**", "", ""]),
            (1, ["Swap", "yes", "partial (slow)"]), (2, ["Memory", "?", "`1 TB`"]))).SubmitAndFollowAsync();
        Assert.StartsWith("Saved as revision 3. Merged with revision 2", saved.Notice, StringComparison.Ordinal);
        Assert.Contains("| Swap |  no | partial (slow)  |", await site.TextAsync(slug), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_check_lists_mistakes_and_hints_at_their_cells_and_asks_what_a_save_would_ask()
    {
        var slug = await PageAsync("grid-check");
        using var editor = await site.Visitor().SignedUpAs("check-gridder");
        var answer = await CheckedAsync(await editor.GetAsync($"/wiki/{slug}/matrix/m/edit"), "nonsense");
        var list = answer.Document.GetElementById("grid.problems")!;
        Assert.Equal("1 mistake, 1 hint", list.GetAttribute("data-counts"));
        Assert.Equal("1,1", list.GetAttribute("data-mistakes"));
        var mistake = list.QuerySelectorAll("li")[0];
        Assert.StartsWith(
            "mistake Swap · Xen \"nonsense\" is not a level.", PageView.TextOf(mistake), StringComparison.Ordinal);
        Assert.Equal(("1", "1"), (mistake.QuerySelector("a")!.GetAttribute("data-row"),
            mistake.QuerySelector("a")!.GetAttribute("data-column")));
        var question = answer.Document.GetElementById("grid.question")!;
        Assert.Equal("Nothing is saved yet: 1 cell cannot be read", PageView.TextOf(question.QuerySelector("h2")!));

        var fine = await CheckedAsync(await editor.GetAsync($"/wiki/{slug}/matrix/m/edit"), "partial (x)");
        Assert.True(fine.Document.GetElementById("grid.question")!.HasAttribute("hidden"));
        Assert.Equal("2 hints", fine.Document.GetElementById("grid.problems")!.GetAttribute("data-counts"));
    }

    [Fact]
    public async Task Alike_hints_are_one_line_with_their_number_and_their_cells()
    {
        await site.SaveAsync("grid-hints", "# P\n\n<!-- matrix:m -->\n| Feature | Xen |\n|---|---|\n"
            + string.Concat(Enumerable.Range(1, 120).Select(i => $"| Row {i} | yes |\n")));
        using var editor = await site.Visitor().SignedUpAs("hint-gridder");
        var page = await editor.GetAsync("/wiki/grid-hints/matrix/m/edit");
        var list = (await CheckAsync(page, page.Form("Save"))).Document.GetElementById("grid.problems")!;
        var group = list.QuerySelectorAll("details").Single();
        Assert.Equal("120 cells name no source.", PageView.TextOf(group.QuerySelector("summary")!));
        Assert.Equal("Row 1 · Xen", PageView.TextOf(group.QuerySelector("a")!));
        Assert.Equal((100, "and 20 more"), (
            group.QuerySelectorAll("a").Length, PageView.TextOf(group.QuerySelectorAll("li")[^1])));
    }

    [Fact]
    public async Task Who_agrees_in_the_grid_saves_and_who_was_not_asked_there_is_asked_by_the_editor()
    {
        var slug = await PageAsync("grid-agrees");
        using var editor = await site.Visitor().SignedUpAs("agrees-gridder");
        var page = await editor.GetAsync($"/wiki/{slug}/matrix/m/edit");
        var agreed = (await CheckedAsync(page, "nonsense")).Document.QuerySelector("button[name=Consent]")!;
        Assert.Equal("Save anyway", PageView.TextOf(agreed));

        page = await editor.GetAsync($"/wiki/{slug}/matrix/m/edit");
        var asked = await Changed(page.Form("Save"), "nonsense").SubmitAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, asked.Status);
        Assert.Equal(agreed.GetAttribute("value"),
            asked.Document.QuerySelector("input[name=Consent]")!.GetAttribute("value"));

        var saved = await asked.Form("Save as it is").SubmitAndFollowAsync();
        Assert.Equal("Saved as revision 2.", saved.Notice);
        Assert.Contains("nonsense", await site.TextAsync(slug), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_editor_that_answers_a_grid_leads_back_to_it_with_the_changed_cells()
    {
        var slug = await PageAsync("grid-back");
        using var editor = await site.Visitor().SignedUpAs("back-gridder");
        var page = await editor.GetAsync($"/wiki/{slug}/matrix/m/edit");
        var changes = await Changed(page.Form("Changes"), "no (slow)").SubmitAsync();
        var back = await changes.Form("Back to the grid").SubmitAsync();
        Assert.Equal("Editing Page", back.Heading);
        Assert.Equal("no (slow)", PageView.TextOf(back.Document.QuerySelectorAll("table.sheet td")[2]));
        await site.SaveAsync(slug, Page.Replace("|  yes |", "|  partial |", StringComparison.Ordinal));

        var conflict = await back.Form("Save").SubmitAsync();
        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        var again = await conflict.Form("Back to the grid").SubmitAsync();
        Assert.Equal("no (slow)", PageView.TextOf(again.Document.QuerySelectorAll("table.sheet td")[2]));
    }

    [Fact]
    public async Task An_ended_session_loses_no_cell_on_the_way_back_to_the_grid()
    {
        var slug = await PageAsync("grid-ended");
        using var editor = await site.Visitor().SignedUpAs("ended-gridder");
        var form = Changed((await editor.GetAsync($"/wiki/{slug}/matrix/m/edit")).Form("Save"), "no (slow)");
        editor.ForgetCookies();
        var refused = await form.SubmitAsync();
        Assert.Equal(HttpStatusCode.Unauthorized, refused.Status);
        var back = await refused.Form("Back to the grid").SubmitAsync();
        Assert.Equal(HttpStatusCode.Unauthorized, back.Status);
        Assert.Contains("You are no longer signed in.", back.Text, StringComparison.Ordinal);
        Assert.Equal("no (slow)", PageView.TextOf(back.Document.QuerySelectorAll("table.sheet td")[2]));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"columns":null,"rows":[]}""")]
    [InlineData("""{"columns":[{"from":0,"text":"F"}],"rows":[{"from":0,"cells":["a","b"]}]}""")]
    public async Task A_forged_grid_is_refused_and_nothing_is_stored(string cells)
    {
        var slug = await PageAsync("grid-forged");
        using var editor = await site.Visitor().SignedUpAs("forger" + Guid.NewGuid().ToString("N")[..8]);
        var page = await editor.GetAsync($"/wiki/{slug}/matrix/m/edit");
        Assert.Equal(HttpStatusCode.BadRequest, (await page.Form("Save").FillArea("Grid.Cells", cells).SubmitAsync()).Status);
        Assert.Equal(1, await site.NumberAsync(slug));
    }

    [Fact]
    public async Task An_address_without_a_table_is_not_found_and_a_visitor_signs_in_first()
    {
        var slug = await PageAsync("grid-lost");
        using var visitor = site.Visitor();
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.GetAsync($"/wiki/{slug}/matrix/m/edit")).Status);
        using var editor = await site.Visitor().SignedUpAs("lost-gridder");
        foreach (var address in new[] { $"{slug}/matrix/x", $"{slug}/timeline/m", $"{slug}/table/m", "no-page/matrix/m" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await editor.GetAsync($"/wiki/{address}/edit")).Status);
        }
    }

    // The form with another text in the first cell of "Swap".
    private static PageForm Changed(PageForm form, string text) => form.FillArea("Grid.Cells", Grid(
        [(0, "Feature"), (1, "Xen"), (2, "KVM")],
        (0, ["**Host side**", "", ""]), (1, ["Swap", text, "no"]), (2, ["Memory", "?", "`1 TB`"])));

    private static Task<PageView> CheckedAsync(PageView page, string text) =>
        CheckAsync(page, Changed(page.Form("Save"), text));

    private static Task<PageView> CheckAsync(PageView page, PageForm form)
    {
        page.Document.QuerySelector("wiki-grid form")!.SetAttribute(
            "action", page.Document.QuerySelector("wiki-grid")!.GetAttribute("data-check")!);
        return form.SubmitAsync();
    }

    private static string Grid((int? From, string Text)[] columns, params (int? From, string[] Cells)[] rows) =>
        JsonSerializer.Serialize(new
        {
            columns = columns.Select(it => new { from = it.From, text = it.Text }),
            rows = rows.Select(it => new { from = it.From, cells = it.Cells }),
        });

    private async Task<string> PageAsync(string slug)
    {
        if (await site.NumberAsync(slug) == 0)
        {
            await site.SaveAsync(slug, Page);
        }

        return slug;
    }
}
