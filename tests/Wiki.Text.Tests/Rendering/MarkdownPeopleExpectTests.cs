using AngleSharp.Dom;
using Wiki.Text.Links;
using Wiki.Text.Tests.Articles;

namespace Wiki.Text.Tests.Rendering;

public sealed class MarkdownPeopleExpectTests
{
    [Theory]
    [InlineData("- [ ] a", "Not done")]
    [InlineData("- [x] a", "Done")]
    [InlineData("1. [X] a", "Done")]
    [InlineData("* [ ]\ta", "Not done")]
    [InlineData("- [x]\n  a", "Done")]
    [InlineData("- [x] a\n\n  b", "Done")]
    [InlineData("> - [ ] a", "Not done")]
    [InlineData("- a\n  - [x] b", "Done")]
    [InlineData("- [x] [a](/b)", "Done")]
    [InlineData("- [x]a", null)]
    [InlineData("- [y] a", null)]
    [InlineData("- [  ] a", null)]
    [InlineData("- [ ]", null)]
    [InlineData("- [ ]\n\n  a", null)]
    [InlineData("- a [x] b", null)]
    [InlineData("- a\n\n  [x] b", null)]
    [InlineData("- *[x] a*", null)]
    [InlineData("- [x](/a) b", null)]
    [InlineData("- > [x] a", null)]
    [InlineData("- `[x]` a", null)]
    [InlineData("[x] a", null)]
    public void A_task_is_a_list_item_that_begins_with_a_box(string text, string? state)
    {
        var box = Article.Shown(text).QuerySelector("input");

        Assert.Equal(state, box?.GetAttribute("aria-label"));
        Assert.Equal(state == "Done", box?.HasAttribute("checked") == true);
        Assert.Equal(box is not null, Article.Shown(text).QuerySelector("li.task") is not null);
    }

    [Theory]
    [InlineData("> [!NOTE]\n> a", "Note")]
    [InlineData("> [!tip]  \n> a", "Tip")]
    [InlineData(">[!IMPORTANT]\n>\n> - a", "Important")]
    [InlineData("> [!Warning]\n> ```\n> a\n> ```", "Warning")]
    [InlineData("> [!CAUTION]\na", "Caution")]
    [InlineData("> [!NOTE] a", null)]
    [InlineData("> [!NOTE]", null)]
    [InlineData("> [!DANGER]\n> a", null)]
    [InlineData("> a\n> [!NOTE]\n> b", null)]
    [InlineData("> > [!NOTE]\n> > a", null)]
    [InlineData("- > [!NOTE]\n  > a", null)]
    [InlineData("> **[!NOTE]**\n> a", null)]
    [InlineData("[!NOTE]\na", null)]
    public void An_alert_is_a_quotation_whose_first_line_names_its_kind(string text, string? name)
    {
        var page = Article.Shown(text);

        Assert.Equal(name, page.QuerySelector("div.alert > p.alert-name")?.TextContent);
        Assert.Equal(name is null, page.TextContent.Contains("[!", StringComparison.Ordinal));
        Assert.Equal(name?.ToLowerInvariant(), page.QuerySelector("div.alert")?.ClassList[1]);
    }

    [Theory]
    [InlineData("A\n: a", "A:a")]
    [InlineData("A\n: a\n: b", "A:a:b")]
    [InlineData("A\n:   a\nb", "A:a b")]
    [InlineData("A\nB\n: a", "A|B:a")]
    [InlineData("A\n\n: a\n\nB\n\n: b", "A:a|B:b")]
    [InlineData("A\n: a\n\nB\n: b", "A:a|B:b")]
    [InlineData("*A*\n: `a` [[KVM]]", "A:a KVM")]
    [InlineData("A\n: a\n\n    b\n\n      c", "A:a b c")]
    [InlineData("> A\n> : a", "A:a")]
    [InlineData("- A\n  : a", "A:a")]
    public void A_term_is_followed_by_its_definitions(string text, string shown) =>
        Assert.Equal(shown, string.Concat(Article.Shown(text).QuerySelectorAll("dl:only-of-type > *").Select((it, i) =>
            (it.LocalName == "dd" ? ":" : i == 0 ? "" : "|") + Words(it))));

