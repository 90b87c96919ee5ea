using System.Collections.Immutable;
using Wiki.Text.Blocks;
using Wiki.Text.Blocks.Matrices;

namespace Wiki.Text.Diffing.Facts.Matrices;

/// <summary>Makes the new matrix from the old one and the changes, without the positions in the text.</summary>
internal sealed class MatrixPatch
{
    private readonly MatrixChanges _changes;
    private readonly MatrixAxes _old;
    private readonly Dictionary<(string Row, string Column), Cell> _cells = [];

    public MatrixPatch(MatrixChanges changes, Matrix old)
    {
        (_changes, _old) = (changes, new MatrixAxes(old));
        foreach (var cell in changes.Axes.Where(change => change.Old.IsEmpty).SelectMany(change => change.Cells)
            .Concat(changes.Edits.SelectMany(edit => edit.New)))
        {
            _cells[(cell.Row.Key, cell.Column.Key)] = cell.Cell;
        }
    }

    public Matrix NewMatrix()
    {
        var columns = Sequence(Axis.Column, _old.Columns, _ => true);
        var groups = Sequence(Axis.Group, _old.Groups, _ => true)
            .ConvertAll(entry => (Heir: new Group(entry.Label, 0), entry.Origin));
        var rows = ImmutableArray.CreateBuilder<Row>();
        AddRows(null, null);
        foreach (var (heir, origin) in groups)
        {
            AddRows(origin?.Label.Key, heir);
        }

        return new Matrix
        {
            Marker = _changes.NewMarker,
            Source = [],
            Corner = _changes.NewCorner,
            Columns = [.. columns.Select(column => new Column(column.Label, ""))],
            Groups = [.. groups.Select(group => group.Heir)],
            Rows = rows.ToImmutable(),
            Problems = [],
        };

        void AddRows(string? oldGroup, Group? group)
        {
            var inGroup = Sequence(Axis.Row, group is null || oldGroup is not null
                ? [.. _old.Rows.Where(row => row.Group?.Key == oldGroup)]
                : [], entry => entry.Group?.Key == group?.Label.Key);
            rows.AddRange(inGroup.Select(row => new Row(row.Label, 0, group,
                [.. columns.Select(column => CellOf(row, column))])));
        }
    }

    // Entries that stay keep their order and fill the places that no change fills.
    private List<(Label Label, AxisEntry? Origin)> Sequence(
        Axis axis, ImmutableArray<AxisEntry> old, Func<AxisEntry, bool> isHere)
    {
        var changes = _changes.Axes.Where(change => change.Axis == axis).ToList();
        var put = new SortedDictionary<int, (Label, AxisEntry?)>();
        var leaving = new HashSet<string>(StringComparer.Ordinal);
        var labels = new Dictionary<string, Label>(StringComparer.Ordinal);
        foreach (var change in changes)
        {
            switch (change.Kind)
            {
                case AxisChangeKind.Renamed or AxisChangeKind.Relabelled or AxisChangeKind.Redeclared:
                    labels[change.Old[0].Label.Key] = change.New[0].Label;
                    break;
                default:
                    leaving.UnionWith(change.Old.Select(entry => entry.Label.Key));
                    foreach (var entry in change.New.Where(isHere))
                    {
                        put[entry.Place] = (entry.Label, change.Old.IsEmpty ? null : OldEntry(axis, change.Old[0]));
                    }

                    break;
            }
        }

        var sequence = new List<(Label, AxisEntry?)>();
        var staying = old.Where(entry => !leaving.Contains(entry.Label.Key)).GetEnumerator();
        while (true)
        {
            if (put.Remove(sequence.Count, out var here))
            {
                sequence.Add(here);
            }
            else if (staying.MoveNext())
            {
                var entry = staying.Current;
                sequence.Add((labels.GetValueOrDefault(entry.Label.Key, entry.Label), entry));
            }
            else
            {
                return put.Count == 0 ? sequence : throw Unfit();
            }
        }
    }

    private AxisEntry OldEntry(Axis axis, AxisEntry compared)
    {
        var entries = axis switch
        {
            Axis.Column => _old.Columns,
            Axis.Group => _old.Groups,
            _ => _old.Rows,
        };
        return compared.Index < entries.Length && entries[compared.Index] is var entry
            && entry.Label.Key == compared.Label.Key ? entry : throw Unfit();
    }

    // A cell without a change says the same as its old cells, which all said the same.
    private Cell CellOf((Label Label, AxisEntry? Origin) row, (Label Label, AxisEntry? Origin) column) =>
        _cells.TryGetValue((row.Label.Key, column.Label.Key), out var cell) ? cell
        : row.Origin is null || column.Origin is null ? throw Unfit()
        : _old.Matrix.Rows[row.Origin.Index].Cells[column.Origin.Index];

    private static InvalidOperationException Unfit() => new("These changes were made from another matrix.");
}
