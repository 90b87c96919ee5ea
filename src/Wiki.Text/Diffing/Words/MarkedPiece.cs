using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Wiki.Text.Diffing.Words;

/// <summary>
/// A piece of a marked span in a visible form, because a difference of invisible characters is a difference too.
/// </summary>
/// <param name="Text">The text to show: the piece itself, or a sign for it.</param>
/// <param name="Name">The meaning of the sign in words, or null when the text is the piece itself.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct MarkedPiece(string Text, string? Name)
{
    private const int ZeroWidthJoiner = 0x200D;
    private const int FirstSymbol = 0x2190;

    private static readonly Dictionary<int, (string Sign, string Name)> Known = new()
    {
        ['\t'] = ("→", "tab"),
        ['\r'] = ("CR", "carriage return"),
        [0xA0] = ("NBSP", "no-break space"),
        [0xAD] = ("SHY", "soft hyphen"),
        [0x34F] = ("CGJ", "combining grapheme joiner"),
        [0x61C] = ("ALM", "Arabic letter mark"),
        [0x200B] = ("ZWSP", "zero width space"),
        [0x200C] = ("ZWNJ", "zero width non-joiner"),
        [ZeroWidthJoiner] = ("ZWJ", "zero width joiner"),
        [0x200E] = ("LRM", "left-to-right mark"),
        [0x200F] = ("RLM", "right-to-left mark"),
        [0x2028] = ("LS", "line separator"),
        [0x2029] = ("PS", "paragraph separator"),
        [0x202A] = ("LRE", "left-to-right embedding"),
        [0x202B] = ("RLE", "right-to-left embedding"),
        [0x202C] = ("PDF", "pop directional formatting"),
        [0x202D] = ("LRO", "left-to-right override"),
        [0x202E] = ("RLO", "right-to-left override"),
        [0x202F] = ("NNBSP", "narrow no-break space"),
        [0x2060] = ("WJ", "word joiner"),
        [0x2066] = ("LRI", "left-to-right isolate"),
        [0x2067] = ("RLI", "right-to-left isolate"),
        [0x2068] = ("FSI", "first strong isolate"),
        [0x2069] = ("PDI", "pop directional isolate"),
        [0x3000] = ("IDSP", "ideographic space"),
        [0xFEFF] = ("BOM", "byte order mark"),
    };

    /// <summary>
    /// Splits a marked span into pieces, in order. Blanks get a sign only when the span has nothing else. The joiners
    /// inside an emoji get no sign.
    /// </summary>
    /// <param name="marked">The text of the span.</param>
    public static IReadOnlyList<MarkedPiece> Of(string marked)
    {
        ArgumentNullException.ThrowIfNull(marked);
        if (string.IsNullOrWhiteSpace(marked) || marked.AsSpan().ContainsAnyExceptInRange(' ', '~'))
        {
            return Pieces(marked);
        }

        return [new MarkedPiece(marked, null)];
    }

    private static List<MarkedPiece> Pieces(string marked)
    {
        var pieces = new List<MarkedPiece>();
        var showsBlanks = string.IsNullOrWhiteSpace(marked);
        var start = 0;
        for (var at = 0; at < marked.Length;)
        {
            var isCharacter = Rune.TryGetRuneAt(marked, at, out var rune);
            var length = isCharacter ? rune.Utf16SequenceLength : 1;
            if (showsBlanks && rune.Value == ' ')
            {
                length = marked.AsSpan(at..).IndexOfAnyExcept(' ') is var blanks and >= 0 ? blanks : marked.Length - at;
            }

            if (SignOf(marked, at, length, isCharacter ? rune : null) is { } sign)
            {
                AddText(at);
                pieces.Add(sign);
                start = at + length;
            }

            at += length;
        }

        AddText(marked.Length);
        return pieces;

        void AddText(int end)
        {
            if (end > start)
            {
                pieces.Add(new MarkedPiece(marked[start..end], null));
            }
        }
    }

    private static MarkedPiece? SignOf(string text, int at, int length, Rune? character)
    {
        if (character is not { } rune)
        {
            return Numbered(text[at], "half of a character");
        }

        if (rune.Value == ' ')
        {
            return string.IsNullOrWhiteSpace(text)
                ? new MarkedPiece(new string('·', length), length == 1 ? "space" : $"{length} spaces")
                : null;
        }

        if (rune.Value == ZeroWidthJoiner && at > 0 && at + 1 < text.Length && text[at - 1] >= FirstSymbol
            && text[at + 1] >= FirstSymbol)
        {
            return null;
        }

        if (Known.TryGetValue(rune.Value, out var known))
        {
            return new MarkedPiece(known.Sign, known.Name);
        }

        return Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.Control => Numbered(rune.Value, "control character"),
            UnicodeCategory.Format => Numbered(rune.Value, "invisible character"),
            UnicodeCategory.SpaceSeparator => Numbered(rune.Value, "space"),
            _ => null,
        };
    }

    private static MarkedPiece Numbered(int value, string name) => new($"U+{value:X4}", $"{name} U+{value:X4}");
}
