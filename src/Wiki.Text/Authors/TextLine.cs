using System.Runtime.InteropServices;

namespace Wiki.Text.Authors;

/// <summary>The place of a line in a text.</summary>
/// <param name="Start">Its start, in UTF-16 units.</param>
/// <param name="Length">Its length without its line feed.</param>
/// <param name="End">The start of the next line.</param>
/// <param name="IsBlank">Whether it has only white space.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct TextLine(int Start, int Length, int End, bool IsBlank)
{
    public static List<TextLine> Of(string text)
    {
        var lines = new List<TextLine>();
        for (var start = 0; start < text.Length;)
        {
            var feed = text.IndexOf('\n', start);
            var (length, end) = feed < 0 ? (text.Length - start, text.Length) : (feed - start, feed + 1);
            lines.Add(new TextLine(start, length, end, text.AsSpan(start, length).IsWhiteSpace()));
            start = end;
        }

        return lines;
    }

    public ReadOnlySpan<char> In(string text) => text.AsSpan(Start, Length);
}
