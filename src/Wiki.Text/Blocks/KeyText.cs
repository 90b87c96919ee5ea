namespace Wiki.Text.Blocks;

/// <summary>
/// The grammar of keys: <c>key = part, { "/", part }</c>. A part has lower-case letters and digits, with single dashes
/// and dots between them.
/// </summary>
internal static class KeyText
{
    internal static bool IsKey(string text) => text.Length > 0 && SkipKey(text, 0) == text.Length;

    internal static bool IsPart(string text) => text.Length > 0 && SkipPart(text, 0) == text.Length;

    /// <summary>The end of the longest key that starts here, or <paramref name="from"/> when there is none.</summary>
    internal static int SkipKey(string text, int from)
    {
        var end = SkipPart(text, from);
        while (end > from && end < text.Length && text[end] == '/')
        {
            var next = SkipPart(text, end + 1);
            if (next == end + 1)
            {
                break;
            }

            end = next;
        }

        return end;
    }

    /// <summary>The end of the longest key part that starts here.</summary>
    internal static int SkipPart(string text, int from)
    {
        var i = from;
        while (i < text.Length)
        {
            if (IsLow(text[i]))
            {
                i++;
            }
            else if (i > from && text[i] is '-' or '.' && i + 1 < text.Length && IsLow(text[i + 1]))
            {
                i += 2;
            }
            else
            {
                break;
            }
        }

        return i;
    }

    internal static bool IsLow(char c) => c is >= 'a' and <= 'z' or >= '0' and <= '9';
}
