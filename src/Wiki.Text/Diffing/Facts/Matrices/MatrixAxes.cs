using System.Collections.Immutable;
using Wiki.Text.Blocks;
using Wiki.Text.Blocks.Matrices;

namespace Wiki.Text.Diffing.Facts.Matrices;

/// <summary>The columns, groups and rows of one side, as entries of their axes.</summary>
internal sealed class MatrixAxes
{
    public MatrixAxes(Matrix matrix)
    {
        Matrix = matrix;
        var header = matrix.Source.Skip(1).FirstOrDefault(line => !Blank.Line(line.Text)).Number;
        Columns = [.. matrix.Columns.Select((column, i) => new AxisEntry(column.Label, header, i, null, i))];
        Groups = [.. matrix.Groups.Select((group, i) => new AxisEntry(group.Label, group.Line, i, null, i))];
        var rows = ImmutableArray.CreateBuilder<AxisEntry>(matrix.Rows.Length);
        var place = 0;
        for (var i = 0; i < matrix.Rows.Length; i++)
        {
            var row = matrix.Rows[i];
            place = i > 0 && ReferenceEquals(row.Group, matrix.Rows[i - 1].Group) ? place + 1 : 0;
            rows.Add(new AxisEntry(row.Label, row.Line, i, row.Group?.Label, place));
        }

        Rows = rows.MoveToImmutable();
    }

    public Matrix Matrix { get; }

    public ImmutableArray<AxisEntry> Columns { get; }

    public ImmutableArray<AxisEntry> Groups { get; }

    public ImmutableArray<AxisEntry> Rows { get; }

    public CellAt Cell(int row, int column)
    {
        var of = Matrix.Rows[row];
        return new CellAt(of.Label, Matrix.Columns[column].Label, of.Cells[column]);
    }
}
