using Markdig.Renderers;
using Markdig.Renderers.Html;
using Wiki.Text.Blocks.Matrices.Views;
using Wiki.Text.Links;

namespace Wiki.Text.Rendering;

/// <summary>Writes a structured block.</summary>
internal sealed class StructuredBlockRenderer(LinkTargets targets, MatrixSelections? shown) : HtmlObjectRenderer<StructuredBlock>
{
    protected override void Write(HtmlRenderer renderer, StructuredBlock obj)
    {
        renderer.EnsureLine();
        obj.Content.Write(renderer, targets, shown, obj.Name);
    }
}
