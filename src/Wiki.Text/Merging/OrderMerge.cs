using Wiki.Text.Diffing.Facts.Matrices;

namespace Wiki.Text.Merging;

/// <summary>
/// Merges the orders that two sides gave to the same items. Items that neither side moved keep their order. An item
/// that a side moved or added comes after the item that it follows on that side. The merge always succeeds, and
/// exchanging the sides gives the same result.
/// </summary>
internal sealed class OrderMerge
{
    private readonly List<string> _base;
    private readonly List<string> _mine;
    private readonly List<string> _theirs;
    private readonly Func<string, string> _sortKey;

    private OrderMerge(
        IEnumerable<string> @base, IEnumerable<string> mine, IEnumerable<string> theirs, HashSet<string> members,
        Func<string, string> sortKey)
    {
        _base = [.. @base.Where(members.Contains)];
        _mine = [.. mine.Where(members.Contains)];
        _theirs = [.. theirs.Where(members.Contains)];
        _sortKey = sortKey;
    }

    /// <summary>Returns the members in merged order. Each is on at least one side.</summary>
    /// <param name="base">The order of the base.</param>
    /// <param name="mine">The order of one side.</param>
    /// <param name="theirs">The order of the other side.</param>
    /// <param name="members">The items of the result. Others are left out.</param>
    /// <param name="sortKey">The key that decides the order of two additions at one place.</param>
    public static List<string> Merge(
        IEnumerable<string> @base, IEnumerable<string> mine, IEnumerable<string> theirs, HashSet<string> members,
        Func<string, string> sortKey) =>
        new OrderMerge(@base, mine, theirs, members, sortKey).Merged();

    private List<string> Merged()
    {
        var byMe = PlacedBy(_mine);
        var byThem = PlacedBy(_theirs);
        var stable = _base.Where(it => !byMe.Contains(it) && !byThem.Contains(it)).ToList();
        var places = stable.Select((it, i) => (it, i)).ToDictionary(it => it.it, it => it.i, StringComparer.Ordinal);
        var afterMine = Followers(_mine, byMe, places);
        var afterTheirs = Followers(_theirs, byThem, places);
        foreach (var it in byMe.Intersect(byThem))
        {
            // Both sides placed it. It goes to the earlier place.
            var (mine, theirs) = (PlaceIn(afterMine, it), PlaceIn(afterTheirs, it));
            if (mine != theirs)
            {
                (mine > theirs ? afterMine[mine] : afterTheirs[theirs]).Remove(it);
            }
        }

        var merged = new List<string>();
        for (var i = -1; i < stable.Count; i++)
        {
            merged.AddRange(i < 0 ? [] : [stable[i]]);
            merged.AddRange(Together(afterMine.GetValueOrDefault(i, []), afterTheirs.GetValueOrDefault(i, [])));
        }

        return merged;
    }

    // The items that a side added or moved.
    private HashSet<string> PlacedBy(List<string> side)
    {
        var places = side.Select((it, i) => (it, i)).ToDictionary(it => it.it, it => it.i, StringComparer.Ordinal);
        var stayed = _base.Where(places.ContainsKey).Select(it => (it, places[it])).ToList();
        var placed = MovedKeys.Among(stayed);
        placed.UnionWith(side.Except(_base));
        return placed;
    }

    // By the place of the last item before them that nobody moved; -1 at the start.
    private static Dictionary<int, List<string>> Followers(
        List<string> side, HashSet<string> placed, Dictionary<string, int> stable)
    {
        var followers = new Dictionary<int, List<string>>();
        var after = -1;
        foreach (var it in side)
        {
            if (stable.TryGetValue(it, out var place))
            {
                after = place;
            }
            else if (placed.Contains(it))
            {
                followers.TryAdd(after, []);
                followers[after].Add(it);
            }
        }

        return followers;
    }

    private static int PlaceIn(Dictionary<int, List<string>> followers, string it) =>
        followers.First(after => after.Value.Contains(it)).Key;

    private List<string> Together(List<string> mine, List<string> theirs)
    {
        var both = mine.Intersect(theirs).ToList();
        if (!both.SequenceEqual(theirs.Where(both.Contains)))
        {
            // Both sides placed the same items in different orders. The order that comes first in ordinal order wins.
            var (first, second) = string.CompareOrdinal(string.Join(' ', mine), string.Join(' ', theirs)) <= 0
                ? (mine, theirs)
                : (theirs, mine);
            return [.. first, .. second.Except(first)];
        }

        var merged = new List<string>();
        var (i, j) = (0, 0);
        foreach (var it in both)
        {
            var (m, t) = (mine.IndexOf(it), theirs.IndexOf(it));
            merged.AddRange(InOrder(mine[i..m], theirs[j..t]));
            merged.Add(it);
            (i, j) = (m + 1, t + 1);
        }

        return [.. merged, .. InOrder(mine[i..], theirs[j..])];
    }

    // Items that one side added together stay together.
    private IEnumerable<string> InOrder(List<string> mine, List<string> theirs) =>
        mine is [] || theirs is [] || string.CompareOrdinal(_sortKey(mine[0]), _sortKey(theirs[0])) <= 0
            ? mine.Concat(theirs)
            : theirs.Concat(mine);
}
