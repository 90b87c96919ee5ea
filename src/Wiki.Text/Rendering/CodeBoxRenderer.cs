using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Wiki.Text.Prose;

namespace Wiki.Text.Rendering;

/// <summary>
/// Writes a block of code, with its name when it is shown elsewhere as what it draws. It scrolls sideways in itself, so
/// the keyboard reaches it. Characters that turn text round are shown as signs.
/// </summary>
internal sealed class CodeBoxRenderer : HtmlObjectRenderer<CodeBlock>
{
    protected override void Write(HtmlRenderer renderer, CodeBlock obj)
    {
        var name = CodeNames.Of((obj as FencedCodeBlock)?.Info);
        renderer.EnsureLine();
        if (name is not null)
        {
            renderer.Write("<figure class=\"code\"><figcaption>").WriteEscape(name).Write("</figcaption>");
        }

        renderer.Write("<pre tabindex=\"0\"><code").WriteAttributes(obj).Write('>');
        for (var i = 0; i < obj.Lines.Count; i++)
        {
            renderer.WriteEscape(DirectionControls.Shown(obj.Lines.Lines[i].Slice.ToString()));
            renderer.WriteLine();
        }

        renderer.WriteLine(name is null ? "</code></pre>" : "</code></pre></figure>");
    }
}
