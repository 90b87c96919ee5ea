using System.Collections.Immutable;
using Markdig.Parsers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Wiki.Text.Blocks;

namespace Wiki.Text.Rendering;

/// <summary>
/// All citations of a matrix in one place of the tree: a place for each of some thousand would cost more than reading
/// the matrix does.
/// </summary>
internal sealed class CellCitations : LeafBlock
{
    private readonly InlineProcessor _inlines;

    /// <param name="inlines">The page's reader of inline Markdown, which numbers the sources.</param>
    public CellCitations(InlineProcessor inlines)
        : base(null) => (_inlines, Inline) = (inlines, new ContainerInline());

    /// <summary>Adds citations; null when there are none.</summary>
    /// <returns>The first; the others follow it.</returns>
    public Inline? Add(ImmutableArray<Citation> citations)
    {
        var before = Inline!.LastChild;
        foreach (var citation in citations)
        {
            if (CitationParser.Cite(_inlines, citation.Name) is { } cited)
            {
                Inline.AppendChild(cited);
            }
        }

        return before is null ? Inline.FirstChild : before.NextSibling;
    }
}