    [Theory]
    [InlineData("A\n:a")]
    [InlineData("A\n:")]
    [InlineData(": a")]
    [InlineData("A\n\n\n: a")]
    [InlineData("# A\n: a")]
    [InlineData("- A\n\n: a")]
    [InlineData("> A\n\n: a")]
    [InlineData("A\n\n    : a")]
    public void What_follows_no_term_is_no_definition(string text) =>
        Assert.Null(Article.Shown(text).QuerySelector("dl"));

    [Fact]
    public void A_definition_holds_what_is_indented_below_it_and_ends_before_other_text()
    {
        var page = Article.Shown("A\n: a\n\n  - b\n\n  ```\n  c\n\n  d\n  ```\n\ne\n");

        Assert.Equal("c\n\nd\n", page.QuerySelector("dd > pre")!.TextContent);
        Assert.Equal("b", Words(page.QuerySelector("dd > ul")!));
        Assert.Equal("e", Words(page.QuerySelector("dl + p")!));
    }

    [Theory]
    [InlineData("a ~~b~~ c", "b")]
    [InlineData("a ~b~ c", "b")]
    [InlineData("a~b~c", "b")]
    [InlineData("~~*b*~~", "b")]
    [InlineData("a ~~~b~~~ c", null)]
    [InlineData("about ~5 and ~10", null)]
    [InlineData("~/a and ~/b", null)]
    public void One_or_two_tildes_strike_words_through(string text, string? struck) =>
        Assert.Equal(struck, Article.Shown(text).QuerySelector("del")?.TextContent);

    [Theory]
    [InlineData("a+b@example.org", "a+b@example.org")]
    [InlineData("(a.b@x.co.uk).", "a.b@x.co.uk")]
    [InlineData("foo_bar_baz@example.org, x", "foo_bar_baz@example.org")]
    [InlineData("*a@b.org*", "a@b.org")]
    [InlineData("hello@mail+xyz.example isn't", null)]
    [InlineData("a.b-c_d@a.b.", "a.b-c_d@a.b")]
    [InlineData("a.b-c_d@a.b-", null)]
    [InlineData("a.b-c_d@a.b_", null)]
    [InlineData("a@b", null)]
    [InlineData("@b.org", null)]
    [InlineData("a\\@b.org", null)]
    [InlineData("`a@b.org`", null)]
    [InlineData("a@b.org c@d.org", "a@b.org c@d.org")]
    [InlineData("<a@b.org>", "a@b.org")]
    [InlineData("| a@b.org |\n|---|", "a@b.org")]
    public void A_bare_email_address_is_a_link(string text, string? address)
    {
        var links = Article.Shown(text).QuerySelectorAll("a");

        Assert.Equal(address ?? "", string.Join(' ', links.Select(it => it.TextContent)));
        Assert.All(links, it => Assert.Equal("mailto:" + it.TextContent, it.GetAttribute("href")));
    }

    [Fact]
    public void An_email_address_in_a_link_or_a_comment_of_a_talk_page()
    {
        Assert.Equal("/x", Assert.Single(Article.Shown("[a@b.org](/x)").QuerySelectorAll("a")).GetAttribute("href"));
        Assert.Contains("href=\"mailto:a@b.org\"",
            Wiki.Text.Talk.CommentText.Parse("write to a@b.org").ToHtml(LinkTargets.None, []), StringComparison.Ordinal);
    }

