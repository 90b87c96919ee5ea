using Wiki.Text.Documents;
using Wiki.Text.Links;

namespace Wiki.Text.Tests.Articles;

public sealed class WikiDocumentTests
{
    [Theory]
    [InlineData("# One\n\nText", "One", false)]
    [InlineData("One\n===\n", "One", false)]
    [InlineData("# *One* `two` [three](/x) [[Four|4]] &amp; 5\n", "One two three 4 & 5", false)]
    [InlineData("<!-- for editors -->\n\n# One\n", "One", false)]
    [InlineData("[a]: /x\n\n# One\n", "One", false)]
    [InlineData("---\ntitle: One\n---\n# One\n", "One", false)]
    [InlineData("---\ntitle: One\n---\n# Two\n", "One", true)]
    [InlineData("---\ntitle: One\n---\nText\n", "One", false)]
    public void The_title_is_that_of_the_front_matter_or_else_the_first_heading(string text, string title, bool shown)
    {
        var article = Article.Read(text);

        Assert.Empty(article.Problems);
        Assert.Equal(title, article.Title);
        Assert.Equal(shown, article.Headings.Count == 1);
    }

    [Theory]
    [InlineData("Text\n\n# Later\n", "1 D005")]
    [InlineData("## Smaller\n", "1 D005")]
    [InlineData("#\n", "1 D005")]
    [InlineData("---\nname: X\n---\nText\n", "4 D005")]
    [InlineData("", "1 D001")]
    [InlineData(" \n\t\n", "1 D001")]
    [InlineData("# A\n\nb\uFFFD", "3 D003")]
    [InlineData("# A\n\uD800", "2 D003")]
    [InlineData("# A\nb\0", "2 D004")]
    [InlineData("# A\nb\u0085", "2 D004")]
    public void A_page_that_cannot_be_stored_says_where_and_why(string text, string said)
    {
        var article = Article.Read(text);

        Assert.Equal([said], article.Said());
        Assert.Equal(Severity.Blocking, article.Problems[0].Severity);
    }

    [Fact]
    public void A_title_has_at_most_200_characters()
    {
        Assert.Empty(Article.Read("# " + new string('a', 200)).Problems);
        Assert.Equal(["1 D006"], Article.Read("# " + new string('a', 201)).Said());
    }

    [Fact]
    public void A_page_has_at_most_one_mebibyte_and_the_line_that_is_too_much_is_named()
    {
        var line = new string('ä', 511) + "\n";
        var fits = "# T\n\n" + string.Concat(Enumerable.Repeat(line + "\n", 1023)) + "abc";
        Assert.DoesNotContain(Article.Read(fits).Problems, problem => problem.Code == "D002");

        var article = Article.Read(fits + string.Concat(Enumerable.Repeat(line, 2)));
        Assert.Contains(article.Problems, problem => problem.Code == "D002" && problem.Line > 2000);
        Assert.Equal("", article.ToHtml(LinkTargets.None));
    }

    [Fact]
    public void Every_heading_has_an_anchor_of_its_own()
    {
        var article = Article.WithTitle("""
            ## A
            ## A
            ## A 2
            ### A
            # Level one
            ## …
            ## Linux 2.6.20
            ## text
            ## Minor
            ## Matrix core
            ## fn:1
            > ## In a quote

            <!-- matrix:core -->

            | F | A |
            |---|---|
            """);

        Assert.Equal(
            ["a", "a-2", "a-2-2", "a-3", "level-one", "section", "linux-2-6-20", "text-2", "minor-2", "matrix-core-2",
                "fn-1", "in-a-quote"],
            article.Headings.Select(heading => heading.Id));
        Assert.Equal([2, 2, 2, 3, 2], article.Headings.Select(heading => heading.Level).Take(5));
        Assert.Equal([3, 4, 5], article.Headings.Select(heading => heading.Line).Take(3));
        var ids = article.Show().QuerySelectorAll("[id]").Select(element => element.Id).ToList();
        Assert.Equal(ids.Distinct(), ids);
    }

