using Wiki.Web.Tests.Harness;

namespace Wiki.Web.Tests.Articles;

public sealed class TidyTests(WikiSite site) : IClassFixture<WikiSite>
{
    private const string Two = "# Tidy\n\nSome  text.\n\n"
        + "<!-- matrix:a -->\n|Feature|Xen|\n|---|---|\n|Swap|YES 2.0+|\n\n"
        + "<!-- matrix:b -->\n|Feature|KVM|\n|---|---|\n|Disk|?|\n";

    [Fact]
    public async Task Tidy_rewrites_the_chosen_matrix_and_shows_the_changes_before_anything_is_saved()
    {
        await site.SaveAsync("tidy-one", Two);
        using var ann = await site.Visitor().SignedUpAs("ann-tidy");
        var form = (await ann.GetAsync("/wiki/tidy-one/edit")).Form("Tidy");
        var tidied = await form.Choose("Matrix to tidy", "a").SubmitAsync();
        var expected = Two.Replace("<!-- matrix:a -->\n|Feature|Xen|\n|---|---|\n|Swap|YES 2.0+|",
            "<!-- matrix:a -->\n\n| Feature | Xen |\n|---|---|\n| Swap | yes since 2.0 |");
        Assert.Equal(expected, tidied.Form("Save").Value("Text"));
        Assert.Equal("a", tidied.Form("Tidy").Value("Matrix to tidy"));
        Assert.Equal("Tidied. No cell says anything else. Look at the changes, then save.", tidied.Notice);
        Assert.NotNull(tidied.Document.QuerySelector(".unsaved-changes"));
        Assert.Equal(Two, await site.TextAsync("tidy-one"));

        await tidied.Form("Save").SubmitAsync();
        Assert.Equal(expected, await site.TextAsync("tidy-one"));
        form = (await ann.GetAsync("/wiki/tidy-one/edit")).Form("Tidy");
        var again = await form.Choose("Matrix to tidy", "a").SubmitAsync();
        Assert.StartsWith("Nothing to tidy", again.Notice, StringComparison.Ordinal);
        Assert.Null(again.Document.QuerySelector(".unsaved-changes"));
    }

    [Fact]
    public async Task Tidy_rewrites_all_matrices_of_what_somebody_just_typed_and_leaves_a_broken_one()
    {
        const string broken = "\n<!-- matrix:c -->\n|Feature|KVM|\n|Disk||\n";
        using var ann = await site.Visitor().SignedUpAs("ann-tidy2");
        var form = (await ann.GetAsync("/wiki/tidy-all/edit")).Form("Tidy");
        var tidied = await form.Fill("Text", Two + broken).SubmitAsync();
        var text = tidied.Form("Save").Value("Text");
        Assert.Contains("| Swap | yes since 2.0 |", text, StringComparison.Ordinal);
        Assert.Contains("| Disk | unknown |", text, StringComparison.Ordinal);
        Assert.EndsWith(broken, text, StringComparison.Ordinal);
        Assert.Contains("Some  text.", text, StringComparison.Ordinal);
    }
}
