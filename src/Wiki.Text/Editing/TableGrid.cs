using System.Collections.Immutable;

namespace Wiki.Text.Editing;

/// <summary>
/// A table as somebody edits it. The first column of a matrix holds the labels of its rows; group headings are rows.
/// </summary>
/// <param name="Columns">The columns, in order.</param>
/// <param name="Rows">The rows, in order. Each has one cell for each column.</param>
public sealed record TableGrid(ImmutableArray<GridColumn> Columns, ImmutableArray<GridRow> Rows)
{
    /// <summary>The grid with another text in one cell.</summary>
    public TableGrid With(int row, int column, string text)
    {
        var changed = Rows[row] with { Cells = Rows[row].Cells.SetItem(column, text) };
        return this with { Rows = Rows.SetItem(row, changed) };
    }
}

/// <summary>A column of a grid.</summary>
/// <param name="From">Its place in the table as it was read, from 0; null for a new column.</param>
/// <param name="Text">Its header.</param>
public sealed record GridColumn(int? From, string Text);

/// <summary>A row of a grid.</summary>
/// <param name="From">Its place in the table as it was read, from 0; null for a new row.</param>
/// <param name="Cells">What its cells say: trimmed, without the backslashes that bars need in the text.</param>
public sealed record GridRow(int? From, ImmutableArray<string> Cells);
