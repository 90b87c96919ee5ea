using Wiki.Text.Diffing;

namespace Wiki.Text.Anchors;

/// <summary>A line with the lines around it, as they were when somebody spoke of it.</summary>
/// <param name="First">The number of the first line of <paramref name="Context"/>.</param>
/// <param name="Line">The line itself, at most <see cref="MostCharacters"/> of it.</param>
/// <param name="Context">The lines around it and itself, each ending with a line feed, cut like it.</param>
public sealed record Excerpt(int First, string Line, string Context)
{
    /// <summary>How much of one line is kept, in characters (UTF-16).</summary>
    public const int MostCharacters = 500;

    private const int Around = 2;

    /// <summary>The lines of <see cref="Context"/> with their numbers.</summary>
    public IEnumerable<(int Number, string Text)> Numbered =>
        Lines.Of(Context).Select((line, i) => (First + i, Lines.Shown(line)));

    /// <summary>The excerpt around a line, from 1; null when the text does not have that line.</summary>
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

    /// <summary>The lines of a text that stand in it once, by what <see cref="Line"/> of their excerpt would be.</summary>
    public static Dictionary<string, int> OnlyPlaces(string text) =>
        OnlyLines.Of(Lines.Of(text).Select(line => Cut(Lines.Shown(line))));

    private static string Cut(string line) => line.Length <= MostCharacters ? line
        : line[..(char.IsHighSurrogate(line[MostCharacters - 2]) ? MostCharacters - 2 : MostCharacters - 1)] + "…";
}
