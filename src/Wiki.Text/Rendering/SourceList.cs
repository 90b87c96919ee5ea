using Markdig.Extensions.Footnotes;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Wiki.Text.Rendering;

/// <summary>Mends the list of sources at the end of an article.</summary>
internal static class SourceList
{
    /// <summary>Brings the sources into the order of their numbers and drops ways back that lead nowhere.</summary>
    public static void Mend(MarkdownDocument document)
    {
        // Markdig's own sort fails when some of the sources are never cited.
        foreach (var group in document.OfType<FootnoteGroup>())
        {
            group.Sort((a, b) => ((Footnote)a).Order.CompareTo(((Footnote)b).Order));
        }

        // The title, cells beyond the header's length and citations in the words for a picture are not shown.
        var links = document.Descendants<FootnoteLink>().ToLookup(link => link.IsBackLink);
        var shown = links[false].Where(link => !IsInPicture(link)).Select(link => link.Index).ToHashSet();
        foreach (var back in links[true].Where(back => !shown.Contains(back.Index)))
        {
            back.Remove();
        }
    }

    private static bool IsInPicture(Inline inline) =>
        inline.Parent is { } around && (around is LinkInline { IsImage: true } || IsInPicture(around));
}
