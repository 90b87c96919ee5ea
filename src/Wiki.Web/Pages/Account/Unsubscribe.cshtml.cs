using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Wiki.Web.Accounts;
using Wiki.Web.Http;
using Wiki.Web.Mail;
using Wiki.Web.Notifications;

namespace Wiki.Web.Pages.Account;

/// <summary>
/// Ends all mail to whoever has the link, without signing in. Mail programs send the form by themselves (RFC 8058), so
/// it bears no antiforgery token; the key in the address is the secret.
/// </summary>
[SecretAddress]
[IgnoreAntiforgeryToken(Order = 1001)]
[EnableRateLimiting(HttpLimits.Attempts)]
public sealed class UnsubscribeModel(Unsubscribing unsubscribing, FollowingStore store) : PageModel
{
    /// <summary>The key of the link.</summary>
    [FromQuery(Name = "key")]
    public string? Key { get; set; }

    /// <summary>True when it is done.</summary>
    public bool IsDone { get; private set; }

    /// <summary>Shows the form; looking at the page ends nothing, because programs look at links.</summary>
    public IActionResult OnGet() => unsubscribing.AccountOf(Key) is null ? NotFound() : Page();

    /// <summary>Ends the mail.</summary>
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
