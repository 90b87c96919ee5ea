namespace Wiki.Text.Diffing.Sequences;

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
