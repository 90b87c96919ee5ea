using Wiki.Text.Links;
using Wiki.Text.Tests.Articles;

namespace Wiki.Text.Tests.Rendering;

public sealed class ProseTests
{
    [Fact]
    public void A_table_has_the_columns_of_its_header_as_on_GitHub()
    {
        var page = Article.Shown("| a | b |\n|:-:|--:|\n| 1 |\n| 1 | 2 | 3 |\n");

        Assert.Equal([2, 2, 2], page.QuerySelectorAll("tr").Select(row => row.ChildElementCount));
        Assert.Equal(["center", "end"], page.QuerySelectorAll("th").Select(cell => cell.ClassName));
        Assert.Equal("1,,1,2", string.Join(',', page.QuerySelectorAll("td").Select(cell => cell.TextContent)));
        Assert.NotNull(page.QuerySelector("section[tabindex='0'] > table"));
    }

    [Theory]
    [InlineData("| long row | yes | no | extra | more |", "long row,yes,no")]
    [InlineData("| longer | yes | no | x1 | x2 | x3 | x4 |", "longer,yes,no")]
    [InlineData("| longest | yes | no | x1 | x2 | x3 | x4 | x5 | x6 | x7 |", "longest,yes,no")]
    [InlineData("| linked | yes | no | [[Xen]] | [a](https://example.org) | [^a] |", "linked,yes,no")]
    [InlineData("| | | | 1 | 2 |", ",,")]
    public void However_many_cells_a_row_has_beyond_its_header_none_is_shown(string row, string cells)
    {
        var page = Article.Shown($"| Feature | Xen | KVM |\n|---|---|---|\n{row}\n| next | 1 | 2 |\n\n[^a]: Source\n");

        Assert.Equal([3, 3, 3], page.QuerySelectorAll("tr").Select(it => it.ChildElementCount));
        Assert.Equal(
            cells + ",next,1,2", string.Join(',', page.QuerySelectorAll("td").Select(cell => cell.TextContent)));
    }

    [Fact]
    public void A_drawing_alone_in_its_paragraph_has_a_box_that_scrolls() =>
        Assert.NotNull(Article.Shown("![d](/d.svg)\n").QuerySelector("p.picture[tabindex='0'] > img"));

    [Theory]
    [InlineData("![d](/d.png)")]
    [InlineData("see ![d](/d.svg)")]
    [InlineData("![d](https://example.org/d.svg)")]
    public void Any_other_picture_has_no_box(string text) =>
        Assert.Null(Article.Shown(text).QuerySelector("[tabindex]"));

    [Fact]
    public void A_table_without_a_line_of_dashes_is_text() =>
        Assert.Null(Article.Shown("| a | b |\n| 1 | 2 |\n").QuerySelector("table"));

    [Fact]
    public void Code_is_shown_as_typed_with_its_language()
    {
        var code = Article.Shown("```csharp\nvar <x> = [[y]] *z*;\n```\n").QuerySelector("pre code")!;

        Assert.Equal("language-csharp", code.ClassName);
        Assert.Equal("var <x> = [[y]] *z*;\n", code.TextContent);
    }

    [Theory]
    [InlineData("<b>bold</b>")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<div>\nx\n</div>")]
    [InlineData("<?php ?>")]
    [InlineData("<!DOCTYPE html>")]
    public void Raw_HTML_is_shown_as_text(string text)
    {
        var page = Article.Shown(text);

        Assert.Equal(text, page.TextContent.Trim());
        Assert.All(page.QuerySelectorAll("*"), element => Assert.Equal("P", element.TagName));
    }

    [Theory]
    [InlineData("<!-- secret -->")]
    [InlineData("before\n<!-- secret -->\nafter")]
    [InlineData("- item\n\n<!-- secret -->")]
    [InlineData("<!-- secret -->  ")]
    public void A_comment_alone_on_its_line_is_for_editors_only(string text)
    {
        Assert.DoesNotContain("secret", Article.WithTitle(text).ToHtml(LinkTargets.None), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", Article.WithTitle(text).PlainText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text <!-- shown --> text")]
    [InlineData(" <!-- shown -->")]
    [InlineData("`<!-- shown -->`")]
    [InlineData("<!-- shown\nmore -->")]
    public void Any_other_comment_is_shown_so_that_nothing_vanishes_unseen(string text) =>
        Assert.Contains("<!-- shown", Article.Shown(text).TextContent, StringComparison.Ordinal);
}
