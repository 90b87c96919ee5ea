namespace Wiki.Text.Diffing.Sequences;

/// <summary>
/// Limits the work of a diff. A diff that reaches a limit stays exact, but becomes coarser and says so. The work is
/// counted and not timed, so that the same two texts give the same diff on every machine.
/// </summary>
/// <param name="Lines">The most comparisons of lines. Above it, passages are shown as completely replaced.</param>
/// <param name="Pairs">The most comparisons of words to find the new line that continues an old one.</param>
/// <param name="Words">
/// The most comparisons of words inside changed lines. Above it, more words are marked than differ.
/// </param>
public sealed record DiffLimits(long Lines, long Pairs, long Words)
{
    /// <summary>The limits for pages. Comparing takes at most about a tenth of a second on one core.</summary>
    public static DiffLimits Default { get; } = new(8_000_000, 8_000_000, 8_000_000);
}
