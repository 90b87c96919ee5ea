using System.Net;
using Wiki.Web.Tests.Harness;

namespace Wiki.Web.Tests.Saving;

public sealed class UnreadableTableTests(WikiSite site) : IClassFixture<WikiSite>
{
    private const string Whole = """
        # Page

        ## Kernel
        <!-- matrix:kernel -->
        | Feature | Xen | KVM |
        |---|---|---|
        | Ballooning | unknown | n/a |
        | Snapshots | ? | ? |

        """;

    private static readonly string Broken = Whole.Replace("| KVM |\n", "| KVM | bhyve |\n", StringComparison.Ordinal);

    [Fact]
    public async Task A_save_that_breaks_a_table_names_it_and_stores_nothing_until_the_editor_agrees()
    {
        await site.SaveAsync("breaks", Whole);
        using var editor = await site.Visitor().SignedUpAs("breaks-it");
        var asked = await (await editor.GetAsync("/wiki/breaks/edit")).Form("Save")
            .Fill("Text", Broken).Fill("Summary of the change", "One more system").SubmitAsync();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, asked.Status);
        Assert.Equal(1, await site.NumberAsync("breaks"));
        var box = asked.Document.QuerySelector(".unreadable")!;
        Assert.Equal("Nothing is saved yet: 1 table cannot be read", box.QuerySelector("h2")!.TextContent);
        Assert.Equal("Kernel: the whole table", box.QuerySelector("summary")!.TextContent);
        Assert.Contains("Ballooning", box.TextContent, StringComparison.Ordinal);
        Assert.All(box.QuerySelectorAll("li a"), it => Assert.Equal("#text", it.GetAttribute("href")));
        Assert.Equal(Broken, asked.Form("Save").Value("Text"));
        Assert.Equal("One more system", asked.Form("Save").Value("Summary of the change"));

        var saved = await asked.Form("Save as it is").SubmitAndFollowAsync();
        Assert.StartsWith("Saved as revision 2.", saved.Notice, StringComparison.Ordinal);
        Assert.Equal(Broken, await site.TextAsync("breaks"));
    }

    [Fact]
    public async Task Completing_the_rows_adds_what_lacks_and_saves()
    {
        await site.SaveAsync("completed", Whole);
        using var editor = await site.Visitor().SignedUpAs("completes");
        var asked = await (await editor.GetAsync("/wiki/completed/edit")).Form("Save")
            .Fill("Text", Broken).SubmitAsync();

        var saved = await asked.Form("Complete the rows and save").SubmitAndFollowAsync();
        Assert.StartsWith("Saved as revision 2.", saved.Notice, StringComparison.Ordinal);
        Assert.Equal(
            Broken.Replace("|---|---|---|", "|---|---|---|---|", StringComparison.Ordinal)
                .Replace("| n/a |", "| n/a | |", StringComparison.Ordinal)
                .Replace("| ? | ? |", "| ? | ? | |", StringComparison.Ordinal),
            await site.TextAsync("completed"));
    }

    [Fact]
    public async Task Other_mistakes_than_those_agreed_to_are_asked_about_again()
    {
        using var editor = await site.Visitor().SignedUpAs("asked-again");
        string Cell(string text) => Whole.Replace("| n/a |", $"| {text} |", StringComparison.Ordinal);
        var asked = await (await editor.GetAsync("/wiki/asked-again/edit")).Form("Save")
            .Fill("Text", Cell("maybe")).SubmitAsync();
        Assert.Equal("Kernel: 1 cell", asked.Document.QuerySelector(".unreadable summary")!.TextContent);
        Assert.Throws<InvalidOperationException>(() => asked.Form("Complete the rows and save"));

        var again = await asked.Form("Save").Fill("Text", Cell("perhaps")).SubmitAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Equal(0, await site.NumberAsync("asked-again"));

        // The preview keeps what the editor agreed to.
        var preview = await again.Form("Preview").SubmitAsync();
        await preview.Form("Save").SubmitAndFollowAsync();
        Assert.Equal(1, await site.NumberAsync("asked-again"));
    }

    [Fact]
    public async Task A_mistake_that_was_there_before_does_not_stop_anybody()
    {
        await site.SaveAsync("was-there", Broken);
        using var editor = await site.Visitor().SignedUpAs("was-there");
        var saved = await (await editor.GetAsync("/wiki/was-there/edit")).Form("Save")
            .Fill("Text", Broken + "\nMore.\n").SubmitAndFollowAsync();

        Assert.StartsWith("Saved as revision 2.", saved.Notice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Undoing_is_not_asked()
    {
        await site.SaveAsync("undone", Broken);
        await site.SaveAsync("undone", Whole);
        using var editor = await site.Visitor().SignedUpAs("undoes-it");
        var saved = await (await editor.GetAsync("/wiki/undone/edit?undo=2..2")).Form("Save").SubmitAndFollowAsync();

        Assert.StartsWith("Saved as revision 3.", saved.Notice, StringComparison.Ordinal);
        Assert.Equal(Broken, await site.TextAsync("undone"));
    }

    [Fact]
    public async Task Remarks_are_counted_named_by_row_and_system_and_linked_to_their_place()
    {
        using var editor = await site.Visitor().SignedUpAs("remarked");
        var page = await (await editor.GetAsync("/wiki/remarked/edit")).Form("Preview").Fill("Text", """
            # Page

            <!-- matrix:kernel -->
            | Feature | Xen | KVM |
            |---|---|---|
            | Ballooning | yes | no 4.2 |
            | Snapshots | yes | yes |
            """).SubmitAsync();

        var lint = page.Document.QuerySelector("#lint")!;
        Assert.Equal("1 mistake, 3 hints", lint.QuerySelector("h2")!.TextContent);
        Assert.Equal("1 mistake, 3 hints", lint.GetAttribute("data-counts"));
        var group = lint.QuerySelector("details")!;
        Assert.Equal("3 cells name no source.", group.QuerySelector("summary")!.TextContent);
        Assert.Equal(3, group.QuerySelectorAll("li a").Length);
        var mistake = lint.QuerySelectorAll("li").Single(it => it.QuerySelector(".badge.bad") is not null);
        var place = mistake.QuerySelector("a")!;
        Assert.Equal("Ballooning KVM line 6", PageView.TextOf(place));
        Assert.Equal(("6", "22", "6"), (
            place.GetAttribute("data-line"), place.GetAttribute("data-column"), place.GetAttribute("data-length")));
        Assert.StartsWith("\"no 4.2\" is ambiguous.", place.NextElementSibling!.TextContent, StringComparison.Ordinal);
    }
}
