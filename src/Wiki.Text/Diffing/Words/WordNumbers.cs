using System.Globalization;
using System.Text;
using Wiki.Text.Diffing.Sequences;

namespace Wiki.Text.Diffing.Words;

/// <summary>
/// Splits lines into words, runs of blanks and other single characters as readers see them. It never splits a surrogate
/// pair, a letter with its combining marks, or an emoji of several code points.
/// </summary>
internal sealed class WordNumbers
{
    /// <summary>The weight of one letter of a word, see <see cref="Weight"/>.</summary>
    public const int WeightOfLetter = 4;

    private readonly PieceNumbers _numbers = new();
    private readonly List<int> _weights = [];

    /// <summary>Splits a line into numbered words.</summary>
    public WordLine Split(string line)
    {
        var numbers = new List<int>();
        var ends = new List<int>();
        for (var start = 0; start < line.Length;)
        {
            var end = EndOfPiece(line, start);
            numbers.Add(Number(line.AsSpan(start..end)));
            ends.Add(end);
            start = end;
        }

        return new WordLine(line, [.. numbers], [.. ends]);
    }

    /// <summary>The weight of a word as evidence that two lines are the same line. Blanks have none.</summary>
    public int Weight(int number) => _weights[number];

    public bool IsBlank(int number) => _weights[number] == 0;

    private int Number(ReadOnlySpan<char> piece)
    {
        var number = _numbers.Of(piece);
        if (number == _weights.Count)
        {
            // A word is better evidence than the bars of a table row, and a long word is better than a short one.
            _weights.Add(KindOf(piece, 0, piece.Length) switch
            {
                Kind.Word => WeightOfLetter * piece.Length,
                Kind.Syllable => 2 * WeightOfLetter,
                Kind.Blank => 0,
                _ => 1,
            });
        }

        return number;
    }

    private static int EndOfPiece(string line, int start)
    {
        var end = start + CharacterLength(line, start);
        var kind = KindOf(line, start, end);
        if (kind == Kind.Syllable)
        {
            return EndOfSyllable(line, start, end);
        }

        while (kind != Kind.Single && end < line.Length)
        {
            var next = end + CharacterLength(line, end);
            if (KindOf(line, end, next) != kind)
            {
                break;
            }

            end = next;
        }

        return end;
    }

    // Thai and Lao write some vowels before the consonant that is spoken first, and others after it.
    private static int EndOfSyllable(string line, int start, int end)
    {
        if (line[start] is (>= '\u0E40' and <= '\u0E44') or (>= '\u0EC0' and <= '\u0EC4') && end < line.Length)
        {
            end += CharacterLength(line, end);
        }

        while (end < line.Length && line[end] is '\u0E30' or '\u0E32' or '\u0E33' or '\u0E45' or '\u0EB0' or '\u0EB2'
            or '\u0EB3')
        {
            end += CharacterLength(line, end);
        }

        return end;
    }

    private static int CharacterLength(string line, int start)
    {
        var nextCannotCombine = start + 1 == line.Length || char.IsAscii(line[start + 1]);
        return char.IsAscii(line[start]) && nextCannotCombine
            ? 1
            : StringInfo.GetNextTextElementLength(line, start);
    }

    private static Kind KindOf(ReadOnlySpan<char> text, int start, int end)
    {
        if (end == start + 1 && char.IsAscii(text[start]))
        {
            var c = text[start];
            return char.IsAsciiLetterOrDigit(c) || c == '_' ? Kind.Word
                : char.IsWhiteSpace(c) ? Kind.Blank : Kind.Single;
        }

        var character = text[start..end];
        if (character.IsWhiteSpace())
        {
            return Kind.Blank;
        }

        Rune.DecodeFromUtf16(character, out var rune, out _);
        return IsWrittenWithoutSpaces(rune.Value) ? Kind.Syllable
            : Rune.IsLetterOrDigit(rune) || rune.Value == '_' ? Kind.Word : Kind.Single;
    }

    // Han, kana, Thai, Lao, Burmese, Khmer.
    private static bool IsWrittenWithoutSpaces(int rune) =>
        rune is >= 0x0E00 and <= 0x0EFF or >= 0x1000 and <= 0x109F or >= 0x1780 and <= 0x17FF
            or >= 0x3040 and <= 0x30FF or >= 0x3400 and <= 0x9FFF or >= 0xF900 and <= 0xFAFF
            or >= 0x20000 and <= 0x3FFFF;

    private enum Kind
    {
        Single,
        Syllable,
        Word,
        Blank,
    }
}
