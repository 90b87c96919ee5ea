using Wiki.Text.Diffing.Sequences;

namespace Wiki.Text.Diffing.Rendered;

/// <summary>
/// Finds blocks that were removed at one place and added at another beside the same blocks. A block that is the same
/// must stand once among the removed and once among the added ones; its neighbours may have changed.
/// </summary>
internal static class ItemMoves
{
    private const double LeastShare = 0.5;

    /// <summary>Returns the old place of each moved block, by its new place.</summary>
    /// <param name="old">The old items.</param>
    /// <param name="new">The new items.</param>
    /// <param name="gone">The places of the removed items.</param>
    /// <param name="come">The places of the added items.</param>
    /// <param name="allowance">The work that may be done for similar neighbours.</param>
    public static Dictionary<int, int> Of(IReadOnlyList<PageItem> old, IReadOnlyList<PageItem> @new,
        IReadOnlyCollection<int> gone, IReadOnlyCollection<int> come, WorkAllowance allowance)
    {
        var moves = new Dictionary<int, int>();
        if (gone.Count == 0 || come.Count == 0)
        {
            return moves;
        }

        var away = gone.Where(i => CanMove(old[i])).ToHashSet();
        var here = come.Where(j => CanMove(@new[j])).ToHashSet();
        var once = here.GroupBy(j => @new[j].Number).Where(same => same.Count() == 1)
            .ToDictionary(same => same.Key, same => same.First());
        var equal = away.GroupBy(i => old[i].Number).Where(same => same.Count() == 1 && once.ContainsKey(same.Key))
            .Select(same => (Old: same.First(), New: once[same.Key])).OrderBy(pair => pair.Old).ToList();
        equal.ForEach(pair => Add(pair.Old, pair.New));
        foreach (var (i, j) in equal)
        {
            for (var step = -1; IsLike(i + step, j + step); step--)
            {
                Add(i + step, j + step);
            }

            for (var step = 1; IsLike(i + step, j + step); step++)
            {
                Add(i + step, j + step);
            }
        }

        return moves;

        void Add(int i, int j)
        {
            moves[j] = i;
            away.Remove(i);
            here.Remove(j);
        }

        bool IsLike(int i, int j) => away.Contains(i) && here.Contains(j) && old[i].Name == @new[j].Name
            && allowance.TrySpend(old[i].Words.Length + @new[j].Words.Length + 1)
            && ItemPairs.Share(old[i].Words, @new[j].Words) >= LeastShare;
    }

    // Parts of a frame are told by their place.
    private static bool CanMove(PageItem item) =>
        item.Block is { Name: not ("td" or "th" or "thead" or "tbody" or "caption") } && item.Words.Length > 0;
}
