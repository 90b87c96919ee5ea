using Microsoft.AspNetCore.Identity;

namespace Wiki.Web.Accounts;

/// <summary>Someone who can sign in.</summary>
public sealed class Account : IdentityUser<long>
{
    /// <summary>The longest user name, in characters.</summary>
    public const int MaximumNameLength = 40;

    /// <summary>When the account was made, UTC.</summary>
    public DateTimeOffset RegisteredAt { get; init; }
}
