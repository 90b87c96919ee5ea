using Microsoft.AspNetCore.Identity;

namespace Wiki.Web.Accounts;

/// <summary>Someone who can sign in.</summary>
public sealed class Account : IdentityUser<long>
{
    /// <summary>The longest user name, in characters.</summary>
    public const int MaximumNameLength = 40;

    /// <summary>The longest e-mail address, in characters.</summary>
    public const int MaximumEmailLength = 256;

    /// <summary>The end of a lock that an administrator set; only an administrator ends it.</summary>
    public static readonly DateTimeOffset LockedForGood = DateTimeOffset.MaxValue;

    /// <summary>When the account was made, UTC.</summary>
    public DateTimeOffset RegisteredAt { get; init; }

    /// <summary>True when an administrator locked it, not the count of wrong passwords.</summary>
    public bool IsLockedForGood => LockoutEnd == LockedForGood;
}
