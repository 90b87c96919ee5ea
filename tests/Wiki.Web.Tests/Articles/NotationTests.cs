using Wiki.Web.Tests.Harness;

namespace Wiki.Web.Tests.Articles;

public sealed class NotationTests(WikiSite site) : IClassFixture<WikiSite>
{
    [Fact]
    public async Task The_editor_and_the_form_of_a_new_page_lead_to_the_first_matrix_and_the_help_pages()
    {
        using var ann = await site.Visitor().SignedUpAs("ann-notation");
        var form = await ann.GetAsync("/wiki/notation/edit");
        var notation = form.Document.QuerySelector("details.notation")!;
        Assert.False(notation.HasAttribute("open"));
        Assert.Equal(["Text", "Matrix", "Timeline", "List of predictions"],
            notation.QuerySelectorAll("h2").Select(PageView.TextOf));
        string[] links = [.. notation.QuerySelectorAll("a[target]").Select(link => link.GetAttribute("href")!)];
        Assert.Equal(
            ["/wiki/help#your-first-matrix-in-five-steps", "/wiki/help", "/wiki/cell-grammar", "/wiki/sources-policy",
                "/wiki/reading-a-matrix"], links);
        var start = await ann.GetAsync("/new");
        Assert.NotNull(start.Document.QuerySelector($"main a[href='{links[0]}']"));
        Assert.All(form.Document.QuerySelectorAll(".toolbar button"),
            button => Assert.False(string.IsNullOrEmpty(button.GetAttribute("title"))));
    }
}
