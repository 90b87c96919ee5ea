using System.Collections.Immutable;
using Wiki.Text.Blocks;
using Wiki.Text.Documents;

namespace Wiki.Text.Editing;

/// <summary>
/// The table of a structured block in the text of its page. Its grid can be changed and written back: the cells, rows
/// and labels that were not changed keep every byte, and new ones follow the style of the table.
/// </summary>
public sealed class EditableTable
{
    private readonly string[] _lines; // of the page, without line feeds
    private readonly int _marker;     // the place of the marker in them
    private readonly int _header;     // the place of the header in them
    private readonly List<TypedLine> _rows;
    private readonly TypedLine _top;
    private readonly TableStyle _style;

    private EditableTable(string[] lines, int marker, int header, int rows)
    {
        _lines = lines;
        _marker = marker;
        _header = header;
        _top = TypedLine.Read(lines[header]);
        _rows = [.. lines.Skip(header + 2).Take(rows).Select(TypedLine.Read)];
        _style = TableStyle.Read([_top, .. _rows]);
        var count = _rows.Append(_top).Max(line => line.Cells.Count);
        Grid = new TableGrid(
            [.. Said(_top, count).Select((text, place) => new GridColumn(place, text))],
            [.. _rows.Select((row, place) => new GridRow(place, [.. Said(row, count)]))]);
    }

    /// <summary>
    /// The table as it was read. A line with fewer cells than another has empty ones at its end, so that no cell that
    /// somebody typed is out of sight.
    /// </summary>
    public TableGrid Grid { get; }

    /// <summary>
    /// The table of a block of a page; null when there is no such block or no table below its marker.
    /// </summary>
    /// <param name="document">The page.</param>
    /// <param name="kind">The kind of the block.</param>
    /// <param name="id">The id in its marker.</param>
    public static EditableTable? Find(WikiDocument document, BlockKind kind, string id)
    {
        ArgumentNullException.ThrowIfNull(document);
        var block = kind switch
        {
            BlockKind.Matrix => document.Matrices.FirstOrDefault(it => it.Id == id)?.Source,
            BlockKind.Timeline => document.Timelines.FirstOrDefault(it => it.Marker.Id == id)?.Source,
            _ => document.Predictions.FirstOrDefault(it => it.Marker.Id == id)?.Source,
        };
        return block is { } source ? Read(document.Source, source) : null;
    }

    /// <summary>The table below the marker of a block; null when there is none.</summary>
    /// <param name="page">The text of the page.</param>
    /// <param name="block">The lines of the block: its marker, blank lines, and the table.</param>
    public static EditableTable? Read(SourceText page, IReadOnlyList<SourceLine> block)
    {
        ArgumentNullException.ThrowIfNull(page);
        ArgumentNullException.ThrowIfNull(block);
        var table = block.Skip(1).SkipWhile(line => Blank.Line(line.Text)).ToList();
        return table.Count < 2 || !table[0].Text.Contains('|', StringComparison.Ordinal) ? null
            : new EditableTable(
                page.Value.Split('\n'), block[0].Number - 1, table[0].Number - 1, table.Count - 2);
    }

    /// <summary>
    /// The row of the grid that stands on a line of the page, from 1; null for a line that is no row.
    /// </summary>
    public int? RowOn(int line) => line - 1 - _header - 2 is var row && row >= 0 && row < _rows.Count ? row : null;

    /// <summary>Whether a line of the page, from 1, belongs to the block: its marker, or a line of its table.</summary>
    public bool Holds(int line) => line - 1 >= _marker && line - 1 < _header + 2 + _rows.Count;

    /// <summary>Whether a line of the page, from 1, is the header of the table.</summary>
    public bool IsHeader(int line) => line - 1 == _header;

