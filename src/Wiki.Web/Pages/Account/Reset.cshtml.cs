using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Wiki.Text.Links;
using Wiki.Web.Accounts;
using Wiki.Web.Http;
using Wiki.Web.Pages.Shared.Forms;
using Wiki.Web.Pages.Shared.Layout;

namespace Wiki.Web.Pages.Account;

/// <summary>Sets a new password, for whoever has the link that an administrator made.</summary>
[SecretAddress]
[EnableRateLimiting(HttpLimits.Attempts)]
public sealed class ResetModel(UserManager<Wiki.Web.Data.Account> users, SignInManager<Wiki.Web.Data.Account> signIn) : PageModel
{
    /// <summary>Whose password.</summary>
    [FromQuery(Name = "account")]
    public long AccountId { get; set; }

    /// <summary>The secret of the link.</summary>
    [FromQuery(Name = "token")]
    public string? Token { get; set; }

    /// <summary>The new password, as typed.</summary>
    [BindProperty]
    public string? Password { get; set; }

    /// <summary>The new password once more.</summary>
    [BindProperty]
    public string? PasswordAgain { get; set; }

    /// <summary>Whose password can be set; null when the link is not open.</summary>
    public Wiki.Web.Data.Account? Owner { get; private set; }

    /// <summary>Shows the form to whoever has the link.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        await OpenAsync();
        return Page();
    }

    /// <summary>Sets the password, which closes the link, and signs in.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (await OpenAsync() is not { } account)
        {
            return Page();
        }

        if (Password != PasswordAgain)
        {
            ModelState.Add(PlainErrors.PasswordsDiffer());
            return Page();
        }

        if (!account.IsLockedForGood)
        {
            // Wrong guesses at the old password say nothing about the new one.
            (account.LockoutEnd, account.AccessFailedCount) = (null, 0);
        }

        var result = await users.ResetPasswordAsync(account, Token!, Password ?? "");
        if (!result.Succeeded)
        {
            ModelState.Add(result.Errors);
            return Page();
        }

        if (account.IsLockedForGood)
        {
            return Redirect(Addresses.SignIn());
        }

        await signIn.SignInAsync(account, isPersistent: false);
        Notices.Leave(this, "Your new password is set.");
        return Redirect(Addresses.Account);
    }

    private async Task<Wiki.Web.Data.Account?> OpenAsync()
    {
        var account = await users.FindByIdAsync($"{AccountId}");
        if (account is not null && Token is not null && await users.VerifyUserTokenAsync(
            account, users.Options.Tokens.PasswordResetTokenProvider,
            UserManager<Wiki.Web.Data.Account>.ResetPasswordTokenPurpose, Token))
        {
            return Owner = account;
        }

        Response.StatusCode = StatusCodes.Status404NotFound;
        return null;
    }
}
