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
    public async Task The_check_names_each_problem_with_its_cell()
    {
        var slug = await PageAsync("grid-check");
        using var editor = await site.Visitor().SignedUpAs("check-gridder");
        var page = await editor.GetAsync($"/wiki/{slug}/matrix/m/edit");
        var form = page.Form("Save").FillArea("Grid.Cells", Grid([(0, "Feature"), (1, "Xen"), (2, "KVM")],
            (0, ["**Host side**", "", ""]), (1, ["Swap", "nonsense", "no"]), (2, ["Memory", "?", "`1 TB`"])));
        page.Document.QuerySelector("wiki-grid form")!.SetAttribute(
            "action", page.Document.QuerySelector("wiki-grid")!.GetAttribute("data-check")!);
        var answer = JsonDocument.Parse((await form.SubmitAsync()).Body).RootElement;
        var mistake = answer.EnumerateArray().Single(it => it.GetProperty("isMistake").GetBoolean());
        Assert.Equal((1, 1), (mistake.GetProperty("row").GetInt32(), mistake.GetProperty("column").GetInt32()));
        Assert.Contains("nonsense", mistake.GetProperty("message").GetString(), StringComparison.Ordinal);
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
