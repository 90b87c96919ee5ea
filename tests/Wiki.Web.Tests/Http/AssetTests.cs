using System.Net;
using System.Text.RegularExpressions;
using Wiki.Web.Tests.Harness;

namespace Wiki.Web.Tests.Http;

public sealed partial class AssetTests(SeededSite site) : IClassFixture<SeededSite>
{
    [Fact]
    public async Task Every_file_that_pages_name_is_served_and_one_with_a_version_may_be_kept_for_good()
    {
        using var visitor = site.Visitor();
        var named = new HashSet<string>(StringComparer.Ordinal) { "/favicon.ico" };
        foreach (var address in new[] { "/", "/wiki/kvm", "/wiki/feature-matrix", "/search", "/wiki/nowhere",
            "/account/sign-in" })
        {
            var page = await visitor.GetAsync(address);
            named.UnionWith(
                page.Document.QuerySelectorAll(
                    "link[rel~=icon], link[rel=stylesheet], link[rel=apple-touch-icon], link[rel=manifest]")
                .Select(link => link.GetAttribute("href")!));
            named.UnionWith(
                page.Document.QuerySelectorAll("script[src], img[src]").Select(it => it.GetAttribute("src")!));
            // Structured data is no script: browsers run nothing of it (docs/decisions).
            Assert.Empty(page.Document.QuerySelectorAll(
                "script:not([src]):not([type='application/ld+json']), style, [style], [onclick]"));
        }

        foreach (var style in named.Where(name => name.Contains(".css", StringComparison.Ordinal)).ToList())
        {
            var css = await visitor.Client.GetStringAsync(style, TestContext.Current.CancellationToken);
            foreach (Match url in Urls().Matches(css))
            {
                named.Add(new Uri(new Uri(site.Address, style), url.Groups[1].Value).PathAndQuery);
            }
        }

        Assert.Contains(named, name => name.EndsWith(".woff2", StringComparison.Ordinal));
        Assert.Contains(named, name => name.StartsWith("/images/diagrams/", StringComparison.Ordinal));
        foreach (var name in named)
        {
            using var answer = await visitor.Client.GetAsync(name, TestContext.Current.CancellationToken);
            Assert.True(answer.StatusCode == HttpStatusCode.OK, name);
            Assert.NotEmpty(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
            Assert.NotNull(answer.Content.Headers.ContentType);
            var forGood = name.Contains("?v=", StringComparison.Ordinal)
                || name.EndsWith(".woff2", StringComparison.Ordinal);
            Assert.Equal(
                forGood ? "public, max-age=31536000, immutable" : "no-cache", answer.Headers.CacheControl?.ToString());
        }
    }

    [Theory]
    [InlineData("/dist/../appsettings.json")]
    [InlineData("/dist/%2e%2e/bundle.mjs")]
    [InlineData("/bundle.mjs")]
    [InlineData("/css/site.css")]
    [InlineData("/503.html")]
    [InlineData("/images/")]
    [InlineData("/dist/..%2f..%2fREADME.md")]
    public async Task Files_that_no_page_names_are_not_served(string address)
    {
        using var visitor = site.Visitor();
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(address)).Status);
    }

    [GeneratedRegex(@"url\(""?([^""')]+)""?\)")]
    private static partial Regex Urls();
}
