namespace Wiki.Text.Anchors;

/// <summary>The lines of a text that say something and stand in it once: the same line of another text is theirs.</summary>
internal static class OnlyLines
{
    /// <summary>Their numbers, from 1, by what they say.</summary>
    public static Dictionary<string, int> Of(IEnumerable<string> lines)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        var number = 0;
        foreach (var line in lines)
        {
            number++;
            places[line] = places.ContainsKey(line) ? 0 : number;
        }

        foreach (var line in places.Where(it => it.Value == 0 || !it.Key.Any(char.IsLetterOrDigit)).ToList())
        {
            places.Remove(line.Key);
        }

        return places;
    }
}
