namespace Wiki.Text.Diffing;

/// <summary>What is left of the <see cref="DiffLimits"/> of one diff.</summary>
internal sealed class DiffWork(DiffLimits limits)
{
    public WorkAllowance Lines { get; } = new(limits.Lines);

    public WorkAllowance Pairs { get; } = new(limits.Pairs);

    public WorkAllowance Words { get; } = new(limits.Words);

    /// <summary>Null, or the sentences that tell a reader what a limit made coarser than it could be.</summary>
    public string? Coarse()
    {
        var sentences = new List<string>();
        if (Lines.WasExceeded)
        {
            sentences.Add("The texts differ very much: some passages are shown as replaced whole.");
        }

        if (Pairs.WasExceeded)
        {
            sentences.Add("In some long passages old and new lines are not matched with each other.");
        }

        if (Words.WasExceeded)
        {
            sentences.Add("In some changed lines more words are marked than differ.");
        }

        return sentences.Count == 0 ? null : string.Join(' ', sentences);
    }
}
