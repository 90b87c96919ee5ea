using System.Text;
using Wiki.Text.Documents;
using Wiki.Text.Links;

namespace Wiki.Text.Tests.Rendering;

public sealed class RandomPageTests
{
    private static readonly string[] Pieces =
    [
        "a", "b", "word ", "Xen", " ", "  ", "    ", "\t", "\n", "\n", "\n\n", "# ", "## ", "- ", "1. ", "> ", "* ",
        "---\n", "===\n",
        "```", "~~~", "`", "``", "*", "**", "_", "__", "~~", "[", "]", "(", ")", "![", "[[", "]]", "|", "|-|-|\n",
        "|a|b|\n", "\\|",
        "[^a]", "[^b]", "[^a]: ", "\n[^b]: ", "[a]: /x\n", "<", ">", "<!--", "-->", "<!-- matrix:m -->\n",
        "\n<!-- matrix:n -->\n",
        "<!-- timeline:t -->\n|Date|Event|\n|-|-|\n|2007|x|\n", "\n|F|A|B|\n|-|-|-|\n", "\n|r|yes (n [^a])|no|\n",
        "|**g**| | |\n",
        "<!-- predictions:p -->\n|Prediction|Made|Outcome|\n|-|-|-|\n", "|x|2007|open|\n", "yes since 2.6", " (", "; ",
        "#tag", "&",
        "&amp;", "&#", "&#x3c;", "&#1;", "https://example.org", "www.x.org", "javascript:", "<script>", "onclick=",
        "\"", "'", "{", "}",
        "/x", "mailto:a@b.c", "\\", "é", "日本", "😀", "\u0301", "\u200B", "\u202E", "\u00A0", "\u2028", "title: x\n",
        "name: \"",
    ];

    [Fact]
    public void Any_soup_of_signs_is_read_without_an_exception_and_shown_safely()
    {
        for (var seed = 0; seed < 20_000; seed++)
        {
            var page = Page(new Random(seed));
            IReadOnlyList<string> faults;
            try
            {
                faults = SafePage.Faults(page);
            }
            catch (Exception e) when (e is not Xunit.Sdk.XunitException)
            {
                throw new InvalidOperationException($"Seed {seed}:\n{page}", e);
            }

            Assert.True(faults.Count == 0, $"Seed {seed}: {string.Join("; ", faults)}\n{page}");
        }
    }

    [Fact]
    public void The_parts_of_a_page_are_the_page()
    {
        for (var seed = 0; seed < 2_000; seed++)
        {
            var page = WikiDocument.Parse(SourceText.From(Page(new Random(seed))));
            var parts = page.ToHtmlParts(LinkTargets.None).ToList();

            Assert.Equal(page.ToHtml(LinkTargets.None), string.Concat(parts.Select(part => part.Html)));
            Assert.All(parts, part => Assert.InRange(part.Line, 1, page.Source.Value.Split('\n').Length));
        }
    }

    private static string Page(Random random)
    {
        var text = new StringBuilder(random.Next(4) switch { 0 => "---\n", 1 => "", _ => "# T\n\n" });
        for (var i = random.Next(1, 60); i > 0; i--)
        {
            text.Append(Pieces[random.Next(Pieces.Length)]);
        }

        return text.ToString();
    }
}
