using Markdig.Helpers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Wiki.Text.Blocks;
using Wiki.Text.Blocks.Tables;
using Wiki.Text.Links;
using TableCell = Markdig.Extensions.Tables.TableCell;

namespace Wiki.Text.Rendering.Tables;

/// <summary>One line of an ordinary table.</summary>
/// <param name="Row">Its cells. A line without a bar is one cell.</param>
/// <param name="Text">The line in the text of the page, without what its list or quote puts before it.</param>
internal readonly record struct TableLine(TableRow Row, StringSlice Text)
{
    /// <summary>Splits a line. A bar alone is no line of a table: for it there is null.</summary>
    /// <param name="text">The line.</param>
    /// <param name="index">The index of the line in the text, from 0.</param>
    public static TableLine? Of(StringSlice text, int index)
    {
        text.Trim();
        var line = new SourceLine(index + 1, text.ToString());
        var row = TableRow.Split(line) ?? (line.Text == "|" ? null : TableRow.OfOneCell(line));
        return row is null ? null : new TableLine(row, text);
    }

    /// <summary>One of its cells as a part of the page. There is an empty one when it has too few.</summary>
    /// <param name="column">The index of the cell, from 0.</param>
    public TableCell Cell(int column)
    {
        var cell = new TableCell { Line = Row.Line - 1, ColumnIndex = column };
        if (column < Row.Cells.Length && Row.Cells[column] is { Text.Length: > 0 } typed)
        {
            // A part of the text of the page, so that every place in it is known. CellInlines reads its "\|".
            var slice = new StringSlice(Text.Text, Text.Start + typed.Column - 1, Text.End);
            slice.End = slice.Start + TableRow.LengthOf(slice.AsSpan()) - 1;
            var paragraph = new ParagraphBlock
            {
                Line = cell.Line,
                Column = typed.Column - 1,
                Span = new SourceSpan(slice.Start, slice.End),
            };
            if (InlineText.IsPlain(slice.AsSpan()))
            {
                paragraph.ProcessInlines = false;
                paragraph.Inline = new ContainerInline { Span = paragraph.Span };
                paragraph.Inline.AppendChild(new LiteralInline(slice)
                {
                    Line = cell.Line,
                    Column = paragraph.Column,
                    Span = paragraph.Span,
                });
            }
            else
            {
                paragraph.AppendLine(ref slice, paragraph.Column, cell.Line, slice.Start, false);
            }

            cell.Add(paragraph);
        }

        return cell;
    }
}
