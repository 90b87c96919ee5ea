namespace Wiki.Text.Diffing;

/// <summary>White space inside lines. It counts in every comparison: in Markdown it has a meaning.</summary>
internal static class Blanks
{
    public static string RemovedFrom(string line) => string.Concat(line.Where(c => !char.IsWhiteSpace(c)));
}
