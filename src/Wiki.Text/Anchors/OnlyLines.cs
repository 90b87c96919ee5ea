namespace Wiki.Text.Anchors;

/// <summary>
/// Finds the lines that have a letter or digit and occur only once in a text. Such a line can be found again in another
/// text.
/// </summary>
internal static class OnlyLines
{
    /// <summary>The numbers of these lines, from 1, by their text.</summary>
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
