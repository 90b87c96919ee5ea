using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Wiki.Core.Accounts;
using Wiki.Core.Http;
using Wiki.Text.Links;
using Wiki.Web.Pages.Shared.Forms;
using Wiki.Web.Pages.Shared.Layout;

namespace Wiki.Web.Pages.Account;

/// <summary>Sets a new password, for anybody who has the password link of an administrator.</summary>
[SecretAddress]
[EnableRateLimiting(HttpLimits.Attempts)]
public sealed class ResetModel(
    UserManager<Wiki.Core.Data.Account> users, SignInManager<Wiki.Core.Data.Account> signIn) : PageModel
{
    /// <summary>The account whose password is set.</summary>
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

    /// <summary>The account; null when the link does not work.</summary>
    public Wiki.Core.Data.Account? Owner { get; private set; }

    /// <summary>Shows the form, if the link works.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        await OpenAsync();
        return Page();
    }

    /// <summary>Sets the password and signs in. The link does not work again.</summary>
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
            // The lock was for wrong guesses at the old password.
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

    private async Task<Wiki.Core.Data.Account?> OpenAsync()
    {
        var account = await users.FindByIdAsync($"{AccountId}");
        if (account is not null && Token is not null && await users.VerifyUserTokenAsync(
            account, users.Options.Tokens.PasswordResetTokenProvider,
            UserManager<Wiki.Core.Data.Account>.ResetPasswordTokenPurpose, Token))
        {
            return Owner = account;
        }

        Response.StatusCode = StatusCodes.Status404NotFound;
        return null;
    }
}
