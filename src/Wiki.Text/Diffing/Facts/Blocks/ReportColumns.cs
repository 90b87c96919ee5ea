namespace Wiki.Text.Diffing.Facts.Blocks;

/// <summary>Aligns the lines of a report in columns.</summary>
internal static class ReportColumns
{
    private const int Gap = 3;

    /// <summary>Returns each head, padded to the longest head and the gap, followed by its text.</summary>
    public static IEnumerable<string> Aligned(IReadOnlyCollection<(string Head, string Text)> lines, int gap = Gap)
    {
        var width = lines.Count == 0 ? 0 : lines.Max(line => line.Text.Length == 0 ? 0 : line.Head.Length) + gap;
        return lines.Select(line => line.Text.Length == 0 ? line.Head : line.Head.PadRight(width) + line.Text);
    }

    /// <summary>"1 row" or "2 rows".</summary>
    public static string Count(int number, string what) => $"{number} {what}{(number == 1 ? "" : "s")}";
}
