using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Wiki.Text.Links;

namespace Wiki.Text.Rendering;

/// <summary>
/// Marks a drawing that stands alone: it scrolls in a box of its own, because its words would be too small to read if it
/// were shrunk to the width of a phone.
/// </summary>
internal static class DrawingBoxes
{
    /// <summary>The class of its paragraph.</summary>
    internal const string Class = "picture";

    public static void Add(MarkdownDocument document)
    {
        var isFirst = true;
        foreach (var paragraph in document.Descendants<ParagraphBlock>())
        {
            if (paragraph.Inline is { FirstChild: LinkInline { IsImage: true, NextSibling: null } picture }
                && UrlPolicy.AllowsImage(picture.Url)
                && picture.Url!.EndsWith(".svg", StringComparison.OrdinalIgnoreCase))
            {
                paragraph.GetAttributes().AddClass(Class);
                if (isFirst)
                {
                    // It is often what readers see first.
                    picture.GetAttributes().AddProperty("loading", "eager");
                }

                isFirst = false;
            }
        }
    }
}
