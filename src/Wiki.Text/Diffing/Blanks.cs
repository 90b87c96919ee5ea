using System.Buffers;

namespace Wiki.Text.Diffing;

/// <summary>White space inside lines. It counts in every comparison: in Markdown it has a meaning.</summary>
internal static class Blanks
{
    public static string RemovedFrom(string line) => string.Create(
        line.Length - line.Count(char.IsWhiteSpace), line, static (rest, line) => Keep(line, rest));

    /// <summary>The number of the line without its blanks.</summary>
    public static int NumberWithout(string line, PieceNumbers numbers)
    {
        var buffer = ArrayPool<char>.Shared.Rent(line.Length);
        var number = numbers.Of(buffer.AsSpan(0, Keep(line, buffer)));
        ArrayPool<char>.Shared.Return(buffer);
        return number;
    }

    private static int Keep(string line, Span<char> rest)
    {
        var length = 0;
        foreach (var c in line)
        {
            if (!char.IsWhiteSpace(c))
            {
                rest[length++] = c;
            }
        }

        return length;
    }
}
