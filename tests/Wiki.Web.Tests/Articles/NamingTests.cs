using System.Net;
using Wiki.Text;
using Wiki.Text.Links;
using Wiki.Web.Tests.Harness;

namespace Wiki.Web.Tests.Articles;

/// <summary>Titles in any script, as people use them.</summary>
public sealed class NamingTests(WikiSite site) : IClassFixture<WikiSite>
{
    private const string Matrix =
        "\n\n<!-- matrix:core -->\n\n| Feature | Xen |\n|---|---|\n| CPU | yes since 2005 |\n";

    public static readonly TheoryData<string, string> Titles = new()
    {
        { "F#", "f-sharp" },
        { "虚拟化", "虚拟化" },
        { "Größe", "größe" },
        { "المحاكاة الافتراضية", "المحاكاة-الافتراضية" },
        { "लाइज़ेशन क्या है?", "लाइज\u093cेशन-क्या-है" },
        { "\U0001F680 Rockets", "rockets" },
        { "\U00020BB7野家", "\U00020BB7野家" }, // beyond the first plane
        { string.Join(' ', Enumerable.Range(1, 52).Select(it => $"w{it}")), // nearly as long as a title can be
            string.Join('-', Enumerable.Range(1, 27).Select(it => $"w{it}")) },
    };

    [Theory, MemberData(nameof(Titles))]
    public async Task A_page_with_this_title_is_written_linked_read_compared_moved_and_taken_along(
        string title, string address)
    {
        var editorName = $"names-{Math.Abs(string.GetHashCode(title, StringComparison.Ordinal)) % 100_000}";
        using var editor = await site.Visitor().SignedUpAs(editorName, "Reviewer");
        var escaped = Uri.EscapeDataString(address);

        // Begun by its title.
        var begun = await (await editor.GetAsync("/new")).Form("Start writing").Fill("Title", title).SubmitAsync();
        Assert.StartsWith($"/wiki/{escaped}/edit?title=", begun.Location, StringComparison.Ordinal);
        var form = await begun.FollowAsync();
        Assert.Equal($"# {title}\n\n", form.Form("Save").Value("Text"));
        var saved = await form.Form("Save").Fill("Text", $"# {title}\n\nAbout it.{Matrix}").SubmitAsync();
        Assert.Equal($"/wiki/{escaped}", saved.Location);
        var read = await saved.FollowAsync();
        Assert.Equal((HttpStatusCode.OK, title), (read.Status, read.Heading));

        // Found by a link with the title, by another spelling, and by the search.
        var source = $"from-{editorName}";
        await site.SaveAsync(source, $"# From {editorName}\n\n[[{title}]]\n\n{{{{matrix {title}#core}}}}\n");
        using var reader = site.Visitor();
        var from = await reader.GetAsync("/wiki/" + source);
        var link = from.Document.QuerySelectorAll(".prose a").First(it => it.TextContent == title);
        Assert.Equal($"/wiki/{escaped}", link.GetAttribute("href"));
        Assert.Equal("", link.ClassName ?? "");
        Assert.NotEmpty(from.Document.QuerySelectorAll("table"));
        Assert.Equal(title, (await reader.GetAsync($"/wiki/{escaped}")).Heading);
        Assert.Contains(
            $"From {editorName}", (await reader.GetAsync($"/wiki/{escaped}/links")).Text, StringComparison.Ordinal);
        var other = await reader.GetAsync($"/wiki/{escaped}-");
        Assert.Equal((HttpStatusCode.MovedPermanently, $"/wiki/{escaped}"), (other.Status, other.Location));
        Assert.NotNull((await reader.GetAsync("/search?q=" + Uri.EscapeDataString(title))).Document
            .QuerySelector($"main a[href='/wiki/{escaped}']"));

        // Compared, followed and taken along.
        await site.SaveAsync(address, $"# {title}\n\nMore about it.{Matrix}", author: editorName);
        foreach (var path in new[]
        {
            "/history", "/history/1", "/diff/1..2", "/talk", "/blame", "/cite", "/cite.bib", "/cite.json", ".atom",
            ".csv", ".json", ".md", "/matrix/core", "/matrix/core.csv", "/links", "?at=2007",
        })
        {
            var page = await reader.GetAsync($"/wiki/{escaped}{path}");
            Assert.True(page.Status == HttpStatusCode.OK, $"{path}: {page.Status}");
        }

        Assert.Contains($"\"{site.Address.GetLeftPart(UriPartial.Authority)}/wiki/{escaped}\"",
            (await reader.GetAsync($"/wiki/{escaped}.atom")).Body, StringComparison.Ordinal);
        Assert.Contains($"/wiki/{escaped}<", (await reader.GetAsync("/sitemap-1.xml")).Body, StringComparison.Ordinal);
        Assert.Contains(
            $"/wiki/{escaped}", (await reader.GetAsync("/recent.atom")).Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK,
            (await reader.GetAsync($"/compare-pages?a={escaped}%401&b={Uri.EscapeDataString(title)}")).Status);
        var csv = await reader.GetAsync($"/wiki/{escaped}/matrix/core.csv");
        Assert.DoesNotContain(csv.Header("Content-Disposition")!, it => !char.IsAscii(it));
        var cell = await reader.GetAsync($"/cell/core/cpu/xen?in={escaped}");
        Assert.Equal(HttpStatusCode.OK, cell.Status);
        var bib = await reader.GetAsync($"/wiki/{escaped}/cite.bib");
        Assert.DoesNotContain(bib.Body.Split('\n')[0], it => !char.IsAscii(it));

        // A visitor's page is cached, and the next save drops it.
        await site.SaveAsync(address, $"# {title}\n\nNews of it.{Matrix}", author: editorName);
        Assert.Contains("News of it", (await reader.GetAsync($"/wiki/{escaped}")).Text, StringComparison.Ordinal);

        // Moved away and back: its addresses lead to it in one step, those below them too.
        var moving = await (await editor.GetAsync($"/wiki/{escaped}/move")).Form("Move the page")
            .Fill("New address", $"{editorName} 別").SubmitAsync();
        var now = Uri.EscapeDataString($"{editorName}-別");
        Assert.Equal($"/wiki/{now}/links", moving.Location);
        foreach (var path in new[] { "", "/history", "/diff/1..2", ".atom" })
        {
            var moved = await reader.GetAsync($"/wiki/{escaped}{path}");
            Assert.Equal((HttpStatusCode.MovedPermanently, $"/wiki/{now}{path}"), (moved.Status, moved.Location));
        }

        cell = await reader.GetAsync($"/cell/core/cpu/xen?in={escaped}");
        Assert.Equal($"/cell/core/cpu/xen?in={now}", cell.Location);
        Assert.Equal($"/wiki/{now}", (await reader.GetAsync("/wiki/" + source)).Document.QuerySelectorAll(".prose a")
            .First(it => it.TextContent == title).GetAttribute("href"));
        moving = await (await editor.GetAsync($"/wiki/{now}/move")).Form("Move the page")
            .Fill("New address", title).SubmitAsync();
        Assert.Equal($"/wiki/{escaped}/links", moving.Location);
        Assert.Equal(title, (await reader.OpenAsync($"/wiki/{now}")).Heading);
    }

