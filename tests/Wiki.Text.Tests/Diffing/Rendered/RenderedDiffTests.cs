using AngleSharp.Dom;
using Wiki.Text.Diffing.Rendered;
using Wiki.Text.Documents;
using Wiki.Text.Links;

namespace Wiki.Text.Tests.Diffing.Rendered;

public sealed class RenderedDiffTests
{
    private const string Matrix = """
        <!-- matrix:m -->
        | Feature | KVM | Xen |
        |---|---|---|
        | Migration | yes | ? |
        | Snapshots | no | yes |
        """;

    [Fact]
    public void A_word_of_a_link_is_marked_inside_of_the_link()
    {
        var page = Marked("See the [old manual](https://a.example/x).", "See the [new manual](https://a.example/x).");
        var link = Assert.Single(page.QuerySelectorAll("a"));
        Assert.Equal(["old"], Texts(link, "del.removed"));
        Assert.Equal(["new"], Texts(link, "ins.added"));
    }

    [Fact]
    public void A_link_that_leads_elsewhere_is_marked_although_its_words_are_the_same()
    {
        var page = Marked("See the [manual](https://a.example/x).", "See the [manual](https://a.example/y).");
        Assert.Equal(["manual"], Texts(page, "a[href$=x] > del.removed"));
        Assert.Equal(["manual"], Texts(page, "a[href$=y] > ins.added"));
    }

    [Theory]
    [InlineData("- [ ] task", "- [x] task", "del.removed input:not([checked])", "ins.added input[checked]")]
    [InlineData("A\n: old", "A\n: new", "dd del.removed", "dd ins.added")]
    [InlineData("> [!NOTE]\n> a", "> [!TIP]\n> a", ".alert del.removed", ".alert ins.added")]
    [InlineData("![a](/a.png 'old')", "![a](/a.png 'new')", "figcaption del.removed", "figcaption ins.added")]
    [InlineData("$old$", "$new$", "code.math > del.removed", "code.math > ins.added")]
    [InlineData("```mermaid\nold\n```", "```mermaid\nnew\n```", "pre del.removed", "pre ins.added")]
    [InlineData("*[VM]: old\n\nVM", "*[VM]: new\n\nVM", "abbr[title=old] > del", "abbr[title=new] > ins")]
    public void What_changes_in_the_Markdown_that_people_expect_is_marked(string old, string @new, string gone, string here)
    {
        var page = Marked(old, @new);
        Assert.NotNull(page.QuerySelector(gone));
        Assert.NotNull(page.QuerySelector(here));
    }

    [Theory]
    [InlineData("a <!-- old --> b", "a <!-- new --> b")]
    [InlineData("<!--\nold\n-->\n\na", "<!--\nnew\n-->\n\na")]
    [InlineData("## A; b", "## A; b <!-- x -->")]
    public void A_comment_that_changes_is_no_change_to_readers(string old, string @new) =>
        Assert.Null(Marked(old, @new).QuerySelector("ins, del"));

    [Fact]
    public void A_section_that_moved_is_marked_as_moved_at_both_places_and_only_the_word_that_differs_is_marked()
    {
        static string Section(string name) =>
            $"## {name}\n\nThe first paragraph is about {name} and its kernel.\n\n"
            + $"The second one says more about {name}.\n\n";
        var old = Section("Xen") + Section("KVM") + Section("UML") + Section("LXC") + Section("VMware");
        var moved = Section("LXC").Replace("one says", "one never says", StringComparison.Ordinal);
        var page = Marked(old, moved + old.Replace(Section("LXC"), "", StringComparison.Ordinal));
        Assert.Equal(["h2", "p", "p"], page.QuerySelectorAll(".moved.added").Select(it => it.LocalName));
        Assert.Equal(["h2", "p", "p"], page.QuerySelectorAll(".moved.removed").Select(it => it.LocalName));
        Assert.Equal(["never"], Texts(page, "ins.added").Select(text => text.Trim()));
        Assert.Empty(page.QuerySelectorAll(".added:not(.moved, ins), .removed:not(.moved, .moved *)"));
    }

    [Fact]
    public void Another_picture_is_marked()
    {
        var page = Marked("A ![box](/a.png) here.", "A ![box](/b.png) here.");
        Assert.Equal("/a.png", page.QuerySelector("del.removed img")?.GetAttribute("src"));
        Assert.Equal("/b.png", page.QuerySelector("ins.added img")?.GetAttribute("src"));
    }

