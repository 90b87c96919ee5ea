using System.Runtime.InteropServices;

namespace Wiki.Text.Diffing.Sequences;

/// <summary>
/// Finds places where a long passage can be cut into shorter ones: pieces that occur exactly once on either side, as
/// many as are in the same order.
/// </summary>
internal static class Cuts
{
    /// <summary>The cuts in ascending order on both sides.</summary>
    /// <param name="old">The old pieces.</param>
    /// <param name="oldPlaces">The places of the old pieces that the passage has.</param>
    /// <param name="new">The new pieces.</param>
    /// <param name="newPlaces">The places of the new pieces that the passage has.</param>
    public static List<(int Old, int New)> Between(int[] old, int[] oldPlaces, int[] @new, int[] newPlaces)
    {
        var onceInNew = OnlyPlaces(@new, newPlaces);
        var candidates = OnlyPlaces(old, oldPlaces)
            .Where(place => onceInNew.ContainsKey(place.Key))
            .Select(place => (Old: place.Value, New: onceInNew[place.Key]))
            .OrderBy(place => place.Old)
            .ToList();
        return LongestAscending(candidates);
    }

    private static Dictionary<int, int> OnlyPlaces(int[] pieces, int[] places)
    {
        const int several = -1;
        var only = new Dictionary<int, int>(places.Length);
        foreach (var place in places)
        {
            ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(only, pieces[place], out var seen);
            known = seen ? several : place;
        }

        return only.Where(entry => entry.Value != several).ToDictionary();
    }

    // Patience sorting: tops[n] is the last candidate of the ascending run with n + 1 candidates that ends lowest.
    private static List<(int Old, int New)> LongestAscending(List<(int Old, int New)> candidates)
    {
        const int none = -1;
        var tops = new List<int>();
        var before = new int[candidates.Count];
        for (var i = 0; i < candidates.Count; i++)
        {
            var (low, high) = (0, tops.Count);
            while (low < high)
            {
                var middle = (low + high) / 2;
                (low, high) = candidates[tops[middle]].New < candidates[i].New ? (middle + 1, high) : (low, middle);
            }

            before[i] = low > 0 ? tops[low - 1] : none;
            if (low == tops.Count)
            {
                tops.Add(i);
            }
            else
            {
                tops[low] = i;
            }
        }

        var run = new List<(int Old, int New)>(tops.Count);
        for (var i = tops.Count > 0 ? tops[^1] : none; i != none; i = before[i])
        {
            run.Add(candidates[i]);
        }

        run.Reverse();
        return run;
    }
}
