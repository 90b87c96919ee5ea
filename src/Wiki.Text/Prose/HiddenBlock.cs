using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Wiki.Text.Prose;

/// <summary>Lines of a page that only editors see: a comment.</summary>
internal class HiddenBlock : LeafBlock
{
    public HiddenBlock(BlockParser parser)
        : base(parser) => ProcessInlines = false;
}

/// <summary>A comment inside a line.</summary>
internal sealed class HiddenInline : LeafInline;

/// <summary>Writes nothing, because comments are for editors only.</summary>
internal sealed class HiddenBlockRenderer : HtmlObjectRenderer<HiddenBlock>
{
    protected override void Write(HtmlRenderer renderer, HiddenBlock obj)
    {
    }
}

/// <summary>Writes nothing, because comments are for editors only.</summary>
internal sealed class HiddenInlineRenderer : HtmlObjectRenderer<HiddenInline>
{
    protected override void Write(HtmlRenderer renderer, HiddenInline obj)
    {
    }
}
