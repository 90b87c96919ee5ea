namespace Wiki.Text.Diffing.Sequences;

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
