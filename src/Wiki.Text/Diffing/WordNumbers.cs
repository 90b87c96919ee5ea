using System.Globalization;
using System.Text;

namespace Wiki.Text.Diffing;

/// <summary>
/// Splits lines into words, runs of blanks and single other characters as people see them. Never inside a surrogate
/// pair, a letter with its combining marks, or an emoji of several code points.
/// </summary>
internal sealed class WordNumbers
{
    private readonly PieceNumbers _numbers = new();
    private readonly List<int> _weights = [];

    /// <summary>The words of a line, numbered.</summary>
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

    /// <summary>How much a word says about whether two lines are the same one: nothing for blanks.</summary>
    public int Weight(int number) => _weights[number];

    public bool IsBlank(int number) => _weights[number] == 0;

    private int Number(ReadOnlySpan<char> piece)
    {
        var number = _numbers.Of(piece);
        if (number == _weights.Count)
        {
            // A word tells more than the bars of a table row, a long word more than a short one.
            _weights.Add(KindOf(piece) switch { Kind.Word => 4 * piece.Length, Kind.Blank => 0, _ => 1 });
        }

        return number;
    }

    private static int EndOfPiece(string line, int start)
    {
        var end = start + CharacterLength(line, start);
        var kind = KindOf(line.AsSpan(start..end));
        while (kind != Kind.Single && end < line.Length)
        {
            var next = end + CharacterLength(line, end);
            if (KindOf(line.AsSpan(end..next)) != kind)
            {
                break;
            }

            end = next;
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

    private static Kind KindOf(ReadOnlySpan<char> character)
    {
        if (character.IsWhiteSpace())
        {
            return Kind.Blank;
        }

        Rune.DecodeFromUtf16(character, out var rune, out _);
        return (Rune.IsLetterOrDigit(rune) || rune.Value == '_') && !IsWrittenWithoutSpaces(rune.Value)
            ? Kind.Word
            : Kind.Single;
    }

    private static bool IsWrittenWithoutSpaces(int rune) =>
        rune is >= 0x3040 and <= 0x30FF or >= 0x3400 and <= 0x9FFF or >= 0xF900 and <= 0xFAFF or >= 0x20000;

    private enum Kind
    {
        Single,
        Word,
        Blank,
    }
}
