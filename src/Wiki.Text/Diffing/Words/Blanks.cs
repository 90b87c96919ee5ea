using System.Buffers;
using Wiki.Text.Diffing.Sequences;

namespace Wiki.Text.Diffing.Words;

/// <summary>White space inside lines. It counts in every comparison, because it has a meaning in Markdown.</summary>
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

    /// <summary>Whether two texts are the same without their white space.</summary>
    public static bool AloneDiffer(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        while (true)
        {
            a = a.TrimStart();
            b = b.TrimStart();
            if (a.IsEmpty || b.IsEmpty)
            {
                return a.IsEmpty && b.IsEmpty;
            }

            var same = a.CommonPrefixLength(b);
            if (same == 0)
            {
                return false;
            }

            a = a[same..];
            b = b[same..];
        }
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
