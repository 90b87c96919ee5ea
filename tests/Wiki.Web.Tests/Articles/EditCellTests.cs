using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Wiki.Core.Articles;
using Wiki.Core.Data;
using Wiki.Web.Tests.Harness;

namespace Wiki.Web.Tests.Articles;

/// <summary>One cell of a matrix is edited as a form.</summary>
public sealed class EditCellTests(WikiSite site) : IClassFixture<WikiSite>
{
    private const string Matrix = """
        # Page

        <!-- matrix:m -->

        | Feature      | Xen                      | KVM                   |
        |:-------------|--------------------------|-----------------------|
        | Nested virtualization | ? | yes since 3.1 removed 4.0 #hw (Intel `a\|b` only) [^one] |
        |Memory| no 4.2 |  |

        Words | with a bar.

        [^one]: Release notes, https://example.org/notes

        """;

    [Fact]
    public async Task From_the_matrix_to_a_saved_correction_are_three_actions_and_no_other_byte_changes()
    {
        var slug = await PageAsync("corrected");
        using var editor = await site.Visitor().SignedUpAs("corrector");
        var details = await editor.GetAsync($"/cell/m/nested-virtualization/xen?in={slug}&part=details");
        var form = await details.ClickAsync("Edit this cell");
        Assert.Equal("Nested virtualization · Xen", form.Heading);
        Assert.True(form.Form("Save").IsTicked("?Unknown"));

        var saved = await form.Form("Save").Tick("●Yes").Fill("From", "4.4").SubmitAndFollowAsync();
        Assert.Equal("/wiki/corrected", saved.Path);
        Assert.Equal("Saved as revision 2.", saved.Notice);
        Assert.Equal(Matrix.Replace("| ? |", "| yes since 4.4 |", StringComparison.Ordinal), await site.TextAsync(slug));
        Assert.Contains("Xen, Nested virtualization: unknown → yes since 4.4", await SummaryAsync(editor, slug),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_part_of_a_cell_is_a_field_and_saving_without_a_change_stores_nothing()
    {
        var slug = await PageAsync("whole");
        using var editor = await site.Visitor().SignedUpAs("wholesaler");
        var form = (await editor.GetAsync($"/cell/m/nested-virtualization/kvm/edit?in={slug}")).Form("Save");
        Assert.True(form.IsTicked("●Yes"));
        Assert.Equal(("3.1", "4.0"), (form.Value("From"), form.Value("To")));
        Assert.Equal("Intel `a|b` only", form.Value("Note"));
        Assert.True(form.IsTicked("needs hardware"));
        Assert.True(form.IsTicked("Release notes"));
        Assert.Equal("You changed nothing, so nothing was saved.", (await form.SubmitAndFollowAsync()).Notice);
        Assert.Equal(Matrix, await site.TextAsync(slug));
    }

    [Fact]
    public async Task A_new_source_is_defined_at_the_end_of_the_page_and_cited()
    {
        var slug = await PageAsync("sourced");
        using var editor = await site.Visitor().SignedUpAs("sourcer");
        var form = (await editor.GetAsync($"/cell/m/memory/kvm/edit?in={slug}")).Form("Save")
            .Tick("◐Partial").Fill("Note", "up to 4 GB").Fill("Address", "https://example.org/kvm")
            .Fill("Title", "KVM: what works").Fill("Publisher", "Example").Fill("Date", "2012-09")
            .Fill("Summary of the change", "My own words");
        await form.SubmitAsync();
        Assert.Equal(
            Matrix.Replace("| no 4.2 |  |", "| no 4.2 | partial (up to 4 GB) [^kvm-what-works] |", StringComparison.Ordinal)
            + "[^kvm-what-works]: KVM: what works, Example, 2012-09, https://example.org/kvm\n",
            await site.TextAsync(slug));
        Assert.Contains("My own words", await SummaryAsync(editor, slug), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cell_can_have_several_statements_and_can_be_emptied()
    {
        var slug = await PageAsync("several");
        using var editor = await site.Visitor().SignedUpAs("severalist");
        var one = await editor.GetAsync($"/cell/m/memory/kvm/edit?in={slug}");
        var two = await one.Form("Add a statement").Tick("○No").Fill("From", "2.6.20").Fill("To", "3.0").SubmitAsync();
        Second("Start").Value = "3.0";
        Second("Value").Value = "64 TB";
        ((IHtmlInputElement)two.Document.QuerySelector("[name='Statements[1].Claim'][value=value]")!).IsChecked = true;
        await two.Form("Save").SubmitAsync();
        Assert.Contains("| no 4.2 | no since 2.6.20 removed 3.0; `64 TB` since 3.0 |", await site.TextAsync(slug),
            StringComparison.Ordinal);

        var emptied = await editor.GetAsync($"/cell/m/nested-virtualization/xen/edit?in={slug}");
        await emptied.Form("Save").Tick("not stated").SubmitAsync();
        Assert.Contains("| Nested virtualization | | yes", await site.TextAsync(slug), StringComparison.Ordinal);

        IHtmlInputElement Second(string field) =>
            (IHtmlInputElement)two.Document.QuerySelector($"[name='Statements[1].{field}']")!;
    }

    [Fact]
    public async Task Mistakes_are_said_at_their_fields_and_nothing_is_saved_or_lost()
    {
        var slug = await PageAsync("mistaken");
        using var editor = await site.Visitor().SignedUpAs("mistaker");
        var form = await editor.GetAsync($"/cell/m/memory/kvm/edit?in={slug}");
        var refused = await form.Form("Save").Tick("●Yes").Fill("From", "soon").Fill("Note", "kept words").SubmitAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal("#s0.start", refused.Document.QuerySelector(".problems a")!.GetAttribute("href"));
        Assert.Equal(("soon", "kept words"), (refused.Form("Save").Value("From"), refused.Form("Save").Value("Note")));

        var pair = await form.Form("Save").Tick("●Yes").Fill("From", "4.2 4.3").Fill("Note", "closed)").SubmitAsync();
        Assert.Contains("Write one version or one date here", pair.Text, StringComparison.Ordinal);
        Assert.Contains("The brackets of the note do not fit together", pair.Text, StringComparison.Ordinal);

        var empty = await form.Form("Save").Tick("not stated").Fill("From", "4").Fill("Note", "").SubmitAsync();
        Assert.Contains("Choose a level for this statement, or empty its fields.", empty.Text, StringComparison.Ordinal);
        Assert.Equal(1, await site.NumberAsync(slug));
    }

    [Fact]
    public async Task All_mistakes_are_said_at_once_each_at_its_field()
    {
        var slug = await PageAsync("all-at-once");
        using var editor = await site.Visitor().SignedUpAs("oncer");
        var form = (await editor.GetAsync($"/cell/m/memory/kvm/edit?in={slug}")).Form("Save")
            .Tick("◐Partial").Fill("From", "soon").Fill("To", "later").Fill("Checked as of", "1/2/2007")
            .Fill("Address", "https://example.org/p q").Fill("Title", "T");
        var refused = await form.SubmitAsync();
        Assert.Equal(["#s0.newaddress", "#s0.start", "#s0.end", "#s0.asof", "#s0.claim"],
            refused.Document.QuerySelectorAll(".problems a").Select(it => it.GetAttribute("href")));
        Assert.Contains("The address of a source has a blank in it.", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_date_is_typed_in_any_usual_way_and_stands_in_the_text_in_one()
    {
        var slug = await PageAsync("dated");
        using var editor = await site.Visitor().SignedUpAs("dater");
        var form = await editor.GetAsync($"/cell/m/memory/kvm/edit?in={slug}");
        await form.Form("Save").Tick("○No").Fill("From", "March 2007").Fill("To", "4.2")
            .Fill("Checked as of", "18 Jan 2026").SubmitAsync();
        Assert.Contains("| no 4.2 | no since 2007-03 removed 4.2 as of 2026-01-18 |", await site.TextAsync(slug),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unreadable_cell_is_shown_as_typed_and_can_be_replaced()
    {
        var slug = await PageAsync("unreadable");
        using var editor = await site.Visitor().SignedUpAs("mender");
        var form = await editor.GetAsync($"/cell/m/memory/xen/edit?in={slug}");
        Assert.Contains("it is not understood: no 4.2", form.Text, StringComparison.Ordinal);
        await form.Form("Save").Tick("○No").Fill("Checked as of", "4.2").SubmitAsync();
        Assert.Contains("|Memory| no as of 4.2 |  |", await site.TextAsync(slug), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_people_keep_both_their_cells_and_one_cell_is_a_conflict_that_shows_both()
    {
        var slug = await PageAsync("met");
        using var ann = await site.Visitor().SignedUpAs("ann-cell");
        using var bob = await site.Visitor().SignedUpAs("bob-cell");
        var hers = await ann.GetAsync($"/cell/m/memory/kvm/edit?in={slug}");
        var his = await bob.GetAsync($"/cell/m/memory/kvm/edit?in={slug}");
        var other = await bob.GetAsync($"/cell/m/nested-virtualization/xen/edit?in={slug}");
        await hers.Form("Save").Tick("●Yes").Fill("Title", "One book").SubmitAsync();
        Assert.Equal("Saved as revision 3.",
            (await other.Form("Save").Tick("○No").Fill("Title", "Another book").SubmitAndFollowAsync()).Notice);

        var conflict = await his.Form("Save").Tick("○No").Fill("Note", "mine").SubmitAsync();
        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.Contains("Somebody else changed this cell while you were writing.", conflict.Text, StringComparison.Ordinal);
        Assert.Contains("●Yes", PageView.TextOf(conflict.Document.QuerySelector(".notice .statements")!),
            StringComparison.Ordinal);
        Assert.Equal("mine", conflict.Form("Save").Value("Note"));
        await conflict.Form("Save").SubmitAsync();
        Assert.Contains("|Memory| no 4.2 | no (mine) |", await site.TextAsync(slug), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cell_that_was_removed_meanwhile_is_said_to_be_gone_and_the_words_are_kept()
    {
        var slug = await PageAsync("removed");
        using var editor = await site.Visitor().SignedUpAs("late");
        var form = await editor.GetAsync($"/cell/m/memory/kvm/edit?in={slug}");
        await site.SaveAsync(slug, "# Page\n\nNo matrix.\n");
        var gone = await form.Form("Save").Tick("●Yes").Fill("Note", "my words").SubmitAsync();
        Assert.Equal(HttpStatusCode.Conflict, gone.Status);
        Assert.Contains("yes (my words)", gone.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await editor.GetAsync($"/cell/m/memory/kvm/edit?in={slug}")).Status);
    }

    [Fact]
    public async Task A_newcomers_cell_waits_for_review_as_any_change_does()
    {
        var slug = await PageAsync("waiting-cell");
        using var newcomer = await site.Visitor().NewcomerAs("cell-newcomer");
        var form = await newcomer.GetAsync($"/cell/m/memory/kvm/edit?in={slug}");
        var saved = await form.Form("Save").Tick("●Yes").SubmitAndFollowAsync();
        Assert.Equal("Saved as revision 2. Readers see it after a reviewer approves it.", saved.Notice);
        Assert.Equal(1, await site.WithAsync((WikiDb db) => db.Set<Article>().Where(it => it.Slug == slug)
            .Select(it => it.PublishedNumber).SingleAsync()));
    }

    [Fact]
    public async Task A_visitor_signs_in_and_comes_back_and_an_ended_session_keeps_the_words()
    {
        var slug = await PageAsync("session");
        using var visitor = site.Visitor();
        var asked = await visitor.GetAsync($"/cell/m/memory/kvm/edit?in={slug}");
        Assert.Equal(HttpStatusCode.Redirect, asked.Status);
        using var editor = await site.Visitor().SignedUpAs("leaver");
        var form = (await editor.GetAsync($"/cell/m/memory/kvm/edit?in={slug}")).Form("Save").Tick("●Yes").Fill("Note", "kept");
        editor.ForgetCookies();
        var ended = await form.SubmitAsync();
        Assert.Equal(HttpStatusCode.Unauthorized, ended.Status);
        Assert.Equal("kept", ended.Form("Save").Value("Note"));
        Assert.Equal(1, await site.NumberAsync(slug));
    }

    [Theory]
    [InlineData("/cell/m/memory/kvm/edit")]
    [InlineData("/cell/m/memory/kvm/edit?in=")]
    [InlineData("/cell/m/memory/kvm/edit?in=no-such-page")]
    [InlineData("/cell/none/memory/kvm/edit?in=lost")]
    [InlineData("/cell/m/none/kvm/edit?in=lost")]
    public async Task An_address_without_a_cell_is_not_found(string address)
    {
        await PageAsync("lost");
        using var editor = await site.Visitor().SignedUpAs("loser" + Guid.NewGuid().ToString("N")[..8]);
        Assert.Equal(HttpStatusCode.NotFound, (await editor.GetAsync(address)).Status);
    }

    private async Task<string> PageAsync(string slug)
    {
        if (await site.NumberAsync(slug) == 0)
        {
            await site.SaveAsync(slug, Matrix);
        }

        return slug;
    }

    private static async Task<string> SummaryAsync(Visitor visitor, string slug) => PageView.TextOf(
        (await visitor.GetAsync($"/wiki/{slug}/history")).Document.QuerySelector(".revisions li")!);
}
