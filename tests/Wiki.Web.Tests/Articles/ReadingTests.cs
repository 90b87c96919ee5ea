using System.Net;
using Wiki.Web.Tests.Harness;

namespace Wiki.Web.Tests.Articles;

public sealed class ReadingTests(WikiSite site) : IClassFixture<WikiSite>
{
    [Fact]
    public async Task An_article_shows_its_title_once_its_text_and_its_categories()
    {
        await site.SaveAsync("lguest",
            "---\ncategories: [Systems, Small]\nsummary: A puppy.\n---\n# Lguest\n\nIt is *small*.");
        using var visitor = site.Visitor();
        var page = await visitor.GetAsync("/wiki/lguest");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal("Lguest", page.Heading);
        Assert.StartsWith("Lguest · ", page.Title, StringComparison.Ordinal);
        Assert.Equal("small", page.Document.QuerySelector("article em")?.TextContent);
        Assert.Contains("Revision 1", page.Text, StringComparison.Ordinal);
        Assert.Equal("In Systems, Small", page.Document.QuerySelector(".tail")?.TextContent);
        Assert.Equal("A puppy.", page.Document.QuerySelector("meta[name=description]")?.GetAttribute("content"));
    }

    [Fact]
    public async Task A_long_article_lists_its_sections_and_each_entry_leads_to_its_section()
    {
        await site.SaveAsync("long", "# Long\n\n## One\n\na\n\n### Deep & wide\n\nb\n\n## Two\n\nc\n\n## Two\n\nd");
        using var visitor = site.Visitor();
        var page = await visitor.GetAsync("/wiki/long");
        var entries = page.Document.QuerySelectorAll(".toc a").ToList();
        Assert.Equal(["One", "Deep & wide", "Two", "Two"], entries.Select(entry => entry.TextContent));
        Assert.Equal(4, entries.Select(entry => entry.GetAttribute("href")).Distinct(StringComparer.Ordinal).Count());
        Assert.All(entries, entry => Assert.Equal(
            entry.TextContent,
            page.Document.GetElementById(entry.GetAttribute("href")![1..])?.ChildNodes.First(it => it.TextContent.Length > 0)
                .TextContent.Trim()));
    }

    [Fact]
    public async Task A_link_to_a_page_that_nobody_wrote_is_red_and_leads_to_the_offer_to_write_it()
    {
        await site.SaveAsync("with-red-link", "# With red link\n\nSee [[Bochs emulator]].");
        using var visitor = site.Visitor();
        var page = await visitor.GetAsync("/wiki/with-red-link");
        Assert.Equal("new", page.Document.QuerySelector("article a[href='/wiki/bochs-emulator']")?.ClassName);
        var offer = await page.ClickAsync("Bochs emulator");
        Assert.Equal(HttpStatusCode.NotFound, offer.Status);
        Assert.Equal("There is no page “bochs emulator” yet.", offer.Heading);
        var signIn = await offer.ClickAsync("Start this page");
        Assert.Equal("/account/sign-in?return=%2Fwiki%2Fbochs-emulator%2Fedit", signIn.Path);
    }

    [Fact]
    public async Task A_link_by_another_name_leads_straight_to_the_article()
    {
        await site.SaveAsync("user-mode-linux",
            "---\nname: UML\nkind: system\naliases: [Usermode kernel]\n---\n# User-Mode Linux\n\nx");
        await site.SaveAsync("by-name", "# By name\n\n[[UML]] and [[usermode  KERNEL|that one]].");
        using var visitor = site.Visitor();
        var page = await visitor.GetAsync("/wiki/by-name");
        Assert.Equal(
            ["/wiki/user-mode-linux", "/wiki/user-mode-linux"],
            page.Document.QuerySelectorAll("article p a").Select(link => link.GetAttribute("href")));
        Assert.All(page.Document.QuerySelectorAll("article p a"), link => Assert.False(link.HasAttribute("class")));
    }

    [Fact]
    public async Task Another_name_typed_as_an_address_leads_to_the_article()
    {
        await site.SaveAsync("linux-vserver", "---\naliases: [VServer]\n---\n# Linux-VServer\n\nx");
        using var visitor = site.Visitor();
        Assert.Equal("/wiki/linux-vserver", (await visitor.GetAsync("/wiki/vserver")).Location);
        Assert.Equal("/wiki/linux-vserver", (await visitor.OpenAsync("/wiki/VServer")).Path);
    }

