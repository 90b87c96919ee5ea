using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Wiki.Text.Links;

namespace Wiki.Text.Rendering;

/// <summary>
/// Puts a drawing that stands alone into a box that scrolls. Shrunk to the width of a phone, its words would be too
/// small to read.
/// </summary>
internal static class DrawingBoxes
{
    public static void Add(MarkdownDocument document)
    {
        foreach (var paragraph in document.Descendants<ParagraphBlock>())
        {
            if (paragraph.Inline is { FirstChild: LinkInline { IsImage: true, NextSibling: null } picture }
                && UrlPolicy.AllowsImage(picture.Url)
                && picture.Url!.EndsWith(".svg", StringComparison.OrdinalIgnoreCase))
            {
                var attributes = paragraph.GetAttributes();
                attributes.AddClass("picture");
                attributes.AddProperty("tabindex", "0"); // The keyboard must reach a box that scrolls.
            }
        }
    }
}
