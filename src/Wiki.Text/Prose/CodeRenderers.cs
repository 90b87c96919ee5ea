using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax.Inlines;

namespace Wiki.Text.Prose;

/// <summary>
/// Writes code inside a line. Characters that turn text round are shown as signs; mathematics has its class.
/// </summary>
internal sealed class CodeInlineRenderer : HtmlObjectRenderer<CodeInline>
{
    protected override void Write(HtmlRenderer renderer, CodeInline obj)
    {
        var text = DirectionControls.Shown(obj.Content);
        if (renderer.EnableHtmlForInline)
        {
            renderer.Write(MathParser.IsMath(obj) ? "<code class=\"math\" title=\"Mathematics\">" : "<code>")
                .WriteEscape(text).Write("</code>");
        }
        else
        {
            renderer.WriteEscape(text);
        }
    }
}
