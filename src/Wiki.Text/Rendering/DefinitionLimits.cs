namespace Wiki.Text.Rendering;

/// <summary>
/// Refuses what Markdig reads in the square of its length before any word is read: very many definitions of sources, or
/// of link addresses one directly below the other.
/// </summary>
internal static class DefinitionLimits
{
    /// <summary>The most definitions of sources on a page.</summary>
    public const int Sources = 5000;

    /// <summary>The most definitions of link addresses without a blank line between.</summary>
    public const int Together = 500;

    /// <summary>What is too much in a text; null when nothing is.</summary>
    public static Problem? ProblemOf(string text)
    {
        var (number, sources, together) = (0, 0, 0);
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            number++;
            if (line.IsWhiteSpace())
            {
                together = 0;
                continue;
            }

            if (!line.Contains("]:", StringComparison.Ordinal))
            {
                continue;
            }

            if (line.Contains("[^", StringComparison.Ordinal))
            {
                sources++;
            }
            else
            {
                together++;
            }

            if (sources > Sources)
            {
                return new Problem("D014", Severity.Blocking, number, 1,
                    $"Line {number}: the page defines more than {Sources:N0} sources; divide it into several pages.");
            }

            if (together > Together)
            {
                return new Problem("D015", Severity.Blocking, number, 1,
                    $"Line {number}: more than {Together} link addresses are defined one below the other; "
                    + "put a blank line between some of them.");
            }
        }

        return null;
    }
}
