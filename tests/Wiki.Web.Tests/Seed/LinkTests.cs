using System.Net;
using Wiki.Web.Tests.Harness;

namespace Wiki.Web.Tests.Seed;

public sealed class LinkTests(SeededSite site) : IClassFixture<SeededSite>
{
    private const int Visitors = 100; // pages that one visitor may ask for in a row

    // Addresses of cells, pairs and downloads, which are still to come.
    private static readonly string[] Coming = ["/cell/", "/compare", ".csv", ".json"];

    [Fact]
    public async Task Every_link_of_the_wiki_as_it_ships_leads_somewhere()
    {
        var open = new Queue<(string Address, string From)>([("/", "")]);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var pages = new Dictionary<string, PageView>(StringComparer.Ordinal);
        var fragments = new List<(string Page, string Fragment, string From)>();
        var visitor = site.Visitor();
        while (open.TryDequeue(out var next))
        {
            if (!seen.Add(next.Address))
            {
                continue;
            }

            if (seen.Count % Visitors == 0)
            {
                visitor.Dispose();
                visitor = site.Visitor();
            }

            var page = await visitor.OpenAsync(next.Address);
            Assert.True(page.Status == HttpStatusCode.OK,
                $"{next.From} links to {next.Address}, which answers {page.Status}");
            pages[next.Address] = page;
            Assert.Empty(page.Document.QuerySelectorAll("a.new"));
            if (page.Path.Contains('?', StringComparison.Ordinal) && page.Document.GetElementById("matrix-view") is not null)
            {
                continue; // Views lead to views without end.
            }

            foreach (var link in page.Document.QuerySelectorAll("a[href]").Select(it => it.GetAttribute("href")!))
            {
                var target = new Uri(new Uri(site.Address, page.Path), link);
                if (target.Authority != site.Address.Authority)
                {
                    Assert.Matches("^(https?|mailto):", link);
                    continue;
                }

                if (Coming.Any(it => target.AbsolutePath.StartsWith(it, StringComparison.Ordinal)
                    || target.AbsolutePath.EndsWith(it, StringComparison.Ordinal)))
                {
                    continue;
                }

                // Where to come back to after signing in is said on every page.
                var address = target.AbsolutePath.StartsWith("/account/", StringComparison.Ordinal)
                    ? target.AbsolutePath : target.PathAndQuery;
                open.Enqueue((address, next.Address));
                if (target.Fragment.Length > 1)
                {
                    fragments.Add((address, Uri.UnescapeDataString(target.Fragment[1..]), next.Address));
                }
            }
        }

        visitor.Dispose();
        Assert.True(pages.Count > 30, $"{pages.Count} pages");
        Assert.All(fragments, it => Assert.True(
            pages[it.Page].Document.GetElementById(it.Fragment) is not null,
            $"{it.From} links to {it.Page}#{it.Fragment}"));
    }
}
