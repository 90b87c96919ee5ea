namespace Wiki.Text.Documents;

/// <summary>A block of a page as HTML.</summary>
/// <param name="Line">The line of the text where the block begins, from 1.</param>
/// <param name="Html">Its HTML.</param>
public sealed record HtmlPart(int Line, string Html);
