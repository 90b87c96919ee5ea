using Wiki.Text.Links;
using Wiki.Text.Tests.Articles;

namespace Wiki.Text.Tests.Rendering;

public sealed class SectionLinkTests
{
    private const string Page = """
        # x11 docker
        ## TL;DR
        ## Option --preset
        ## Init system
        ## 概要
        ## Die Größe
        ## KVM и Xen
        ## KVM и LXC
        ## Setup
        ## Setup
        ## Setup-1
        ## `a_b` & *c*
        ## ![icon](/i.png) Logo <a name="logo"></a>
        ## المحاكاة
        ##
        ## 🚀
        ## Summary
        ## Span&lt;char&gt; of `a<b>`
        """;

    [Theory]
    [InlineData("#tldr", "tl-dr")]
    [InlineData("#tl-dr", "tl-dr")]
    [InlineData("#option---preset", "option-preset")]
    [InlineData("#Init-system", "init-system")]
    [InlineData("#概要", "概要")]
    [InlineData("#%E6%A6%82%E8%A6%81", "概要")]
    [InlineData("#die-größe", "die-gro-e")]
    [InlineData("#kvm-и-xen", "kvm-xen")]
    [InlineData("#kvm-и-lxc", "kvm-lxc")]
    [InlineData("#setup", "setup")]
    [InlineData("#setup-2", "setup-2")]
    [InlineData("#setup-1", "setup-1")]
    [InlineData("#a_b--c", "a-b-c")]
    [InlineData("#-logo-", "icon-logo-a-name-logo-a")]
    [InlineData("#المحاكاة", "المحاكاة")]
    [InlineData("#x11-docker", "top")]
    [InlineData("#nowhere", "nowhere")]
    [InlineData("#summary", "summary-2")]
    [InlineData("#spanchar-of-ab", "span-char-of-a-b")]
    [InlineData("#%", "%")]
    public void A_link_to_a_section_of_the_page_leads_there_by_each_of_its_names(string fragment, string id)
    {
        var page = Article.Read($"{Page}\n\n[x](<{fragment}>)\n").Show();
        var href = page.QuerySelector("p > a")!.GetAttribute("href")!;

        Assert.Equal("#" + id, Uri.UnescapeDataString(href));
        Assert.Equal(id is not ("top" or "nowhere" or "%"), page.Owner!.GetElementById(id) is not null);
    }

    [Theory]
    [InlineData("[[#概要]]", "概要")]
    [InlineData("[[#KVM и LXC]]", "kvm-lxc")]
    [InlineData("[[#Die Größe]]", "die-gro-e")]
    [InlineData("[[#TL;DR]]", "tl-dr")]
    [InlineData("[[#tldr]]", "tl-dr")]
    [InlineData("[[#Setup]]", "setup")]
    public void A_wiki_link_finds_a_section_of_the_page_in_any_script(string link, string id) =>
        Assert.Equal("#" + id, Uri.UnescapeDataString(
            Article.Read($"{Page}\n\n{link}\n").Show().QuerySelector("p > a")!.GetAttribute("href")!));

    [Theory]
    [InlineData("概要")]
    [InlineData("KVM и LXC")]
    [InlineData("Die Größe")]
    [InlineData("tldr")]
    [InlineData("option---preset")]
    [InlineData("Init system")]
    public void A_link_from_another_page_or_a_bookmark_arrives(string section)
    {
        var targets = LinkTargets.None with
        {
            Articles = new Dictionary<Slug, Slug> { [Slug.Of("X")!.Value] = Slug.Of("X")!.Value },
        };
        var href = Article.WithTitle($"[[X#{section}]]").Show(targets).QuerySelector("a")!.GetAttribute("href")!;

        Assert.NotNull(Article.Read(Page).Show().Owner!.GetElementById(Uri.UnescapeDataString(href.Split('#')[1]))
            ?.Closest("h2"));
    }

    [Fact]
    public void A_heading_of_another_script_keeps_its_anchor_when_one_is_inserted_before() =>
        Assert.Equal(["虚拟化", "概要", "виртуализация"],
            Article.WithTitle("## 虚拟化\n\n## 概要\n\n## Виртуализация").Headings.Select(it => it.Id));

    [Theory]
    [InlineData("Überblick", "uberblick")]
    [InlineData("Größe", "gro-e")]
    [InlineData("C++", "c")]
    [InlineData("2.6.0", "2-6-0")]
    [InlineData("🚀", "section")]
    public void An_anchor_that_people_may_have_stored_stays(string heading, string id) =>
        Assert.Equal(id, Assert.Single(Article.WithTitle("## " + heading).Headings).Id);

    [Theory]
    [InlineData("##")]
    [InlineData("## ")]
    [InlineData("## ##")]
    [InlineData("## <!-- x -->")]
    public void An_empty_heading_is_none(string text)
    {
        var page = Article.WithTitle($"{text}\n\n## After\n");

        Assert.Equal("After", Assert.Single(page.Headings).Text);
        Assert.Single(page.Show().QuerySelectorAll("h2"));
    }

    [Fact]
    public void No_name_of_a_heading_is_the_id_of_anything_else()
    {
        var page = Article.WithTitle("## A; b\n\n## A b\n\n## ab\n\n## a-b-2\n\n## Text.\n\n## text\n\n## a; b\n").Show();

        Assert.All(page.QuerySelectorAll("[id]").GroupBy(it => it.Id), ids => Assert.Single(ids));
    }
}