    [Fact]
    public async Task C_and_C_sharp_and_C_plus_plus_are_three_pages_that_links_tell_apart()
    {
        foreach (var (title, address) in new[] { ("C", "c"), ("C#", "c-sharp"), ("C++", "c-plus-plus") })
        {
            await site.SaveAsync(address, $"# {title}\n\n## History\n\nx");
        }

        await site.SaveAsync(
            "languages", "# Languages\n\n[[C]] [[C#]] [[C++]] [[C#History]] [[C##History|of C#]] [[C#|sharp]]");
        using var reader = site.Visitor();

        var links = (await reader.GetAsync("/wiki/languages")).Document.QuerySelectorAll(".prose p > a");

        Assert.Equal(
            ["C /wiki/c", "C# /wiki/c-sharp", "C++ /wiki/c-plus-plus", "C /wiki/c#history",
                "of C# /wiki/c-sharp#history", "sharp /wiki/c-sharp"],
            links.Select(it => $"{it.TextContent} {it.GetAttribute("href")}"));
        Assert.Equal("C++", (await reader.OpenAsync("/wiki/C%2B%2B")).Heading);
        Assert.Equal("C#", (await reader.OpenAsync("/wiki/C%23")).Heading);
    }

    [Fact]
    public async Task A_title_with_letters_that_were_lost_before_leads_to_the_page_that_has_the_address_of_then()
    {
        await site.SaveAsync("wei-es-rauschen", "# Weißes Rauschen\n\nx");
        await site.SaveAsync("noise", "# Noise\n\n[[Weißes Rauschen]]");
        using var reader = site.Visitor();

        Assert.Equal("/wiki/wei-es-rauschen", (await reader.GetAsync("/wiki/noise")).Document
            .QuerySelectorAll(".prose a").Single(it => it.TextContent == "Weißes Rauschen").GetAttribute("href"));
        Assert.Equal("/wiki/wei-es-rauschen", (await reader.GetAsync("/wiki/wei%C3%9Fes-rauschen")).Location);
    }

