using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Wiki.Core.Site;
using Wiki.Web.Tests.Harness;

namespace Wiki.Web.Tests.Discovery;

public sealed partial class PageHeadTests(MailSite site) : IClassFixture<MailSite>
{
    private const string Matrix = """
        ---
        summary: "Two systems <compared>."
        categories: [Comparisons, "Ünusual \"ones\""]
        ---
        # Two </script><script>alert(1)</script> systems & 'more' \ {x}

        ## Core

        <!-- matrix:core -->

        | Feature | [Xen](#xen) | [KVM](#kvm) |
        |---|---|---|
        | Speed | yes since 2005 [^a] | no |

        ## Second

        <!-- matrix:second -->

        | Feature | [Xen](#xen) |
        |---|---|
        | Size | `5` |

        [^a]: A source, 2026
        """;

    private const string Title = "Two </script><script>alert(1)</script> systems & 'more' \\ {x}";

    [Theory]
    [InlineData("/wiki/spelled", "/wiki/spelled")]
    [InlineData("/wiki/spelled/", "/wiki/spelled")]
    [InlineData("/Wiki/spelled", "/wiki/spelled")]
    [InlineData("/wiki/spelled?at=2007", "/wiki/spelled")]
    [InlineData("/wiki/spelled?utm_source=x", "/wiki/spelled")]
    [InlineData("/", "/")]
    [InlineData("/?x=1", "/")]
    [InlineData("/Systems/", "/systems")]
    [InlineData("/comparisons", "/comparisons")]
    [InlineData("/category/spelling/", "/category/spelling")]
    public async Task Every_spelling_of_an_address_names_the_one_that_counts(string address, string canonical)
    {
        await site.SaveAsync("spelled", "---\ncategories: [Spelling]\n---\n# Spelled\n\nx" + Guid.NewGuid());
        using var visitor = site.Visitor();
        var page = await visitor.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        var counted = page.Document.QuerySelectorAll("link[rel=canonical]").Single();
        Assert.Equal(MailSite.Base + canonical, counted.GetAttribute("href"));
    }

