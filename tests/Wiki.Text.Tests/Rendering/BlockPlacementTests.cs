using Wiki.Text.Documents;
using Wiki.Text.Tests.Articles;

namespace Wiki.Text.Tests.Rendering;

/// <summary>The places where a marker turns a table into data.</summary>
public sealed class BlockPlacementTests
{
    private const string Table = "| Feature | Xen |\n|---|---|\n| Row | no as of 2026 [^a] |\n";

    [Theory]
    [InlineData("<!-- matrix:core -->\n\n" + Table)]
    [InlineData("<!-- matrix:core -->\n\n\n \t\n" + Table)]
    [InlineData("<!-- matrix:core -->\n" + Table)]
    [InlineData("A paragraph directly above.\n<!-- matrix:core -->\n" + Table)]
    [InlineData("## A heading\n<!-- matrix:core -->\n" + Table)]
    [InlineData("- a list\n<!-- matrix:core -->\n" + Table)]
    [InlineData("> a quote\n<!-- matrix:core -->\n" + Table)]
    [InlineData("```\ncode\n```\n<!-- matrix:core -->\n" + Table)]
    [InlineData("<!-- matrix:core --> \t\n" + Table)]
    [InlineData("Text.[^a]\n\n[^a]: Source\n<!-- matrix:core -->\n" + Table)]
    [InlineData("Text.[^a][^b]\n\n[^b]: Other\n[^a]: Source\n<!-- matrix:core -->\n" + Table)]
    [InlineData("Text.[^a]\n\n[^a]: Source\n    second line\n<!-- matrix:core -->\n" + Table)]
    [InlineData("Text.[^a]\n\n[^a]: Source\nlazy line\n<!-- matrix:core -->\n" + Table)]
    [InlineData("Text.[^a]\n\n[^a]: Source\n\n    second paragraph\n<!-- matrix:core -->\n" + Table)]
    [InlineData("Text.[^a]\n\n[^a]: Source\n\n    - a list\n<!-- matrix:core -->\n" + Table)]
    [InlineData("Text.[^a]\n\n[^a]: Source\n\n    ```\n    code\n<!-- matrix:core -->\n" + Table)]
    [InlineData("Text.[^a]\n\n[^a]: Source\n<!-- a comment -->\n<!-- matrix:core -->\n" + Table)]
    [InlineData("[x]: https://example.org/x\n<!-- matrix:core -->\n" + Table)]
    [InlineData("[x]: https://example.org/x\n\"title\"\n<!-- matrix:core -->\n" + Table)]
    [InlineData("*[HTML]: HyperText\n<!-- matrix:core -->\n" + Table)]
    [InlineData("- item\nlazy line\n<!-- matrix:core -->\n" + Table)]
    [InlineData("1. item\n   - item\nlazy line\n<!-- matrix:core -->\n" + Table)]
    [InlineData("> quote\nlazy line\n<!-- matrix:core -->\n" + Table)]
    [InlineData("> - item\nlazy line\n<!-- matrix:core -->\n" + Table)]
    [InlineData("> ```\n> code\n<!-- matrix:core -->\n" + Table)]
    [InlineData("- ```\n  code\n<!-- matrix:core -->\n" + Table)]
    [InlineData("    code\n<!-- matrix:core -->\n" + Table)]
    [InlineData("| A | B |\n|---|---|\n| a | b |\n<!-- matrix:core -->\n" + Table)]
    public void A_table_under_a_marker_in_column_1_is_a_matrix(string text)
    {
        var source = text.Contains("[^a]: ", StringComparison.Ordinal) ? "" : "\n[^a]: Source\n";
        var article = Article.WithTitle(text + source);

        Assert.Empty(article.Problems);
        Assert.Single(article.Matrices);
        Assert.NotNull(article.Show().QuerySelector("#matrix-core td"));
    }

