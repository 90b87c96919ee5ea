using System.Net;
using Wiki.Web.Tests.Harness;

namespace Wiki.Web.Tests.Seed;

public sealed class LinkTests(SeededSite site) : IClassFixture<SeededSite>
{
    private const int Visitors = 100; // pages that one visitor may ask for in a row

    [Fact]
    public async Task Every_link_of_the_wiki_as_it_ships_leads_somewhere()
    {
        var open = new Queue<(string Address, string From)>([("/", "")]);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var ids = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
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
            ids[next.Address] = [.. page.Document.QuerySelectorAll("[id]").Select(it => it.Id!)];
            Assert.Empty(page.Document.QuerySelectorAll("a.new"));
            if (page.Path.Contains('?', StringComparison.Ordinal))
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

                // The sign-in link of every page names that page, to come back to.
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
        Assert.True(ids.Count > 300, $"{ids.Count} pages");
        Assert.All(fragments, it => Assert.True(
            ids[it.Page].Contains(it.Fragment),
            $"{it.From} links to {it.Page}#{it.Fragment}"));
    }
}