    [Fact]
    public void A_cell_of_another_level_shows_the_old_level_in_its_own_look()
    {
        var page = Marked(Matrix, Matrix.Replace("| yes | ? |", "| yes | no |", StringComparison.Ordinal));
        var cell = Assert.Single(page.QuerySelectorAll("td:has(.replaced)"));
        Assert.Equal("no", cell.ClassName);
        Assert.Equal(["Unknown"], Texts(cell, "div.also.unknown.replaced del.removed"));
        Assert.Equal(["No"], Texts(cell, "ins.added"));
        Assert.Single(page.QuerySelectorAll("del.removed"));
    }

    [Fact]
    public void An_added_column_and_a_removed_row_are_marked_cell_by_cell_and_keep_the_table_straight()
    {
        var page = Marked(Matrix, """
            <!-- matrix:m -->
            | Feature | KVM | LXC | Xen |
            |---|---|---|---|
            | **All** | | | |
            | Snapshots | no | yes | yes |
            """);
        Assert.Equal(["LXC"], Texts(page, "thead > tr > .added"));
        Assert.All(page.QuerySelectorAll("tr"), row => Assert.Equal(
            4, row.Children.Sum(cell => int.Parse(cell.GetAttribute("colspan") ?? "1"))));
        var gone = Assert.Single(page.QuerySelectorAll("tr.removed"));
        Assert.Equal("Migration", gone.QuerySelector("th")?.TextContent);
    }

    [Fact]
    public void A_source_that_only_got_another_number_is_not_marked()
    {
        const string sources = "\n\n[^a]: First\n[^b]: Second\n";
        var page = Marked($"One.\n\nTwo [^b].{sources}", $"One [^a].\n\nTwo [^b].{sources}");
        Assert.Equal(["[1]"], Texts(page, "sup ins.added"));
        Assert.Empty(page.QuerySelectorAll("p:nth-of-type(2) .added, p:nth-of-type(2) .removed"));
    }

    [Fact]
    public void Strikethrough_of_the_author_is_no_mark()
    {
        var page = Marked("It was ~~slow~~.", "It was ~~slow~~, then fast.");
        Assert.Empty(page.QuerySelectorAll(".removed"));
        Assert.Equal([", then fast"], Texts(page, ".added"));
    }

    [Fact]
    public void A_removed_heading_takes_its_address_with_it()
    {
        var page = Marked("## Gone\n\nText.", "Text.");
        var heading = Assert.Single(page.QuerySelectorAll("h2.removed"));
        Assert.False(heading.HasAttribute("id"));
        Assert.Null(heading.QuerySelector("a"));
    }

    [Fact]
    public void Pages_of_very_many_words_and_tags_are_declined_with_words()
    {
        var page = string.Concat(Enumerable.Range(0, 80_000).Select(n => $"<p>a b {n}</p>"));
        var diff = RenderedDiff.Between(page, page.Replace("a b 7", "a c 7", StringComparison.Ordinal));

        Assert.Null(diff.Html);
        Assert.StartsWith("These pages are too long", diff.Coarse, StringComparison.Ordinal);
        Assert.NotNull(RenderedDiff.Between(page, page, new RenderedLimits(8_000_000, 1, 1, 1) { Pieces = 1_500_000 }).Html);
    }

    [Fact]
    public void Pages_that_are_too_long_are_not_marked_and_a_sentence_says_so()
    {
        var diff = RenderedDiff.Between("<p>a</p>", "<p>b</p>", new RenderedLimits(10, 1, 1, 1));
        Assert.Null(diff.Html);
        Assert.Contains("too long", diff.Coarse, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<p>a")]
    [InlineData("<p>a</b>")]
    [InlineData("a</p>")]
    [InlineData("<p class=x>a</p>")]
    [InlineData("<p class=\"x>a</p>")]
    [InlineData("a < b")]
    public void Nothing_is_guessed_about_HTML_that_is_not_well_formed_and_a_sentence_says_so(string html)
    {
        foreach (var diff in new[] { RenderedDiff.Between("", html), RenderedDiff.Between(html, "") })
        {
            Assert.Null(diff.Html);
            Assert.Equal(0, diff.Changes);
            Assert.Contains("cannot be compared as readers see them", diff.Coarse, StringComparison.Ordinal);
            Assert.EndsWith("of the page.", diff.Fault, StringComparison.Ordinal);
        }
    }

    private static IElement Marked(string old, string @new) =>
        PageForm.Parse(RenderedDiff.Between(Html(old), Html(@new)).Html!);

    private static IEnumerable<string> Texts(IElement page, string selector) =>
        page.QuerySelectorAll(selector).Select(element => element.TextContent);

    private static string Html(string body) =>
        WikiDocument.Parse(SourceText.From("# Page\n\n" + body)).ToHtml(LinkTargets.None);
}
