namespace Wiki.Text.Documents;

/// <summary>Finds front matter that does not begin in the first line, so that it is read as prose.</summary>
internal static class LateFrontMatter
{
    private const string Fence = "---";
    private const int Near = 10;

    private static readonly string[] Entries =
        ["title:", "kind:", "name:", "hue:", "summary:", "aliases:", "categories:", "facts:"];

    /// <summary>The problem D017, or null. Without a title the page cannot be saved.</summary>
    internal static Problem? Find(string source, bool hasTitle)
    {
        var lines = source.Split('\n', FrontMatter.MaximumLines + Near);
        for (var i = 0; i < Math.Min(Near, lines.Length - 1); i++)
        {
            if (lines[i].StartsWith("```", StringComparison.Ordinal) || lines[i].StartsWith("~~~", StringComparison.Ordinal))
            {
                return null; // an example of front matter
            }

            if (lines[i].TrimEnd().EndsWith(Fence, StringComparison.Ordinal)
                && Array.Exists(Entries, entry => lines[i + 1].StartsWith(entry, StringComparison.Ordinal))
                && lines.Skip(i + 2).TakeWhile(line => line.Length > 0).Any(line => line.TrimEnd() == Fence))
            {
                return new Problem("D017", hasTitle ? Severity.Error : Severity.Blocking, 1, 1, "Line 1: something "
                    + $"stands before the first \"{Fence}\" (line {i + 1}), so that its entries are prose. Remove it: "
                    + $"the text must begin with a line \"{Fence}\".");
            }
        }

        return null;
    }
}
