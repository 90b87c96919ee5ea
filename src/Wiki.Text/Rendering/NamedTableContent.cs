using System.Collections.Immutable;
using Markdig.Parsers;
using Markdig.Renderers;
using Wiki.Text.Blocks;
using Wiki.Text.Blocks.Matrices.Views;
using Wiki.Text.Blocks.Predictions;
using Wiki.Text.Blocks.Tables;
using Wiki.Text.Blocks.Timelines;
using Wiki.Text.Links;

namespace Wiki.Text.Rendering;

/// <summary>A row of a timeline or of a list of predictions.</summary>
internal sealed record NamedRow(Label Label, int Line, ImmutableArray<string> Cells, ImmutableArray<Problem> Problems);

/// <summary>A timeline or a list of predictions on a page, written as a table.</summary>
internal sealed class NamedTableContent : BlockContent
{
    private readonly BlockMarker _marker;
    private readonly ImmutableArray<SourceLine> _source;
    private readonly ImmutableArray<string> _columns;
    private readonly bool _isBroken;
    private readonly ImmutableArray<NamedRow> _rows;
    private readonly List<CellText?[]> _texts = [];

    public NamedTableContent(
        BlockMarker marker, ImmutableArray<SourceLine> source, ImmutableArray<string> columns, bool isBroken,
        ImmutableArray<Problem> problems, ImmutableArray<NamedRow> rows)
    {
        (_marker, _source, _columns, _isBroken, _rows, Problems) = (marker, source, columns, isBroken, rows, problems);
    }

    /// <summary>The lines of the table that could not be read as rows.</summary>
    public ImmutableArray<UnreadRow> Unread { get; init; } = [];

    /// <summary>The timeline, or null for a list of predictions.</summary>
    public Timeline? Timeline { get; init; }

    /// <summary>The list of predictions, or null for a timeline.</summary>
    public PredictionList? Predictions { get; init; }

    public override string Id => _marker.SectionId;

    public override IEnumerable<SourceLine> Source => _source;

    public override IEnumerable<Problem> Problems { get; }

    public override IEnumerable<string> Words =>
        _isBroken ? _source.Skip(1).Select(line => Citation.Without(line.Text))
            : _rows.SelectMany(row =>
                row.Cells.Select((cell, i) => IsName(i) ? row.Label.Text : Citation.Without(cell)))
                .Concat(Unread.Select(it => Citation.Without(it.Text)));

    public override void ReadInlines(InlineProcessor inlines, StructuredBlock tree)
    {
        foreach (var row in _isBroken ? [] : _rows)
        {
            var texts = new CellText?[row.Cells.Length];
            for (var i = 0; i < texts.Length; i++)
            {
                if (!IsName(i) && row.Cells[i].Length > 0)
                {
                    tree.Add(texts[i] = new CellText(inlines, row.Cells[i], row.Line));
                }
            }

            _texts.Add(texts);
        }
    }

    public override void Write(HtmlRenderer renderer, LinkTargets targets, MatrixSelections? shown, string name)
    {
        if (_isBroken)
        {
            WriteBroken(renderer);
            return;
        }

        renderer.Write("<section class=\"table\" id=\"").Write(Id)
            .Write("\" tabindex=\"0\" aria-label=\"").WriteEscape(name).WriteLine("\"><table>");
        renderer.Write("<thead><tr>");
        foreach (var column in _columns)
        {
            renderer.Write("<th scope=\"col\">").WriteEscape(column).Write("</th>");
        }

        renderer.WriteLine("</tr></thead>").WriteLine("<tbody>");
        var next = 0;
        foreach (var (row, unread) in UnreadRow.InOrder(_rows, row => row.Line, Unread))
        {
            if (row is null)
            {
                WriteUnread(renderer, unread!);
            }
            else
            {
                WriteRow(renderer, row, _texts[next++]);
            }
        }

        renderer.WriteLine("</tbody></table></section>");
        if (shown is not null)
        {
            var address = Addresses.EditTable(shown.Article, _marker.Kind.Word(), _marker.Id);
            renderer.Write("<p class=\"ways\"><a href=\"").Write(address).Write("\" rel=\"nofollow\" aria-label=\"Edit ")
                .WriteEscape(name).WriteLine("\">Edit this table</a></p>");
        }
    }

    private void WriteRow(HtmlRenderer renderer, NamedRow row, CellText?[] texts)
    {
        renderer.Write("<tr>");
        for (var i = 0; i < row.Cells.Length; i++)
        {
            renderer.Write(IsName(i) ? "<th scope=\"row\">" : "<td>");
            if (IsName(i))
            {
                renderer.WriteEscape(row.Label.Text);
                foreach (var problem in row.Problems.Where(it => it.Severity == Severity.Error))
                {
                    renderer.Write(" <span class=\"problem\">").WriteEscape($"{problem.Code}: {problem.Message}").Write("</span>");
                }
            }
            else if (texts[i] is { } text)
            {
                renderer.WriteLeafInline(text);
            }

            renderer.Write(IsName(i) ? "</th>" : "</td>");
        }

        renderer.WriteLine("</tr>");
    }

    private void WriteUnread(HtmlRenderer renderer, UnreadRow row)
    {
        renderer.Write($"<tr><td colspan=\"{_columns.Length}\"><code>").WriteEscape(row.Text).Write("</code>");
        foreach (var problem in Problems.Where(it => BlockProblems.IsOfRow(it) && it.Line == row.Line))
        {
            renderer.Write(" <span class=\"problem\">")
                .WriteEscape($"{problem.Code}: {problem.Message}").Write("</span>");
        }

        renderer.WriteLine("</td></tr>");
    }

    private void WriteBroken(HtmlRenderer renderer)
    {
        renderer.WriteLine("<div class=\"problems\"><p>This table is shown as typed, because it could not be read:</p><ul>");
        foreach (var problem in Problems.Where(BlockProblems.IsStructural))
        {
            renderer.Write("<li>").WriteEscape($"{problem.Code}: {problem.Message}").WriteLine("</li>");
        }

        renderer.Write("</ul></div><pre>");
        foreach (var line in _source)
        {
            renderer.WriteEscape(line.Text).Write('\n');
        }

        renderer.WriteLine("</pre>");
    }

    private bool IsName(int column) => column < _columns.Length
        && (_columns[column].Equals("Event", StringComparison.OrdinalIgnoreCase)
            || _columns[column].Equals("Prediction", StringComparison.OrdinalIgnoreCase));
}
