namespace Wiki.Web.Pages.Admin;

/// <summary>Whether an account is locked, and by what; drawn by <c>_Lock</c>.</summary>
/// <param name="End">The end of its last lock, or null when it never was locked.</param>
/// <param name="Now">Counts what has ended.</param>
public sealed record AccountLock(DateTimeOffset? End, DateTimeOffset Now)
{
    /// <summary>True when nobody can sign in to it now.</summary>
    public bool IsLocked => End > Now;

    /// <summary>True when only an administrator can end the lock.</summary>
    public bool IsForGood => End == Wiki.Web.Data.Account.LockedForGood;
}
