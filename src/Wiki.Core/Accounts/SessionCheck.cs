using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Wiki.Core.Data;

namespace Wiki.Core.Accounts;

/// <summary>
/// Checks every request of a session against the account as it is now, on every instance, with one query by primary
/// key. A new password, a lock or "sign out everywhere" ends a session at its next request. Roles that are given or
/// taken count from the next request on, without signing in again.
/// </summary>
/// <remarks>The framework's own check costs more, and so runs only at intervals.</remarks>
public sealed class SessionCheck(WikiDb db, SignInManager<Account> signIn, IOptions<IdentityOptions> identity)
    : ISecurityStampValidator
{
    /// <inheritdoc/>
    public async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var claims = identity.Value.ClaimsIdentity;
        var session = context.Principal;
        var cancellation = context.HttpContext.RequestAborted;
        if (!long.TryParse(session?.FindFirstValue(claims.UserIdClaimType), CultureInfo.InvariantCulture, out var id)
            || await NowAsync(id, cancellation) is not { } now
            || session.FindFirstValue(claims.SecurityStampClaimType) != now.Stamp)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(context.Scheme.Name);
        }
        else if (!now.Roles.ToHashSet().SetEquals(session.FindAll(claims.RoleClaimType).Select(claim => claim.Value)))
        {
            var account = await db.Set<Account>().FirstAsync(it => it.Id == id, cancellation);
            context.ReplacePrincipal(await signIn.CreateUserPrincipalAsync(account));
            context.ShouldRenew = true;
        }
    }

    private Task<Session?> NowAsync(long id, CancellationToken cancellationToken) =>
        db.Set<Account>().Where(account => account.Id == id)
            .Select(account => new Session(
                account.SecurityStamp,
                db.Set<IdentityUserRole<long>>().Where(row => row.UserId == id)
                    .Join(db.Set<IdentityRole<long>>(), row => row.RoleId, role => role.Id, (row, role) => role.Name!)
                    .ToList()))
            .FirstOrDefaultAsync(cancellationToken);

    private sealed record Session(string? Stamp, List<string> Roles);
}
