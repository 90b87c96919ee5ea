namespace Wiki.Text.Diffing;

/// <summary>
/// How much work a diff may cost. A diff that meets a limit stays exact, becomes coarser and says so. The work is
/// counted, not timed: the same two texts give the same diff on every machine.
/// </summary>
/// <param name="Lines">Comparisons of lines; passages beyond it are shown as replaced whole.</param>
/// <param name="Pairs">Comparisons of words to find which new line continues which old one.</param>
/// <param name="Words">Comparisons of words inside changed lines; beyond it more words are marked than differ.</param>
public sealed record DiffLimits(long Lines, long Pairs, long Words)
{
    /// <summary>For pages: the comparing takes about a tenth of a second on one core at the very most.</summary>
    public static DiffLimits Default { get; } = new(8_000_000, 8_000_000, 8_000_000);
}
