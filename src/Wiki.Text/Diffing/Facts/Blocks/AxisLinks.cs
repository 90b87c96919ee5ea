using Wiki.Text.Blocks;

namespace Wiki.Text.Diffing.Facts.Blocks;

/// <summary>
/// Labels of one side and the labels of the other side that continue them, by ascending index. A side may be empty.
/// </summary>
internal sealed record AxisLink(List<int> Old, List<int> New)
{
    public bool IsPair => Old.Count == 1 && New.Count == 1;
}

/// <summary>
/// Matches labels. Equal keys come first. Then a label is matched if it declares, as an earlier key, a key that only
/// the other side has; this works in both directions. So a label that stays can absorb one that is gone, and a copy beside
/// its ancestor is new. Every label is in exactly one link.
/// </summary>
internal sealed class AxisLinks
{
    private readonly IReadOnlyList<Label> _old;
    private readonly IReadOnlyList<Label> _new;
    private readonly List<int>[] _heirs;
    private readonly List<int>[] _ancestors;

    private AxisLinks(IReadOnlyList<Label> old, IReadOnlyList<Label> @new)
    {
        (_old, _new) = (old, @new);
        _heirs = [.. old.Select(_ => new List<int>())];
        _ancestors = [.. @new.Select(_ => new List<int>())];
    }

    /// <summary>
    /// Returns the links in the order of their first old label, followed by labels that are only new.
    /// </summary>
    public static List<AxisLink> Between(IReadOnlyList<Label> old, IReadOnlyList<Label> @new)
    {
        var links = new AxisLinks(old, @new);
        links.Relate(absorb: true);
        return links.Components();
    }

    /// <summary>
    /// Returns each label of one side with the label that continues it. Labels that stay are only their own heirs, and
    /// splits and merges are not followed.
    /// </summary>
    public static IEnumerable<(int? Old, int? New)> Pairs(IReadOnlyList<Label> old, IReadOnlyList<Label> @new)
    {
        var links = new AxisLinks(old, @new);
        links.Relate(absorb: false);
        return links.Components().SelectMany(link => link.IsPair
            ? [(link.Old[0], link.New[0])]
            : link.Old.Select(i => ((int?)i, (int?)null)).Concat(link.New.Select(j => ((int?)null, (int?)j))));
    }

    private void Relate(bool absorb)
    {
        var oldPlaces = PlacesOf(_old);
        var newPlaces = PlacesOf(_new);
        foreach (var (key, i) in oldPlaces)
        {
            var stays = newPlaces.TryGetValue(key, out var same);
            if (stays)
            {
                Add(i, same);
            }

            foreach (var was in stays && !absorb ? [] : _old[i].Was)
            {
                if (newPlaces.TryGetValue(was, out var j) && !oldPlaces.ContainsKey(was) && !_heirs[i].Contains(j))
                {
                    Add(i, j);
                }
            }
        }

        foreach (var (key, j) in newPlaces.Where(place => absorb || !oldPlaces.ContainsKey(place.Key)))
        {
            foreach (var was in _new[j].Was)
            {
                if (oldPlaces.TryGetValue(was, out var i) && !newPlaces.ContainsKey(was) && !_heirs[i].Contains(j))
                {
                    Add(i, j);
                }
            }
        }
    }

    private void Add(int i, int j)
    {
        _heirs[i].Add(j);
        _ancestors[j].Add(i);
    }

    private List<AxisLink> Components()
    {
        var links = new List<AxisLink>();
        var seenOld = new bool[_old.Count];
        var seenNew = new bool[_new.Count];
        for (var i = 0; i < _old.Count; i++)
        {
            if (seenOld[i])
            {
                continue;
            }

            var link = new AxisLink([], []);
            var open = new Queue<(bool IsOld, int Place)>([(true, i)]);
            while (open.TryDequeue(out var at))
            {
                var seen = at.IsOld ? seenOld : seenNew;
                if (seen[at.Place])
                {
                    continue;
                }

                seen[at.Place] = true;
                (at.IsOld ? link.Old : link.New).Add(at.Place);
                foreach (var place in at.IsOld ? _heirs[at.Place] : _ancestors[at.Place])
                {
                    open.Enqueue((!at.IsOld, place));
                }
            }

            link.Old.Sort();
            link.New.Sort();
            links.Add(link);
        }

        links.AddRange(Enumerable.Range(0, _new.Count).Where(j => !seenNew[j]).Select(j => new AxisLink([], [j])));
        return links;
    }

    private static Dictionary<string, int> PlacesOf(IReadOnlyList<Label> labels)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < labels.Count; i++)
        {
            places.TryAdd(labels[i].Key, i);
        }

        return places;
    }
}
