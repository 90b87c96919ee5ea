namespace Wiki.Text.Diffing;

/// <summary>The lines of a text, each with its line feed: joined they are the text again, byte for byte.</summary>
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

    /// <summary>The line as people see it, without its line feed.</summary>
    public static string Shown(string line) => line.EndsWith('\n') ? line[..^1] : line;
}
