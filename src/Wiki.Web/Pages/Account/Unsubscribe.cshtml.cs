using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Wiki.Core.Accounts;
using Wiki.Core.Http;
using Wiki.Core.Mail;
using Wiki.Core.Notifications;

namespace Wiki.Web.Pages.Account;

/// <summary>
/// Stops all mail to an account, for anybody who has the link from one of its mails, without signing in. Mail programs
/// send the form by themselves (RFC 8058), so it has no antiforgery token. The key in the address is the secret.
/// </summary>
[SecretAddress]
[IgnoreAntiforgeryToken(Order = 1001)]
[EnableRateLimiting(HttpLimits.Attempts)]
public sealed class UnsubscribeModel(Unsubscribing unsubscribing, FollowingStore store) : PageModel
{
    /// <summary>The key of the link.</summary>
    [FromQuery(Name = "key")]
    public string? Key { get; set; }

    /// <summary>True when the mail is stopped.</summary>
    public bool IsDone { get; private set; }

    /// <summary>Shows the form. Opening the page stops nothing, because mail programs open links.</summary>
    public IActionResult OnGet() => unsubscribing.AccountOf(Key) is null ? NotFound() : Page();

    /// <summary>Stops the mail.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (unsubscribing.AccountOf(Key) is not { } account)
        {
            return NotFound();
        }

        await store.NoMailAsync(account, cancellationToken);
        IsDone = true;
        return Page();
    }
}
