namespace Wiki.Core.Accounts;

/// <summary>The permissions that pages ask for.</summary>
public static class Policies
{
    /// <summary>Create and edit pages.</summary>
    public const string Edit = "edit";

    /// <summary>Decide what readers see.</summary>
    public const string Review = "review";

    /// <summary>Give and take roles.</summary>
    public const string Administer = "administer";
}
