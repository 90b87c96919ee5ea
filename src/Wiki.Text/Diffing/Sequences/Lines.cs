namespace Wiki.Text.Diffing.Sequences;

/// <summary>Splits a text into lines with their line feeds. Joined, they are exactly the text again.</summary>
internal static class Lines
{
    public static List<string> Of(string text)
    {
        var lines = new List<string>();
        for (var start = 0; start < text.Length;)
        {
            var feed = text.IndexOf('\n', start);
            var end = feed < 0 ? text.Length : feed + 1;
            lines.Add(text[start..end]);
            start = end;
        }

        return lines;
    }

    /// <summary>The line as readers see it, without its line feed.</summary>
    public static string Shown(string line) => line.EndsWith('\n') ? line[..^1] : line;
}
