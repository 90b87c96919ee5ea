namespace Wiki.Text.Documents;

/// <summary>A block of a page as HTML.</summary>
/// <param name="Line">The line of the text where the block begins, from 1.</param>
/// <param name="Html">Its HTML.</param>
public sealed record HtmlPart(int Line, string Html)
{
    /// <summary>Whether it is the list of sources, which stands below the page wherever they are defined.</summary>
    public bool IsSources { get; init; }
}
