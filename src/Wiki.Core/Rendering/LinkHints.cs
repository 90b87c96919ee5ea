using Wiki.Core.Articles;
using Wiki.Text;
using Wiki.Text.Documents;
using Wiki.Text.Links;

namespace Wiki.Core.Rendering;

/// <summary>Finds the links of a text that lead nowhere, as far as only the other pages show it.</summary>
public sealed class LinkHints(ArticleReader reader, RenderedArticles rendered, NearPages near)
{
    /// <summary>The sections of how many other pages are looked up.</summary>
    public const int MostPages = 10;

    /// <summary>
    /// The hints: red links (D026), sections that other pages do not have (D025), and addresses of this site at which
    /// there is nothing (D027, of pictures D029).
    /// </summary>
    /// <param name="document">The text.</param>
    /// <param name="self">The address of its page; links to it lead to the text.</param>
    /// <param name="targets">What its links lead to.</param>
    /// <param name="exists">Whether there is something at a path of the site that is no page.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<IReadOnlyList<Problem>> OfAsync(
        WikiDocument document, Slug self, LinkTargets targets, Func<string, bool> exists,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(targets);
        ArgumentNullException.ThrowIfNull(exists);
        var places = document.LinkPlaces().ToList();
        if (places.Count == 0)
        {
            return [];
        }

        var addressed = places.Where(it => it is { IsWikiLink: false, Page: not null })
            .Select(it => it.Page!.Value.Value).Distinct().ToArray();
        var byAddress = await reader.LeadingToAsync(addressed, cancellationToken);
        Slug? Target(LinkPlace place) => place.Page is not { } page ? null : page == self ? self
            : place.IsWikiLink ? targets.Find(page) : byAddress.TryGetValue(page, out var found) ? found : null;

        var wanted = await near.FindAsync(
            places.Where(it => it.Page is not null && Target(it) is null).Select(it => it.Page!.Value),
            cancellationToken);
        var pages = await PagesAsync(document, self, places.Where(it => it.Section is not null)
            .Select(Target).OfType<Slug>(), cancellationToken);
        return [.. ProblemList.Limited(places.Select(Hint).OfType<Problem>())];

        Problem? Hint(LinkPlace place)
        {
            if (Target(place) is { } target)
            {
                return place.Section is { } section
                    && pages.TryGetValue(target, out var page) && !page.HasAnchor(section)
                    ? NoSection(place, section, page) : null;
            }

            if (place.Page is { } missing && !ReservedNames.Contains(missing))
            {
                return NoPage(place, missing, wanted.GetValueOrDefault(missing));
            }

            var end = place.Name.IndexOfAny(['?', '#']);
            var path = end < 0 ? place.Name : place.Name[..end];
            return place.IsWikiLink || exists(path) ? null
                : place.IsPicture ? place.Hint("D029", $"there is no picture at “{Short(path)}” of this wiki. Upload "
                    + $"it at {Addresses.Files()}.", null)
                : place.Hint("D027",
                $"there is nothing at “{Short(path)}” of this wiki. Write [[Page]], or the whole "
                    + "address with https://.", null);
        }
    }

    private static Problem NoSection(LinkPlace place, string section, WikiDocument page)
    {
        var heading = page.HeadingNear(section);
        var before = place.Name.LastIndexOf('#');
        return place.Hint("D025", $"the page “{Short(page.Title)}” has no section “{Short(section)}”."
            + (heading is null ? "" : $" Did you mean “{Short(heading.Text)}”?"),
            heading is null || before < 0 ? null : place.Name[..(before + 1)] + heading.Id);
    }

    private static Problem NoPage(LinkPlace place, Slug missing, string? meant)
    {
        var name = place.IsWikiLink && place.Section is not null && place.Name.LastIndexOf('#') is var mark and > 0
            ? place.Name[..mark] : place.Name;
        var sentence = $"no page has the name “{Short(name)}” yet"
            + (meant is null ? "." : $". Did you mean [[{Short(meant)}]]?");
        // An address stays one: "[words](/wiki/kvm)".
        var instead = meant is null ? null
            : place.IsWikiLink ? meant + place.Name[name.Length..] : Addresses.Article(Slug.Of(meant)!.Value.Value)
                + (place.Section is { } section ? "#" + section : "");
        return place.Hint("D026", sentence, instead);
    }

    // The sections of the first pages; the others stay unknown.
    private async Task<Dictionary<Slug, WikiDocument>> PagesAsync(
        WikiDocument document, Slug self, IEnumerable<Slug> slugs, CancellationToken cancellationToken)
    {
        var pages = new Dictionary<Slug, WikiDocument> { [self] = document };
        foreach (var slug in slugs.Where(it => it != self).Distinct().Take(MostPages))
        {
            if (await reader.PublishedAsync(slug, cancellationToken) is { IsTextHidden: false } revision)
            {
                pages[slug] = rendered.Document(revision);
            }
        }

        return pages;
    }

    private static string Short(string text) => text.Length <= 80 ? text : text[..80] + "…";
}
