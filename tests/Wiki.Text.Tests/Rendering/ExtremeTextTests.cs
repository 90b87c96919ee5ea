using System.Text;
using Wiki.Text.Links;
using Wiki.Text.Tests.Articles;

namespace Wiki.Text.Tests.Rendering;

/// <summary>
/// Texts of the largest allowed length and of the most difficult forms are shown, or refused with a line and advice.
/// </summary>
public sealed class ExtremeTextTests
{
    private const int Size = 200_000;

    [Theory]
    [InlineData("[")]
    [InlineData("![")]
    [InlineData("[](")]
    [InlineData("[a](b")]
    [InlineData("![[](")]
    [InlineData("[a][[")]
    [InlineData("[[a|")]
    [InlineData("[^")]
    [InlineData("[^a")]
    [InlineData("`a")]
    [InlineData("<!--")]
    [InlineData("<a:b")]
    [InlineData("&#1")]
    [InlineData("\\")]
    [InlineData("```\n")]
    [InlineData(">\n")]
    [InlineData("- a\n")]
    [InlineData("[a]: ")]
    [InlineData("[[a]] ")]
    [InlineData("www.")]
    [InlineData("http://a.b/((((((")]
    [InlineData("http://a.b ")]
    [InlineData("mailto:")]
    [InlineData("word ")]
    [InlineData("|a|b|\n|-|-|\n|c|d|\n\n")]
    [InlineData("<!-- Matrix:a -->\n")]
    [InlineData("<!-- a -->")]
    [InlineData("<!-- a\n")]
    [InlineData("a <!-- b\n")]
    [InlineData("> <!--\n\n")]
    [InlineData("- <!--\n")]
    [InlineData("$a")]
    [InlineData("$a$ ")]
    [InlineData("$$a ")]
    [InlineData("$`a ")]
    [InlineData("$$\n")]
    [InlineData("- [x] a\n")]
    [InlineData("> [!NOTE]\n> a\n\n")]
    [InlineData("a\n: b\n")]
    [InlineData("a\n: b\n\n")]
    [InlineData(": a\n")]
    [InlineData("a\n\n: b\n\nc\n\n")]
    [InlineData("a@b.c ")]
    [InlineData("a@")]
    [InlineData("a.")]
    [InlineData("![a](/b 'c')\n\n")]
    [InlineData("*[VM]: a\n\nVM VM-VM\n\n")]
    [InlineData("[x](#y) ")]
    [InlineData("ש ")]
    [InlineData("- ש\n- a\n")]
    public void A_sign_repeated_to_the_end_is_shown(string sign)
    {
        var article = Article.WithTitle(Filled(sign));

        Assert.DoesNotContain(article.Problems, problem => problem.Severity == Severity.Blocking);
        Assert.NotEmpty(article.ToHtml(LinkTargets.None) + article.Headings.Count + article.PlainText());
    }

    [Theory]
    [InlineData("*a ", "D008")]
    [InlineData("a**b", "D008")]
    [InlineData("_a __b ", "D008")]
    [InlineData("~~a ", "D008")]
    [InlineData("| *a* | b |\n", "D009")]
    [InlineData("|a|b|\n", "D009")]
    [InlineData(">", "D007")]
    [InlineData("1. ", "D007")]
    [InlineData("[x]: y\n", "D015")]
    [InlineData("[^x]: y\n\n", "D014")]
    [InlineData("#\n", "D016")]
    [InlineData("a\n-\n", "D016")]
    [InlineData("> a\n> ==\n", "D016")]
    public void What_would_cost_too_much_is_refused_with_its_line(string sign, string code)
    {
        var body = code == "D009" ? "|a|b|\n|-|-|\n" + string.Concat(Enumerable.Repeat(sign, 60_000)) : Filled(sign);
        var problem = Assert.Single(Article.WithTitle(body).Problems);

        Assert.Equal((code, Severity.Blocking), (problem.Code, problem.Severity));
        Assert.StartsWith($"Line {problem.Line}: ", problem.Message, StringComparison.Ordinal);
        Assert.InRange(problem.Line, 3, body.Count(c => c == '\n') + 3);
    }

    [Theory]
    [InlineData(30, false)]
    [InlineData(120, true)]
    public void Many_paragraphs_with_hundreds_of_signs_of_emphasis_are_too_much_together(int paragraphs, bool refused)
    {
        var paragraph = string.Concat(Enumerable.Repeat("*a* ", 450)) + "\n\n";
        var said = Article.WithTitle(string.Concat(Enumerable.Repeat(paragraph, paragraphs))).Said();

        Assert.Equal(refused, said.Any(it => it.EndsWith(" D008", StringComparison.Ordinal)));
    }

