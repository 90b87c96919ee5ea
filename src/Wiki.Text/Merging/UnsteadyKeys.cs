namespace Wiki.Text.Merging;

/// <summary>
/// Finds the keys that a change of order may have moved. Of two neighbours that changed places nobody can tell which
/// one was moved, so both are among them.
/// </summary>
internal static class UnsteadyKeys
{
    /// <summary>
    /// Returns the keys in both orders that are missing from at least one of the longest subsequences of both. Neither
    /// order has a key twice.
    /// </summary>
    public static HashSet<string> Among(IEnumerable<string> old, IEnumerable<string> @new)
    {
        var places = @new.Select((key, i) => (key, i)).ToDictionary(it => it.key, it => it.i, StringComparer.Ordinal);
        var keys = old.Where(places.ContainsKey).ToList();
        var order = keys.ConvertAll(key => places[key]);
        var before = Lengths(order);
        order.Reverse();
        var after = Lengths(order.ConvertAll(place => -place));
        after.Reverse();

        // A key is in every longest subsequence if it is in one, and no other key can stand at its place there.
        var longest = before.DefaultIfEmpty().Max();
        var possible = Enumerable.Range(0, keys.Count).Where(i => before[i] + after[i] - 1 == longest)
            .GroupBy(i => before[i]).Where(group => group.Count() == 1).Select(group => keys[group.First()]);
        return keys.Except(possible, StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal);
    }

    // The length of the longest ascending subsequence that ends at each number.
    private static List<int> Lengths(List<int> numbers)
    {
        var lasts = new List<int>();
        return numbers.ConvertAll(number =>
        {
            var at = ~lasts.BinarySearch(number);
            if (at == lasts.Count)
            {
                lasts.Add(number);
            }
            else
            {
                lasts[at] = number;
            }

            return at + 1;
        });
    }
}
