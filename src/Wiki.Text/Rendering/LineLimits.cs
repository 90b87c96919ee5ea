namespace Wiki.Text.Rendering;

/// <summary>
/// Refuses what Markdig reads in the square of its length before any word is read: very many headings, definitions of
/// sources, or definitions of link addresses one directly below the other. One pass over the lines; code counts too.
/// </summary>
internal static class LineLimits
{
    /// <summary>The most headings of a page.</summary>
    public const int Headings = 20_000;

    /// <summary>The most definitions of sources on a page.</summary>
    public const int Sources = 5000;

    /// <summary>The most definitions of link addresses without a blank line between.</summary>
    public const int Together = 500;

    /// <summary>What is too much in a text; null when nothing is.</summary>
    public static Problem? ProblemOf(string text)
    {
        var (number, headings, sources, together) = (0, 0, 0, 0);
        var afterText = false;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            number++;
            headings += IsHeading(line, afterText) ? 1 : 0;
            afterText = !line.IsWhiteSpace();
            if (!afterText)
            {
                together = 0;
            }
            else if (line.Contains("]:", StringComparison.Ordinal))
            {
                var isSource = line.Contains("[^", StringComparison.Ordinal);
                sources += isSource ? 1 : 0;
                together += isSource ? 0 : 1;
            }

            if (Refusal(headings, sources, together) is var (code, message))
            {
                return new Problem(code, Severity.Blocking, number, 1, $"Line {number}: {message}");
            }
        }

        return null;
    }

    private static (string Code, string Message)? Refusal(int headings, int sources, int together) =>
        sources > Sources
            ? ("D014", $"the page defines more than {Sources:N0} sources; divide it into several pages.")
        : together > Together
            ? ("D015", $"more than {Together} link addresses are defined one below the other; "
                + "put a blank line between some of them.")
        : headings > Headings
            ? ("D016", $"the page has more than {Headings:N0} headings; divide it into several pages.")
        : null;

    private static bool IsHeading(ReadOnlySpan<char> line, bool afterText)
    {
        var text = line.TrimStart(" \t>");
        return text is ['#', ..]
            || afterText && text is ['-' or '=', ..] && text.TrimEnd().IndexOfAnyExcept(text[0]) < 0;
    }
}
