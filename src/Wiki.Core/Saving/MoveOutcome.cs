using Wiki.Text;

namespace Wiki.Core.Saving;

/// <summary>The result of moving an article.</summary>
public abstract record MoveOutcome
{
    private MoveOutcome()
    {
    }

    /// <summary>The article has the address now, and the old one leads to it.</summary>
    /// <param name="From">The address that it had.</param>
    /// <param name="To">The address that it has.</param>
    public sealed record Moved(Slug From, Slug To) : MoveOutcome;

    /// <summary>Nothing was stored: the address cannot be used.</summary>
    /// <param name="Reason">A sentence that says why.</param>
    /// <param name="Holder">The address of the page in the way; null for none.</param>
    public sealed record Refused(string Reason, Slug? Holder = null) : MoveOutcome;

    /// <summary>Nothing was stored: the account may not move pages.</summary>
    public sealed record NotAllowed : MoveOutcome;

    /// <summary>Nothing was stored: no article has the address from which it should move.</summary>
    /// <param name="Now">The address that the article has got meanwhile; null when there is none.</param>
    public sealed record Gone(Slug? Now) : MoveOutcome;
}
