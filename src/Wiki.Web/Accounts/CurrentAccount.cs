using System.Security.Claims;

namespace Wiki.Web.Accounts;

/// <summary>Reads which account is signed in.</summary>
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
}
