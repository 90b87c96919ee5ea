using Wiki.Text.Diffing.Sequences;

namespace Wiki.Text.Diffing.Facts.Matrices;

/// <summary>
/// Finds the keys that moved among those that stayed: as few as possible, namely all outside a longest subsequence that
/// ascends on both sides. When several such subsequences exist, keys that come first in ordinal order count as moved,
/// so that undoing the change moves the same keys.
/// </summary>
internal static class MovedKeys
{
    // Trying each key costs the square of their number. Matrices are far smaller; with more keys, any longest
    // subsequence is used.
    private const int MostTried = 1000;

    /// <summary>Returns the keys that moved.</summary>
    /// <param name="stayed">
    /// The keys in the old order, each with its place in the new order. No key and no place occurs twice.
    /// </param>
    public static HashSet<string> Among(IReadOnlyList<(string Key, int NewPlace)> stayed)
    {
        var moved = new HashSet<string>(StringComparer.Ordinal);
        var places = stayed.Select(it => it.NewPlace).ToArray();
        var kept = Longest(places);
        if (kept == places.Length)
        {
            return moved;
        }

        var tried = places.Length <= MostTried ? InOrdinalOrder(stayed) : [];
        foreach (var i in tried)
        {
            var place = places[i];
            places[i] = -1;
            if (Longest(places) < kept)
            {
                places[i] = place;
            }
            else
            {
                moved.Add(stayed[i].Key);
                if (stayed.Count - moved.Count == kept)
                {
                    return moved;
                }
            }
        }

        var one = OneLongest(places);
        moved.UnionWith(stayed.Where((_, i) => !one.Contains(i)).Select(it => it.Key));
        return moved;
    }

    private static IEnumerable<int> InOrdinalOrder(IReadOnlyList<(string Key, int NewPlace)> stayed) =>
        Enumerable.Range(0, stayed.Count).OrderBy(i => stayed[i].Key, StringComparer.Ordinal);

    // The length of the longest ascending subsequence. -1 marks a removed place.
    private static int Longest(int[] places)
    {
        var (lasts, length) = (new int[places.Length], 0);
        foreach (var place in places)
        {
            if (place < 0)
            {
                continue;
            }

            var at = Array.BinarySearch(lasts, 0, length, place);
            lasts[~at] = place;
            length = Math.Max(length, ~at + 1);
        }

        return length;
    }

    private static HashSet<int> OneLongest(int[] places)
    {
        var chain = new HeaviestChain(places.Length == 0 ? 0 : places.Max() + 1);
        for (var i = 0; i < places.Length; i++)
        {
            if (places[i] >= 0)
            {
                chain.Add(i, places[i], 1);
            }
        }

        return [.. chain.Pairs().Select(pair => pair.Old)];
    }
}
