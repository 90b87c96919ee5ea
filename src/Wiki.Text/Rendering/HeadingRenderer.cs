using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace Wiki.Text.Rendering;

/// <summary>Writes a heading, followed by a link to itself.</summary>
internal sealed class HeadingRenderer : HtmlObjectRenderer<HeadingBlock>
{
    protected override void Write(HtmlRenderer renderer, HeadingBlock obj)
    {
        var level = (char)('0' + Math.Clamp(obj.Level, 2, 6));
        renderer.EnsureLine();
        renderer.Write("<h").Write(level).WriteAttributes(obj).Write('>');
        renderer.WriteLeafInline(obj);
        if (obj.TryGetAttributes()?.Id is { } id)
        {
            renderer.Write(" <a class=\"anchor\" href=\"#").Write(id).Write("\" aria-label=\"Link to this section\">#</a>");
        }

        renderer.Write("</h").Write(level).WriteLine('>');
    }
}