    [Fact]
    public void Ten_thousand_equal_headings_are_numbered()
    {
        var headings = Article.WithTitle(string.Concat(Enumerable.Repeat("## A\n", 10_000))).Headings;

        Assert.Equal("a-10000", headings[^1].Id);
        Assert.Equal(10_000, headings.Select(heading => heading.Id).Distinct().Count());
    }

    [Fact]
    public void A_long_run_of_marks_on_one_letter_makes_a_short_anchor()
    {
        var marks = new string('\u0301', 100_000) + new string('\u0316', 100_000);

        Assert.Equal("a", Article.WithTitle($"## a{marks}").Headings[0].Id);
    }

    [Fact]
    public void No_heading_takes_an_id_of_the_page_around_the_article()
    {
        var pages = Path.Combine(Repository.Root, "src", "Wiki.Web", "Pages");
        var ids = Directory.EnumerateFiles(pages, "*.cshtml", SearchOption.AllDirectories)
            .SelectMany(file => System.Text.RegularExpressions.Regex.Matches(File.ReadAllText(file), "\\bid=\"([a-z-]+)\""))
            .Select(match => match.Groups[1].Value).Distinct().ToList();

        Assert.Contains("content", ids);
        Assert.All(ids, id => Assert.NotEqual(id, Article.WithTitle($"## {id}").Headings[0].Id));
    }

    [Fact]
    public void Words_for_search_are_those_of_prose_tables_code_and_blocks_without_markup()
    {
        var words = Article.WithTitle("""
            Some *strong* [link](/address) [[KVM|kernel machine]] &amp; more[^a]

            | Prose | Table |
            |---|---|
            | cell | `code` |

            <!-- hidden -->
            <!-- matrix:core -->

            | Feature | Xen |
            |---|---|
            | Ballooning | `value` |

            After it.

                indented code

            [^a]: Source text.
            """).PlainText();

        Assert.Contains("Some strong link kernel machine & more\n", words, StringComparison.Ordinal);
        Assert.Contains("Ballooning", words, StringComparison.Ordinal);
        Assert.Matches(@"(?m)^After it\.$", words);
        Assert.Contains("indented code", words, StringComparison.Ordinal);
        Assert.Contains("Source text.", words, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", words, StringComparison.Ordinal);
        Assert.DoesNotContain("/address", words, StringComparison.Ordinal);
    }

    [Fact]
    public void Words_of_a_table_that_could_not_be_read_are_found_too() =>
        Assert.Contains("lonely", Article.WithTitle("<!-- matrix:core -->\n\n| F | A |\n|---|---|\n| lonely |\n").PlainText(),
            StringComparison.Ordinal);

    [Fact]
    public void Words_for_search_are_cut_between_characters()
    {
        var words = Article.WithTitle("a" + string.Concat(Enumerable.Repeat("😀", WikiDocument.SearchableCharacters))).PlainText();

        Assert.Equal(WikiDocument.SearchableCharacters - 1, words.Length);
        Assert.False(char.IsHighSurrogate(words[^1]));
    }

    [Fact]
    public void Control_characters_written_as_entities_reach_neither_title_nor_page_nor_search()
    {
        var article = Article.Read("# A&#1;b\n\nc&#2;d [e](/f \"g&#3;h\")\n\n## i&#x7f;j&#11;\n");
        var all = article.Title + article.ToHtml(LinkTargets.None) + article.PlainText() + article.Headings[0].Text;

        Assert.DoesNotContain(all, c => char.IsControl(c) && c is not '\n');
    }

    [Fact]
    public void A_document_is_shown_alike_to_many_readers_at_once()
    {
        var article = Article.WithTitle("## A\n\n[[B]] *c*[^d]\n\n```x\ny\n```\n\n|e|f|\n|-|-|\n|g|h|\n\n[^d]: i\n");
        var once = article.ToHtml(LinkTargets.None);
        var many = new string[64];

        Parallel.For(0, many.Length, i => many[i] = article.ToHtml(LinkTargets.None));

        Assert.All(many, html => Assert.Equal(once, html));
    }
}
