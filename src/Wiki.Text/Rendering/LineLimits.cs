namespace Wiki.Text.Rendering;

/// <summary>
/// Refuses texts for which Markdig would need time in the square of their length: very many headings, definitions of
/// sources, or definitions of link addresses directly below each other. The check takes one pass over the lines, before
/// Markdig reads them. Lines of code count too.
/// </summary>
internal static class LineLimits
{
    /// <summary>The largest number of headings on a page.</summary>
    public const int Headings = 20_000;

    /// <summary>The largest number of sources that a page defines.</summary>
    public const int Sources = 5000;

    /// <summary>The largest number of link addresses that are defined without a blank line between them.</summary>
    public const int Together = 500;

    /// <summary>The problem of a text that exceeds a limit; null for any other text.</summary>
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
            ? ("D014", $"the page defines more than {Sources:N0} sources. Split it into several pages.")
        : together > Together
            ? ("D015", $"more than {Together} link addresses are defined one below the other. "
                + "Put a blank line between some of them.")
        : headings > Headings
            ? ("D016", $"the page has more than {Headings:N0} headings. Split it into several pages.")
        : null;

    private static bool IsHeading(ReadOnlySpan<char> line, bool afterText)
    {
        var text = line.TrimStart(" \t>");
        return text is ['#', ..]
            || afterText && text is ['-' or '=', ..] && text.TrimEnd().IndexOfAnyExcept(text[0]) < 0;
    }
}