    [Fact]
    public void An_abbreviation_is_explained_wherever_it_is_a_word_of_its_own()
    {
        var page = Article.Shown("*[KVM]: Kernel-based \"VM\"\n*[VM]: virtual machine\n*[VM exit]: way out\n\n"
            + "KVM, (KVM) *KVM* VM exits VM exit x_KVM KVMs `KVM` [KVM](/x) [[KVM]] kvm\n\n## VM\n\n| VM |\n|---|\n\n"
            + "<!-- matrix:m -->\n| VM | KVM |\n|---|---|\n| a | yes (VM) |\n");

        Assert.Equal(
            ["KVM,KVM,KVM,VM,VM exit,VM,VM"], [string.Join(',', page.QuerySelectorAll("abbr").Select(it => it.TextContent))]);
        Assert.Equal(["KVM", "VM", "VM exit"], page.QuerySelectorAll("abbr[tabindex='0']").Select(it => it.TextContent));
        Assert.Equal("Kernel-based \"VM\"", page.QuerySelector("abbr")!.GetAttribute("title"));
        Assert.DoesNotContain("*[", page.TextContent, StringComparison.Ordinal);
        Assert.Equal("vm", Assert.Single(Article.WithTitle("*[VM]: a\n\n## VM").Headings).Id);
    }

    [Theory]
    [InlineData("*[VM]:")]
    [InlineData("*[]: a")]
    [InlineData("    *[VM]: a")]
    [InlineData("`*[VM]: a`")]
    public void What_explains_nothing_is_text(string text) =>
        Assert.Contains("*[", Article.Shown(text + "\n\nVM\n").TextContent, StringComparison.Ordinal);

    [Fact]
    public void A_picture_alone_with_a_title_is_a_figure_with_a_caption()
    {
        var page = Article.Shown("![a](/a.png \"The *b*\")\n\n![c](/c.svg 'd')\n\nx ![e](/e.png 'f')\n\n![g](/g.png)\n");

        Assert.Equal(["The *b*", "d"], page.QuerySelectorAll("figure > figcaption").Select(it => it.TextContent));
        Assert.Equal([null, null, "f", null], page.QuerySelectorAll("img").Select(it => it.GetAttribute("title")));
        Assert.NotNull(page.QuerySelector("figure.picture > a > img[src='/c.svg']"));
        Assert.Contains("The *b*", Article.WithTitle("![a](/a.png \"The *b*\")").PlainText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("so $x_1 + y_1$ is", "x_1 + y_1")]
    [InlineData("($a*b*c$), then", "a*b*c")]
    [InlineData("$`a_b`$", "a_b")]
    [InlineData("$$E = mc^2$$", "E = mc^2")]
    [InlineData("$a$ and $b$", "a b")]
    [InlineData("it costs $5 and $10", "")]
    [InlineData("$5-$10, US$20, 5$ or 6$", "")]
    [InlineData("$20,000 and $30,000", "")]
    [InlineData("$HOME/$USER or $PATH:$HOME", "")]
    [InlineData("${a} and ${b}", "")]
    [InlineData("$ a $ and $a $", "")]
    [InlineData("\\$a$", "")]
    [InlineData("`$a$`", "")]
    public void Mathematics_is_code_and_money_is_not(string text, string code) =>
        Assert.Equal(code, string.Join(' ', Article.Shown(text).QuerySelectorAll("code.math").Select(it => it.TextContent)));

    [Theory]
    [InlineData("$$\na_1\n- b\n\nc\n$$", "Mathematics", "a_1\n- b\n\nc\n")]
    [InlineData("```math\na\n```", "Mathematics", "a\n")]
    [InlineData("~~~ Mermaid x=y\na --> b\n~~~", "Mermaid diagram", "a --> b\n")]
    [InlineData("```plantuml\na\n```", "PlantUML diagram", "a\n")]
    [InlineData("```c\na\n```", null, "a\n")]
    [InlineData("    a", null, "a\n")]
    public void A_block_that_others_draw_is_shown_as_code_with_its_name(string text, string? name, string code)
    {
        var page = Article.Shown(text);

        Assert.Equal(name, page.QuerySelector("figure.code > figcaption")?.TextContent);
        Assert.Equal(code, page.QuerySelector("pre > code")!.TextContent);
    }

    [Fact]
    public void Dollars_that_nothing_ends_hide_no_structure() =>
        Assert.Equal("After", Assert.Single(Article.WithTitle("$$\na\n\n## After\n").Headings).Text);

    private static string Words(INode node) =>
        string.Join(' ', node.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
