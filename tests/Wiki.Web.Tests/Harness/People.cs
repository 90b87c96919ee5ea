using Microsoft.AspNetCore.Identity;
using Wiki.Core.Data;

namespace Wiki.Web.Tests.Harness;

/// <summary>Reads and changes accounts in the database, not through the pages.</summary>
public static class People
{
    /// <summary>The account of this name; fails when there is none.</summary>
    public static Task<Account> AccountAsync(this WikiSite site, string name)
    {
        ArgumentNullException.ThrowIfNull(site);
        return site.WithAsync(async (UserManager<Account> users) => (await users.FindByNameAsync(name))!);
    }

    /// <summary>The roles of an account, by name.</summary>
    public static Task<IReadOnlyList<string>> RolesOfAsync(this WikiSite site, string name)
    {
        ArgumentNullException.ThrowIfNull(site);
        return site.WithAsync(async (UserManager<Account> users) => (IReadOnlyList<string>)
            [.. (await users.GetRolesAsync((await users.FindByNameAsync(name))!)).Order(StringComparer.Ordinal)]);
    }

    /// <summary>Changes an account as if it had happened elsewhere.</summary>
    public static Task ChangeAsync(this WikiSite site, string name, Action<Account> change)
    {
        ArgumentNullException.ThrowIfNull(site);
        return site.WithAsync(async (UserManager<Account> users) =>
        {
            var account = (await users.FindByNameAsync(name))!;
            change(account);
            return await users.UpdateAsync(account);
        });
    }
}
