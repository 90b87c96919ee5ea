using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Wiki.Web.Data;

namespace Wiki.Web.Accounts;

/// <summary>The rule that there is at least one administrator, once there was a first.</summary>
internal static class Administrators
{
    // Any number that no other advisory lock of this database uses.
    private const long LockKey = 0x77696B69_0001;

    /// <summary>The accounts that have the role.</summary>
    public static IQueryable<Account> All(WikiDb db) => db.Set<Account>().Where(account =>
        db.Set<IdentityUserRole<long>>().Any(row => row.UserId == account.Id
            && db.Set<IdentityRole<long>>().Any(role => role.Id == row.RoleId && role.Name == Roles.Administrator)));

    /// <summary>Those of them whom no administrator has locked.</summary>
    public static IQueryable<Account> Able(WikiDb db) =>
        All(db).Where(account => account.LockoutEnd == null || account.LockoutEnd < Account.LockedForGood);

    /// <summary>
    /// Lets one transaction at a time, over all instances, decide by who is an administrator; until it ends.
    /// </summary>
    public static Task OneAtATimeAsync(WikiDb db, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({LockKey})", cancellationToken);
}
