namespace Wiki.Text.Blocks;

/// <summary>Separators are spaces and tabs only. A no-break space is part of a word.</summary>
internal static class Blank
{
    internal static bool Is(char c) => c is ' ' or '\t';

    internal static bool Line(string line) => line.AsSpan().Trim(" \t").IsEmpty;

    internal static string Trim(string text) => text.Trim(' ', '\t');

    internal static int Skip(string text, int from)
    {
        while (from < text.Length && Is(text[from]))
        {
            from++;
        }

        return from;
    }
}
