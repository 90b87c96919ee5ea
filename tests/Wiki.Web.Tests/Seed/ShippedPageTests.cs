using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Wiki.Core.Seed;
using Wiki.Web.Tests.Harness;

namespace Wiki.Web.Tests.Seed;

/// <summary>The shipped articles as a visitor reads them: what each kind of page must have.</summary>
public sealed partial class ShippedPageTests(SeededSite site) : IClassFixture<SeededSite>
{
    [Fact]
    public async Task Each_address_that_the_help_names_exists()
    {
        var help = ShippedArticles.All().Single(it => it.Slug.Value == "help").Text;
        var rows = help[help.IndexOf("| Address | Shows |", StringComparison.Ordinal)..].Split('\n')
            .Select(row => CodeSpans().Matches(row).Select(it => it.Groups[1].Value).ToList())
            .Where(spans => spans.Count > 0).ToList();
        Assert.True(rows.Count > 15);
        using var visitor = site.Visitor();
        foreach (var spans in rows)
        {
            // What follows the first address of a row is an address, a part to add to the first, or another ending.
            var first = spans[0];
            var stem = Path.HasExtension(first) ? first[..first.LastIndexOf('.')] : first;
            foreach (var address in spans.Select(it => it[0] == '.' ? stem + it : it is "/edit" or "/history" ? first + it : it))
            {
                var page = await visitor.GetAsync(address);
                Assert.True(page.Status is HttpStatusCode.OK or HttpStatusCode.Found, $"{address}: {page.Status}");
                Assert.True(page.Location is null || page.Location.Contains("sign-in"), $"{address} leads to {page.Location}");
            }
        }
    }

    [GeneratedRegex("`([/.][^`]*)`")]
    private static partial Regex CodeSpans();

    [Theory]
    [InlineData("xen")]
    [InlineData("kvm")]
    [InlineData("uml")]
    [InlineData("vmware")]
    [InlineData("containers")]
    public async Task A_system_has_its_parts_a_picture_a_box_of_facts_and_900_to_1800_words(string system)
    {
        var article = await ArticleAsync(system);
        Assert.Equal(
            ["How it works", "History", "Where it stands in the kernel", "Strengths and limits", "Who uses it", "Sources"],
            Headings(article));
        var picture = article.QuerySelector("img")!;
        Assert.NotEmpty(picture.GetAttribute("alt")!);
        await IsReadableInLightAndDarkAsync(picture.GetAttribute("src")!);
        Assert.NotNull(article.QuerySelector(".factbox dl"));
        Assert.InRange(Words(article), 900, 1800);
    }

    [Theory]
    [InlineData("xen-and-kvm")]
    [InlineData("kvm-and-vmware")]
    [InlineData("uml-and-kvm")]
    [InlineData("containers-and-virtual-machines")]
    [InlineData("paravirtualization-and-hardware-assistance")]
    public async Task A_comparison_is_led_by_a_matrix_of_facts_and_says_when_to_choose_which(string comparison)
    {
        var article = await ArticleAsync(comparison);
        Assert.True(article.QuerySelector(".matrix")!.CompareDocumentPosition(article.QuerySelector("h2")!)
            .HasFlag(DocumentPositions.Following));
        Assert.Contains("When to choose which", Headings(article));
        Assert.Contains("What is disputed or unknown", Headings(article));
    }

    [Fact]
    public async Task No_article_contradicts_another()
    {
        using var visitor = site.Visitor();
        Assert.Contains("No two tables disagree.",
            (await visitor.OpenAsync("/reports/disagreeing")).Text, StringComparison.Ordinal);
    }

    private async Task IsReadableInLightAndDarkAsync(string drawing)
    {
        using var visitor = site.Visitor();
        using var answer = await visitor.Client.GetAsync(drawing, TestContext.Current.CancellationToken);
        Assert.Contains("@media (prefers-color-scheme: dark)",
            await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal("default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
            answer.Headers.GetValues("Content-Security-Policy").Single());
    }

    private async Task<IElement> ArticleAsync(string slug)
    {
        using var visitor = site.Visitor();
        return (await visitor.OpenAsync($"/wiki/{slug}")).Document.QuerySelector("article")!;
    }

    private static IEnumerable<string> Headings(IElement article) =>
        article.QuerySelectorAll("h2")
        .Where(it => it.Closest("aside") is null)
        .Select(it => PageView.TextOf(it).Replace(" # edit", "", StringComparison.Ordinal).TrimEnd(' ', '#'));

    // Of paragraphs and lists: not of tables, the box of facts, and the list of sources.
    private static int Words(IElement article) => article.QuerySelectorAll("p, li")
        .Where(it => it.Closest("table, aside, .footnotes, nav") is null && it.QuerySelector("p, li") is null)
        .Sum(it => PageView.TextOf(it).Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Count(word => word.Any(char.IsLetterOrDigit) && word[0] != '['));
}
