using System.Text;
using Wiki.Text.Diffing.Words;

namespace Wiki.Text.Authors;

/// <summary>
/// Splits a line into sentences, and a row of a table into cells. It splits only between the pieces of a
/// <see cref="WordLine"/>, never inside a word or a character.
/// </summary>
internal static class Sentences
{
    // A shorter sentence or cell is not distinctive: many cells have "yes".
    private const int LeastLength = 20;

    /// <summary>
    /// The start and length of each part that is long enough to be recognized, without the blanks around it.
    /// </summary>
    public static IEnumerable<(int Start, int Length)> Of(WordLine line)
    {
        var first = 0;
        for (var i = 0; i < line.Words.Length; i++)
        {
            var isLast = i == line.Words.Length - 1;
            if (!isLast && !EndsCell(Piece(line, i)) && !(EndsSentence(Piece(line, i)) && IsBlank(Piece(line, i + 1))))
            {
                continue;
            }

            var end = i + 1;
            while (first < end && IsBlank(Piece(line, first)))
            {
                first++;
            }

            while (end > first && IsBlank(Piece(line, end - 1)))
            {
                end--;
            }

            var (start, length) = (line.StartOf(first), line.StartOf(end) - line.StartOf(first));
            if (length >= LeastLength)
            {
                yield return (start, length);
            }

            first = i + 1;
        }
    }

    /// <summary>Whether a piece of a line begins with a letter or a digit.</summary>
    public static bool IsWord(ReadOnlySpan<char> piece)
    {
        Rune.DecodeFromUtf16(piece, out var rune, out _);
        return Rune.IsLetterOrDigit(rune);
    }

    private static ReadOnlySpan<char> Piece(WordLine line, int i) =>
        line.Text.AsSpan(line.StartOf(i)..line.Ends[i]);

    private static bool IsBlank(ReadOnlySpan<char> piece) => piece.IsWhiteSpace();

    private static bool EndsCell(ReadOnlySpan<char> piece) => piece is "|";

    private static bool EndsSentence(ReadOnlySpan<char> piece) => piece is "." or "!" or "?" or ":" or ";";
}
