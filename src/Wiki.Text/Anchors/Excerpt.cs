using Wiki.Text.Diffing.Sequences;

namespace Wiki.Text.Anchors;

/// <summary>A line with the lines around it, as they were when somebody commented on it.</summary>
/// <param name="First">The number of the first line of <paramref name="Context"/>.</param>
/// <param name="Line">The line itself, cut after <see cref="MostCharacters"/> characters.</param>
/// <param name="Context">The line and the lines around it. Each ends with a line feed and is cut like the line.</param>
public sealed record Excerpt(int First, string Line, string Context)
{
    /// <summary>The largest kept length of a line, in characters (UTF-16).</summary>
    public const int MostCharacters = 500;

    private const int Around = 2;

    /// <summary>The lines of <see cref="Context"/> with their numbers.</summary>
    public IEnumerable<(int Number, string Text)> Numbered =>
        Lines.Of(Context).Select((line, i) => (First + i, Lines.Shown(line)));

    /// <summary>The excerpt around a line, counted from 1. Null when the text has no such line.</summary>
    public static Excerpt? Of(string text, int line)
    {
        ArgumentNullException.ThrowIfNull(text);
        var lines = Lines.Of(text);
        if (line < 1 || line > lines.Count)
        {
            return null;
        }

        var first = Math.Max(1, line - Around);
        var last = Math.Min(lines.Count, line + Around);
        var shown = lines[(first - 1)..last].ConvertAll(it => Cut(Lines.Shown(it)));
        return new Excerpt(first, shown[line - first], string.Concat(shown.Select(it => it + "\n")));
    }

    /// <summary>
    /// The numbers of the lines that occur only once in a text. The keys are the lines, cut as <see cref="Line"/> is.
    /// </summary>
    public static Dictionary<string, int> OnlyPlaces(string text) =>
        OnlyLines.Of(Lines.Of(text).Select(line => Cut(Lines.Shown(line))));

    private static string Cut(string line) => line.Length <= MostCharacters ? line
        : line[..(char.IsHighSurrogate(line[MostCharacters - 2]) ? MostCharacters - 2 : MostCharacters - 1)] + "…";
}
