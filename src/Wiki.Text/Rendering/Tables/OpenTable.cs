using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Wiki.Text.Blocks;
using TableRow = Wiki.Text.Blocks.Tables.TableRow;

namespace Wiki.Text.Rendering.Tables;

/// <summary>The lines of a table while it is being read.</summary>
internal sealed class OpenTable(TableParser parser, TableLine header, TableRow rule) : LeafBlock(parser)
{
    private readonly List<TableLine> _lines = [header];

    /// <summary>Adds a line, and returns how many cells the table has. Lines above the limit are not kept.</summary>
    public int Add(TableLine line)
    {
        var count = rule.Cells.Length * (_lines.Count + 1);
        if (count <= TableParser.MaximumCells)
        {
            _lines.Add(line);
        }

        return count;
    }

    /// <summary>The problem D032 of each line that has words in a cell which no column stands above.</summary>
    public IEnumerable<Problem> LostCells()
    {
        var columns = rule.Cells.Length;
        foreach (var (row, text) in _lines)
        {
            if (row.Cells.Skip(columns).FirstOrDefault(cell => cell.Text.Length > 0) is { Text: { } typed } lost)
            {
                var column = text.Start - text.Text.LastIndexOf('\n', text.Start) - 1 + lost.Column;
                yield return new Problem("D032", Severity.Error, row.Line, column,
                    $"Line {row.Line}: the row has {row.Cells.Length} cells, but the header has {columns}. Readers do not "
                    + $"see the rest, which begins with \"{Quoted.Short(typed)}\". Add a column, or write a \"|\" that "
                    + "belongs to a cell as \"\\|\".");
            }
        }
    }

    /// <summary>The table. Short rows are filled, and cells that no column stands above are left out.</summary>
    public Table ToTable()
    {
        var table = new Table(Parser) { Line = header.Row.Line - 1, Column = Column, Span = Span };
        table.ColumnDefinitions.AddRange(rule.Cells.Select(cell => new TableColumnDefinition
        {
            Alignment = (cell.Text.StartsWith(':'), cell.Text.EndsWith(':')) switch
            {
                (true, true) => TableColumnAlign.Center,
                (true, false) => TableColumnAlign.Left,
                (false, true) => TableColumnAlign.Right,
                _ => null,
            },
        }));
        foreach (var line in _lines)
        {
            var row = new Markdig.Extensions.Tables.TableRow { Line = line.Row.Line - 1, IsHeader = table.Count == 0 };
            for (var column = 0; column < rule.Cells.Length; column++)
            {
                row.Add(line.Cell(column));
            }

            table.Add(row);
        }

        return table;
    }
}
