using System.Globalization;
using System.Text;

namespace Wiki.Text.Blocks;

/// <summary>Separators are spaces and tabs only. A no-break space is part of a word.</summary>
internal static class Blank
{
    internal static bool Is(char c) => c is ' ' or '\t';

    internal static bool Line(string line) => line.AsSpan().Trim(" \t").IsEmpty;

    internal static string Trim(string text) => text.Trim(' ', '\t');

    internal static int Skip(string text, int from)
    {
        while (from < text.Length && Is(text[from]))
        {
            from++;
        }

        return from;
    }

    /// <summary>
    /// Whether a character looks like a blank, or like nothing at all, and is none here: a no-break space, a wide
    /// space, a sign without width.
    /// </summary>
    internal static bool IsOdd(char c) => !Is(c) && (char.IsWhiteSpace(c) || IsUnseen(c));

    /// <summary>The text with a space for each odd blank, and without the signs that have no width.</summary>
    internal static string Plain(string text)
    {
        if (!text.Any(IsOdd))
        {
            return text;
        }

        var plain = new StringBuilder(text.Length);
        foreach (var c in text.Where(c => !IsUnseen(c)))
        {
            plain.Append(IsOdd(c) ? ' ' : c);
        }

        return plain.ToString();
    }

    // The fillers are letters to Unicode, but nobody sees them.
    private static bool IsUnseen(char c) => c is '\u2800' or '\u115F' or '\u1160' or '\u3164' or '\uFFA0'
        || char.GetUnicodeCategory(c) == UnicodeCategory.Format;
}
