using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Wiki.Core.Data;

namespace Wiki.Core.Accounts;

/// <summary>Helps to keep the rule that at least one administrator remains once there is one.</summary>
internal static class Administrators
{
    // Any number that no other advisory lock of this database uses.
    private const long LockKey = 0x77696B69_0001;

    /// <summary>The accounts that have the role.</summary>
    public static IQueryable<Account> All(WikiDb db) => db.Set<Account>().Where(account =>
        db.Set<IdentityUserRole<long>>().Any(row => row.UserId == account.Id
            && db.Set<IdentityRole<long>>().Any(role => role.Id == row.RoleId && role.Name == Roles.Administrator)));

    /// <summary>The administrators whom no administrator has locked.</summary>
    public static IQueryable<Account> Able(WikiDb db) =>
        All(db).Where(account => account.LockoutEnd == null || account.LockoutEnd < Account.LockedForGood);

    /// <summary>
    /// Takes a lock until the transaction ends, so that only one transaction at a time, over all instances, acts on who
    /// is an administrator.
    /// </summary>
    public static Task OneAtATimeAsync(WikiDb db, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({LockKey})", cancellationToken);
}
