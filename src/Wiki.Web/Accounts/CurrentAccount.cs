using System.Security.Claims;

namespace Wiki.Web.Accounts;

/// <summary>What pages ask about the visitor: whether they are signed in, as whom, and what they may do.</summary>
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

    /// <summary>Whether the visitor is signed in.</summary>
    public static bool IsSignedIn(this ClaimsPrincipal user)
    {
        ArgumentNullException.ThrowIfNull(user);
        return user.Identity?.IsAuthenticated == true;
    }

    /// <summary>Whether <see cref="Policies.Edit"/> lets the visitor in.</summary>
    public static bool MayEdit(this ClaimsPrincipal user) => Roles.Editing.Any(user.IsInRole);

    /// <summary>Whether <see cref="Policies.Review"/> lets the visitor in.</summary>
    public static bool MayReview(this ClaimsPrincipal user) => Roles.Reviewing.Any(user.IsInRole);

    /// <summary>Whether <see cref="Policies.Administer"/> lets the visitor in.</summary>
    public static bool MayAdminister(this ClaimsPrincipal user) => Roles.Administering.Any(user.IsInRole);
}