    [Theory]
    [InlineData("<!-- timeline:t -->\n| Date | Event |\n|---|---|\n| 2007 | a |\n", "section[id=timeline-t]")]
    [InlineData("<!-- predictions:p -->\n| Prediction | Made | Outcome |\n|---|---|---|\n| a | 2007 | open |\n",
        "section[id=predictions-p]")]
    [InlineData("{{matrix other#core}}\n", ".notice.warn")]
    [InlineData("## Next\n", "h2")]
    [InlineData("- item\n", "ul")]
    [InlineData("> quote\n", "blockquote")]
    [InlineData("```\ncode\n```\n", "pre")]
    [InlineData("***\n", "hr")]
    [InlineData(" ## Next\n", "h2")]
    public void A_block_right_below_the_definition_of_a_source_is_no_part_of_it(string block, string selector)
    {
        foreach (var definition in new[] { "[^a]: Source\n", "[^b]: Other\n[^a]: Source\n    second line\n" })
        {
            var page = Article.Shown("Text.[^a][^b]\n\n" + definition + block + "\nAfter.\n");

            Assert.NotNull(page.QuerySelector(selector));
            Assert.Null(page.QuerySelector($"li {selector}"));
            Assert.DoesNotContain("After", page.QuerySelector("li[id]")!.TextContent, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("[^a]: Source\nlazy line\n", "Source\nlazy line")]
    [InlineData("[^a]: Source\n    second line\n", "Source\nsecond line")]
    [InlineData("[^a]: Source\n2007. line\n", "Source\n2007. line")]
    [InlineData("[^a]: Source\n\n    second paragraph\n", "second paragraph")]
    [InlineData("[^a]: Source\n [^b]: Other\n", "Source")]
    [InlineData("[^a]: Source\n[^b] is cited\n", "is cited")]
    public void A_source_goes_on_in_indented_lines_and_in_lines_of_its_paragraph(string definition, string words)
    {
        var page = Article.Shown("Text.[^a]\n\n" + definition);

        var source = page.QuerySelector("li[id]")!.TextContent.ReplaceLineEndings("\n");
        Assert.Contains(words, source, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<!--\u00A0matrix:core -->\n\n")]
    [InlineData("\u00A0<!-- matrix:core -->\n\n")]
    [InlineData("\u2003<!-- matrix:core -->\n")]
    [InlineData("\u3000<!-- matrix:core -->\n\n")]
    [InlineData("\u200B<!-- matrix:core -->\n\n")]
    [InlineData("\uFEFF<!-- matrix:core -->\n")]
    [InlineData("<!-- matrix:core -->\u00A0\n\n")]
    [InlineData("- item\n<!--\u3000matrix:core -->\n\n")]
    [InlineData("[x]: /y\nText\n\u3000<!-- matrix:core -->\n---\n")]
    [InlineData("[^b]: Nothing cites it.\n\u3000<!-- matrix:core -->\n\n")]
    [InlineData("[^a]: Source\n<!--\u3000matrix:core -->\n\n")]
    public void A_marker_with_a_blank_that_is_none_gets_the_right_one_as_its_remedy(string marker)
    {
        var text = "Text.[^a]\n\n" + marker + Table + "\n[^a]: Source\n";
        var document = WikiDocument.Parse(SourceText.From("# Title\n\n" + text));
        var problem = Assert.Single(document.Problems, problem => problem.Code == "M010");

        Assert.Empty(document.Matrices);
        var lines = document.Source.Value.Split('\n');
        lines[problem.Line - 1] = problem.Meant!.Texts[0] + lines[problem.Line - 1][problem.Meant.Length..];
        Assert.Equal(1, problem.Column);
        Assert.Single(WikiDocument.Parse(SourceText.From(string.Join('\n', lines).Replace("\u00A0\n", "\n",
            StringComparison.Ordinal))).Matrices);
    }

    [Theory]
    [InlineData("```\n<!-- matrix:core -->\n\n" + Table + "```\n", false)]
    [InlineData("~~~\n<!-- matrix:core -->\n" + Table, false)]
    [InlineData("    <!-- matrix:core -->\n\n" + Table, false)]
    [InlineData("Write `<!-- matrix:core -->` above.\n\n" + Table, false)]
    [InlineData(" <!-- matrix:core -->\n\n" + Table, true)]
    [InlineData("- <!-- matrix:core -->\n\n" + Table, true)]
    [InlineData("- item\n\n  <!-- matrix:core -->\n\n" + Table, true)]
    [InlineData("> <!-- matrix:core -->\n\n" + Table, true)]
    [InlineData("Text <!-- matrix:core -->\n\n" + Table, true)]
    [InlineData("<!-- matrix:Core -->\n\n" + Table, true)]
    [InlineData("<!-- matrix core -->\n\n" + Table, true)]
    [InlineData("Text[^a]\n\n[^a]: note\n\n    <!-- matrix:core -->\n", true)]
    public void A_marker_elsewhere_makes_no_data_and_is_pointed_out_unless_it_is_code(string text, bool pointedOut)
    {
        var article = Article.WithTitle(text);

        Assert.Empty(article.Matrices);
        Assert.Equal(pointedOut, article.Problems.Any(problem => problem.Code == "M010"));
    }

    [Theory]
    [InlineData("<!-- matrix:core -->")]
    [InlineData("<!-- matrix:core -->\n\n")]
    [InlineData("<!-- matrix:core -->\n\nJust text.")]
    [InlineData("<!-- matrix:core -->\n<!-- matrix:other -->")]
    [InlineData("<!-- matrix:core -->\n\n## Heading\n")]
    public void A_marker_without_a_table_says_so_and_the_text_below_stays(string text)
    {
        var article = Article.WithTitle(text);

        Assert.Contains("3 M001", article.Said());
        Assert.Equal(text.Contains("Just", StringComparison.Ordinal),
            article.Show().TextContent.Contains("Just text.", StringComparison.Ordinal));
        Assert.Equal(text.Contains("##", StringComparison.Ordinal), article.Headings.Count == 1);
    }

    [Theory]
    [InlineData("matrix", "| Feature | Xen |\n|---|---|\n| a | ? |\n")]
    [InlineData("timeline", "| Date | Event |\n|---|---|\n| 2007 | a |\n")]
    [InlineData("predictions", "| Prediction | Made | Outcome |\n|---|---|---|\n| a | 2007 | open |\n")]
    public void Of_two_blocks_with_one_id_the_second_is_shown_as_typed_and_has_no_id(string kind, string table)
    {
        var article = Article.WithTitle($"<!-- {kind}:a -->\n\n{table}\n<!-- {kind}:a -->\n\n{table}");
        var page = article.Show();

        Assert.Equal(["9 M009"], article.Said().Where(said => said.EndsWith("M009", StringComparison.Ordinal)));
        Assert.Single(page.QuerySelectorAll($"[id='{kind}-a']"));
        Assert.NotNull(page.QuerySelector("pre"));
    }

    [Theory]
    [InlineData("<!-- matrix:core -->\n")]
    [InlineData("")]
    public void An_include_right_below_a_table_is_no_row_of_it(string marker)
    {
        var page = Article.Shown(marker + Table + "{{matrix other#core}}\n\n[^a]: Source\n");

        Assert.NotNull(page.QuerySelector(".notice.warn"));
        Assert.Equal(2, page.QuerySelectorAll("tr").Length);
    }

    [Fact]
    public void A_block_ends_at_a_blank_line_and_prose_goes_on()
    {
        var article = Article.WithTitle("<!-- matrix:core -->\n" + Table + "\nAfter.\n\n[^a]: Source\n");

        Assert.Contains("After.", article.Show().QuerySelector("p")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(article.Problems);
    }

    [Fact]
    public void A_block_is_called_after_the_heading_it_stands_under()
    {
        var page = Article.Shown($"""
            <!-- matrix:a -->
            {Table}
            ## Part "one"

            <!-- matrix:b -->
            {Table}
            <!-- matrix:c -->
            {Table}
            """);

        Assert.Equal(["Title", "Part \"one\"", "Part \"one\": c"],
            page.QuerySelectorAll("section[aria-label]").Select(section => section.GetAttribute("aria-label")).Take(3));
    }

    [Fact]
    public void Problems_are_sorted_by_their_place()
    {
        var article = Article.WithTitle("""
            Text <!-- matrix:x -->

            <!-- matrix:a -->

            | F | A |
            |---|---|
            | r | nope |

            - <!-- timeline:x -->

            <!-- matrix:b -->

            [^unused]: x
            """);

        Assert.Equal(["3 M010", "9 C101", "11 M010", "13 M001", "15 W207"], article.Said());
    }
}
