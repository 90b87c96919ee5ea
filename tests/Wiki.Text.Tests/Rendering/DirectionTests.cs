using Wiki.Text.Links;
using Wiki.Text.Tests.Articles;

namespace Wiki.Text.Tests.Rendering;

public sealed class DirectionTests
{
    [Theory]
    [InlineData("مرحبا KVM", "p")]
    [InlineData("> שלום", "blockquote")]
    [InlineData("- שלום\n- b", "ul")]
    [InlineData("## שלום", "h2")]
    [InlineData("A\n: שלום", "dd")]
    [InlineData("| a | שלום |\n|---|---|", "th")]
    [InlineData("> [!NOTE]\n> שלום", "div")]
    [InlineData("*[x]: y\n\n123 **שלום** x", "p")]
    public void A_block_that_begins_from_right_to_left_says_so(string text, string element) =>
        Assert.Equal(element, Article.Shown(text).QuerySelector("[dir='rtl']")?.LocalName);

    [Fact]
    public void A_block_from_left_to_right_inside_another_one_says_so()
    {
        var page = Article.Shown("- שלום\n- KVM\n\n```\ncode\n```\n");

        Assert.Equal("KVM", page.QuerySelector("ul[dir='rtl'] > li[dir='ltr']")!.TextContent.Trim());
        Assert.Equal(2, page.QuerySelectorAll("[dir]").Length);
    }

    [Theory]
    [InlineData("KVM שלום")]
    [InlineData("Größe 虚拟化 “x”")]
    [InlineData("`שלום` KVM")]
    public void Any_other_block_says_nothing(string text) =>
        Assert.Null(Article.Shown(text).QuerySelector("[dir]"));

    [Theory]
    [InlineData("# a\u202Eb\n\nx\n", "1 D004")]
    [InlineData("# a&#x2067;b\n\nx\n", "1 D004")]
    [InlineData("---\ntitle: a\u202Eb\n---\nx\n", "2 D013")]
    [InlineData("---\nsummary: a\u2066b\n---\n# T\n", "2 D013")]
    [InlineData("---\nname: a\u202Ab\n---\n# T\n", "2 D013")]
    [InlineData("---\naliases: [a, \"a\u202Cb\"]\n---\n# T\n", "2 D013")]
    [InlineData("# שלום\u200F!\n\nx\n", "")]
    public void What_stands_in_sentences_elsewhere_cannot_turn_them_round(string text, string said) =>
        Assert.Contains(said, string.Join(' ', Article.Read(text).Said()), StringComparison.Ordinal);

    [Fact]
    public void The_message_names_the_character() =>
        Assert.Equal("Line 1: the title has a character that nobody sees and that turns the text round (U+202E). Delete it.",
            Assert.Single(Article.Read("# a\u202Eb\n\nx\n").Problems).Message);

    [Fact]
    public void Nothing_turns_round_what_readers_see()
    {
        var html = Article.WithTitle("a\u202Eb `c\u202Ed\u2066`\n\n## e\u202Df\n\n```\ng\u202E\u2069h\n```\n\n&#x202E;i\n")
            .ToHtml(LinkTargets.None);

        Assert.DoesNotContain(html, c => c is '\u202D' or '\u202E');
        Assert.Contains("c[U+202E]d[U+2066]", html, StringComparison.Ordinal);
        Assert.Contains("g[U+202E][U+2069]h", html, StringComparison.Ordinal);
    }
}
