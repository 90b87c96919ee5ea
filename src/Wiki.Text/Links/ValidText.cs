using System.Buffers;

namespace Wiki.Text.Links;

/// <summary>
/// Text that HTML, feeds and the database accept. Entities such as <c>&amp;#1;</c> can produce characters that they do
/// not, and that turn text round (U+202D, U+202E).
/// </summary>
internal static class ValidText
{
    private static readonly SearchValues<char> Controls = SearchValues.Create(
        [.. Enumerable.Range(0, 0xA0).Select(i => (char)i).Where(c => char.IsControl(c) && c is not ('\n' or '\t')),
            '\uFFFE', '\uFFFF', '\u202D', '\u202E']);

    /// <summary>The text with U+FFFD in place of each control character.</summary>
    public static string Of(string text) =>
        text.AsSpan().ContainsAny(Controls)
            ? string.Create(text.Length, text,
                static (copy, source) => source.AsSpan().ReplaceAny(copy, Controls, '\uFFFD'))
            : text;
}