    [Fact]
    public async Task The_shortened_address_of_a_long_title_can_be_taken_and_another_is_offered()
    {
        var first = string.Join(' ', Enumerable.Range(1, 22).Select(it => $"taken{it}"));
        await site.SaveAsync(Slug.Of(first)!.Value.Value, $"# {first}\n\nx");
        using var editor = await site.Visitor().SignedUpAs("long-titles");

        var form = (await editor.GetAsync("/new")).Form("Start writing");
        var refused = await form.Fill("Title", first + " again").SubmitAsync();

        var taken = Slug.Of(first)!.Value;
        Assert.Contains(
            $"There is already a page at “{taken}”.", Assert.Single(refused.Problems), StringComparison.Ordinal);
        var offered = await refused.ClickAsync($"Write another page at “{taken.Numbered(2)}”");
        var begun = await offered.Form("Start writing").SubmitAndFollowAsync();
        Assert.Equal($"# {first} again\n\n", begun.Form("Save").Value("Text"));
        Assert.StartsWith(Addresses.Edit(taken.Numbered(2).Value), begun.Path, StringComparison.Ordinal);
        await site.SaveAsync(taken.Numbered(2).Value, $"# {first} again\n\nx");
        refused = await form.Fill("Title", first + " and again").SubmitAsync();
        Assert.EndsWith(
            $"page at “{taken.Numbered(3)}”", Assert.Single(refused.Problems), StringComparison.Ordinal);
        refused = await form.Fill("Title", new string('x', 300)).SubmitAsync();
        Assert.Equal(
            ["A title can have at most 200 characters; yours has 300. Shorten it."], refused.Problems);
    }

    [Fact]
    public async Task A_name_that_no_page_has_is_wanted_as_the_links_write_it()
    {
        await site.SaveAsync("wants-1", "# Wants 1\n\n[[Größenwahn]] [[虚拟化技术#概要|x]]");
        await site.SaveAsync("wants-2", "# Wants 2\n\n[[Größenwahn]]");
        await site.SaveAsync("wants-3", "# Wants 3\n\n[[größenwahn]]");
        using var editor = await site.Visitor().SignedUpAs("wanting");

        var wanted = await editor.GetAsync("/reports/links/broken");

        var line = wanted.Document.QuerySelectorAll(".feed > li").Single(it => it.TextContent.Contains("Größenwahn"));
        Assert.Contains("3 pages", line.TextContent, StringComparison.Ordinal);
        Assert.Contains("虚拟化技术", wanted.Text, StringComparison.Ordinal);
        var write = line.QuerySelectorAll("a").Single(it => it.TextContent == "Write it").GetAttribute("href")!;
        var begun = await editor.OpenAsync(write);
        Assert.Contains("Größenwahn", begun.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_signs_in_at_a_page_that_is_not_there_comes_back_to_it()
    {
        using (await site.Visitor().SignedUpAs("came-back"))
        {
        }

        using var visitor = site.Visitor();
        var missing = await visitor.GetAsync("/wiki/" + Uri.EscapeDataString("größe-der-welt"));
        Assert.Equal("There is no page “größe der welt” yet.", missing.Heading);
        var back = await (await missing.ClickAsync("Sign in")).Form("Sign in").Fill("Name", "came-back")
            .Fill("Password", Visitor.Password).SubmitAsync();
        Assert.Equal("/wiki/" + Uri.EscapeDataString("größe-der-welt"), back.Location);

        // Whoever types the address of the form brings the page unescaped.
        visitor.ForgetCookies();
        var typed = await visitor.GetAsync("/account/sign-in?return=" + Uri.EscapeDataString("/wiki/größe"));
        back = await typed.Form("Sign in").Fill("Name", "came-back").Fill("Password", Visitor.Password).SubmitAsync();
        Assert.Equal("/wiki/" + Uri.EscapeDataString("größe"), back.Location);
    }

    [Fact]
    public async Task A_category_has_a_page_in_any_script()
    {
        await site.SaveAsync("filed", "---\ncategories: [虚拟机, Café, C++]\n---\n# Filed\n\nx");
        using var reader = site.Visitor();
        var page = await reader.GetAsync("/wiki/filed");
        Assert.Equal("虚拟机", (await page.ClickAsync("虚拟机")).Heading);
        Assert.Equal("/category/cafe", (await page.ClickAsync("Café")).Path);
        Assert.Equal("/category/c-plus-plus", (await page.ClickAsync("C++")).Path);
    }
}
