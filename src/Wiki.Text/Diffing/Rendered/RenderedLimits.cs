namespace Wiki.Text.Diffing.Rendered;

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
    /// The limits for pages. A complete rewrite of the longest article takes about two seconds on one core.
    /// </summary>
    public static RenderedLimits Default { get; } = new(8_000_000, 8_000_000, 8_000_000, 8_000_000);
}
