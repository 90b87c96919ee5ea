using System.Collections.Immutable;
using Wiki.Text.Blocks.Matrices;
using Wiki.Text.Diffing.Facts.Blocks;

namespace Wiki.Text.Diffing.Facts.Matrices;

/// <summary>
/// Finds rows and columns that may have been renamed without a <c>was:</c>. At least 80 % of the cells that are not
/// empty on one side are equal. A column has kept its place, a row its group.
/// </summary>
internal sealed class RenameGuesses
{
    // With more pairs, the table was rewritten, and only rows or columns at the same place are compared.
    private const int MostPairs = 10_000;

    private readonly MatrixAxes _old;
    private readonly MatrixAxes _new;

    private RenameGuesses(MatrixAxes old, MatrixAxes @new) => (_old, _new) = (old, @new);

    public static IEnumerable<RenameSuggestion> Find(
        MatrixAxes old, MatrixAxes @new, List<AxisLink> rows, List<AxisLink> columns)
    {
        var guesses = new RenameGuesses(old, @new);
        return guesses.Find(Axis.Column, columns, rows).Concat(guesses.Find(Axis.Row, rows, columns));
    }

    private List<RenameSuggestion> Find(Axis axis, List<AxisLink> links, List<AxisLink> across)
    {
        var removed = links.Where(link => link.New.Count == 0).Select(link => EntriesOf(_old)[link.Old[0]]).ToList();
        var added = links.Where(link => link.Old.Count == 0).Select(link => EntriesOf(_new)[link.New[0]]).ToList();
        var pairs = across.Where(link => link.IsPair).ToList();
        if (removed.Count == 0 || added.Count == 0 || pairs.Count == 0)
        {
            return [];
        }

        ImmutableArray<AxisEntry> EntriesOf(MatrixAxes side) => axis == Axis.Row ? side.Rows : side.Columns;

        var onlySamePlace = (long)removed.Count * added.Count > MostPairs;
        var found = new List<RenameSuggestion>();
        foreach (var old in removed)
        {
            foreach (var @new in added)
            {
                var isNear = old.Index == @new.Index
                    || !onlySamePlace && axis == Axis.Row && old.Group?.Key == @new.Group?.Key;
                if (isNear && EqualCells(axis, old.Index, @new.Index, pairs) is var (equal, cells))
                {
                    found.Add(new RenameSuggestion(axis, old, @new, equal, cells));
                }
            }
        }

        return BestOfEach(found);
    }

    private (int Equal, int Cells)? EqualCells(Axis axis, int before, int after, List<AxisLink> pairs)
    {
        var (equal, cells) = (0, 0);
        var mostDifferent = pairs.Count / 5;
        foreach (var pair in pairs)
        {
            var old = CellOf(_old, axis, before, pair.Old[0]);
            var @new = CellOf(_new, axis, after, pair.New[0]);
            if (old.Status != CellStatus.Empty || @new.Status != CellStatus.Empty)
            {
                cells++;
                equal += CellClasses.AreSame(old, @new, onOneLine: true) ? 1 : 0;
            }

            if (cells - equal > mostDifferent)
            {
                return null;
            }
        }

        return cells > 0 && equal * 5 >= cells * 4 ? (equal, cells) : null;
    }

    private static Cell CellOf(MatrixAxes side, Axis axis, int along, int across) => axis == Axis.Row
        ? side.Matrix.Rows[along].Cells[across]
        : side.Matrix.Rows[across].Cells[along];

    // The most equal pair first, then the nearest, then by key. The result is the same from either side.
    private static List<RenameSuggestion> BestOfEach(List<RenameSuggestion> found)
    {
        var best = new List<RenameSuggestion>();
        var taken = new HashSet<AxisEntry>(ReferenceEqualityComparer.Instance);
        foreach (var guess in found.OrderByDescending(it => (double)it.Equal / it.Cells)
            .ThenBy(it => Math.Abs(it.Old.Index - it.New.Index))
            .ThenBy(it => Keys(it).First, StringComparer.Ordinal)
            .ThenBy(it => Keys(it).Second, StringComparer.Ordinal))
        {
            if (!taken.Contains(guess.Old) && !taken.Contains(guess.New))
            {
                best.Add(guess);
                taken.Add(guess.Old);
                taken.Add(guess.New);
            }
        }

        return [.. best.OrderBy(it => it.Old.Index)];
    }

    private static (string First, string Second) Keys(RenameSuggestion it)
    {
        var (a, b) = (it.Old.Label.Key, it.New.Label.Key);
        return string.CompareOrdinal(a, b) <= 0 ? (a, b) : (b, a);
    }
}

/// <summary>
/// A removed and an added row or column whose cells say nearly the same. It may have been renamed without declaring it.
/// </summary>
/// <param name="Axis">Whether they are rows or columns.</param>
/// <param name="Old">The removed row or column.</param>
/// <param name="New">The added row or column.</param>
/// <param name="Equal">The number of equal cells. Empty cells do not count.</param>
/// <param name="Cells">The number of cells that are not empty on at least one side.</param>
public sealed record RenameSuggestion(Axis Axis, AxisEntry Old, AxisEntry New, int Equal, int Cells)
{
    /// <summary>The reason for the suggestion in words: "renamed? 9 of 10 cells equal".</summary>
    public string Reason => $"renamed? {Equal} of {Cells} cells equal";
}
