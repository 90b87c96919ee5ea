using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Wiki.Text.Links;

namespace Wiki.Text.Rendering;

/// <summary>
/// Gives a drawing that stands alone a box that scrolls: squeezed into a phone, the words in it could not be read.
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
                attributes.AddProperty("tabindex", "0"); // what scrolls is reached by the keyboard
            }
        }
    }
}
