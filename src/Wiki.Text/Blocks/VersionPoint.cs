using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Wiki.Text.Blocks;

/// <summary>
/// A version such as <c>2.6.20</c>, <c>linux:6.1-rc2</c> or <c>v2019</c>. The number of a version has any length, so
/// its parts are compared as text.
/// </summary>
/// <param name="Line">The version line typed before the colon; null when the default line of the column is meant.</param>
/// <param name="Number">The version as typed, without line and <c>v</c>.</param>
public sealed record VersionPoint(string? Line, string Number) : Point
{
    // What comes before the plain version, earliest first (A20).
    private static readonly ImmutableArray<string> Before = ["dev", "alpha", "beta", "pre", "rc", "test"];

    private static readonly ImmutableArray<string> Suffixes =
        ["alpha", "beta", "dev", "p", "pre", "rc", "sp", "test", "u", "update"];

    /// <inheritdoc/>
    public override string Text => Line is not null ? $"{Line}:{Number}" : NeedsMark ? $"v{Number}" : Number;

    private bool NeedsMark => DatePoint.TryRead(Number, out _) || PointFault.EndsInYear(Number);

    /// <summary>Reads one word as a version, also one that is a date as well.</summary>
    public static bool TryRead(string word, [NotNullWhen(true)] out VersionPoint? version)
    {
        ArgumentNullException.ThrowIfNull(word);
        version = null;
        var colon = word.IndexOf(':', StringComparison.Ordinal);
        if (colon >= 0 && !KeyText.IsPart(word[..colon]))
        {
            return false;
        }

        var start = colon + 1;
        var marked = start + 1 < word.Length && word[start] == 'v' && char.IsAsciiDigit(word[start + 1]);
        var number = word[(marked ? start + 1 : start)..];
        if (Parts.Read(number) is null || colon < 0 && !marked && PointFault.EndsInYear(number))
        {
            return false;
        }

        version = new VersionPoint(colon < 0 ? null : word[..colon], number);
        return true;
    }

    internal static int CompareNumbers(VersionPoint a, VersionPoint b)
    {
        if (Parts.Read(a.Number) is not { } x || Parts.Read(b.Number) is not { } y)
        {
            return string.CompareOrdinal(a.Number, b.Number);
        }

        for (var i = 0; i < Math.Max(x.Numbers.Count, y.Numbers.Count); i++)
        {
            var order = CompareDigits(x.Numbers.ElementAtOrDefault(i) ?? "0", y.Numbers.ElementAtOrDefault(i) ?? "0");
            if (order != 0)
            {
                return order;
            }
        }

        var rank = Rank(x.Suffix).CompareTo(Rank(y.Suffix));
        var suffix = rank != 0 ? rank : string.CompareOrdinal(x.Suffix, y.Suffix);
        return suffix != 0 ? suffix : CompareDigits(x.SuffixNumber, y.SuffixNumber);
    }

    private static int Rank(string suffix) => suffix.Length == 0 ? 0
        : Before.IndexOf(suffix) is >= 0 and var before ? before - Before.Length
        : 1;

    private static int CompareDigits(string a, string b)
    {
        var x = a.AsSpan().TrimStart('0');
        var y = b.AsSpan().TrimStart('0');
        return x.Length != y.Length ? x.Length.CompareTo(y.Length) : x.SequenceCompareTo(y);
    }

    private sealed record Parts(List<string> Numbers, string Suffix, string SuffixNumber)
    {
        internal static Parts? Read(string text)
        {
            var numbers = new List<string>();
            var at = 0;
            while (true)
            {
                var end = Digits(text, at);
                if (end == at)
                {
                    return null;
                }

                numbers.Add(text[at..end]);
                at = end;
                if (at + 1 >= text.Length || text[at] != '.' || !char.IsAsciiDigit(text[at + 1]))
                {
                    break;
                }

                at++;
            }

            if (at == text.Length)
            {
                return new Parts(numbers, "", "");
            }

            at += text[at] == '-' ? 1 : 0;
            var letters = at;
            while (letters < text.Length && text[letters] is >= 'a' and <= 'z')
            {
                letters++;
            }

            var suffix = text[at..letters];
            if (suffix.Length != 1 && !Suffixes.Contains(suffix))
            {
                return null;
            }

            if (letters == text.Length)
            {
                return new Parts(numbers, suffix, "");
            }

            var behind = text[letters] is '-' or '.' ? letters + 1 : letters;
            return behind < text.Length && Digits(text, behind) == text.Length
                ? new Parts(numbers, suffix, text[behind..])
                : null;
        }

        private static int Digits(string text, int at)
        {
            while (at < text.Length && char.IsAsciiDigit(text[at]))
            {
                at++;
            }

            return at;
        }
    }
}
