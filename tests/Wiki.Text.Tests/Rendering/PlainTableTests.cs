using AngleSharp.Dom;
using Wiki.Text.Tests.Articles;

namespace Wiki.Text.Tests.Rendering;

/// <summary>Ordinary tables, which are read as GitHub reads them.</summary>
public sealed class PlainTableTests
{
    [Theory]
    [InlineData("Text straight under a table is a row", "| a | b |\n|---|---|\n| Xen | GPL |\nSee the notes.",
        "a, b; Xen, GPL; See the notes., ")]
    [InlineData("Text straight above a table stays a paragraph", "Some text\n| a | b |\n|---|---|\n| c | d |",
        "a, b; c, d")]
    [InlineData("Short rows are filled", "| a | b |\n|---|---|\n| c |\n|", "a, b; c, ")]
    [InlineData("Long rows are cut", "| a | b |\n|---|---|\n| c | d | e | f | g |", "a, b; c, d")]
    [InlineData("Outer bars can be missing", "a | b\n--|--\nc | d", "a, b; c, d")]
    [InlineData("One column needs a bar or a colon", "a\n:--\nb", "a; b")]
    [InlineData("Blanks behind a row are nothing", "| a | b |  \n|---|---|\t\n| c | d | \n", "a, b; c, d")]
    [InlineData("A bar behind a backslash belongs to the cell", "| a \\| b | c |\n|---|---|\n| d | \\\\| e |",
        "a | b, c; d, | e")]
    [InlineData("A bar in code too", "| `a \\| b` | c |\n|---|---|\n| `\\|\\|` | `d` |", "a | b, c; ||, d")]
    [InlineData("Bars in code without a backslash divide cells", "| a | b |\n|---|---|\n| `c|d` | e |", "a, b; `c, d`")]
    [InlineData("Open backticks take no other cell", "| a | b |\n|---|---|\n| ` | c |\n| d | ` |", "a, b; `, c; d, `")]
    [InlineData("A table in a quote", "> | a | b |\n> |---|---|\n> | c | d |\noutside", "a, b; c, d")]
    [InlineData("A table in a list", "- item\n\n  | a | b |\n  |---|---|\n  | c | d |\n- next", "a, b; c, d")]
    [InlineData("A table in a source", "x[^s]\n\n[^s]: Source\n\n    | a | b |\n    |---|---|\n    | c | d |", "a, b; c, d")]
    [InlineData("A table of a header alone", "| a | b |\n|:-:|--:|", "a, b")]
    public void A_table_has_the_cells_of_GitHubs(string rule, string text, string cells)
    {
        var shown = Article.Shown(text);

        Assert.True(cells == Cells(shown.QuerySelector("table")!), rule);
        Assert.DoesNotContain(shown.QuerySelectorAll("p"), paragraph => paragraph.TextContent.Trim().Length == 0);
    }

    [Theory]
    [InlineData("The delimiter line is too short", "| a | b |\n|---|\n| c | d |")]
    [InlineData("The delimiter line is too long", "| a | b |\n|---|---|---|\n| c | d |")]
    [InlineData("A cell of the delimiter line is empty", "| a | b |\n|---||\n| c | d |")]
    [InlineData("The delimiter line has a word", "| a | b |\n|---|x|\n| c | d |")]
    [InlineData("The delimiter line begins a list", "| a | b |\n- | -\n| c | d |")]
    [InlineData("The delimiter line is code", "| a | b |\n    |---|---|\n| c | d |")]
    [InlineData("The delimiter line is outside the quote", "> | a | b |\n|---|---|\n| c | d |")]
    [InlineData("There is no header", "|---|---|\n| c | d |")]
    [InlineData("A bar alone is no header", "|\n|---|\n| c |")]
    [InlineData("The table is code", "```\n| a | b |\n|---|---|\n```")]
    public void Other_lines_with_bars_are_no_table(string rule, string text) =>
        Assert.True(Article.Shown(text).QuerySelector("table") is null, rule);

    [Theory]
    [InlineData("## Next", "h2")]
    [InlineData("- item", "ul")]
    [InlineData("3) item", "ol")]
    [InlineData("> quote", "blockquote")]
    [InlineData("```\ncode\n```", "pre")]
    [InlineData("***", "hr")]
    [InlineData("    code", "pre")]
    [InlineData("<div>", "p")]
    [InlineData("|", "p")]
    public void What_begins_below_a_table_is_not_in_it(string below, string element)
    {
        var shown = Article.Shown($"| a | b |\n|---|---|\n| c | d |\n{below}\n");

        Assert.Equal("a, b; c, d", Cells(shown.QuerySelector("table")!));
        Assert.NotNull(shown.QuerySelector(element));
    }

    [Fact]
    public void Only_words_that_readers_do_not_see_are_a_mistake()
    {
        var article = Article.WithTitle("> | a | b |\n> |---|---|\n> | c | d | |\n> | c | [[Xen|it]] |\n");

        var lost = Assert.Single(article.Problems);
        Assert.Equal(("D032", Severity.Error, 6, 15), (lost.Code, lost.Severity, lost.Line, lost.Column));
        Assert.Contains("begins with \"it]]\"", lost.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("| a |\n|---|\n| b<br>c <BR /> d<br/>e |", 3)]
    [InlineData("a<br>b", 1)]
    [InlineData("a<br>\nb", 1)]
    [InlineData("a<br >b", 1)]
    [InlineData("`a<br>b` <brx> <br", 0)]
    [InlineData("a\\<br>b", 0)]
    public void A_br_is_a_line_break(string text, int breaks)
    {
        var shown = Article.Shown(text);

        Assert.Equal(breaks, shown.QuerySelectorAll("br").Length);
        Assert.Equal(breaks == 0, shown.TextContent.Contains("<br", StringComparison.Ordinal));
    }

    [Fact]
    public void A_place_in_a_cell_is_a_place_in_the_text()
    {
        const string Table = "> | a | b |\n> |---|---|\n> | \\| [[Xen]] | ![](/media/x.png) |\n";

        var article = Article.WithTitle(Table);

        Assert.Equal(["5 D018"], article.Said());
        Assert.Equal("Xen", Assert.Single(article.Links).Name);
    }

    private static string Cells(IElement table) => string.Join("; ", table.QuerySelectorAll("tr").Select(row =>
        string.Join(", ", row.Children.Select(cell => cell.TextContent.Trim()))));
}
