using System.Collections.Immutable;
using Wiki.Text.Blocks;
using Wiki.Text.Blocks.Matrices;
using Wiki.Text.Diffing.Facts.Blocks;

namespace Wiki.Text.Diffing.Facts.Matrices;

/// <summary>
/// Compares two matrices by their keys and by the content of their cells. A renamed row or
/// column is followed only if its label declares the earlier key. Nothing is guessed.
/// </summary>
public sealed class MatrixDiff
{
    private readonly MatrixAxes _old;
    private readonly MatrixAxes _new;
    private readonly List<AxisLink> _columns;
    private readonly List<AxisLink> _groups;
    private readonly List<AxisLink> _rows;

    private MatrixDiff(Matrix old, Matrix @new)
    {
        (_old, _new) = (new MatrixAxes(old), new MatrixAxes(@new));
        _columns = Links(_old.Columns, _new.Columns);
        _groups = Links(_old.Groups, _new.Groups);
        _rows = Links(_old.Rows, _new.Rows);
    }

    /// <summary>Returns the differences between two matrices. Neither may be broken.</summary>
    /// <exception cref="ArgumentException">One of them is broken.</exception>
    public static MatrixChanges Between(Matrix old, Matrix @new)
    {
        ArgumentNullException.ThrowIfNull(old);
        ArgumentNullException.ThrowIfNull(@new);
        if (old.IsBroken || @new.IsBroken)
        {
            throw new ArgumentException("A broken matrix cannot be compared.",
                old.IsBroken ? nameof(old) : nameof(@new));
        }

        return new MatrixDiff(old, @new).Changes();
    }

    private MatrixChanges Changes() => new()
    {
        Kind = BlockKind.Matrix,
        Id = _new.Matrix.Id,
        Name = _new.Matrix.Name,
        OldLine = _old.Matrix.Line,
        NewLine = _new.Matrix.Line,
        OldMarker = _old.Matrix.Marker,
        NewMarker = _new.Matrix.Marker,
        OldCorner = _old.Matrix.Corner,
        NewCorner = _new.Matrix.Corner,
        Axes =
        [
            .. Of(Axis.Column, _columns, _old.Columns, _new.Columns, Moved(_columns, _old.Columns, _new.Columns)),
            .. Of(Axis.Group, _groups, _old.Groups, _new.Groups, Moved(_groups, _old.Groups, _new.Groups)),
            .. Of(Axis.Row, _rows, _old.Rows, _new.Rows, MovedRows()),
        ],
        Edits = [.. Edits()],
        Suggestions = [.. RenameGuesses.Find(_old, _new, _rows, _columns)],
    };

    private static List<AxisLink> Links(ImmutableArray<AxisEntry> old, ImmutableArray<AxisEntry> @new) =>
        AxisLinks.Between([.. old.Select(entry => entry.Label)], [.. @new.Select(entry => entry.Label)]);

    private IEnumerable<AxisChange> Of(
        Axis axis, List<AxisLink> links, ImmutableArray<AxisEntry> old, ImmutableArray<AxisEntry> @new,
        HashSet<string> moved) =>
        links.SelectMany(link => Of(axis, link, old, @new, moved)).OrderBy(change => change.Kind);

    private IEnumerable<AxisChange> Of(
        Axis axis, AxisLink link, ImmutableArray<AxisEntry> old, ImmutableArray<AxisEntry> @new,
        HashSet<string> moved)
    {
        ImmutableArray<AxisEntry> before = [.. link.Old.Select(i => old[i])];
        ImmutableArray<AxisEntry> after = [.. link.New.Select(i => @new[i])];
        if (!link.IsPair)
        {
            var kind = link.New.Count == 0 ? AxisChangeKind.Removed
                : link.Old.Count == 0 ? AxisChangeKind.Added
                : link.Old.Count == 1 ? AxisChangeKind.Split
                : AxisChangeKind.Merged;
            yield return new AxisChange(axis, kind, before, after) { Cells = CellsOf(axis, link) };
            yield break;
        }

        var (a, b) = (before[0], after[0]);
        if (a.Label.Key != b.Label.Key)
        {
            yield return new AxisChange(axis, AxisChangeKind.Renamed, before, after);
        }
        else if (a.Label.Text != b.Label.Text)
        {
            yield return new AxisChange(axis, AxisChangeKind.Relabelled, before, after);
        }
        else if (!a.Label.Was.SequenceEqual(b.Label.Was))
        {
            yield return new AxisChange(axis, AxisChangeKind.Redeclared, before, after);
        }

        if (axis == Axis.Row && !StayedInGroup(a, b))
        {
            yield return new AxisChange(axis, AxisChangeKind.Regrouped, before, after);
        }
        else if (moved.Contains(KeyOf(a, b)))
        {
            yield return new AxisChange(axis, AxisChangeKind.Moved, before, after);
        }
    }

