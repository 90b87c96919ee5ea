namespace Wiki.Web.Pages.Admin;

/// <summary>The lock of an account: none, by wrong passwords, or by an administrator. Drawn by <c>_Lock</c>.</summary>
/// <param name="End">The end of its last lock; null when the account never was locked.</param>
/// <param name="Now">The time now; a lock that ended before it is over.</param>
public sealed record AccountLock(DateTimeOffset? End, DateTimeOffset Now)
{
    /// <summary>True when nobody can sign in to the account now.</summary>
    public bool IsLocked => End > Now;

    /// <summary>True when only an administrator can end the lock.</summary>
    public bool IsForGood => End == Wiki.Core.Data.Account.LockedForGood;
}
