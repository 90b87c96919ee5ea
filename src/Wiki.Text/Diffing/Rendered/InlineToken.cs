using System.Collections.Immutable;

namespace Wiki.Text.Diffing.Rendered;

/// <summary>
/// A word, a run of blanks, or an element that is compared as a whole: an image, a line break or a citation.
/// </summary>
/// <param name="Number">Equal for tokens that look the same to readers, in elements that look the same.</param>
/// <param name="Words">The number of the text alone; -1 for blanks.</param>
/// <param name="Text">The text; empty for an element that is compared as a whole.</param>
/// <param name="Whole">The element that is compared as a whole; null for text.</param>
/// <param name="Chain">The inline elements around it, the outermost first.</param>
internal sealed record InlineToken(
    int Number, int Words, string Text, HtmlElement? Whole, ImmutableArray<HtmlElement> Chain)
{
    public bool IsBlank => Words < 0;

    /// <summary>
    /// Whether it is white space that a browser shows as one space, or as nothing at the end of a line.
    /// </summary>
    public bool IsFolded => IsBlank && Text == " ";
}
