using Wiki.Text;

namespace Wiki.Core.Saving;

/// <summary>The result of deleting an article.</summary>
public abstract record DeletionOutcome
{
    private DeletionOutcome()
    {
    }

    /// <summary>It is deleted, and its addresses are free.</summary>
    /// <param name="ArticleId">The article.</param>
    public sealed record Deleted(long ArticleId) : DeletionOutcome;

    /// <summary>Nothing was stored: a deletion needs a reason.</summary>
    public sealed record NoReason : DeletionOutcome;

    /// <summary>Nothing was stored: the account may not delete pages.</summary>
    public sealed record NotAllowed : DeletionOutcome;

    /// <summary>Nothing was stored: somebody saved a revision that the account has not seen.</summary>
    /// <param name="Number">The newest revision.</param>
    public sealed record Changed(int Number) : DeletionOutcome;

    /// <summary>Nothing was stored: no article has the address, or somebody else deleted it.</summary>
    /// <param name="Now">The address that the article has got meanwhile; null when there is none.</param>
    public sealed record Gone(Slug? Now) : DeletionOutcome;
}

/// <summary>The result of restoring a deleted article.</summary>
public abstract record RestoreOutcome
{
    private RestoreOutcome()
    {
    }

    /// <summary>Readers see it again.</summary>
    /// <param name="Slug">The address that it has.</param>
    /// <param name="IsPublished">Whether a revision of it is published.</param>
    public sealed record Restored(Slug Slug, bool IsPublished) : RestoreOutcome;

    /// <summary>Nothing was stored: the address cannot be used.</summary>
    /// <param name="Reason">A sentence that says why.</param>
    /// <param name="Holder">The address of the page in the way; null for none.</param>
    public sealed record Refused(string Reason, Slug? Holder) : RestoreOutcome;

    /// <summary>Nothing was stored: the account may not restore pages.</summary>
    public sealed record NotAllowed : RestoreOutcome;

    /// <summary>Nothing was stored: there is no such deleted article; somebody else may have restored it.</summary>
    public sealed record Gone : RestoreOutcome;
}
