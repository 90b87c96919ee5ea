namespace Wiki.Text.Diffing;

/// <summary>What is left of one of the <see cref="DiffLimits"/>, and whether something had to be refused.</summary>
internal sealed class WorkAllowance(long work)
{
    private long _left = work;

    public bool WasExceeded { get; private set; }

    public bool Allows(long work) => work <= _left;

    /// <summary>Takes work that was done off the allowance.</summary>
    public void Spend(long work) => _left -= work;

    /// <summary>Spends the work, or refuses it and says so.</summary>
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

    /// <summary>Notes that something was left undone because the allowance did not suffice.</summary>
    public void Refuse() => WasExceeded = true;
}