    [Fact]
    public async Task When_two_articles_claim_a_name_the_older_one_has_it()
    {
        await site.SaveAsync("first-claim", "---\naliases: [Claimed]\n---\n# First claim\n\nx");
        await site.SaveAsync("second-claim", "---\naliases: [Claimed]\n---\n# Second claim\n\nSee [[Claimed]].");
        using var visitor = site.Visitor();
        Assert.Equal("/wiki/first-claim", (await visitor.GetAsync("/wiki/claimed")).Location);
        var page = await visitor.GetAsync("/wiki/second-claim");
        Assert.Equal("/wiki/first-claim", page.Document.QuerySelector("article p a")?.GetAttribute("href"));
    }

    [Theory]
    [InlineData("/wiki/Open%20VZ")]
    [InlineData("/wiki/OPEN-VZ")]
    [InlineData("/wiki/open_vz")]
    [InlineData("/wiki/%C3%96pen%20VZ")]
    [InlineData("/wiki/-open-vz-")]
    public async Task Every_spelling_of_an_address_leads_to_the_one_that_counts(string address)
    {
        using var visitor = site.Visitor();
        var answer = await visitor.GetAsync(address);
        Assert.Equal(HttpStatusCode.MovedPermanently, answer.Status);
        Assert.Equal("/wiki/open-vz", answer.Location);
    }

    [Theory]
    [InlineData("/wiki/search")]
    [InlineData("/wiki/anything.json")]
    [InlineData("/wiki/%E2%80%A6")]
    [InlineData("/nothing/here")]
    public async Task Where_no_page_can_be_none_is_offered(string address)
    {
        using var visitor = site.Visitor();
        var page = await visitor.GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Equal("There is nothing at this address.", page.Heading);
        Assert.DoesNotContain("Start this page", page.Text, StringComparison.Ordinal);
    }

    public static readonly TheoryData<string> OddAddresses =
    [
        "%2E%2E%2Fetc%2Fpasswd", "a%2Fb", "%F0%9F%90%A7", "%FF%FE", "a..b", "%E2%80%AE", "x';DROP TABLE articles;--",
        "<script>alert(1)</script>", "%25%30%30", "a%0D%0ASet-Cookie:x=1", "{name}", "%5C%5Cevil", "a%2500b",
        new string('x', 5000), "%C2%A0", "edit", "a%20/edit", "A/history", "a/diff/2..x", "%2F%2Fevil.example",
    ];

    [Theory, MemberData(nameof(OddAddresses))]
    public async Task An_odd_address_gets_a_page_or_leads_to_an_address_of_this_site(string name)
    {
        using var visitor = site.Visitor();
        var page = await visitor.GetAsync("/wiki/" + name);
        if (page.Location is { } location)
        {
            Assert.Matches("^/wiki/[a-z0-9.-]+$", location);
        }
        else
        {
            Assert.Equal(HttpStatusCode.NotFound, page.Status);
            Assert.Empty(page.Document.QuerySelectorAll("main script"));
            Assert.NotEqual("", page.Heading);
        }
    }

    [Fact]
    public async Task An_old_revision_shows_its_text_its_source_and_the_way_to_what_changed_since()
    {
        await site.SaveAsync("aged", "# Aged\n\nIn *2006* it was young.", "first");
        await site.SaveAsync("aged", "# Aged\n\nIn *2026* it is old.", "later");
        using var visitor = site.Visitor();
        var page = await visitor.GetAsync("/wiki/aged/history/1");
        Assert.Equal("Aged", page.Heading);
        Assert.Equal("2006", page.Document.QuerySelector("article em")?.TextContent);
        Assert.Equal(["# Aged", "", "In *2006* it was young."],
            page.Document.QuerySelectorAll(".source td").Select(line => line.TextContent));
        Assert.Contains("revision 1 of 2", page.Notice, StringComparison.Ordinal);
        Assert.NotNull(
            page.Document.QuerySelector("meta[name=robots][content~=noindex], meta[name=robots][content^=noindex]"));
        Assert.Equal("/wiki/aged/diff/1..current", (await page.ClickAsync("What changed since")).Path);
        var newest = await visitor.GetAsync("/wiki/aged/history/2");
        Assert.Contains("readers see", newest.Notice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2")]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("one")]
    [InlineData("99999999999")]
    public async Task A_revision_that_does_not_exist_is_not_found(string number)
    {
        if (await site.NumberAsync("single") == 0)
        {
            await site.SaveAsync("single", "# Single\n\nx");
        }

        using var visitor = site.Visitor();
        var page = await visitor.GetAsync("/wiki/single/history/" + number);
        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Equal("There is nothing at this address.", page.Heading);
    }
}
