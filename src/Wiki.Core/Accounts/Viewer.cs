using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Wiki.Core.Data;

namespace Wiki.Core.Accounts;

/// <summary>Who looks at something, as far as that decides what they see.</summary>
/// <param name="AccountId">The account; null for a visitor.</param>
/// <param name="MayEdit">Whether it may edit pages.</param>
/// <param name="MayReview">Whether it may review changes.</param>
public sealed record Viewer(long? AccountId, bool MayEdit, bool MayReview)
{
    /// <summary>Somebody who is not signed in.</summary>
    public static Viewer Visitor { get; } = new(null, MayEdit: false, MayReview: false);

    /// <summary>Somebody who sees everything, for what the program compares by itself.</summary>
    public static Viewer OfEverything { get; } = new(null, MayEdit: true, MayReview: true);

    /// <summary>An account as the viewer of what it does or is sent; with the roles that it has now.</summary>
    public static async Task<Viewer> OfAsync(WikiDb db, long accountId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var roles = await db.Set<IdentityUserRole<long>>().Where(held => held.UserId == accountId)
            .Join(db.Set<IdentityRole<long>>(), held => held.RoleId, role => role.Id, (_, role) => role.Name!)
            .ToListAsync(cancellationToken);
        return new Viewer(accountId, roles.Exists(Roles.Editing.Contains), roles.Exists(Roles.Reviewing.Contains));
    }

    /// <summary>The viewer of a request.</summary>
    public static Viewer Of(ClaimsPrincipal user) =>
        user.IsSignedIn() ? new Viewer(user.AccountId(), user.MayEdit(), user.MayReview()) : Visitor;
}
