using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace Wiki.Text.Rendering;

/// <summary>Writes a block of code. It scrolls sideways in itself, so the keyboard reaches it.</summary>
internal sealed class CodeBoxRenderer : HtmlObjectRenderer<CodeBlock>
{
    protected override void Write(HtmlRenderer renderer, CodeBlock obj)
    {
        renderer.EnsureLine();
        renderer.Write("<pre tabindex=\"0\"><code").WriteAttributes(obj).Write('>');
        renderer.WriteLeafRawLines(obj, writeEndOfLines: true, escape: true);
        renderer.WriteLine("</code></pre>");
    }
}
