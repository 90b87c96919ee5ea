using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Wiki.Core.Accounts;
using Wiki.Core.Data;
using Wiki.Core.Notifications;
using Wiki.Core.Site;
using Wiki.Web.Pages.Shared.Layout;

namespace Wiki.Web.Pages.Admin;

/// <summary>Shows how the wiki sends mail, and the mails that were not delivered.</summary>
[Authorize(Policy = Policies.Administer)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class MailModel(WikiDb db, MailSetup setup, TimeProvider clock) : PageModel
{
    /// <summary>The most undelivered mails that the page shows.</summary>
    public const int MostShown = 100;

    /// <summary>The settings for mail.</summary>
    public MailSetup Setup => setup;

    /// <summary>The number of mails that are still to be sent.</summary>
    public int Waiting { get; private set; }

    /// <summary>The number of mails that were sent in the last 24 hours.</summary>
    public int Sent { get; private set; }

    /// <summary>The mails whose last attempt failed, newest first.</summary>
    public IReadOnlyList<Row> Failed { get; private set; } = [];

    /// <summary>Shows the page.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var yesterday = now.AddDays(-1);
        var mails = db.Set<OutgoingMail>().AsNoTracking();
        Waiting = await mails.CountAsync(it => it.SentAt == null && !it.GivenUp, cancellationToken);
        Sent = await mails.CountAsync(it => it.SentAt > yesterday, cancellationToken);
        Failed = await mails.Where(it => it.SentAt == null && it.Error != null)
            .OrderByDescending(it => it.Id).Take(MostShown)
            .Join(db.Set<Wiki.Core.Data.Account>(), it => it.AccountId, account => account.Id,
                (it, account) => new { it, account })
            .OrderByDescending(row => row.it.Id)
            .Select(row => new Row(
                row.account.UserName!, row.it.Purpose, row.it.Attempts, row.it.Error!, row.it.DueAt, row.it.GivenUp))
            .ToListAsync(cancellationToken);
    }

    /// <summary>Makes all given-up mails due again.</summary>
    public async Task<IActionResult> OnPostAgainAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        // One attempt stays counted, so a digest that a sender took is not mistaken for the digest that still waits.
        var count = await db.Set<OutgoingMail>().Where(it => it.GivenUp).ExecuteUpdateAsync(
            set => set.SetProperty(it => it.GivenUp, false).SetProperty(it => it.Attempts, 1)
                .SetProperty(it => it.DueAt, now), cancellationToken);
        Notices.Leave(this, count == 1 ? "The wiki tries 1 mail again." : $"The wiki tries {count} mails again.");
        return RedirectToPage();
    }

    /// <summary>A mail that was not delivered.</summary>
    public sealed record Row(
        string Account, MailPurpose Purpose, int Attempts, string Error, DateTimeOffset DueAt, bool GivenUp);
}
