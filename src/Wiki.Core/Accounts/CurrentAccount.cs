using System.Security.Claims;

namespace Wiki.Core.Accounts;

/// <summary>Says whether an account is signed in, which one, and what it may do.</summary>
public static class CurrentAccount
{
    /// <summary>The id of the account that is signed in.</summary>
    /// <exception cref="InvalidOperationException">Nobody is signed in.</exception>
    public static long AccountId(this ClaimsPrincipal user)
    {
        ArgumentNullException.ThrowIfNull(user);
        return long.Parse(user.FindFirstValue(ClaimTypes.NameIdentifier)
            ?? throw new InvalidOperationException("Nobody is signed in."));
    }

    /// <summary>Whether an account is signed in.</summary>
    public static bool IsSignedIn(this ClaimsPrincipal user)
    {
        ArgumentNullException.ThrowIfNull(user);
        return user.Identity?.IsAuthenticated == true;
    }

    /// <summary>Whether <see cref="Policies.Edit"/> lets the account in; false when nobody is signed in.</summary>
    public static bool MayEdit(this ClaimsPrincipal user) => Roles.Editing.Any(user.IsInRole);

    /// <summary>Whether <see cref="Policies.Review"/> lets the account in; false when nobody is signed in.</summary>
    public static bool MayReview(this ClaimsPrincipal user) => Roles.Reviewing.Any(user.IsInRole);

    /// <summary>Whether <see cref="Policies.Administer"/> lets the account in; false when nobody is signed in.</summary>
    public static bool MayAdminister(this ClaimsPrincipal user) => Roles.Administering.Any(user.IsInRole);
}
