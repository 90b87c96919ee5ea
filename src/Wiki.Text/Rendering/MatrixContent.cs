using Markdig.Renderers;
using Wiki.Text.Blocks;
using Wiki.Text.Blocks.Matrices;
using Wiki.Text.Links;

namespace Wiki.Text.Rendering;

/// <summary>A matrix on a page: its notes and citations are inline Markdown of the page.</summary>
internal sealed class MatrixContent : BlockContent
{
    private readonly Dictionary<(Cell, int), (CellText? Note, CellText? Sources)> _texts = [];

    public MatrixContent(Matrix matrix)
    {
        Matrix = matrix;
        if (matrix.IsBroken)
        {
            return;
        }

        foreach (var cell in matrix.Rows.SelectMany(row => row.Cells))
        {
            for (var i = 0; i < cell.Statements.Length; i++)
            {
                var statement = cell.Statements[i];
                _texts.Add((cell, i), (
                    statement.Note is { Length: > 0 } note ? new CellText(note, cell.Line) : null,
                    statement.Sources.IsEmpty ? null
                        : new CellText(string.Concat(statement.Sources.Select(it => it.Text)), cell.Line)));
            }
        }
    }

    public Matrix Matrix { get; }

    public override string Id => MatrixHtml.SectionId(Matrix);

    public override IEnumerable<SourceLine> Source => Matrix.Source;

    public override IEnumerable<CellText> Texts =>
        _texts.Values.SelectMany(it => new[] { it.Sources, it.Note }).OfType<CellText>();

    public override IEnumerable<Problem> Problems => Matrix.Problems;

    public override IEnumerable<string> Words => Matrix.IsBroken
        ? Matrix.Source.Skip(1).Select(line => Citation.Without(line.Text))
        : Matrix.Columns.Select(it => it.Label.Text)
            .Concat(Matrix.Groups.Select(it => it.Label.Text))
            .Concat(Matrix.Rows.SelectMany(row =>
                row.Cells.Select(cell => Citation.Without(cell.Text)).Prepend(row.Label.Text)));

    public override void Write(HtmlRenderer renderer, LinkTargets targets, Moment? moment, string name) =>
        new MatrixHtml
        {
            Name = _ => name,
            HueClass = key => targets.System(key) is { } system ? "hue-" + system.Hue : null,
            ArticleAddress = key => targets.System(key) is { } system ? "/wiki/" + system.Article : null,
            OnDate = moment is null
                ? null
                : (cell, column) => TrueOn.Of(cell, column.VersionLine, moment.Date, moment.Releases),
            WriteNote = (_, cell, i) => renderer.WriteLeafInline(_texts[(cell, i)].Note!),
            WriteSources = (_, cell, i) => renderer.WriteLeafInline(_texts[(cell, i)].Sources!),
        }.Write(renderer.Writer, Matrix);
}
