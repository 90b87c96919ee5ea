using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Wiki.Core.Accounts;
using Wiki.Core.Http;
using Wiki.Core.Mail;

namespace Wiki.Web.Pages.Account;

/// <summary>Confirms an account's email address, for anybody who has the link from a mail to it.</summary>
[SecretAddress]
[EnableRateLimiting(HttpLimits.Attempts)]
public sealed class ConfirmEmailModel(UserManager<Wiki.Core.Data.Account> users) : PageModel
{
    /// <summary>The account whose address is confirmed.</summary>
    [FromQuery(Name = "account")]
    public long AccountId { get; set; }

    /// <summary>The secret of the link.</summary>
    [FromQuery(Name = "token")]
    public string? Token { get; set; }

    /// <summary>The account; null when the link does not work.</summary>
    public Wiki.Core.Data.Account? Owner { get; private set; }

    /// <summary>True when the address is confirmed.</summary>
    public bool IsDone { get; private set; }

    /// <summary>Shows the form.</summary>
    public Task OnGetAsync() => OpenAsync();

    /// <summary>Confirms the address.</summary>
    public async Task OnPostAsync()
    {
        await OpenAsync();
        if (Owner is { } account)
        {
            account.EmailConfirmed = true;
            IsDone = (await users.UpdateAsync(account)).Succeeded;
        }
    }

    private async Task OpenAsync()
    {
        if (await users.FindByIdAsync($"{AccountId}") is { Email: { } address } account
            && await users.VerifyUserTokenAsync(
                account, TokenOptions.DefaultProvider, EmailConfirmation.PurposeOf(address), Token ?? ""))
        {
            Owner = account;
        }
    }
}
