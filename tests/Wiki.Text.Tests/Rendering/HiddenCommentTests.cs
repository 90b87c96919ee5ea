using Wiki.Text.Links;
using Wiki.Text.Tests.Articles;

namespace Wiki.Text.Tests.Rendering;

public sealed class HiddenCommentTests
{
    [Theory]
    [InlineData("<!-- secret -->", "")]
    [InlineData("<!-- secret -->  ", "")]
    [InlineData(" <!-- secret -->", "")]
    [InlineData("   <!-- secret -->\ntext", "text")]
    [InlineData("before\n<!-- secret -->\nafter", "before after")]
    [InlineData("before\n    <!-- secret -->\nafter", "before after")]
    [InlineData("a <!-- secret --> b", "a b")]
    [InlineData("a<!-- secret -->b", "ab")]
    [InlineData("a <!-- secret --> b <!-- secret --> c", "a b c")]
    [InlineData("<!-- secret --> a <!-- secret -->", "a")]
    [InlineData("<!-- secret --> <!-- secret -->", "")]
    [InlineData("<!-- secret --><!-- secret\nsecret -->", "")]
    [InlineData("<!--\nsecret\n\n# secret\n\n- secret\n-->\nafter", "after")]
    [InlineData("<!-- secret\n\nsecret --> *after*", "after")]
    [InlineData("<!-- secret\n\nsecret --> <!-- secret --> after", "after")]
    [InlineData("a <!-- secret\nsecret --> b", "a b")]
    [InlineData("*a <!-- secret* --> b*", "a b")]
    [InlineData("*[a]* <!-- secret ] --> b", "[a] b")]
    [InlineData("- item <!-- secret -->\n- <!-- secret -->\n-\n  <!--\n  secret\n  -->\n  after", "item after")]
    [InlineData("> a\n> <!--\n> secret\n> -->\n> b", "a b")]
    [InlineData("| a <!-- secret --> | b |\n|---|---|\n| <!-- secret --> | c |", "a b c")]
    [InlineData("## a <!-- secret -->", "a")]
    [InlineData("<!---->a", "a")]
    [InlineData("<!-->a", "a")]
    [InlineData("<!--->a", "a")]
    [InlineData("<!-- secret -- secret --->a", "a")]
    [InlineData("<!--> a -->", "a -->")]
    [InlineData("a[^n]\n\n[^n]: source <!-- secret -->", "a source")]
    public void A_comment_of_any_shape_is_for_editors_only(string text, string shown)
    {
        var page = Article.Shown(text);
        foreach (var link in page.QuerySelectorAll("a"))
        {
            link.Remove();
        }

        Assert.Equal(shown, string.Join(' ', page.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        Assert.DoesNotContain("secret", page.InnerHtml, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", Article.WithTitle(text).PlainText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("`<!-- shown -->`")]
    [InlineData("```\n<!-- shown -->\n```")]
    [InlineData("\\<!-- shown -->")]
    [InlineData("    <!-- shown -->")]
    [InlineData("&lt;!-- shown -->")]
    [InlineData("a <!-- shown")]
    [InlineData("a <!-- shown\n\nb -->")]
    [InlineData("<!-- shown\n\n## After")]
    [InlineData("> <!-- shown\n\nb -->")]
    [InlineData("- <!-- shown\n\nb -->")]
    [InlineData("<!- shown -->")]
    public void What_is_no_comment_or_ends_nowhere_is_shown(string text) =>
        Assert.Contains("shown", Article.Shown(text).TextContent, StringComparison.Ordinal);

    [Fact]
    public void A_comment_that_ends_nowhere_hides_nothing_below_it()
    {
        var page = Article.WithTitle("<!-- open\n\n## After\n\n- [[KVM]]\n");

        Assert.Equal("After", Assert.Single(page.Headings).Text);
        Assert.Single(page.Links);
    }

    [Fact]
    public void A_comment_above_the_title_leaves_it_the_title() =>
        Assert.Equal("KVM", Article.Read("<!-- lint\ndisable -->\n<!-- x -->\n\n# KVM\n\nText.\n").Title);

    [Fact]
    public void What_a_comment_hides_is_no_heading_no_link_no_source_and_no_data()
    {
        var page = Article.WithTitle("<!--\n## H\n[[KVM]] [^a]\n\n|F|A|\n|-|-|\n|r|yes|\n\n[^a]: x\n-->\n");

        Assert.Empty(page.Headings);
        Assert.Empty(page.Links);
        Assert.Empty(page.DefinedSources);
        Assert.Empty(page.Said());
    }

    [Theory]
    [InlineData(" <!-- matrix:core -->")]
    [InlineData("- <!-- matrix:core -->")]
    [InlineData("text <!-- matrix:core -->")]
    [InlineData("<!-- matrix:core --> <!-- x -->")]
    public void A_marker_that_is_none_is_still_told(string text) =>
        Assert.Equal(["3 M010"], Article.WithTitle(text).Said());

    [Fact]
    public void A_comment_of_a_talk_page_is_shown_because_nobody_sees_its_source() =>
        Assert.Contains("<!-- shown -->", System.Net.WebUtility.HtmlDecode(
            Wiki.Text.Talk.CommentText.Parse("a <!-- shown --> b").ToHtml(LinkTargets.None, [])), StringComparison.Ordinal);
}
