using System.Collections.Immutable;

namespace Wiki.Text.Blocks.Points;

/// <summary>
/// The grammar of a version without its line: numbers with dots between them, then optionally one letter or a known
/// suffix with its own number.
/// </summary>
internal ref struct VersionParts
{
    private static readonly ImmutableArray<string> Suffixes =
        ["alpha", "beta", "dev", "p", "pre", "rc", "sp", "test", "u", "update"];

    private ReadOnlySpan<char> _numbers;

    /// <summary>Whether the text is a version.</summary>
    internal bool IsVersion { get; private init; }

    /// <summary>The number that was taken last; empty after the last one.</summary>
    internal ReadOnlySpan<char> Number { get; private set; }

    internal ReadOnlySpan<char> Suffix { get; private init; }

    internal ReadOnlySpan<char> SuffixNumber { get; private init; }

    internal static VersionParts Read(ReadOnlySpan<char> text)
    {
        var end = Digits(text, 0);
        var isVersion = end > 0;
        while (end < text.Length && text[end] == '.' && Digits(text, end + 1) > end + 1)
        {
            end = Digits(text, end + 1);
        }

        var suffix = end < text.Length && text[end] == '-' ? end + 1 : end;
        var suffixEnd = suffix;
        while (suffixEnd < text.Length && text[suffixEnd] is >= 'a' and <= 'z')
        {
            suffixEnd++;
        }

        var number = suffixEnd < text.Length && text[suffixEnd] is '-' or '.' ? suffixEnd + 1 : suffixEnd;
        return new VersionParts
        {
            _numbers = text[..end],
            Suffix = text[suffix..suffixEnd],
            SuffixNumber = text[number..],
            IsVersion = isVersion && (end == text.Length || IsSuffix(text[suffix..suffixEnd])
                && (suffixEnd == text.Length || number < text.Length && Digits(text, number) == text.Length)),
        };
    }

    /// <summary>Takes the next number. Returns false after the last one.</summary>
    internal bool NextNumber()
    {
        var dot = _numbers.IndexOf('.');
        Number = dot < 0 ? _numbers : _numbers[..dot];
        _numbers = dot < 0 ? [] : _numbers[(dot + 1)..];
        return !Number.IsEmpty;
    }

    private static bool IsSuffix(ReadOnlySpan<char> text)
    {
        if (text.Length == 1)
        {
            return true;
        }

        foreach (var suffix in Suffixes)
        {
            if (text.SequenceEqual(suffix))
            {
                return true;
            }
        }

        return false;
    }

    private static int Digits(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            at++;
        }

        return at;
    }
}
