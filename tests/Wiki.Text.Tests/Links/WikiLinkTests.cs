using Wiki.Text.Links;
using Wiki.Text.Tests.Articles;

namespace Wiki.Text.Tests.Links;

public sealed class WikiLinkTests
{
    private static readonly LinkTargets Known = new(
        new Dictionary<Slug, Slug>
        {
            [Slug.Of("kvm")!.Value] = Slug.Of("kvm")!.Value,
            [Slug.Of("uml")!.Value] = Slug.Of("user-mode-linux")!.Value,
            [Slug.Of("C#")!.Value] = Slug.Of("C#")!.Value,
            [Slug.Of("C++")!.Value] = Slug.Of("C++")!.Value,
            [Slug.Of("C# in depth")!.Value] = Slug.Of("C# in depth")!.Value,
            [Slug.Of("虚拟化")!.Value] = Slug.Of("虚拟化")!.Value,
        },
        new Dictionary<string, SystemTarget>());

    [Theory]
    [InlineData("[[KVM]]", "/wiki/kvm", "KVM")]
    [InlineData("[[ KVM | the kernel ]]", "/wiki/kvm", "the kernel")]
    [InlineData("[[KVM\\|bar]]", "/wiki/kvm", "bar")]
    [InlineData("[[KVM#Since 2.6.20!]]", "/wiki/kvm#since-2-6-20", "KVM")]
    [InlineData("[[KVM#History|past]]", "/wiki/kvm#history", "past")]
    [InlineData("[[KVM #]]", "/wiki/kvm", "KVM")]
    [InlineData("[[C#]]", "/wiki/c-sharp", "C#")]
    [InlineData("[[C#|the language]]", "/wiki/c-sharp", "the language")]
    [InlineData("[[KVM#heading in lower case]]", "/wiki/kvm#heading-in-lower-case", "KVM")]
    [InlineData("[[C##Heading]]", "/wiki/c-sharp#heading", "C#")]
    [InlineData("[[C# in depth]]", "/wiki/c-sharp-in-depth", "C# in depth")]
    [InlineData("[[C# in depth#Heading]]", "/wiki/c-sharp-in-depth#heading", "C# in depth")]
    [InlineData("[[C++]]", "/wiki/c-plus-plus", "C++")]
    [InlineData("[[C++#Heading]]", "/wiki/c-plus-plus#heading", "C++")]
    [InlineData("[[虚拟化#Since 2006]]", "/wiki/%E8%99%9A%E6%8B%9F%E5%8C%96#since-2006", "虚拟化")]
    [InlineData("[[#History]]", "#history", "History")]
    [InlineData("[[UML]]", "/wiki/user-mode-linux", "UML")]
    [InlineData("*[[KVM|a*b]]*", "/wiki/kvm", "a*b")]
    [InlineData("[[KVM|<b>&amp;]]", "/wiki/kvm", "<b>&amp;")]
    public void A_link_by_name_leads_to_the_article_it_stands_for(string text, string address, string label)
    {
        var link = Article.WithTitle(text).Show(Known).QuerySelector("a")!;

        Assert.Equal((address, label), (link.GetAttribute("href"), link.TextContent));
        Assert.False(link.HasAttribute("class"));
    }

    [Fact]
    public void A_link_to_a_page_that_is_not_there_is_red_and_not_followed_by_crawlers()
    {
        var link = Article.WithTitle("[[New page#part]]").Show(Known).QuerySelector("a")!;

        Assert.Equal("new", link.ClassName);
        Assert.Equal("nofollow", link.GetAttribute("rel"));
        Assert.Equal("/wiki/new-page", link.GetAttribute("href"));
    }

