using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Wiki.Text.Blocks.Points;

/// <summary>
/// A version such as <c>2.6.20</c>, <c>linux:6.1-rc2</c> or <c>v2019</c>. Its numbers are compared as digits, because
/// they may be larger than any integer.
/// </summary>
/// <param name="Line">The version line before the colon, or null for the default line of the column.</param>
/// <param name="Number">The version as typed, without its line and <c>v</c>.</param>
public sealed record VersionPoint(string? Line, string Number) : Point
{
    // No real version is as long. The limit bounds the work of sorting many versions.
    private const int Longest = 100;

    // The suffixes that come before the plain version, earliest first.
    private static readonly ImmutableArray<string> Before = ["dev", "alpha", "beta", "pre", "rc", "test"];

    /// <inheritdoc/>
    public override string Text => Line is not null ? $"{Line}:{Number}" : NeedsMark ? $"v{Number}" : Number;

    private bool NeedsMark => DatePoint.TryRead(Number, out _) || PointFault.EndsInYear(Number);

    /// <summary>Reads one word as a version, even if it can also be a date.</summary>
    public static bool TryRead(string word, [NotNullWhen(true)] out VersionPoint? version)
    {
        ArgumentNullException.ThrowIfNull(word);
        version = null;
        var colon = word.IndexOf(':', StringComparison.Ordinal);
        if (word.Length > Longest || colon >= 0 && !KeyText.IsPart(word[..colon]))
        {
            return false;
        }

        var start = colon + 1;
        var marked = start + 1 < word.Length && word[start] == 'v' && char.IsAsciiDigit(word[start + 1]);
        var number = word[(marked ? start + 1 : start)..];
        if (!VersionParts.Read(number).IsVersion || colon < 0 && !marked && PointFault.EndsInYear(number))
        {
            return false;
        }

        version = new VersionPoint(colon < 0 ? null : word[..colon], number);
        return true;
    }

    internal static int CompareNumbers(VersionPoint a, VersionPoint b)
    {
        var x = VersionParts.Read(a.Number);
        var y = VersionParts.Read(b.Number);
        while (x.NextNumber() | y.NextNumber())
        {
            var order = CompareDigits(x.Number, y.Number);
            if (order != 0)
            {
                return order;
            }
        }

        var rank = Rank(x.Suffix).CompareTo(Rank(y.Suffix));
        var suffix = rank != 0 ? rank : x.Suffix.SequenceCompareTo(y.Suffix);
        return suffix != 0 ? suffix : CompareDigits(x.SuffixNumber, y.SuffixNumber);
    }

    private static int Rank(ReadOnlySpan<char> suffix)
    {
        for (var i = 0; i < Before.Length; i++)
        {
            if (suffix.SequenceEqual(Before[i]))
            {
                return i - Before.Length;
            }
        }

        return suffix.IsEmpty ? 0 : 1;
    }

    // A missing number counts as 0.
    private static int CompareDigits(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        var x = a.TrimStart('0');
        var y = b.TrimStart('0');
        return x.Length != y.Length ? x.Length.CompareTo(y.Length) : x.SequenceCompareTo(y);
    }
}
