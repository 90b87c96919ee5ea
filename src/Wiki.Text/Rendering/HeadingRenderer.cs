using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Wiki.Text.Links;

namespace Wiki.Text.Rendering;

/// <summary>Writes a heading, followed by a link to itself and one to the form of its section.</summary>
/// <param name="article">The address of the article; null to leave out the link to the form.</param>
internal sealed class HeadingRenderer(string? article) : HtmlObjectRenderer<HeadingBlock>
{
    protected override void Write(HtmlRenderer renderer, HeadingBlock obj)
    {
        if (obj.TryGetAttributes()?.Id is null)
        {
            return; // It is empty.
        }

        var level = (char)('0' + Math.Clamp(obj.Level, 2, 6));
        renderer.EnsureLine();
        renderer.Write("<h").Write(level).WriteAttributes(obj).Write('>');
        foreach (var other in HeadingAnchors.OthersOf(obj))
        {
            renderer.Write("<span id=\"").WriteEscape(other).Write("\"></span>");
        }

        renderer.WriteLeafInline(obj);
        if (obj.TryGetAttributes()?.Id is { } id)
        {
            renderer.Write(" <a class=\"anchor\" href=\"#").Write(id).Write("\" aria-label=\"Link to this section\">#</a>");
            if (article is not null && obj.Parent is MarkdownDocument)
            {
                renderer.Write(" <a class=\"anchor\" href=\"").WriteEscapeUrl(Addresses.EditSection(article, id))
                    .Write("\" rel=\"nofollow\" aria-label=\"Edit this section\">edit</a>");
            }
        }

        renderer.Write("</h").Write(level).WriteLine('>');
    }
}
