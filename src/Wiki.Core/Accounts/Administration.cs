using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Wiki.Core.Data;

namespace Wiki.Core.Accounts;

/// <summary>Changes accounts for administrators. At least one account can always administer the site.</summary>
public sealed class Administration(WikiDb db, UserManager<Account> users)
{
    /// <summary>Gives an account exactly these roles; names that are not roles are ignored.</summary>
    public async Task<AccountChange> SetRolesAsync(
        long id, IReadOnlyCollection<string> roles, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(roles);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await Administrators.OneAtATimeAsync(db, cancellationToken);
        if (!await db.Set<Account>().AnyAsync(account => account.Id == id, cancellationToken))
        {
            return AccountChange.Gone;
        }

        if (!roles.Contains(Roles.Administrator) && await IsLastAsync(id, cancellationToken))
        {
            return AccountChange.LastAdministrator;
        }

        var wanted = await db.Set<IdentityRole<long>>().Where(role => roles.Contains(role.Name!))
            .Select(role => role.Id).ToListAsync(cancellationToken);
        var held = await db.Set<IdentityUserRole<long>>().Where(row => row.UserId == id).ToListAsync(cancellationToken);
        db.Set<IdentityUserRole<long>>().RemoveRange(held.Where(row => !wanted.Contains(row.RoleId)));
        db.Set<IdentityUserRole<long>>().AddRange(wanted.Except(held.Select(row => row.RoleId))
            .Select(role => new IdentityUserRole<long> { UserId = id, RoleId = role }));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return AccountChange.Made;
    }

    /// <summary>Ends all sessions of an account and lets nobody sign in to it until it is unlocked.</summary>
    public async Task<AccountChange> LockAsync(long id, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await Administrators.OneAtATimeAsync(db, cancellationToken);
        if (await FindAsync(id, cancellationToken) is not { } account)
        {
            return AccountChange.Gone;
        }

        if (await IsLastAsync(id, cancellationToken))
        {
            return AccountChange.LastAdministrator;
        }

        account.LockoutEnd = Account.LockedForGood;
        var change = await OutcomeAsync(account, await users.UpdateSecurityStampAsync(account), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return change;
    }

    /// <summary>Ends a lock, whoever set it, and resets the count of wrong passwords.</summary>
    public async Task<AccountChange> UnlockAsync(long id, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, cancellationToken) is not { } account)
        {
            return AccountChange.Gone;
        }

        account.LockoutEnd = null;
        account.AccessFailedCount = 0;
        return await OutcomeAsync(account, await users.UpdateAsync(account), cancellationToken);
    }

    /// <summary>Gives trust by hand, denies it, or lets the approved changes decide (null).</summary>
    public async Task<AccountChange> TrustAsync(long id, bool? trust, CancellationToken cancellationToken) =>
        await db.Set<Account>().Where(account => account.Id == id).ExecuteUpdateAsync(
            set => set.SetProperty(account => account.Trust, trust), cancellationToken) == 0
            ? AccountChange.Gone : AccountChange.Made;

    private async Task<AccountChange> OutcomeAsync(
        Account account, IdentityResult result, CancellationToken cancellationToken)
    {
        if (result.Succeeded)
        {
            return AccountChange.Made;
        }

        await db.Entry(account).ReloadAsync(cancellationToken);
        return AccountChange.Overtaken;
    }

    private Task<Account?> FindAsync(long id, CancellationToken cancellationToken) =>
        db.Set<Account>().FirstOrDefaultAsync(account => account.Id == id, cancellationToken);

    private async Task<bool> IsLastAsync(long id, CancellationToken cancellationToken)
    {
        var able = await Administrators.Able(db).Select(account => account.Id).Take(2).ToListAsync(cancellationToken);
        return able is [var only] && only == id;
    }
}

/// <summary>The result of a change to an account.</summary>
public enum AccountChange
{
    /// <summary>The change is made.</summary>
    Made,

    /// <summary>There is no such account.</summary>
    Gone,

    /// <summary>Nobody could have administered the site afterwards, so nothing was changed.</summary>
    LastAdministrator,

    /// <summary>Something else changed the account at the same moment, so nothing was changed.</summary>
    Overtaken,
}