    // The cells of an added or removed row or column. Where both cross, the cell belongs to the row.
    private ImmutableArray<CellAt> CellsOf(Axis axis, AxisLink link) => (axis, link) switch
    {
        (Axis.Row, { New: [] }) => [.. AllColumns(_old).Select(column => _old.Cell(link.Old[0], column))],
        (Axis.Row, { Old: [] }) => [.. AllColumns(_new).Select(column => _new.Cell(link.New[0], column))],
        (Axis.Column, { New: [] }) => [.. _rows.Where(row => row.New.Count > 0).SelectMany(row => row.Old)
            .Select(row => _old.Cell(row, link.Old[0]))],
        (Axis.Column, { Old: [] }) => [.. _rows.Where(row => row.Old.Count > 0).SelectMany(row => row.New)
            .Select(row => _new.Cell(row, link.New[0]))],
        _ => [],
    };

    private static IEnumerable<int> AllColumns(MatrixAxes axes) => Enumerable.Range(0, axes.Columns.Length);

    private IEnumerable<CellEdit> Edits()
    {
        var columns = _columns.Where(link => link is { Old.Count: > 0, New.Count: > 0 }).ToList();
        var onOneLine = columns.ConvertAll(link => link.Old.Select(i => _old.Matrix.Columns[i].VersionLine)
            .Concat(link.New.Select(j => _new.Matrix.Columns[j].VersionLine)).Distinct().Count() == 1);
        foreach (var row in _rows.Where(link => link is { Old.Count: > 0, New.Count: > 0 }))
        {
            for (var i = 0; i < columns.Count; i++)
            {
                var column = columns[i];
                if (!SayTheSame(row, column, onOneLine[i]))
                {
                    yield return new CellEdit(
                        [.. row.Old.SelectMany(r => column.Old.Select(c => _old.Cell(r, c)))],
                        [.. row.New.SelectMany(r => column.New.Select(c => _new.Cell(r, c)))]);
                }
            }
        }
    }

    private bool SayTheSame(AxisLink row, AxisLink column, bool onOneLine)
    {
        var first = _old.Matrix.Rows[row.Old[0]].Cells[column.Old[0]];
        return AllAre(_old.Matrix, row.Old, column.Old) && AllAre(_new.Matrix, row.New, column.New);

        bool AllAre(Matrix matrix, List<int> rows, List<int> columns)
        {
            foreach (var r in rows)
            {
                foreach (var c in columns)
                {
                    var cell = matrix.Rows[r].Cells[c];
                    if (!ReferenceEquals(cell, first) && !CellClasses.AreSame(first, cell, onOneLine))
                    {
                        return false;
                    }
                }
            }

            return true;
        }
    }

    private static HashSet<string> Moved(
        List<AxisLink> links, ImmutableArray<AxisEntry> old, ImmutableArray<AxisEntry> @new) =>
        MovedKeys.Among([.. links.Where(link => link.IsPair).Select(link => (old[link.Old[0]], @new[link.New[0]]))
            .Select(pair => (KeyOf(pair.Item1, pair.Item2), pair.Item2.Index))]);

    private HashSet<string> MovedRows() =>
    [
        .. _rows.Where(link => link.IsPair).Select(link => (Old: _old.Rows[link.Old[0]], New: _new.Rows[link.New[0]]))
            .Where(pair => StayedInGroup(pair.Old, pair.New))
            .GroupBy(pair => pair.Old.Group?.Key ?? "")
            .SelectMany(rows => MovedKeys.Among(
                [.. rows.Select(pair => (KeyOf(pair.Old, pair.New), pair.New.Index))])),
    ];

    private bool StayedInGroup(AxisEntry a, AxisEntry b) => (a.Group, b.Group) switch
    {
        (null, null) => true,
        ({ } old, { } @new) => old.Key == @new.Key || HeirOf.GetValueOrDefault(old.Key) == @new.Key,
        _ => false,
    };

    // The new key of each group that was renamed.
    private Dictionary<string, string> HeirOf => field ??= _groups.Where(link => link.IsPair).ToDictionary(
        link => _old.Groups[link.Old[0]].Label.Key, link => _new.Groups[link.New[0]].Label.Key, StringComparer.Ordinal);

    // Returns one key for an entry that stayed, the same from either side.
    private static string KeyOf(AxisEntry a, AxisEntry b) =>
        string.CompareOrdinal(a.Label.Key, b.Label.Key) <= 0 ? a.Label.Key : b.Label.Key;
}