    [Theory]
    [InlineData("/account/sign-in")]
    [InlineData("/search?q=x")]
    [InlineData("/wiki/nowhere")]
    public async Task A_page_that_nobody_should_find_names_no_address_that_counts(string address)
    {
        using var visitor = site.Visitor();
        var page = await visitor.GetAsync(address);
        Assert.Null(page.Document.QuerySelector("link[rel=canonical], meta[property^='og:']"));
        Assert.NotNull(page.Document.QuerySelector("meta[name=robots]"));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/systems")]
    [InlineData("/comparisons")]
    [InlineData("/pages")]
    [InlineData("/recent")]
    [InlineData("/compare")]
    [InlineData("/compare?system=xen&system=kvm")]
    [InlineData("/search")]
    [InlineData("/reports")]
    [InlineData("/reports/unknown")]
    [InlineData("/keys")]
    [InlineData("/timeline")]
    [InlineData("/predictions")]
    [InlineData("/wiki/described/matrix/core")]
    [InlineData("/cell/core/speed/xen?in=described")]
    public async Task A_page_says_in_a_sentence_what_it_has(string address)
    {
        await site.SaveAsync("described", Matrix + Guid.NewGuid());
        using var visitor = site.Visitor();
        var description = (await visitor.GetAsync(address)).Document.QuerySelector("meta[name=description]");
        Assert.EndsWith(".", description?.GetAttribute("content"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_to_a_page_can_be_shown_with_its_title_its_summary_and_a_picture_that_exists()
    {
        await site.SaveAsync("previewed", "---\nsummary: 'A \"short\" <one>.'\n---\n# Preview & more\n\nx");
        using var visitor = site.Visitor();
        var page = await visitor.GetAsync("/wiki/previewed");
        string? Of(string property) =>
            page.Document.QuerySelector($"meta[property='{property}']")?.GetAttribute("content");

        Assert.Equal("Preview & more", Of("og:title"));
        Assert.Equal("A \"short\" <one>.", Of("og:description"));
        Assert.Equal("article", Of("og:type"));
        Assert.Equal(MailSite.Base + "/wiki/previewed", Of("og:url"));
        Assert.Matches(@"^\d{4}-\d\d-\d\dT", Of("article:modified_time"));
        Assert.Equal((1200, 630), await PictureAsync(visitor, new Uri(Of("og:image")!).PathAndQuery));
        var home = await visitor.GetAsync("/");
        Assert.Equal("website", home.Document.QuerySelector("meta[property='og:type']")!.GetAttribute("content"));
    }

    [Fact]
    public async Task A_page_says_in_structured_data_what_it_is_and_where_its_data_is()
    {
        await site.SaveAsync("structured", Matrix);
        using var visitor = site.Visitor();
        var page = await visitor.GetAsync("/wiki/structured");
        var about = About(page);
        Assert.Equal(["Article", "Dataset"], about.Select(it => Text(it, "@type")));
        var (article, dataset) = (about[0], about[1]);
        // Whatever an author writes stays text.
        Assert.Equal(Title, Text(article, "headline"));
        Assert.Equal("Two systems <compared>.", Text(article, "description"));
        Assert.Equal("Comparisons, Ünusual \"ones\"", Text(article, "keywords"));
        Assert.Single(page.Document.QuerySelectorAll("head script:not([src])"));
        Assert.Contains("<script type=\"application/ld+json\">", page.Body, StringComparison.Ordinal);
        Assert.Equal(MailSite.Base + "/wiki/structured", Text(article, "url"));
        Assert.Equal($"{await site.NumberAsync("structured")}", Text(article, "version"));
        Assert.Equal(
            page.Document.QuerySelector(".meta time")!.GetAttribute("datetime"), Text(article, "dateModified"));
        Assert.Equal("https://creativecommons.org/licenses/by-sa/4.0/", Text(dataset, "license"));
        // Catalogues of data want 50 to 5,000 characters.
        Assert.InRange(Text(dataset, "description").Length, 50, 5000);
        Assert.Contains("Xen, KVM", Text(dataset, "description"), StringComparison.Ordinal);
        var downloads = dataset.GetProperty("distribution").EnumerateArray().ToDictionary(
            it => Text(it, "encodingFormat"), it => Text(it, "contentUrl"));
        Assert.Equal(MailSite.Base + "/wiki/structured.csv", downloads["text/csv"]);
        Assert.Equal(MailSite.Base + "/wiki/structured.json", downloads["application/json"]);
        foreach (var (type, address) in downloads)
        {
            var file = await visitor.GetAsync(new Uri(address).PathAndQuery);
            Assert.StartsWith(type, file.Header("Content-Type"), StringComparison.Ordinal);
        }

        var one = About(await visitor.GetAsync("/wiki/structured/matrix/core")).Single();
        Assert.Equal("Dataset", Text(one, "@type"));
        Assert.Equal(Text(dataset, "@id"), Text(one.GetProperty("isPartOf"), "@id"));
        Assert.Equal(MailSite.Base + "/wiki/structured/matrix/core.csv",
            Text(one.GetProperty("distribution")[0], "contentUrl"));
        Assert.Equal("WebSite", Text(About(await visitor.GetAsync("/")).Single(), "@type"));
    }

    [Fact]
    public async Task A_browser_is_offered_the_search_of_the_site()
    {
        await site.SaveAsync("searched", "# Searched\n\nquaint words");
        using var visitor = site.Visitor();
        var link = (await visitor.GetAsync("/")).Document.QuerySelector("link[rel=search]")!;
        var file = await visitor.GetAsync(link.GetAttribute("href")!);
        Assert.StartsWith(link.GetAttribute("type")!, file.Header("Content-Type"), StringComparison.Ordinal);
        XNamespace open = "http://a9.com/-/spec/opensearch/1.1/";
        var description = XDocument.Parse(file.Body).Root!;
        Assert.Equal(open + "OpenSearchDescription", description.Name);
        Assert.InRange(description.Element(open + "ShortName")!.Value.Length, 1, 16);
        var template = description.Element(open + "Url")!.Attribute("template")!.Value;
        Assert.Equal(MailSite.Base + "/search?q={searchTerms}", template);
        var found = await visitor.GetAsync(
            new Uri(template.Replace("{searchTerms}", "quaint%20words", StringComparison.Ordinal)).PathAndQuery);
        Assert.NotNull(found.Document.QuerySelector(".results a[href='/wiki/searched']"));
    }

    [Fact]
    public async Task A_device_can_keep_the_site_with_pictures_of_the_sizes_that_it_is_told()
    {
        using var visitor = site.Visitor();
        var page = await visitor.GetAsync("/");
        Assert.Contains("manifest-src 'self'", page.Header("Content-Security-Policy"), StringComparison.Ordinal);
        var file = await visitor.GetAsync(page.Document.QuerySelector("link[rel=manifest]")!.GetAttribute("href")!);
        Assert.Equal("application/manifest+json", file.Header("Content-Type"));
        var manifest = JsonDocument.Parse(file.Body).RootElement;
        Assert.Equal("Linux Virtualization Wiki", Text(manifest, "name"));
        Assert.Equal("/", Text(manifest, "start_url"));
        var icons = manifest.GetProperty("icons").EnumerateArray().Where(it => Text(it, "type") == "image/png")
            .ToList();
        Assert.Equal(["192x192", "512x512", "512x512"], icons.Select(it => Text(it, "sizes")));
        foreach (var icon in icons)
        {
            var (width, height) = await PictureAsync(visitor, Text(icon, "src"));
            Assert.Equal(Text(icon, "sizes"), $"{width}x{height}");
        }
    }

    [Theory]
    [InlineData(null, "light dark", "(prefers-color-scheme: light)", "(prefers-color-scheme: dark)")]
    [InlineData("light", "light", "all", "not all")]
    [InlineData("dark", "dark", "not all", "all")]
    public async Task What_stands_around_a_page_has_the_colour_of_its_paper(
        string? theme, string schemes, string light, string dark)
    {
        using var visitor = site.Visitor();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        if (theme is not null)
        {
            request.Headers.Add("Cookie", "theme=" + theme);
        }

        var head = (await visitor.SendAsync(request)).Document.Head!;

        Assert.Equal(schemes, head.QuerySelector("meta[name=color-scheme]")!.GetAttribute("content"));
        var colours = head.QuerySelectorAll("meta[name=theme-color]");
        Assert.Equal([light, dark], colours.Select(it => it.GetAttribute("media")));
        var paper = Paper().Match(await File.ReadAllTextAsync(
            Path.Combine(SiteFolders.WebRoot, "css", "tokens.css"), TestContext.Current.CancellationToken));
        Assert.Equal([paper.Groups[1].Value, paper.Groups[2].Value], colours.Select(it => it.GetAttribute("content")));
    }

    private static List<JsonElement> About(PageView page)
    {
        var data = JsonDocument.Parse(
            page.Document.QuerySelectorAll("script[type='application/ld+json']").Single().TextContent).RootElement;
        Assert.Equal("https://schema.org", Text(data, "@context"));
        return [.. data.GetProperty("@graph").EnumerateArray()];
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    // The size in the head of a PNG.
    private static async Task<(int Width, int Height)> PictureAsync(Visitor visitor, string address)
    {
        var bytes = await visitor.Client.GetByteArrayAsync(address, TestContext.Current.CancellationToken);
        Assert.Equal("PNG"u8.ToArray(), bytes[1..4]);
        return (BigEndian(16), BigEndian(20));

        int BigEndian(int at) => System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(at));
    }

    [GeneratedRegex(@"--paper: light-dark\((#\w+), (#\w+)\)")]
    private static partial Regex Paper();
}
