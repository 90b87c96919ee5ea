using Markdig.Parsers;
using Markdig.Syntax;
using Wiki.Text.Blocks.Tables;

namespace Wiki.Text.Rendering.Tables;

/// <summary>
/// Finds the ordinary tables of a page as GitHub does: a line of dashes and bars below a line with as many cells begins
/// one, and <see cref="TableEnd"/> says where it ends. Lines are split by <see cref="TableRow"/>, as those of a matrix.
/// </summary>
internal sealed class TableParser : BlockParser
{
    /// <summary>The largest number of cells in a table: its columns times its lines.</summary>
    public const int MaximumCells = 100_000;

    private static readonly object Found = new();
    private static readonly object Lost = new();

    public TableParser() => OpeningCharacters = ['|', '-', ':'];

    /// <summary>The problem of a table that is too large, or null when there is none.</summary>
    public static Problem? ProblemOf(MarkdownDocument document) => (Problem?)document.GetData(Found);

    /// <summary>The problem of each row that has words which no column stands above, so that readers do not see them.</summary>
    public static IEnumerable<Problem> LostCells(MarkdownDocument document) => (List<Problem>?)document.GetData(Lost) ?? [];

    public override BlockState TryOpen(BlockProcessor processor)
    {
        // A line that continues a paragraph from outside its quote or list is no part of a table.
        if (processor.IsCodeIndent || processor.CurrentBlock is not ParagraphBlock { Parent: { IsOpen: true } parent } paragraph
            || RuleOf(processor) is not { } rule)
        {
            return BlockState.None;
        }

        ref var lines = ref paragraph.Lines;
        if (TableLine.Of(lines.Lines[lines.Count - 1].Slice, processor.LineIndex - 1) is not { } header
            || header.Row.Cells.Length != rule.Cells.Length)
        {
            return BlockState.None;
        }

        lines.RemoveAt(lines.Count - 1);
        if (lines.Count > 0)
        {
            paragraph.Span.End = lines.Lines[lines.Count - 1].Slice.End;
        }
        else
        {
            // It is the last one. To discard it, Markdig would look for it from the first.
            parent.RemoveAt(parent.Count - 1);
        }

        processor.NewBlocks.Push(new OpenTable(this, header, rule)
        {
            Column = processor.Column,
            Span = new SourceSpan(header.Text.Start, processor.Line.End),
        });
        return BlockState.ContinueDiscard;
    }

    public override BlockState TryContinue(BlockProcessor processor, Block block)
    {
        if (processor.IsBlankLine)
        {
            return BlockState.BreakDiscard;
        }

        var slice = processor.Line;
        if (TableEnd.IsAt(slice.AsSpan(), processor.Indent)
            || TableLine.Of(slice, processor.LineIndex) is not { } line)
        {
            return BlockState.None;
        }

        var table = (OpenTable)block;
        if (table.Add(line) > MaximumCells && processor.Document.GetData(Found) is null)
        {
            processor.Document.SetData(Found, new Problem("D009", Severity.Blocking, table.Line, 1,
                $"Line {table.Line}: the table that starts here has more than {MaximumCells:N0} cells. "
                + "Divide it with a blank line and write a second header."));
        }

        table.Span.End = slice.End;
        return BlockState.ContinueDiscard;
    }

    public override bool Close(BlockProcessor processor, Block block)
    {
        // A page that is refused needs no cells.
        if (ProblemOf(processor.Document) is null)
        {
            var (parent, table) = (block.Parent!, (OpenTable)block);
            var at = parent.Count - 1; // from the end, where it is: a page can have many tables
            while (parent[at] != block)
            {
                at--;
            }

            parent[at] = table.ToTable();
            foreach (var problem in table.LostCells())
            {
                if (processor.Document.GetData(Lost) is not List<Problem> lost)
                {
                    processor.Document.SetData(Lost, lost = []);
                }

                lost.Add(problem);
            }
        }

        return true;
    }

    // The cells of the delimiter line. A line of dashes alone underlines a heading or divides the text, and a dash
    // before a blank begins an item of a list.
    private static TableRow? RuleOf(BlockProcessor processor)
    {
        var text = processor.Line.AsSpan();
        return TableScanner.IsMadeOfRule(text) && text.ContainsAny('|', ':') && text is not ['-', ' ' or '\t', ..]
            && TableLine.Of(processor.Line, processor.LineIndex) is { Row: var row }
            && row.Cells.All(TableScanner.IsRuleCell) ? row : null;
    }
}
