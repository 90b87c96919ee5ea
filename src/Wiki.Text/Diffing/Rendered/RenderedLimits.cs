namespace Wiki.Text.Diffing.Rendered;

/// <summary>
/// How much work the comparison of two rendered pages may cost. What meets a limit is marked more coarsely, and the
/// page says so. The work is counted, not timed: the same two pages give the same marks on every machine.
/// </summary>
/// <param name="Characters">The longest HTML of both pages together; beyond it nothing is marked.</param>
/// <param name="Blocks">Comparisons of blocks, beyond which some are shown as replaced whole.</param>
/// <param name="Pairs">Comparisons of words to find which new block continues which old one.</param>
/// <param name="Words">Comparisons of words inside changed blocks; beyond it more words are marked than differ.</param>
public sealed record RenderedLimits(int Characters, long Blocks, long Pairs, long Words)
{
    /// <summary>For pages: the longest articles, written wholly anew, take about two seconds on one core.</summary>
    public static RenderedLimits Default { get; } = new(8_000_000, 8_000_000, 8_000_000, 8_000_000);
}
