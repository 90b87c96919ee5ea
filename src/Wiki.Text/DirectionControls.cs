using System.Buffers;
using System.Globalization;
using System.Text;

namespace Wiki.Text;

/// <summary>
/// The characters that nobody sees and that change the direction of the text behind them: embeddings, overrides and
/// isolates (U+202A to U+202E, U+2066 to U+2069). What has no end of its own, such as a title in a sentence, cannot
/// have them.
/// </summary>
public static class DirectionControls
{
    private static readonly SearchValues<char> All = SearchValues.Create(
        "\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069");

    private static readonly Dictionary<char, (string Sign, string? Name)> Names = new()
    {
        ['\u202A'] = ("LRE", "left-to-right embedding"),
        ['\u202B'] = ("RLE", "right-to-left embedding"),
        ['\u202C'] = ("PDF", "pop directional formatting"),
        ['\u202D'] = ("LRO", "left-to-right override"),
        ['\u202E'] = ("RLO", "right-to-left override"),
        ['\u2066'] = ("LRI", "left-to-right isolate"),
        ['\u2067'] = ("RLI", "right-to-left isolate"),
        ['\u2068'] = ("FSI", "first strong isolate"),
        ['\u2069'] = ("PDI", "pop directional isolate"),
    };

    /// <summary>Whether a character is one of them.</summary>
    public static bool Has(char c) => All.Contains(c);

    /// <summary>The first of them in a text, or null.</summary>
    public static char? FirstIn(ReadOnlySpan<char> text) =>
        text.IndexOfAny(All) is var at and >= 0 ? text[at] : null;

    /// <summary>
    /// A sentence for who typed <paramref name="what"/>, with the character that it cannot have; null when it has none.
    /// </summary>
    public static string? Refusal(string what, ReadOnlySpan<char> text) => FirstIn(text) is not { } found ? null
        : string.Create(CultureInfo.InvariantCulture,
            $"{what} has a character that nobody sees and that turns the text round (U+{(int)found:X4}). Delete it.");

    /// <summary>A text with a sign in the place of each of them, so that code is read as it is.</summary>
    public static string Shown(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (FirstIn(text) is null)
        {
            return text;
        }

        var shown = new StringBuilder(text.Length + 16);
        foreach (var c in text)
        {
            _ = Has(c) ? shown.Append(CultureInfo.InvariantCulture, $"[U+{(int)c:X4}]") : shown.Append(c);
        }

        return shown.ToString();
    }

    /// <summary>
    /// A text in pieces, in order: what is shown as it is, and a sign with its name in the place of each of them.
    /// </summary>
    public static IEnumerable<(string Text, string? Name)> Pieces(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var start = 0;
        for (var at = text.AsSpan().IndexOfAny(All); at >= 0; at = NextIn(text, start))
        {
            if (at > start)
            {
                yield return (text[start..at], null);
            }

            yield return Names[text[at]];
            start = at + 1;
        }

        if (start < text.Length)
        {
            yield return (start == 0 ? text : text[start..], null);
        }
    }

    /// <summary>Whether a character belongs to a script that runs from right to left.</summary>
    internal static bool IsRightToLeft(Rune rune) => Rune.IsLetter(rune) && rune.Value
        is (>= 0x590 and <= 0x8FF) or (>= 0xFB1D and <= 0xFDFF)
        or (>= 0xFE70 and <= 0xFEFC) or (>= 0x10800 and <= 0x10FFF) or (>= 0x1E800 and <= 0x1EFFF);

    /// <summary>Whether a text may have letters of such a script.</summary>
    public static bool HasRightToLeft(ReadOnlySpan<char> text) =>
        text.ContainsAnyInRange('\u0590', '\u08FF') || text.ContainsAnyInRange('\uFB1D', '\uFEFC')
        || text.ContainsAnyInRange('\uD802', '\uD803') || text.ContainsAnyInRange('\uD83A', '\uD83B');

    private static int NextIn(string text, int start) =>
        text.AsSpan(start).IndexOfAny(All) is var at and >= 0 ? start + at : -1;
}
