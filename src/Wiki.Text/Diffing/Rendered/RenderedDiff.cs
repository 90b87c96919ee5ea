namespace Wiki.Text.Diffing.Rendered;

/// <summary>
/// A rendered page with what was taken out of it and what came in, marked: inline text in <c>del</c> and <c>ins</c>,
/// and the blocks, rows and cells that only one page has; all of these, and nothing else, have the class
/// <c>removed</c> or <c>added</c>.
/// </summary>
/// <remarks>
/// Without all that is removed it is the new page; without all that is added, the old one, up to: ids and links within
/// the page, attributes of blocks, numbers of sources, white space that is not seen, how neighbouring inline elements
/// of the same kind are joined, and a box of class <c>replaced</c> around what a cell said while it looked otherwise.
/// </remarks>
public sealed class RenderedDiff
{
    private RenderedDiff(string? html, int changes, string? coarse) => (Html, Changes, Coarse) = (html, changes, coarse);

    /// <summary>The marked page, well-formed; null when the pages are too long to be marked.</summary>
    public string? Html { get; }

    /// <summary>How many places are marked; 0 when readers see no difference.</summary>
    public int Changes { get; }

    /// <summary>Null, or the sentences that tell a reader what a limit made coarser than it could be.</summary>
    public string? Coarse { get; }

    /// <summary>Compares two pages as <see cref="WikiDocument.ToHtml"/> writes them.</summary>
    /// <param name="oldHtml">The page before.</param>
    /// <param name="newHtml">The page after.</param>
    /// <param name="limits">How much work it may cost; null for <see cref="RenderedLimits.Default"/>.</param>
    /// <exception cref="FormatException">One of them is not well-formed.</exception>
    public static RenderedDiff Between(string oldHtml, string newHtml, RenderedLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(oldHtml);
        ArgumentNullException.ThrowIfNull(newHtml);
        limits ??= RenderedLimits.Default;
        if ((long)oldHtml.Length + newHtml.Length > limits.Characters)
        {
            return new RenderedDiff(null, 0,
                "These pages are too long to be marked as readers see them; the comparison of the texts shows all.");
        }

        var comparison = new PageComparison(limits);
        var html = HtmlPrinter.Print(comparison.Between(HtmlReader.Read(oldHtml), HtmlReader.Read(newHtml)));
        return new RenderedDiff(html, comparison.Changes, comparison.Coarse());
    }
}
