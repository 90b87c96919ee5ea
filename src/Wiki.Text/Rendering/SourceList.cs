using Markdig.Extensions.Footnotes;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Wiki.Text.Links;

namespace Wiki.Text.Rendering;

/// <summary>Corrects the list of sources at the end of an article.</summary>
internal static class SourceList
{
    /// <summary>Sorts the sources by number and drops links back that lead nowhere.</summary>
    public static void Mend(MarkdownDocument document)
    {
        // Markdig's own sort fails when a source is never cited.
        foreach (var group in document.OfType<FootnoteGroup>())
        {
            group.Sort((a, b) => ((Footnote)a).Order.CompareTo(((Footnote)b).Order));
        }

        // The title, cells beyond the header's length and citations in the alternative text of an image are not shown.
        var shown = new HashSet<int>();
        var backLinks = new List<FootnoteLink>();
        foreach (var link in document.Descendants<FootnoteLink>())
        {
            if (link.IsBackLink)
            {
                backLinks.Add(link);
            }
            else if (!IsInPicture(link))
            {
                shown.Add(link.Index);
            }
        }

        foreach (var back in backLinks.Where(back => !shown.Contains(back.Index)))
        {
            back.Remove();
        }
    }

    /// <summary>The footnotes that a page cites, each as text on one line.</summary>
    public static IReadOnlyList<SourceDefinition> Definitions(MarkdownDocument document) =>
        [.. document.OfType<FootnoteGroup>().SelectMany(group => group.OfType<Footnote>()).Select(Definition)];

    /// <summary>A footnote as text on one line.</summary>
    public static SourceDefinition Definition(Footnote footnote)
    {
        var paragraphs = footnote.Descendants<ParagraphBlock>().ToList();
        return new SourceDefinition(
            footnote.Label!.TrimStart('^'),
            string.Join(' ', paragraphs.Select(InlineText.Of).Where(text => text.Length > 0)),
            paragraphs.SelectMany(paragraph => paragraph.Inline?.Descendants() ?? []).Select(AddressOf)
                .FirstOrDefault(address => address is not null));
    }

    private static string? AddressOf(MarkdownObject inline) => inline switch
    {
        AutolinkInline { IsEmail: false } link when UrlPolicy.AllowsLink(link.Url) => link.Url,
        LinkInline { IsImage: false, Url: { } url } when UrlPolicy.AllowsLink(url) => url,
        _ => null,
    };

    private static bool IsInPicture(Inline inline) =>
        inline.Parent is { } around && (around is LinkInline { IsImage: true } || IsInPicture(around));
}
