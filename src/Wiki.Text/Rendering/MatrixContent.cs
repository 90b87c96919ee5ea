using Markdig.Parsers;
using Markdig.Renderers;
using Wiki.Text.Blocks;
using Wiki.Text.Blocks.Matrices;
using Wiki.Text.Blocks.Matrices.Html;
using Wiki.Text.Blocks.Matrices.Views;
using Wiki.Text.Links;

namespace Wiki.Text.Rendering;

/// <summary>A matrix on a page. Its notes and citations are inline Markdown of the page.</summary>
internal sealed class MatrixContent(Matrix matrix) : BlockContent
{
    // By cell and number of the statement. Notes that are plain text are left out.
    private readonly Dictionary<(Cell, int), CellText> _notes = [];
    private readonly CellCitations _citations = new();

    /// <summary>The matrix. It gets its name after the whole page was read.</summary>
    public Matrix Matrix { get; set; } = matrix;

    public override string Id => MatrixHtml.SectionId(Matrix);

    public override IEnumerable<SourceLine> Source => Matrix.Source;

    public override IEnumerable<Problem> Problems => Matrix.Problems;

    public override IEnumerable<string> Words => Matrix.IsBroken
        ? Matrix.Source.Skip(1).Select(line => Citation.Without(line.Text))
        : Matrix.Columns.Select(it => it.Label.Text)
            .Concat(Matrix.Groups.Select(it => it.Label.Text))
            .Concat(Matrix.Rows.SelectMany(row =>
                row.Cells.Select(cell => Citation.Without(cell.Text)).Prepend(row.Label.Text)))
            .Concat(Matrix.Unread.Select(it => Citation.Without(it.Text)));

    public override void ReadInlines(InlineProcessor inlines, StructuredBlock tree)
    {
        if (Matrix.IsBroken)
        {
            return;
        }

        tree.Add(_citations);
        foreach (var row in Matrix.Rows)
        {
            foreach (var cell in row.Cells)
            {
                if (cell.Status == CellStatus.Invalid)
                {
                    _citations.AddTyped(inlines, cell);
                    continue;
                }

                for (var i = 0; i < cell.Statements.Length; i++)
                {
                    var statement = cell.Statements[i];
                    _citations.Add(inlines, cell, statement);
                    if (statement.Note is { } note && !InlineText.IsPlain(note))
                    {
                        var text = new CellText(inlines, note, cell.Line);
                        tree.Add(text);
                        _notes.Add((cell, i), text);
                    }
                }
            }
        }
    }

    public override void Write(HtmlRenderer renderer, LinkTargets targets, MatrixSelections? shown, string name) =>
        Write(renderer, targets, shown, name, Matrix, "");

    /// <summary>Writes the matrix or a part of it. All ids begin with <paramref name="idPrefix"/>.</summary>
    public void Write(
        HtmlRenderer renderer, LinkTargets targets, MatrixSelections? shown, string name, Matrix part, string idPrefix)
    {
        var citations = renderer.ObjectRenderers.FindExact<FootnoteLinkRenderer>()!;
        citations.InCells = true;
        new MatrixHtml
        {
            Name = _ => name,
            HueClass = key => targets.System(key) is { } system ? "hue-" + system.Hue : null,
            ArticleAddress = key => targets.System(key) is { } system ? Addresses.Article(system.Article.Value) : null,
            Shown = shown,
            IdPrefix = idPrefix,
            WriteNote = (_, cell, i) => WriteNote(renderer, cell, i),
            WriteSources = (_, cell, i) => WriteSources(renderer, cell, i),
        }.Write(renderer.Writer, part);
        citations.InCells = false;
    }

    private void WriteNote(HtmlRenderer renderer, Cell cell, int statement)
    {
        if (_notes.TryGetValue((cell, statement), out var text))
        {
            renderer.WriteLeafInline(text);
        }
        else
        {
            renderer.WriteEscape(cell.Statements[statement].Note);
        }
    }

    private void WriteSources(HtmlRenderer renderer, Cell cell, int statement)
    {
        foreach (var citation in statement < 0 ? _citations.OfTyped(cell) : _citations.Of(cell, statement))
        {
            renderer.Write(citation);
        }
    }
}