    [Fact]
    public void After_ten_thousand_addresses_that_never_end_further_brackets_are_words()
    {
        var article = Article.Shown("[a](/b)\n\n" + string.Concat(Enumerable.Repeat("[a](", 20_000)) + "\n\n[c](/d)\n");

        Assert.Equal(["/b"], article.QuerySelectorAll("a").Select(link => link.GetAttribute("href")));
        Assert.EndsWith("[c](/d)", article.TextContent.TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_with_too_many_blocks_is_not_saved_and_still_shown()
    {
        static string Blocks(int count) => string.Concat(Enumerable.Range(0, count).Select(n => n % 5 == 0
            ? $"{{{{matrix kvm#m{n}}}}}\n\n" : $"<!-- matrix:m{n} -->\n| F | Xen |\n|---|---|\n| a | yes |\n\n"));
        var article = Article.WithTitle(Blocks(501));

        Assert.DoesNotContain(Article.WithTitle(Blocks(500)).Problems, it => it.Severity == Severity.Blocking);
        var problem = Assert.Single(article.Problems, it => it.Severity == Severity.Blocking);
        Assert.Equal("D031", problem.Code);
        Assert.StartsWith($"Line {problem.Line}: the page has more than 500 matrices", problem.Message, StringComparison.Ordinal);
        Assert.StartsWith("{{matrix kvm#m500}}", article.Source.Value.Split('\n')[problem.Line - 1], StringComparison.Ordinal);
        Assert.Contains("m499", article.ToHtml(LinkTargets.None), StringComparison.Ordinal);
    }

    [Fact]
    public void The_paragraph_or_cell_that_is_too_much_is_named()
    {
        var stars = string.Concat(Enumerable.Repeat("*a ", 1001));

        Assert.Equal(["6 D008"], Article.Read($"---\nname: X\n---\n# T\n\n{stars}\n").Said());
        Assert.Contains("7 D008", Article.WithTitle($"<!-- matrix:m -->\n\n|F|A|\n|-|-|\n|r|partial ({stars})|\n").Said());
        Assert.Contains("6 D008",
            Article.WithTitle($"<!-- timeline:t -->\n|Date|Event|Note|\n|-|-|-|\n|2007|x|{stars}|\n").Said());
    }

    [Fact]
    public void Bare_addresses_are_links_up_to_a_length_and_a_number()
    {
        var longest = "https://example.org/" + new string('x', 1900);

        Assert.Equal(longest, Article.Shown(longest).QuerySelector("a")!.GetAttribute("href"));
        Assert.Null(Article.Shown(longest + longest).QuerySelector("a"));
        Assert.Equal(1000, Article.Shown(string.Concat(Enumerable.Repeat("http://a.b ", 20_000))).QuerySelectorAll("a").Length);
    }

    [Fact]
    public void A_wide_header_does_not_fill_a_long_table_with_cells() =>
        Assert.Equal(["3 D009"], Article.WithTitle(
            "|" + string.Concat(Enumerable.Repeat("a|", 1000)) + "\n|" + string.Concat(Enumerable.Repeat("-|", 1000)) + "\n"
            + string.Concat(Enumerable.Repeat("||\n", 10_000))).Said());

    [Fact]
    public void A_table_of_ten_thousand_cells_is_shown() =>
        Assert.Equal(10_000, Article.Shown("|a|b|\n|-|-|\n" + string.Concat(Enumerable.Repeat("|c|d|\n", 5000)))
            .QuerySelectorAll("td").Length);

    [Theory]
    [InlineData("*a _b ", " b_ a*")]
    [InlineData("**a ~~b ", " b~~ a**")]
    public void Emphasis_nested_too_deeply_is_refused(string open, string close) =>
        Assert.Equal(["3 D007"], Article.WithTitle(
            string.Concat(Enumerable.Repeat(open, 100)) + string.Concat(Enumerable.Repeat(close, 100))).Said());

    [Theory]
    [InlineData(20, false)]
    [InlineData(400, true)]
    public void Quotes_and_lists_may_be_nested_but_not_without_end(int depth, bool refused)
    {
        foreach (var text in new[]
        {
            new string('>', depth) + "a",
            string.Concat(Enumerable.Range(0, depth).Select(i => new string(' ', 2 * i) + "- a\n")),
        })
        {
            var article = Article.WithTitle(text);
            Assert.Equal(refused, article.Problems.Any(problem => problem.Code == "D007"));
            Assert.Equal(refused, article.ToHtml(LinkTargets.None).Length == 0);
        }
    }

    [Fact]
    public void A_long_address_is_not_copied_to_every_place_that_names_it()
    {
        var named = string.Concat(Enumerable.Repeat("[a] ", 20_000));

        Assert.InRange(Article.WithTitle($"[a]: /{new string('x', 100_000)}\n\n{named}").ToHtml(LinkTargets.None).Length,
            0, 1_000_000);
        Assert.InRange(Article.WithTitle($"[a]: /{new string('x', 1900)}\n\n{named}").ToHtml(LinkTargets.None).Length,
            1_000_000, 6_000_000);
    }

    [Fact]
    public void Many_sources_and_many_citations_are_shown()
    {
        var text = new StringBuilder();
        for (var i = 0; i < 4000; i++)
        {
            text.Append($"Claim[^{i}][^0].\n\n[^{i}]: Source {i}\n\n");
        }

        Assert.Equal(8000, Article.Shown(text.ToString()).QuerySelectorAll("a.back").Length);
    }

    private static string Filled(string sign) => string.Concat(Enumerable.Repeat(sign, Size / sign.Length));
}
