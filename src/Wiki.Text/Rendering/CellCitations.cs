using Markdig.Extensions.Footnotes;
using Markdig.Parsers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Wiki.Text.Blocks;
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
    private readonly Dictionary<Cell, int> _typed = [];

    public CellCitations()
        : base(null) => Inline = new ContainerInline();

    /// <summary>
    /// Adds the citations of a cell's next statement and lets <paramref name="inlines"/> number their sources.
    /// </summary>
    public void Add(InlineProcessor inlines, Cell cell, Statement statement)
    {
        foreach (var citation in statement.Sources)
        {
            // Only cells whose sources are all defined get here; the others are shown as typed.
            Cite(inlines, cell, Source(inlines, citation.Name)!);
        }
    }

    /// <summary>
    /// Adds the citations of a cell that is not understood. They keep their numbers, and the sources stay on the page,
    /// while somebody is still typing the cell.
    /// </summary>
    public void AddTyped(InlineProcessor inlines, Cell cell)
    {
        foreach (var name in Citation.NamesIn(cell.Text))
        {
            if (Source(inlines, name) is { } source)
            {
                Cite(inlines, cell, source);
                _typed[cell] = _typed.GetValueOrDefault(cell) + 1;
            }
        }
    }

    /// <summary>The citations of a cell that is not understood.</summary>
    public IEnumerable<Inline> OfTyped(Cell cell)
    {
        var citation = _firstOfCell.GetValueOrDefault(cell);
        for (var n = 0; n < _typed.GetValueOrDefault(cell); n++)
        {
            yield return citation!;
            citation = citation!.NextSibling;
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

    private void Cite(InlineProcessor inlines, Cell cell, FootnoteLinkReferenceDefinition source)
    {
        var cited = CitationParser.Cite(inlines, source);
        Inline!.AppendChild(cited);
        _firstOfCell.TryAdd(cell, cited);
    }

    private FootnoteLinkReferenceDefinition? Source(InlineProcessor inlines, string name)
    {
        if (!_sources.TryGetValue(name, out var source))
        {
            _sources.Add(name, source = CitationParser.Source(inlines.Document, name));
        }

        return source;
    }
}
