using Markdig.Extensions.Footnotes;
using Markdig.Parsers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Wiki.Text.Blocks.Matrices;

namespace Wiki.Text.Rendering;

/// <summary>
/// All citations of a matrix in one place of the tree: a place for each of some thousand would cost more than reading
/// the matrix does.
/// </summary>
internal sealed class CellCitations : LeafBlock
{
    private readonly Dictionary<string, FootnoteLinkReferenceDefinition?> _sources = new(StringComparer.Ordinal);
    private readonly Dictionary<Cell, Inline> _firstOfCell = [];

    public CellCitations()
        : base(null) => Inline = new ContainerInline();

    /// <summary>Adds the citations of a cell's next statement; <paramref name="inlines"/> numbers the sources.</summary>
    public void Add(InlineProcessor inlines, Cell cell, Statement statement)
    {
        foreach (var citation in statement.Sources)
        {
            if (!_sources.TryGetValue(citation.Name, out var source))
            {
                _sources.Add(citation.Name, source = CitationParser.Source(inlines.Document, citation.Name));
            }

            // Only defined sources get here: a cell that cites another is shown as typed.
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
