using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Wiki.Core.Data;

namespace Wiki.Core.Accounts;

/// <summary>Asks the database what an account may, for what is written in one transaction with the answer.</summary>
internal static class ReviewRight
{
    /// <summary>Whether an account may decide what readers see.</summary>
    public static Task<bool> MayReviewAsync(this WikiDb db, long accountId, CancellationToken cancellationToken) =>
        db.Set<IdentityUserRole<long>>().AnyAsync(
            held => held.UserId == accountId && db.Set<IdentityRole<long>>().Any(
                role => role.Id == held.RoleId && Roles.Reviewing.Contains(role.Name!)),
            cancellationToken);
}
