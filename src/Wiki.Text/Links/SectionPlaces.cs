using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Wiki.Text.Links;

/// <summary>Where the links of a page to its own sections lead.</summary>
internal sealed class SectionPlaces
{
    private readonly Dictionary<string, string> _byText = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly string? _title;

    /// <summary>The places of some headings.</summary>
    /// <param name="headings">The text and the anchor of each, in order.</param>
    /// <param name="title">The anchor that GitHub gives to the title; null for none.</param>
    public SectionPlaces(IEnumerable<(string Text, string Id)> headings, string? title)
    {
        _title = title;
        foreach (var (text, id) in headings)
        {
            _byText.TryAdd(text, id);
            _byName.TryAdd(id, id);
        }
    }

    /// <summary>Adds further names of a heading.</summary>
    public void Add(IEnumerable<string> names, string id)
    {
        foreach (var name in names)
        {
            _byName.TryAdd(name, id);
        }
    }

    /// <summary>Lets each link of the page lead to the anchor that it means; one that means none stays.</summary>
    /// <param name="document">The page.</param>
    /// <param name="ids">The anchors of the page: a link to one of them is right.</param>
    public void Resolve(MarkdownDocument document, IReadOnlySet<string> ids)
    {
        foreach (var inline in document.Descendants<LeafBlock>().Where(leaf => leaf.Inline is not null)
            .SelectMany(leaf => leaf.Inline!.Descendants<Inline>()))
        {
            if (inline is WikiLink { Target: null, Section: not null } wiki)
            {
                wiki.Anchor = _byText.GetValueOrDefault(wiki.SectionText) ?? Find(wiki.SectionText, ids);
            }
            else if (inline is LinkInline { IsImage: false, Url: ['#', _, ..] url } link
                && Find(Uri.UnescapeDataString(url[1..]), ids) is { } id)
            {
                link.Url = "#" + id;
            }
        }
    }

    private string? Find(string name, IReadOnlySet<string> ids) =>
        ids.Contains(name) ? name
        : _byName.TryGetValue(name, out var id) || _byName.TryGetValue(SectionKey.Spelt(name), out id)
            || _byName.TryGetValue(SectionKey.Of(name), out id) ? id
        : name.Equals(_title, StringComparison.OrdinalIgnoreCase) ? "top" // which every browser knows
        : null;
}
