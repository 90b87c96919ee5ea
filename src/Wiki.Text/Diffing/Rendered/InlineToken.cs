using System.Collections.Immutable;

namespace Wiki.Text.Diffing.Rendered;

/// <summary>A word, a run of blanks, or something that is compared whole: a picture, a line break, a citation.</summary>
/// <param name="Number">Equal for tokens that readers see alike, in elements that are alike.</param>
/// <param name="Words">The number of the text alone; -1 for blanks.</param>
/// <param name="Text">The text; empty for what is compared whole.</param>
/// <param name="Whole">What is compared whole; null for text.</param>
/// <param name="Chain">The inline elements around it, the outermost first.</param>
internal sealed record InlineToken(
    int Number, int Words, string Text, HtmlElement? Whole, ImmutableArray<HtmlElement> Chain)
{
    public bool IsBlank => Words < 0;

    /// <summary>Whether it is white space of which a browser shows one blank, and none at the end of a line.</summary>
    public bool IsFolded => IsBlank && Text == " ";
}
