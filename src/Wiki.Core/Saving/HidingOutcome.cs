namespace Wiki.Core.Saving;

/// <summary>The result of hiding parts of revisions, or of lifting a hiding.</summary>
public abstract record HidingOutcome
{
    private HidingOutcome()
    {
    }

    /// <summary>It is stored.</summary>
    /// <param name="Count">How many hidings were added or lifted.</param>
    public sealed record Done(int Count) : HidingOutcome;

    /// <summary>Nothing was stored.</summary>
    /// <param name="Reason">A sentence that says why, and what to do first.</param>
    public sealed record Refused(string Reason) : HidingOutcome
    {
        /// <summary>The revision that readers or editors still see, when that is why; null otherwise.</summary>
        public int? InTheWay { get; init; }

        /// <summary>Whether that revision waits for review.</summary>
        public bool Waits { get; init; }
    }

    /// <summary>Nothing was stored: the account may not hide anything.</summary>
    public sealed record NotAllowed : HidingOutcome;

    /// <summary>Nothing was stored: there is no such page, or no such hiding.</summary>
    public sealed record Gone : HidingOutcome;
}
