using Wiki.Text.Diffing.Sequences;

namespace Wiki.Text.Diffing.Rendered;

/// <summary>Finds the new item that continues an old one, in the same order on both sides.</summary>
internal static class ItemPairs
{
    // With a smaller share in common, one item was not made from the other.
    private const double LeastShare = 0.3;

    /// <summary>Returns the pairs, ascending on both sides: first by identity, then by common words.</summary>
    public static List<(int Old, int New)> Of(
        IReadOnlyList<PageItem> old, IReadOnlyList<PageItem> @new, Hunk hunk, WorkAllowance allowance)
    {
        var pairs = new List<(int Old, int New)>();
        var (i, j) = (hunk.OldStart, hunk.NewStart);
        foreach (var known in Known(old, @new, hunk, allowance))
        {
            AddSimilar(known.Old, known.New);
            pairs.Add(known);
            (i, j) = (known.Old + 1, known.New + 1);
        }

        AddSimilar(hunk.OldEnd, hunk.NewEnd);
        return pairs;

        void AddSimilar(int oldEnd, int newEnd)
        {
            if (oldEnd > i && newEnd > j)
            {
                pairs.AddRange(Similar(old, i, oldEnd, @new, j, newEnd, allowance));
            }
        }
    }

    private static IEnumerable<(int Old, int New)> Known(
        IReadOnlyList<PageItem> old, IReadOnlyList<PageItem> @new, Hunk hunk, WorkAllowance allowance)
    {
        var identities = new PieceNumbers();
        var unknown = -1;
        var before = Enumerable.Range(hunk.OldStart, hunk.OldCount).Select(i => NumberOf(old[i])).ToArray();
        var after = Enumerable.Range(hunk.NewStart, hunk.NewCount).Select(i => NumberOf(@new[i])).ToArray();
        var (i, j) = (0, 0);
        foreach (var differing in SequenceDiff.Between(before, after, allowance).Append(new(before.Length, 0, after.Length, 0)))
        {
            for (; i < differing.OldStart; i++, j++)
            {
                yield return (hunk.OldStart + i, hunk.NewStart + j);
            }

            (i, j) = (differing.OldEnd, differing.NewEnd);
        }

        // An item without identity is equal to no other item.
        int NumberOf(PageItem item) => item.Identity is { } identity ? identities.Of(identity) : unknown--;
    }

    private static List<(int Old, int New)> Similar(
        IReadOnlyList<PageItem> old, int oldStart, int oldEnd, IReadOnlyList<PageItem> @new, int newStart, int newEnd,
        WorkAllowance allowance)
    {
        if (oldEnd - oldStart == 1 && newEnd - newStart == 1 && IsOnlyOne(old[oldStart], @new[newStart]))
        {
            return [(oldStart, newStart)];
        }

        var chains = new HeaviestChain(newEnd - newStart);
        for (var i = oldStart; i < oldEnd; i++)
        {
            for (var j = newEnd - 1; j >= newStart; j--)
            {
                if (old[i].Name != @new[j].Name)
                {
                    continue;
                }

                var (before, after) = (old[i].Words, @new[j].Words);
                if (!allowance.TrySpend(before.Length + after.Length + 1))
                {
                    return [];
                }

                var share = Share(before, after);
                if (share >= LeastShare)
                {
                    chains.Add(i - oldStart, j - newStart, share * share);
                }
            }
        }

        return [.. chains.Pairs().Select(pair => (oldStart + pair.Old, newStart + pair.New))];
    }

    // A run, or the frame around items that are compared separately, can only be paired with this one.
    private static bool IsOnlyOne(PageItem old, PageItem @new) => old.Name == @new.Name
        && (old.Run is not null || old.Name is "thead" or "tbody" or "ol" or "ul" or "code" or "td" or "th");

    /// <summary>The share of common words; both are in ascending order.</summary>
    public static double Share(int[] old, int[] @new)
    {
        var (i, j, common) = (0, 0, 0);
        while (i < old.Length && j < @new.Length)
        {
            if (old[i] == @new[j])
            {
                common++;
                i++;
                j++;
            }
            else if (old[i] < @new[j])
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        return old.Length + @new.Length == 0 ? 1 : 2.0 * common / (old.Length + @new.Length);
    }
}