    [Theory]
    [InlineData("[[]]")]
    [InlineData("[[ ]]")]
    [InlineData("[[|label]]")]
    [InlineData("[[#]]")]
    [InlineData("[[…]]")]
    [InlineData("[[^a]]")]
    [InlineData("[[KVM]")]
    [InlineData("[[KVM [x] y]]")]
    [InlineData("`[[KVM]]`")]
    [InlineData("\\[[KVM]]")]
    [InlineData("    [[KVM]]")]
    public void What_is_no_link_stays_text(string text)
    {
        var article = Article.WithTitle(text);

        Assert.Empty(article.Links);
        Assert.Empty(article.Show(Known).QuerySelectorAll("a"));
        Assert.Contains(text.Trim().Trim('`').TrimStart('\\'), article.Show(Known).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Links_in_tables_headings_lists_and_notes_are_links()
    {
        var article = Article.WithTitle("""
            ## About [[A]]

            - [[B|x]]

            | One | Two |
            |---|---|
            | [[C\|y]] | [[D\|z]] |

            <!-- matrix:core -->

            | Feature | Xen |
            |---|---|
            | Row | partial (only with [[E\|e]]) |
            """);

        Assert.Equal(["A", "B", "C", "D", "E"], article.Links.Select(link => link.Name));
        Assert.Equal("about-a", article.Headings[0].Id);
        Assert.Equal(5, article.Show(Known).QuerySelectorAll("a.new").Length);
    }

    [Fact]
    public void A_name_is_listed_once_however_it_is_written() =>
        Assert.Equal(["K V M"], Article.WithTitle("[[K V M]] [[k-v-m|x]] [[K v m#y]]").Links.Select(link => link.Name));

    [Fact]
    public void A_section_link_finds_the_heading_with_that_text()
    {
        foreach (var heading in new[] { "Linux 2.6.20", "Über alles", new string('x', 200), "a.b c", new string('y', 79) + " z" })
        {
            var page = Article.WithTitle($"## {heading}\n\n[[#{heading}]]").Show();
            Assert.NotNull(page.QuerySelector("h2" + "#" + page.QuerySelector("p a")!.GetAttribute("href")![1..]));
        }
    }

    [Theory]
    [InlineData("[a [[KVM]] b](https://example.org)")]
    [InlineData("[a https://example.org/x b](https://example.org)")]
    [InlineData("[a [^n] b](https://example.org)\n\n[^n]: note")]
    [InlineData("[a <https://example.org/x> b](https://example.org)")]
    [InlineData("[![a](https://example.org/i.png)](https://example.org)")]
    [InlineData("![a [[KVM]] [^n] <https://example.org>](https://example.org/i.png)\n\n[^n]: note")]
    public void No_link_stands_inside_a_link(string text) =>
        Assert.DoesNotMatch("<a [^>]*>(?:(?!</a>).)*<a ", Article.WithTitle(text).ToHtml(Known));

    [Theory]
    [InlineData("https://example.org/", true)]
    [InlineData("HTTP://example.org/", true)]
    [InlineData("mailto:a@example.org", true)]
    [InlineData("/wiki/kvm", true)]
    [InlineData("#part", true)]
    [InlineData("kvm?x=a:b", true)]
    [InlineData("//example.org/", true)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("JaVaScRiPt:alert(1)", false)]
    [InlineData("java\tscript:alert(1)", false)]
    [InlineData("\u0001javascript:alert(1)", false)]
    [InlineData(" javascript:alert(1)", false)]
    [InlineData("\u00A0javascript:alert(1)", false)]
    [InlineData("/\\example.org", false)]
    [InlineData("data:text/html,x", false)]
    [InlineData("vbscript:x", false)]
    [InlineData("file:///etc/passwd", false)]
    [InlineData("ftp://example.org", false)]
    [InlineData(":x", false)]
    [InlineData(null, false)]
    public void Only_the_web_mail_and_this_site_may_be_linked(string? url, bool allowed) =>
        Assert.Equal(allowed, UrlPolicy.AllowsLink(url));

    [Theory]
    [InlineData("/media/a.png", true)]
    [InlineData("a.png", true)]
    [InlineData("https://example.org/a.png", false)]
    [InlineData("//example.org/a.png", false)]
    [InlineData("data:image/png;base64,AA", false)]
    [InlineData("", false)]
    public void Only_pictures_of_this_site_are_loaded(string url, bool allowed) =>
        Assert.Equal(allowed, UrlPolicy.AllowsImage(url));

    [Fact]
    public void A_picture_from_elsewhere_becomes_a_link_to_it()
    {
        var page = Article.Shown("![A *tree*](https://example.org/a.png) ![here](/media/b.png \"B\") ![bad](data:x) ![none]()");

        var image = Assert.Single(page.QuerySelectorAll("img"));
        Assert.Equal(("/media/b.png", "here", "lazy"),
            (image.GetAttribute("src"), image.GetAttribute("alt"), image.GetAttribute("loading")));
        var link = Assert.Single(page.QuerySelectorAll("a"));
        Assert.Equal(("https://example.org/a.png", "A tree"), (link.GetAttribute("href"), link.TextContent));
        Assert.Contains("bad", page.TextContent, StringComparison.Ordinal);
        Assert.Contains("none", page.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_that_leads_away_lends_no_weight() =>
        Assert.Equal(["nofollow noopener", "nofollow noopener", null, null], Article.Shown(
            "[a](https://example.org) <https://example.org/x> [b](/wiki/kvm) [c](#d)")
            .QuerySelectorAll("a").Select(link => link.GetAttribute("rel")));
}
