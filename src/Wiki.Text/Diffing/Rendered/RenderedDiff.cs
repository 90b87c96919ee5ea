using Wiki.Text.Documents;

namespace Wiki.Text.Diffing.Rendered;

/// <summary>
/// A rendered page on which removed and added parts are marked: inline text with <c>del</c> and <c>ins</c>, and blocks,
/// rows and cells that only one page has. All of these, and nothing else, have the class <c>removed</c> or
/// <c>added</c>.
/// </summary>
/// <remarks>
/// Without all removed parts, it is the new page. Without all added parts, it is the old page, except for: ids and
/// links within the page, attributes of blocks, numbers of sources, invisible white space, the way neighbouring inline
/// elements of the same kind are joined, and a box with the class <c>replaced</c> around the old content of a cell
/// whose look has changed.
/// </remarks>
public sealed class RenderedDiff
{
    // To read, compare and write a tag costs as much as some words.
    private const int PiecesOfTag = 2;

    private RenderedDiff(string? html, int changes, string? coarse) =>
        (Html, Changes, Coarse) = (html, changes, coarse);

    /// <summary>
    /// The marked page, well-formed; null when the pages are too long to be marked, or when one of them cannot be read.
    /// </summary>
    public string? Html { get; }

    /// <summary>The number of marked places; 0 when readers see no difference.</summary>
    public int Changes { get; }

    /// <summary>
    /// Sentences that tell readers what is coarser because of a limit, or why nothing is marked; null when there is
    /// nothing to say.
    /// </summary>
    public string? Coarse { get; }

    /// <summary>
    /// What is not well-formed in one of the pages, for the log: a mistake of the code that wrote it. Null otherwise.
    /// </summary>
    public string? Fault { get; private init; }

    /// <summary>Compares two pages that <see cref="WikiDocument.ToHtml"/> wrote.</summary>
    /// <param name="oldHtml">The page before.</param>
    /// <param name="newHtml">The page after.</param>
    /// <param name="limits">The limits of the work; null for <see cref="RenderedLimits.Default"/>.</param>
    public static RenderedDiff Between(string oldHtml, string newHtml, RenderedLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(oldHtml);
        ArgumentNullException.ThrowIfNull(newHtml);
        limits ??= RenderedLimits.Default;
        if ((long)oldHtml.Length + newHtml.Length > limits.Characters
            || Pieces(oldHtml) + Pieces(newHtml) > limits.Pieces)
        {
            return new RenderedDiff(null, 0,
                "These pages are too long to be compared as readers see them. The text comparison shows all changes.");
        }

        List<HtmlNode> old, @new;
        try
        {
            (old, @new) = (HtmlReader.Read(oldHtml), HtmlReader.Read(newHtml));
        }
        catch (FormatException e)
        {
            return new RenderedDiff(null, 0,
                "These pages cannot be compared as readers see them. The text comparison shows all changes.")
            {
                Fault = e.Message,
            };
        }

        var comparison = new PageComparison(limits);
        var html = HtmlPrinter.Print(comparison.Between(old, @new));
        return new RenderedDiff(html, comparison.Changes, comparison.Coarse());
    }

    // About how many elements and words must be read: the work of a comparison, before it is begun.
    private static long Pieces(string html)
    {
        var (pieces, inTag, inWord) = (0L, false, false);
        foreach (var c in html)
        {
            if (c is '<' or '>')
            {
                pieces += c == '<' ? PiecesOfTag : 0;
                (inTag, inWord) = (c == '<', false);
            }
            else if (!inTag)
            {
                var isWord = char.IsAsciiLetterOrDigit(c);
                pieces += isWord && inWord || c == ' ' ? 0 : 1;
                inWord = isWord;
            }
        }

        return pieces;
    }
}

/// <summary>
/// Limits the work of comparing two rendered pages. A comparison that reaches a limit has coarser marks and says so.
/// The work is counted and not timed, so that the same two pages get the same marks on every machine.
/// </summary>
/// <param name="Characters">The largest total length of both pages' HTML. Longer pages are not marked at all.</param>
/// <param name="Blocks">
/// The most comparisons of blocks. Above it, some blocks are shown as completely replaced.
/// </param>
/// <param name="Pairs">The most comparisons of words to find the new block that continues an old one.</param>
/// <param name="Words">
/// The most comparisons of words inside changed blocks. Above it, more words are marked than differ.
/// </param>
public sealed record RenderedLimits(int Characters, long Blocks, long Pairs, long Words)
{
    /// <summary>
    /// The largest number of words, signs and tags of both pages' HTML, about; a tag counts as two. With more, the pages
    /// are not marked at all.
    /// </summary>
    public long Pieces { get; init; } = 760_000;

    /// <summary>
    /// The limits for pages. A comparison takes at most about a second on one core.
    /// </summary>
    public static RenderedLimits Default { get; } = new(8_000_000, 8_000_000, 4_000_000, 8_000_000);
}
