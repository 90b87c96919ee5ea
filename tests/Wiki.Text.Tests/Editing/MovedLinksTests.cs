using Wiki.Text.Documents;
using Wiki.Text.Editing;

namespace Wiki.Text.Tests.Editing;

public sealed class MovedLinksTests
{
    private static readonly HashSet<Slug> Old =
        [Slug.Parse("old", null), Slug.Parse("older-name", null), Slug.Parse("old-sharp", null)];

    [Theory]
    [InlineData("See [[Old]].", "See [[New|Old]].")]
    [InlineData("See [[Old#]] and [[Old##a]] and [[F#]].", "See [[New|Old#]] and [[New#a|Old#]] and [[F#]].")]
    [InlineData("| a |\n|---|\n| [[Old#\\|x]] |", "| a |\n|---|\n| [[New\\|x]] |")]
    [InlineData("See [[old|the text]].", "See [[New|the text]].")]
    [InlineData("See [[ Old | the text ]].", "See [[ New | the text ]].")]
    [InlineData("See [[Old#Anchor here]].", "See [[New#Anchor here|Old]].")]
    [InlineData("See [[Older name#a|b]] and [[Other]].", "See [[New#a|b]] and [[Other]].")]
    [InlineData("[[Old]][[Old]] **[[old]]**", "[[New|Old]][[New|Old]] **[[New|old]]**")]
    [InlineData("# A [[Old]] heading", "# A [[New|Old]] heading")]
    [InlineData("A source.[^a]\n\n[^a]: On [[Old]].", "A source.[^a]\n\n[^a]: On [[New|Old]].")]
    [InlineData("| a | b |\n|---|---|\n| [[Old]] | [[Old\\|x]] |", "| a | b |\n|---|---|\n| [[New\\|Old]] | [[New\\|x]] |")]
    [InlineData("x\n\n{{matrix old#m cols=xen}}\n", "x\n\n{{matrix New#m cols=xen}}\n")]
    [InlineData("x\n\n{{matrix Older Name#m}}", "x\n\n{{matrix New#m}}")]
    [InlineData("x\n\n{{matrix Old##m cols=xen}}", "x\n\n{{matrix New#m cols=xen}}")]
    public void A_link_to_a_moved_page_is_rewritten_and_readers_see_the_same_words(string before, string after)
    {
        var page = "# T\n\n" + before.TrimEnd() + "\n";
        Assert.Equal("# T\n\n" + after.TrimEnd() + "\n", MovedLinks.In(SourceText.From(page), Old, "New"));
    }

    [Theory]
    [InlineData("`[[Old]]` and ``[[Old|x]]``")]
    [InlineData("```\n[[Old]]\n{{matrix old#m}}\n```")]
    [InlineData("    [[Old]]")]
    [InlineData("\\[[Old]] and [Old](/wiki/old) and [[Olden]]")]
    [InlineData("a {{matrix old#m}}")]
    [InlineData("[[Old\nx]]")]
    public void What_only_looks_like_a_link_keeps_every_byte(string text)
    {
        var page = "# T\n\n" + text + "\n";
        Assert.Equal(page, MovedLinks.In(SourceText.From(page), Old, "New"));
    }

    [Fact]
    public void Every_text_links_to_the_same_pages_afterwards_and_rewriting_again_changes_nothing()
    {
        string[] pieces =
        [
            "[[Old]]", "[[old|x]]", "[[Old#a b]]", "[[Other]]", "`[[Old]]`", "| [[Old]] | [[Older name]] |",
            "\n\n", "\n|---|---|\n", "\n```\n", "*", "[^a]", "\n\n[^a]: [[Old]]\n", "\n{{matrix old#m}}\n", "~~", "[[", "]]",
            "\\", "    ", "<!-- matrix:m -->\n\n", "# ", "- ", "word ",
        ];
        var random = new Random(7);
        for (var i = 0; i < 1500; i++)
        {
            var page = SourceText.From("# T\n\n" + string.Concat(random.GetItems(pieces, random.Next(1, 14)))).Value;
            var text = MovedLinks.In(SourceText.From(page), Old, "New");
            Assert.True(Targets(page).SequenceEqual(Targets(text)), page + text);
            Assert.True(MovedLinks.In(SourceText.From(text), Old, "New") == text, page);
            Assert.True(Words(page) == Words(text), page + text);
        }
    }

    [Theory]
    [InlineData("new-name", "New name", "New name")]
    [InlineData("new-name", "Another title", "new-name")]
    [InlineData("a-b", "A|b", "a-b")]
    [InlineData("a-b", "A#b", "a-b")]
    public void Links_use_the_title_when_it_leads_to_the_page(string slug, string title, string name) =>
        Assert.Equal(name, MovedLinks.NameFor(Slug.Parse(slug, null), title));

    private static List<string> Targets(string page)
    {
        var document = WikiDocument.Parse(SourceText.From(page));
        return [.. document.Links.Select(it => it.Target!.Value).Concat(document.Includes.Select(it => it.Target!.Value))
            .Select(it => Old.Contains(it) ? "new" : it.Value).Distinct().Order(StringComparer.Ordinal)];
    }

    private static string Words(string page) => WikiDocument.Parse(SourceText.From(page)).PlainText();
}