    /// <summary>The text of the page with a changed grid instead of the table.</summary>
    /// <param name="changed">
    /// A grid that was made from <see cref="Grid"/>. A line feed in a cell becomes a blank.
    /// </param>
    /// <exception cref="ArgumentException">A row does not have one cell for each column.</exception>
    public string Write(TableGrid changed)
    {
        ArgumentNullException.ThrowIfNull(changed);
        if (changed.Rows.Any(row => row.Cells.Length != changed.Columns.Length))
        {
            throw new ArgumentException("A row does not have one cell for each column.", nameof(changed));
        }

        var grid = new TableGrid(
            [.. changed.Columns.Select(column =>
                new GridColumn(Known(column.From, Grid.Columns.Length), OneLine.Of(column.Text)))],
            [.. changed.Rows.Select(row =>
                new GridRow(Known(row.From, _rows.Count), [.. row.Cells.Select(OneLine.Of)]))]);
        var widths = grid.Columns.Select((column, place) => column.From is null
            ? _style.WidthOf(grid.Rows.Select(row => row.Cells[place]).Append(column.Text)) : null).ToImmutableArray();
        var isSame = IsSame(grid.Columns);
        string[] table =
        [
            Line(_top, Grid.Columns.Select(it => it.Text), grid.Columns, [.. grid.Columns.Select(it => it.Text)],
                widths, isSame),
            isSame ? _lines[_header + 1] : Rule(grid.Columns, widths),
            .. grid.Rows.Select(row => row.From is { } from
                ? Line(_rows[from], Grid.Rows[from].Cells, grid.Columns, row.Cells, widths, isSame)
                : NewLine(grid.Columns, row.Cells, widths)),
        ];
        return string.Join('\n',
            [
                .. _lines[.._marker], MarkerLine(grid.Columns), .. _lines[(_marker + 1).._header], .. table,
                .. _lines[(_header + 2 + _rows.Count)..],
            ]);
    }

    // A line of the table as it was read, with the columns and texts of the new one.
    private string Line(
        TypedLine line, IEnumerable<string> said, ImmutableArray<GridColumn> columns, ImmutableArray<string> cells,
        ImmutableArray<int?> widths, bool sameColumns)
    {
        var before = said.ToList();
        if (sameColumns && before.SequenceEqual(cells))
        {
            return line.Print();
        }

        // A line that is longer than the header must not make the others longer.
        var count = sameColumns
            ? Math.Max(Math.Max(line.Cells.Count, _top.Cells.Count), 1 + LastSaid(cells)) : cells.Length;
        return line.Print(Enumerable.Range(0, count).Select(place =>
        {
            var from = columns[place].From;
            var typed = from is { } old && old < line.Cells.Count ? line.Cells[old] : null;
            return typed is null ? _style.New(cells[place], from, widths[place])
                : !line.HasOuterBars && (from == 0 || from == line.Cells.Count - 1) ? _style.New(cells[place], from)
                : cells[place] == before[from!.Value] ? typed
                : _style.Changed(typed, cells[place], from.Value);
        }));
    }

    private string NewLine(
        ImmutableArray<GridColumn> columns, ImmutableArray<string> cells, ImmutableArray<int?> widths) =>
        $"|{string.Join('|', cells.Select((text, place) => _style.New(text, columns[place].From, widths[place])))}|";

    private string Rule(ImmutableArray<GridColumn> columns, ImmutableArray<int?> widths)
    {
        var rule = TypedLine.Read(_lines[_header + 1]);
        var other = rule.Cells.Count > 0 ? rule.Cells[0] : null;
        return rule.Print(columns.Select((column, place) => column.From is { } from && from < rule.Cells.Count
            ? rule.Cells[from] : TableStyle.Rule(other, widths[place])));
    }

    // The marker names the columns whose versions belong to another line: their keys follow the header.
    private string MarkerLine(ImmutableArray<GridColumn> columns)
    {
        var line = _lines[_marker];
        if (!BlockMarker.TryParse(line, out var marker) || marker.Setting("lines") is not { } lines)
        {
            return line;
        }

        var keys = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var (place, column) in Grid.Columns.Index().Skip(1))
        {
            if (Label.Read(column.Text) is { Key: { Length: > 0 } key })
            {
                var now = columns.FirstOrDefault(it => it.From == place);
                keys[key] = now is null ? null : Label.Read(now.Text)?.Key ?? key;
            }
        }

        var kept = lines.Split(' ').Select(pair => pair.Split(':') is [var column, var version]
            && keys.TryGetValue(column, out var key) ? key is null ? null : $"{key}:{version}" : pair).OfType<string>();
        return line.Replace($"lines=\"{lines}\"", $"lines=\"{string.Join(' ', kept)}\"", StringComparison.Ordinal);
    }

    private bool IsSame(ImmutableArray<GridColumn> columns) => columns.Length == Grid.Columns.Length
        && columns.Select((column, place) => column.From == place).All(same => same);

    private static int LastSaid(ImmutableArray<string> cells) =>
        Enumerable.Range(0, cells.Length).LastOrDefault(place => cells[place].Length > 0, -1);

    private static int? Known(int? from, int count) => from >= 0 && from < count ? from : null;

    private static IEnumerable<string> Said(TypedLine line, int count) =>
        line.Cells.Select(TypedLine.Said).Concat(Enumerable.Repeat("", count - line.Cells.Count));
}
