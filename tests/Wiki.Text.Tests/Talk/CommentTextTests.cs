using AngleSharp.Html.Parser;
using Wiki.Text.Links;
using Wiki.Text.Talk;

namespace Wiki.Text.Tests.Talk;

public sealed class CommentTextTests
{
    [Theory]
    [InlineData("Split the *note* or cite **both**.", "<p>Split the <em>note</em> or cite <strong>both</strong>.</p>")]
    [InlineData("one\ntwo", "<p>one<br />\ntwo</p>")]
    [InlineData("`@anna` and\n\n    @anna", "<p><code>@anna</code> and</p>\n<pre tabindex=\"0\"><code>@anna\n</code></pre>")]
    [InlineData("# No heading\n\nText\n===", "<p># No heading</p>\n<p>Text<br />\n===</p>")]
    [InlineData("<b onclick=x>bold</b>", "<p>&lt;b onclick=x&gt;bold&lt;/b&gt;</p>")]
    [InlineData("| a |\n|---|", "<p>| a |<br />\n|---|</p>")]
    [InlineData("says[^1]", "<p>says[^1]</p>")]
    [InlineData("![a chart](/images/x.png)", "<p><a href=\"/images/x.png\">a chart</a></p>")]
    [InlineData("[![a chart](/images/x.png)](/wiki/kvm)", "<p><a href=\"/wiki/kvm\">a chart</a></p>")]
    [InlineData("[x](javascript:alert(1))", "<p>x</p>")]
    [InlineData("<!-- matrix:core -->", "<p>&lt;!-- matrix:core --&gt;</p>")]
    public void A_comment_is_limited_markdown(string typed, string html) =>
        Assert.Equal(html, Html(typed));

    [Theory]
    [InlineData("@anna, look", "<p><strong class=\"mention\">@Anna</strong>, look</p>")]
    [InlineData("ask @ANNA.", "<p>ask <strong class=\"mention\">@Anna</strong>.</p>")]
    [InlineData("(@x_y-z.)", "<p>(<strong class=\"mention\">@x_y-z.</strong>)</p>")]
    [InlineData("@nobody at all", "<p>@nobody at all</p>")]
    [InlineData("me@anna and @@anna", "<p>me@anna and @@anna</p>")]
    [InlineData("\\@anna", "<p>@anna</p>")]
    [InlineData("@", "<p>@</p>")]
    [InlineData("https://example.org/@anna",
        "<p><a href=\"https://example.org/@anna\" class=\"bare\" rel=\"nofollow noopener\">https://example.org/@anna</a></p>")]
    public void A_name_behind_an_at_is_strong_when_somebody_is_called_so(string typed, string html) =>
        Assert.Equal(html, Html(typed));

    [Fact]
    public void The_names_of_a_comment_are_those_behind_an_at_outside_of_code_each_once()
    {
        var comment = CommentText.Parse("@Ben and @ben, `@code`, **@cleo_**\n\n```\n@fence\n```\n");
        Assert.Equal(["Ben", "cleo_", "cleo"], comment.Names);
    }

    [Fact]
    public void A_wiki_link_in_a_comment_leads_to_its_article_or_is_red()
    {
        var comment = CommentText.Parse("[[KVM]] and [[Nope]]");
        Assert.Equal(["kvm", "nope"], comment.Links.Select(slug => slug.Value));
        var kvm = Slug.Parse("kvm", null);
        var html = comment.ToHtml(LinkTargets.None with { Articles = new Dictionary<Slug, Slug> { [kvm] = kvm } }, []);
        Assert.Contains("<a href=\"/wiki/kvm\">KVM</a>", html, StringComparison.Ordinal);
        Assert.Contains("class=\"new\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_comment_that_is_too_long_says_both_lengths()
    {
        Assert.Null(CommentText.Parse(new string('a', 10_000)).Problem);
        Assert.Equal("The comment has 10,001 characters, but the limit is 10,000. Shorten it.",
            CommentText.Parse(new string('a', 10_001)).Problem);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(" \r\n\t ")]
    public void An_empty_comment_is_refused(string? typed) =>
        Assert.Equal("The comment is empty. Write something.", CommentText.Parse(typed).Problem);

    [Fact]
    public void A_comment_that_is_nested_too_deeply_or_holds_what_cannot_be_stored_is_refused_and_still_shown_safely()
    {
        foreach (var typed in new[] { new string('>', 5000) + "x", "a\u0000<b>", "a\ud800<b>", string.Concat(Enumerable.Repeat("*a ", 3000)) })
        {
            var comment = CommentText.Parse(typed);
            Assert.NotNull(comment.Problem);
            Assert.DoesNotContain("<b>", comment.ToHtml(LinkTargets.None, []), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Whatever_is_typed_becomes_harmless_elements_without_ids()
    {
        string[] parts =
        [
            "<script>", "</p>", "![x](", "/a.png)", "[a](", "javascript:x", ")", "@anna", "**", "_", "~~", "`", "\n", "\n\n",
            "> ", "- ", "1. ", "# ", "[[KVM]]", "<https://a.b>", "{#id .x onclick=y}", "&lt;", "[^1]", "|", "---", "    ",
        ];
        var allowed = new HashSet<string>(StringComparer.Ordinal)
        {
            "p", "a", "em", "strong", "del", "code", "pre", "ul", "ol", "li", "blockquote", "br", "hr",
        };
        var random = new Random(5);
        for (var round = 0; round < 2000; round++)
        {
            var typed = string.Concat(Enumerable.Range(0, 1 + random.Next(20)).Select(_ => parts[random.Next(parts.Length)]));
            var body = new HtmlParser().ParseDocument("<!DOCTYPE html><body>" + Html(typed)).Body!;
            Assert.All(body.QuerySelectorAll("*"), element =>
            {
                Assert.Contains(element.LocalName, allowed);
                Assert.All(element.Attributes, it => Assert.Contains(it.Name, new[] { "href", "rel", "class", "title", "start", "tabindex" }));
            });
            Assert.Empty(body.QuerySelectorAll("a a"));
            Assert.All(body.QuerySelectorAll("a"), it =>
                Assert.True(UrlPolicy.AllowsLink(it.GetAttribute("href")), it.OuterHtml));
        }
    }

    private static string Html(string typed) =>
        CommentText.Parse(typed).ToHtml(LinkTargets.None, ["Anna", "x_y-z."]).Trim();
}
