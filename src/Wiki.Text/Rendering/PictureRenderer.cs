using System.Globalization;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Renderers.Html.Inlines;
using Markdig.Syntax.Inlines;
using Wiki.Text.Links;

namespace Wiki.Text.Rendering;

/// <summary>
/// Writes a picture with its size, where that is known. A drawing that stands alone is a link to itself: there it can be
/// enlarged.
/// </summary>
internal sealed class PictureRenderer(LinkTargets targets) : LinkInlineRenderer
{
    protected override void Write(HtmlRenderer renderer, LinkInline link)
    {
        if (!link.IsImage || !renderer.EnableHtmlForInline)
        {
            base.Write(renderer, link);
            return;
        }

        var isAlone = link.Parent?.ParentBlock?.TryGetAttributes()?.Classes?.Contains(DrawingBoxes.Class) == true;
        if (isAlone)
        {
            renderer.Write("<a href=\"").WriteEscapeUrl(link.Url).Write("\">");
        }

        renderer.Write("<img src=\"").WriteEscapeUrl(link.Url).Write("\"");
        if (targets.Pictures.TryGetValue(link.Url ?? "", out var size))
        {
            renderer.Write(string.Create(
                CultureInfo.InvariantCulture, $" width=\"{size.Width}\" height=\"{size.Height}\""));
        }

        renderer.WriteAttributes(link).Write(" alt=\"");
        renderer.EnableHtmlForInline = false;
        renderer.WriteChildren(link);
        renderer.EnableHtmlForInline = true;
        renderer.Write("\"");
        if (!string.IsNullOrEmpty(link.Title))
        {
            renderer.Write(" title=\"").WriteEscape(link.Title).Write("\"");
        }

        renderer.Write(isAlone ? " /></a>" : " />");
    }
}
