using Markdig.Extensions.Footnotes;
using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace Wiki.Text.Rendering;

/// <summary>
/// Writes a citation as its number in brackets, and the way back from the source list. With
/// <paramref name="onlyShown"/>, for a page that leaves some citations out, there are ways back only to those written.
/// </summary>
internal sealed class FootnoteLinkRenderer(bool onlyShown) : HtmlObjectRenderer<FootnoteLink>
{
    private readonly HashSet<int> _shown = [];

    protected override void Write(HtmlRenderer renderer, FootnoteLink obj)
    {
        if (!renderer.EnableHtmlForInline)
        {
            return; // Inside the alternative text of an image.
        }

        var order = obj.Footnote.Order.ToString();
        var index = obj.Index.ToString();
        if (obj.IsBackLink)
        {
            if (onlyShown && !_shown.Contains(obj.Index))
            {
                return;
            }

            renderer.Write(" <a class=\"back\" role=\"doc-backlink\" href=\"#fnref:").Write(index)
                .Write("\" aria-label=\"Back to citation ").Write(index).Write("\">↩</a>");
            return;
        }

        _shown.Add(obj.Index);
        renderer.Write("<sup class=\"cite\"><a role=\"doc-noteref\" id=\"fnref:").Write(index)
            .Write("\" href=\"#fn:").Write(order).Write("\" aria-label=\"Source ").Write(order).Write("\">[")
            .Write(order).Write("]</a></sup>");
    }
}

/// <summary>Writes the list of sources at the end of an article.</summary>
internal sealed class FootnoteGroupRenderer : HtmlObjectRenderer<FootnoteGroup>
{
    protected override void Write(HtmlRenderer renderer, FootnoteGroup obj)
    {
        if (obj.Count == 0)
        {
            return;
        }

        renderer.EnsureLine();
        renderer.WriteLine("<section class=\"footnotes\" aria-label=\"Sources\">").WriteLine("<ol>");
        foreach (var footnote in obj.OfType<Footnote>())
        {
            renderer.Write("<li id=\"fn:").Write(footnote.Order.ToString()).WriteLine("\">");
            renderer.WriteChildren(footnote);
            renderer.WriteLine("</li>");
        }

        renderer.WriteLine("</ol>").WriteLine("</section>");
    }
}
