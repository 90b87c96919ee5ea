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
    public void A_drawing_alone_in_its_paragraph_opens_by_itself_and_the_first_does_not_wait_until_it_is_near()
    {
        var page = Article.Shown("![The *d*](/d.svg)\n\n![e](/e.svg)\n");
        Assert.Equal(["/d.svg", "/e.svg"], page.QuerySelectorAll("p.picture > a").Select(it => it.GetAttribute("href")));
        Assert.Equal(
            ["/d.svg,The d,,eager", "/e.svg,e,,lazy"], page.QuerySelectorAll("p.picture > a > img:only-child").Select(it =>
                string.Join(',', ((string[])["src", "alt", "title", "loading"]).Select(it.GetAttribute))));
    }

    [Theory]
    [InlineData("![d](/d.svg)", "720 420")]
    [InlineData("words ![d](/d.svg) words", "720 420")]
    [InlineData("![d](/other.svg)", " ")]
    public void A_picture_whose_size_is_known_keeps_its_room(string text, string size)
    {
        var targets = LinkTargets.None with
        {
            Pictures = new Dictionary<string, PictureSize> { ["/d.svg"] = new(720, 420) },
        };
        var picture = Article.WithTitle(text).Show(targets).QuerySelector("img")!;
        Assert.Equal(size, picture.GetAttribute("width") + " " + picture.GetAttribute("height"));
    }

    [Theory]
    [InlineData("![d](/d.png)")]
    [InlineData("see ![d](/d.svg)")]
    [InlineData("![d](https://example.org/d.svg)")]
    public void Any_other_picture_has_no_box(string text) =>
        Assert.Null(Article.Shown(text).QuerySelector(".picture"));

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
}
