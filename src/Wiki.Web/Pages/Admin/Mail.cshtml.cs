using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Wiki.Web.Accounts;
using Wiki.Web.Data;
using Wiki.Web.Notifications;
using Wiki.Web.Pages.Shared.Layout;
using Wiki.Web.Site;

namespace Wiki.Web.Pages.Admin;

/// <summary>How mail is sent, and what could not be sent.</summary>
[Authorize(Policy = Policies.Administer)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class MailModel(WikiDb db, MailSetup setup, TimeProvider clock) : PageModel
{
    /// <summary>How many mails in trouble a page shows.</summary>
    public const int MostShown = 100;

    /// <summary>The way mails go.</summary>
    public MailSetup Setup => setup;

    /// <summary>How many are due and not sent.</summary>
    public int Waiting { get; private set; }

    /// <summary>How many were sent in the last day.</summary>
    public int Sent { get; private set; }

    /// <summary>Those whose last attempt failed, the latest first.</summary>
    public IReadOnlyList<Row> Failed { get; private set; } = [];

    /// <summary>Shows them.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var yesterday = now.AddDays(-1);
        var mails = db.Set<OutgoingMail>().AsNoTracking();
        Waiting = await mails.CountAsync(it => it.SentAt == null && !it.GivenUp, cancellationToken);
        Sent = await mails.CountAsync(it => it.SentAt > yesterday, cancellationToken);
        Failed = await mails.Where(it => it.SentAt == null && it.Error != null)
            .OrderByDescending(it => it.Id).Take(MostShown)
            .Join(db.Set<Wiki.Web.Data.Account>(), it => it.AccountId, account => account.Id,
                (it, account) => new { it, account })
            .OrderByDescending(row => row.it.Id)
            .Select(row => new Row(
                row.account.UserName!, row.it.Purpose, row.it.Attempts, row.it.Error!, row.it.DueAt, row.it.GivenUp))
            .ToListAsync(cancellationToken);
    }

    /// <summary>Tries those again that were given up.</summary>
    public async Task<IActionResult> OnPostAgainAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        // One attempt counts as made: a digest that was taken is never taken for the one that waits.
        var count = await db.Set<OutgoingMail>().Where(it => it.GivenUp).ExecuteUpdateAsync(
            set => set.SetProperty(it => it.GivenUp, false).SetProperty(it => it.Attempts, 1)
                .SetProperty(it => it.DueAt, now), cancellationToken);
        Notices.Leave(this, count == 1 ? "1 mail is tried again." : $"{count} mails are tried again.");
        return RedirectToPage();
    }

    /// <summary>A mail in trouble.</summary>
    public sealed record Row(
        string Account, MailPurpose Purpose, int Attempts, string Error, DateTimeOffset DueAt, bool GivenUp);
}
