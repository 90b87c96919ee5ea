using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Wiki.Core.Accounts;
using Wiki.Core.Data;
using Wiki.Web.Pages.Shared.Layout;

namespace Wiki.Web.Pages.Admin;

/// <summary>Lists the accounts by name, one page at a time.</summary>
[Authorize(Policy = Policies.Administer)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class AccountsModel(WikiDb db, ILookupNormalizer normalizer, TimeProvider clock) : PageModel
{
    /// <summary>How many accounts a page shows.</summary>
    public const int PageSize = 50;

    /// <summary>The part of the names that was asked for, as typed.</summary>
    [FromQuery(Name = "q")]
    public string? Contains { get; set; }

    /// <summary>The last name of the page before; null on the first page.</summary>
    [FromQuery(Name = "after")]
    public string? After { get; set; }

    /// <summary>The part of the names that was asked for, without the blanks around it; empty for all.</summary>
    public string Query => Contains?.Trim() ?? "";

    /// <summary>The accounts of this page.</summary>
    public IReadOnlyList<Row> Rows { get; private set; } = [];

    /// <summary>The number of accounts with such a name, on all pages.</summary>
    public int Total { get; private set; }

    /// <summary>The last name of this page, where the next page begins; null on the last page.</summary>
    public string? Next { get; private set; }

    /// <summary>The caption of the table.</summary>
    public string Caption => Format.Count(Total, "account")
        + (Query.Length > 0 ? $" with “{Query}” in the name" : "") + ", by name";

    /// <summary>Shows the accounts.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        if (!AccountName.IsSpelledRight(Query))
        {
            return;
        }

        var named = db.Set<Wiki.Core.Data.Account>().AsNoTracking();
        if (Query.Length > 0)
        {
            var part = normalizer.NormalizeName(Query);
            named = named.Where(account => account.NormalizedUserName!.Contains(part));
        }

        Total = await named.CountAsync(cancellationToken);
        if (After is { } after && AccountName.IsSpelledRight(after))
        {
            var begin = normalizer.NormalizeName(after);
#pragma warning disable CA1309 // Becomes SQL: names are compared as they are ordered there.
            named = named.Where(account => string.Compare(account.NormalizedUserName, begin) > 0);
#pragma warning restore CA1309
        }

        var now = clock.GetUtcNow();
        var found = await named.OrderBy(account => account.NormalizedUserName).Take(PageSize + 1)
            .Select(account => new Row(
                account.Id, account.UserName!, account.Email, account.RegisteredAt,
                new AccountLock(account.LockoutEnd, now),
                db.Set<IdentityUserRole<long>>().Where(row => row.UserId == account.Id)
                    .Join(db.Set<IdentityRole<long>>(), row => row.RoleId, role => role.Id, (row, role) => role.Name!)
                    .ToList()))
            .ToListAsync(cancellationToken);
        Rows = [.. found.Take(PageSize)];
        Next = found.Count > PageSize ? Rows[^1].Name : null;
    }

    /// <summary>One account.</summary>
    public sealed record Row(
        long Id, string Name, string? Email, DateTimeOffset RegisteredAt, AccountLock Lock,
        IReadOnlyList<string> Roles);
}
