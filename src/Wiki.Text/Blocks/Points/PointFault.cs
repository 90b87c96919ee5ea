using System.Buffers;
using System.Text.RegularExpressions;

namespace Wiki.Text.Blocks.Points;

/// <summary>Explains why a word is not a version or date: C104 or C105.</summary>
internal static partial class PointFault
{
    // No real version or range is as long. The limit bounds the search for the place where a range is split.
    private const int LongestRange = 100;

    private static readonly SearchValues<char> Comparisons = SearchValues.Create("≤≥<>=~");

    private static readonly string[] RangeSigns = ["..", "–", "—", "−", "‐", "‑", "‒", "-"];

    /// <summary>The code and message for a word that is not a point.</summary>
    /// <param name="word">The word as typed.</param>
    /// <param name="keyword">The word in front of it, e.g. <c>since</c>; empty right after a claim.</param>
    internal static (string Code, string Message) Explain(string word, string keyword)
    {
        var quoted = Quoted.Short(word);
        if (IsBadDate(word))
        {
            return ("C104",
                $"\"{quoted}\" is not a date that this wiki understands. Write 2011, 2011-05 or 2011-05-19.");
        }

        if (RangeOf(word) is var (from, to))
        {
            return ("C105", $"\"{quoted}\" looks like a range. Write \"since {from} until {to}\".");
        }

        return ("C104", $"\"{quoted}\" is neither a version nor a date. "
            + (Advice(word, keyword) ?? "Write a version such as 4.2 or a date such as 2011-05."));
    }

    /// <summary>The clause that a word right after a claim was meant as; null when that is not clear.</summary>
    internal static string? Clause(string word)
    {
        if (IsBadDate(word))
        {
            return null;
        }

        if (RangeOf(word) is var (from, to))
        {
            return $"since {from} until {to}";
        }

        var start = Math.Max(0, word.AsSpan().IndexOfAnyExcept(Comparisons));
        return Point.TryRead(word[start..], out var point)
            ? word[..start] switch { "≤" or "<=" => $"by {point}", "≥" or ">=" => $"since {point}", _ => null }
            : null;
    }

    /// <summary>Whether a word right after a claim is meant as a version or date.</summary>
    internal static bool LooksLikePoint(string word)
    {
        var start = word.AsSpan().IndexOfAnyExcept(Comparisons);
        if (start < 0 || StartsNumber(word.AsSpan(start)))
        {
            return start >= 0;
        }

        var line = KeyText.SkipPart(word, start);
        return line > start && line < word.Length && word[line] == ':' && StartsNumber(word.AsSpan(line + 1));
    }

    /// <summary>Whether the word has three numbers and ends in a year, such as 21.07.2011.</summary>
    internal static bool EndsInYear(string word) =>
        word.Length > 4 && word[^5] == '.' && DottedDate().IsMatch(word); // Hardly any version needs the regex.

    private static bool StartsNumber(ReadOnlySpan<char> text) =>
        text.Length > 0 && char.IsAsciiDigit(text[0])
        || text.Length > 1 && text[0] == 'v' && char.IsAsciiDigit(text[1]);

    private static string? Advice(string word, string keyword)
    {
        var start = Math.Max(0, word.AsSpan().IndexOfAnyExcept(Comparisons));
        var (sign, rest) = (word[..start], word[start..]);
        if (sign.Length > 0 && Point.TryRead(rest, out var point))
        {
            return sign switch
            {
                "≤" or "<=" => $"Write \"by {point}\".",
                "≥" or ">=" => $"Write \"since {point}\".",
                "~" when point is DatePoint { IsAbout: false } => $"Write \"{point}~\".",
                _ => null,
            };
        }

        return keyword.Length > 0 && word.EndsWith('+') && Point.TryRead(word[..^1], out point)
            ? $"Write \"{keyword} {point}\"."
            : null;
    }

    private static bool IsBadDate(string word)
    {
        if (word.Length > LongestRange)
        {
            return false;
        }

        var parts = word.Split('-', '/', '.', ',');
        return EndsInYear(word) || DashedDate().IsMatch(word) || SlashedDate().IsMatch(word)
            || parts.Any(TypedDate.IsMonth)
            && parts.All(part => part.All(char.IsAsciiDigit) || TypedDate.IsMonth(part));
    }

    private static (Point From, Point To)? RangeOf(string word)
    {
        if (word.Length > LongestRange)
        {
            return null;
        }

        foreach (var sign in RangeSigns)
        {
            for (var at = word.IndexOf(sign, StringComparison.Ordinal); at >= 0;
                at = word.IndexOf(sign, at + 1, StringComparison.Ordinal))
            {
                if (Point.TryRead(word[..at], out var from) && Point.TryRead(word[(at + sign.Length)..], out var to))
                {
                    return (from, to);
                }
            }
        }

        return null;
    }

    [GeneratedRegex(@"\A[0-9]+\.[0-9]+\.(19|20)[0-9]{2}\z")]
    private static partial Regex DottedDate();

    [GeneratedRegex(@"\A((19|20)[0-9]{2}-[0-9]{1,2}(-[0-9]{1,2})?~?|[0-9]{1,2}-[0-9]{1,2}-[0-9]{4})\z")]
    private static partial Regex DashedDate();

    [GeneratedRegex(@"\A[0-9]+(/[0-9]+){1,2}\z")]
    private static partial Regex SlashedDate();
}
