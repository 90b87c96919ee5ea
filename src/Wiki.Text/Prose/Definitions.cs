using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace Wiki.Text.Prose;

/// <summary>Terms, each followed by its definitions.</summary>
internal sealed class DefinitionList(BlockParser parser) : ContainerBlock(parser);

/// <summary>A term: one line above the first definition.</summary>
internal sealed class DefinitionTerm : LeafBlock
{
    public DefinitionTerm(BlockParser parser)
        : base(parser) => ProcessInlines = true;
}

/// <summary>A definition: what stands behind <c>: </c>, and what is indented below it.</summary>
internal sealed class Definition(BlockParser parser) : ContainerBlock(parser)
{
    /// <summary>The column of the colon.</summary>
    public required int Mark { get; init; }

    /// <summary>The column at which its further lines begin.</summary>
    public required int Content { get; init; }

    /// <summary>Whether an empty line stands before or inside it, so that its paragraphs keep their distance.</summary>
    public required bool IsLoose { get; set; }

    /// <summary>The last empty line inside it, from 0.</summary>
    public int Blank { get; set; } = -2;
}

/// <summary>Writes a list of definitions.</summary>
internal sealed class DefinitionListRenderer : HtmlObjectRenderer<DefinitionList>
{
    protected override void Write(HtmlRenderer renderer, DefinitionList obj)
    {
        renderer.EnsureLine();
        renderer.Write("<dl").WriteAttributes(obj).WriteLine('>');
        foreach (var child in obj)
        {
            if (child is DefinitionTerm term)
            {
                renderer.Write("<dt").WriteAttributes(term).Write('>').WriteLeafInline(term).WriteLine("</dt>");
            }
            else if (child is Definition definition)
            {
                renderer.Write("<dd").WriteAttributes(definition).Write('>');
                var implicitParagraph = renderer.ImplicitParagraph;
                renderer.ImplicitParagraph = !definition.IsLoose;
                renderer.WriteChildren(definition);
                renderer.ImplicitParagraph = implicitParagraph;
                renderer.WriteLine("</dd>");
            }
        }

        renderer.WriteLine("</dl>");
    }
}
