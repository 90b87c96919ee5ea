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

/// <summary>The work that is left of one of the <see cref="DiffLimits"/>, and whether some work was refused.</summary>
internal sealed class WorkAllowance(long work)
{
    private long _left = work;

    public bool WasExceeded { get; private set; }

    public bool Allows(long work) => work <= _left;

    /// <summary>Subtracts work from the allowance after it was done.</summary>
    public void Spend(long work) => _left -= work;

    /// <summary>Spends the work and returns true, or refuses it and returns false.</summary>
    public bool TrySpend(long work)
    {
        if (!Allows(work))
        {
            Refuse();
            return false;
        }

        Spend(work);
        return true;
    }

    /// <summary>Records that some work was left out because the allowance was used up.</summary>
    public void Refuse() => WasExceeded = true;
}

/// <summary>The work that is left of the <see cref="DiffLimits"/> for one diff.</summary>
internal sealed class DiffWork(DiffLimits limits)
{
    public WorkAllowance Lines { get; } = new(limits.Lines);

    public WorkAllowance Pairs { get; } = new(limits.Pairs);

    public WorkAllowance Words { get; } = new(limits.Words);

    /// <summary>
    /// Sentences that tell readers what is coarser because of a limit; null when no limit was reached.
    /// </summary>
    public string? Coarse()
    {
        var sentences = new List<string>();
        if (Lines.WasExceeded)
        {
            sentences.Add("The texts differ very much, so some passages are shown as completely replaced.");
        }

        if (Pairs.WasExceeded)
        {
            sentences.Add("In some long passages, old and new lines are not matched with each other.");
        }

        if (Words.WasExceeded)
        {
            sentences.Add("In some changed lines, more words are marked than differ.");
        }

        return sentences.Count == 0 ? null : string.Join(' ', sentences);
    }
}
