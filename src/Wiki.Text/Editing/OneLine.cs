namespace Wiki.Text.Editing;

/// <summary>Puts what somebody typed or pasted on one line, as a cell and a definition need it.</summary>
internal static class OneLine
{
    /// <summary>The text with a blank for each line break, and without blanks at its ends.</summary>
    internal static string Of(string text) => text.Replace("\r\n", " ", StringComparison.Ordinal)
        .Replace('\n', ' ').Replace('\r', ' ').Trim(' ', '\t');
}
