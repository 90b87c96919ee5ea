namespace Wiki.Text.Blocks;

/// <summary>
/// Finds the choice that an author may have meant: the nearest one that differs by at most two edits and by less
/// than half its length.
/// </summary>
public static class Nearest
{
    /// <summary>That choice, as it is given; null when none is near. Choices are in small letters.</summary>
    public static string? Of(string typed, IEnumerable<string> choices)
    {
        ArgumentNullException.ThrowIfNull(typed);
        var lower = typed.ToLowerInvariant();
        var best = choices
            .Select(choice => (choice, edits: Edits(lower, choice)))
            .Where(candidate => candidate.edits <= 2 && 2 * candidate.edits < candidate.choice.Length)
            .OrderBy(candidate => candidate.edits)
            .Select(candidate => candidate.choice);
        return best.FirstOrDefault();
    }

    private static int Edits(string a, string b)
    {
        if (Math.Abs(a.Length - b.Length) > 2)
        {
            return int.MaxValue / 2;
        }

        var previous = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var current = new int[b.Length + 1];
            current[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var change = previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                current[j] = Math.Min(change, Math.Min(previous[j], current[j - 1]) + 1);
            }

            previous = current;
        }

        return previous[b.Length];
    }
}
