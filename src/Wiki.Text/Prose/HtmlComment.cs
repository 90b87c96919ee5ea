namespace Wiki.Text.Prose;

/// <summary>Where a comment <c>&lt;!-- … --&gt;</c> begins and ends, as in HTML.</summary>
internal static class HtmlComment
{
    /// <summary>What a comment begins with.</summary>
    public const string Open = "<!--";

    /// <summary>What a comment ends with.</summary>
    public const string Close = "-->";

    /// <summary>Whether a comment begins at the start of a text.</summary>
    public static bool Begins(ReadOnlySpan<char> text) => text.StartsWith(Open);

    /// <summary>The length of the comment at the start of a text; -1 when none ends in it.</summary>
    public static int LengthOf(ReadOnlySpan<char> text)
    {
        if (!Begins(text))
        {
            return -1;
        }

        var inside = text[Open.Length..];
        if (inside.StartsWith(">"))
        {
            return Open.Length + 1;
        }

        if (inside.StartsWith("->"))
        {
            return Open.Length + 2;
        }

        var end = inside.IndexOf(Close);
        return end < 0 ? -1 : Open.Length + end + Close.Length;
    }

    /// <summary>What stands behind the comments and blanks at the start of a text.</summary>
    public static ReadOnlySpan<char> Behind(ReadOnlySpan<char> text)
    {
        while (LengthOf(text) is var length and > 0)
        {
            text = text[length..].TrimStart(" \t");
        }

        return text;
    }

    /// <summary>Whether a line has comments and nothing else.</summary>
    public static bool IsAlone(ReadOnlySpan<char> line) => Begins(line) && Behind(line).IsEmpty;
}
