using Wiki.Text.Blocks.Matrices;

namespace Wiki.Text.Diffing.Facts;

/// <summary>
/// Finds what was perhaps renamed without declaring it: at least 80 % of the cells that are not empty on either side are
/// equal, and the place is the same, or for rows the group (structured-blocks 4.5, A33).
/// </summary>
internal sealed class RenameGuesses
{
    private readonly MatrixAxes _old;
    private readonly MatrixAxes _new;
    private readonly PieceNumbers _numbers = new();

    private RenameGuesses(MatrixAxes old, MatrixAxes @new) => (_old, _new) = (old, @new);

    public static IEnumerable<RenameSuggestion> Of(
        MatrixAxes old, MatrixAxes @new, List<AxisLink> rows, List<AxisLink> columns)
    {
        var guesses = new RenameGuesses(old, @new);
        return guesses.Of(Axis.Column, columns, rows).Concat(guesses.Of(Axis.Row, rows, columns));
    }

    private List<RenameSuggestion> Of(Axis axis, List<AxisLink> links, List<AxisLink> across)
    {
        var removed = links.Where(link => link.New.Count == 0).Select(link => link.Old[0]).ToList();
        var added = links.Where(link => link.Old.Count == 0).Select(link => link.New[0]).ToList();
        var pairs = across.Where(link => link.IsPair).ToList();
        if (removed.Count == 0 || added.Count == 0 || pairs.Count == 0)
        {
            return [];
        }

        var before = removed.ConvertAll(i => pairs.ConvertAll(pair => NumberOf(_old.Matrix, axis, i, pair.Old[0])));
        var after = added.ConvertAll(j => pairs.ConvertAll(pair => NumberOf(_new.Matrix, axis, j, pair.New[0])));
        var found = new List<RenameSuggestion>();
        for (var i = 0; i < removed.Count; i++)
        {
            var old = EntryOf(_old, axis, removed[i]);
            for (var j = 0; j < added.Count; j++)
            {
                var @new = EntryOf(_new, axis, added[j]);
                if ((old.Index == @new.Index || axis == Axis.Row && old.Group?.Key == @new.Group?.Key)
                    && EqualCells(before[i], after[j]) is var (equal, cells))
                {
                    found.Add(new RenameSuggestion(axis, old, @new, equal, cells));
                }
            }
        }

        return BestOfEach(found);
    }

    private static AxisEntry EntryOf(MatrixAxes side, Axis axis, int i) =>
        axis == Axis.Row ? side.Rows[i] : side.Columns[i];

    // Equal numbers for cells that say the same; 0 for an empty one.
    private int NumberOf(Matrix matrix, Axis axis, int along, int across)
    {
        var cell = axis == Axis.Row ? matrix.Rows[along].Cells[across] : matrix.Rows[across].Cells[along];
        return cell.Status == CellStatus.Empty ? 0 : _numbers.Of(cell.Canonical) + 1;
    }

    private static (int Equal, int Cells)? EqualCells(List<int> before, List<int> after)
    {
        var (equal, cells) = (0, 0);
        var mostDifferent = before.Count / 5;
        for (var i = 0; i < before.Count; i++)
        {
            cells += before[i] != 0 || after[i] != 0 ? 1 : 0;
            equal += before[i] != 0 && before[i] == after[i] ? 1 : 0;
            if (cells - equal > mostDifferent)
            {
                return null;
            }
        }

        return cells > 0 && equal * 5 >= cells * 4 ? (equal, cells) : null;
    }

    // The most equal first; where that ties the nearest, then by key: the same from either side.
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
