using System.Net;
using Wiki.Web.Tests.Harness;

namespace Wiki.Web.Tests.Saving;

public sealed class CellConflictTests(WikiSite site) : IClassFixture<WikiSite>
{
    private const string Matrix = "# Cells\n\n<!-- matrix:m -->\n\n| Feature | Xen | [KVM](#kvm) |\n|---|---|---|\n"
        + "| Swap | ? | ? |\n| Disk | yes | yes |\n";

    [Fact]
    public async Task Where_two_changed_one_cell_only_that_cell_is_asked_and_the_others_are_merged()
    {
        var conflict = await ConflictAsync("one-cell", Row("no", "no"), Row("?", "yes"));
        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        var box = conflict.Document.QuerySelector("fieldset.conflict")!;
        Assert.Equal("1 of 1 · “Swap” in the matrix “m”, line 7", PageView.TextOf(box.QuerySelector("legend")!));
        Assert.Equal(["System", "Before", "Theirs, revision 2", "Yours", "A text of your own"],
            box.QuerySelectorAll("th[scope=col]").Select(PageView.TextOf));
        Assert.Equal(["KVM"], box.QuerySelectorAll("th[scope=row]").Select(PageView.TextOf));
        Assert.Equal(["?", "yes", "no"], box.QuerySelectorAll("td code").Select(PageView.TextOf));
        Assert.Null(conflict.Document.QuerySelector("input[value=Both]"));

        var undecided = await conflict.Form("Save").SubmitAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, undecided.Status);
        Assert.Contains("Choose a text for KVM in conflict 1.", undecided.Text, StringComparison.Ordinal);

        var saved = await undecided.Form("Save").Tick("KVM: Theirs, revision 2 yes").SubmitAndFollowAsync();
        Assert.Equal("Saved as revision 3.", saved.Notice);
        Assert.Equal(Row("no", "yes"), await site.TextAsync("one-cell"));
    }

    [Fact]
    public async Task A_text_of_your_own_is_one_cell_and_the_result_is_shown_before_it_is_saved()
    {
        var conflict = await ConflictAsync("own-cell", Row("?", "no"), Row("?", "yes"));
        var result = await conflict.Form("Show the result").Tick("KVM: A text of your own")
            .Fill("Your own text for KVM, conflict 1", "partial (only | files)").SubmitAsync();
        Assert.Equal(Row("?", "partial (only \\| files)"), result.Form("Save").Value("Text"));
        Assert.Contains("partial", result.Document.QuerySelector(".unsaved-changes")!.TextContent,
            StringComparison.Ordinal);
        Assert.Equal(2, await site.NumberAsync("own-cell"));
        Assert.Equal("Saved as revision 3.", (await result.Form("Save").SubmitAndFollowAsync()).Notice);
        Assert.Equal(Row("?", "partial (only \\| files)"), await site.TextAsync("own-cell"));
    }

    [Fact]
    public async Task A_row_that_one_removed_and_the_other_changed_is_kept_or_removed_as_a_whole()
    {
        var removed = Matrix.Replace("| Swap | ? | ? |\n", "");
        var conflict = await ConflictAsync("removed-row", removed, Row("?", "yes"));
        Assert.Contains("One of you removed this row, the other changed it.", conflict.Text, StringComparison.Ordinal);
        Assert.Equal("Saved as revision 3.",
            (await conflict.Form("Save").Tick("Remove the row: Yours").SubmitAndFollowAsync()).Notice);
        Assert.Equal(removed, await site.TextAsync("removed-row"));

        conflict = await ConflictAsync("kept-row", removed, Row("?", "yes"));
        await conflict.Form("Save").Tick("Keep the row: Theirs, revision 2").SubmitAsync();
        Assert.Equal(Row("?", "yes"), await site.TextAsync("kept-row"));
    }

    [Fact]
    public async Task A_name_of_your_own_that_another_row_has_is_refused_and_nothing_is_lost()
    {
        var conflict = await ConflictAsync("named-twice", Matrix.Replace("| Swap |", "| [Swapping](#swap) |"),
            Matrix.Replace("| Swap |", "| [Paging](#swap) |"));
        var refused = await conflict.Form("Save").Tick("Feature: A text of your own")
            .Fill("Your own text for Feature, conflict 1", "Disk").SubmitAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("With these choices, a table would not be understood any more.", refused.Text,
            StringComparison.Ordinal);
        Assert.Contains("two rows have the key \"disk\"", refused.Text, StringComparison.Ordinal);
        Assert.True(refused.Form("Save").IsTicked("Feature: A text of your own"));
        Assert.Equal("Disk", refused.Form("Save").Value("Your own text for Feature, conflict 1"));
        Assert.Equal(2, await site.NumberAsync("named-twice"));
    }

    [Fact]
    public async Task A_choice_that_a_form_does_not_offer_is_no_choice()
    {
        var conflict = await ConflictAsync("forged-cell", Row("?", "no"), Row("?", "yes"));
        ((AngleSharp.Html.Dom.IHtmlInputElement)conflict.Document.QuerySelector("input[value=Mine]")!).Value = "Both";
        var refused = await conflict.Form("Save").Tick("KVM: Yours no").SubmitAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal(Row("?", "yes"), await site.TextAsync("forged-cell"));
    }

    [Fact]
    public async Task A_table_that_is_not_understood_is_asked_by_lines()
    {
        static string Broken(string cell) => Row("?", cell).Replace("|---|---|---|\n", "");
        await site.SaveAsync("broken", Broken("?"));
        using var ann = await site.Visitor().SignedUpAs("ann-broken");
        var form = await ann.GetAsync("/wiki/broken/edit");
        await site.SaveAsync("broken", Broken("yes"));
        var conflict = await form.Form("Save").Fill("Text", Broken("no")).SubmitAsync();
        Assert.Equal("| Swap | ? | no |\n", conflict.Form("Save").Value("Your own text for conflict 1"));
        Assert.Contains("You cannot take both", conflict.Text, StringComparison.Ordinal);
    }

    private async Task<PageView> ConflictAsync(string slug, string mine, string theirs)
    {
        await site.SaveAsync(slug, Matrix);
        var ann = await site.Visitor().SignedUpAs($"ann-{slug}");
        var form = await ann.GetAsync($"/wiki/{slug}/edit");
        await site.SaveAsync(slug, theirs);
        return await form.Form("Save").Fill("Text", mine).SubmitAsync();
    }

    private static string Row(string xen, string kvm) =>
        Matrix.Replace("| Swap | ? | ? |", $"| Swap | {xen} | {kvm} |");
}
