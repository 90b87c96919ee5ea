using Markdig.Extensions.Footnotes;
using Markdig.Parsers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Wiki.Text.Blocks.Matrices;

namespace Wiki.Text.Rendering;

/// <summary>
/// All citations of a matrix in one node of the tree. A node for each of thousands of cells would cost more than
/// reading the matrix.
/// </summary>
internal sealed class CellCitations : LeafBlock
{
    private readonly Dictionary<string, FootnoteLinkReferenceDefinition?> _sources = new(StringComparer.Ordinal);
    private readonly Dictionary<Cell, Inline> _firstOfCell = [];

    public CellCitations()
        : base(null) => Inline = new ContainerInline();

    /// <summary>
    /// Adds the citations of a cell's next statement and lets <paramref name="inlines"/> number their sources.
    /// </summary>
    public void Add(InlineProcessor inlines, Cell cell, Statement statement)
    {
        foreach (var citation in statement.Sources)
        {
            if (!_sources.TryGetValue(citation.Name, out var source))
            {
                _sources.Add(citation.Name, source = CitationParser.Source(inlines.Document, citation.Name));
            }

            // Only cells whose sources are all defined get here; the others are shown as typed.
            var cited = CitationParser.Cite(inlines, source!);
            Inline!.AppendChild(cited);
            _firstOfCell.TryAdd(cell, cited);
        }
    }

    /// <summary>The citations of one statement.</summary>
    public IEnumerable<Inline> Of(Cell cell, int statement)
    {
        var citation = _firstOfCell.GetValueOrDefault(cell);
        for (var i = 0; i <= statement; i++)
        {
            for (var n = 0; n < cell.Statements[i].Sources.Length; n++)
            {
                if (i == statement)
                {
                    yield return citation!;
                }

                citation = citation!.NextSibling;
            }
        }
    }
}
