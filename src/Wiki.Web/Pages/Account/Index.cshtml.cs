using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Wiki.Core.Accounts;
using Wiki.Core.Http;
using Wiki.Text.Links;
using Wiki.Web.Pages.Shared.Forms;
using Wiki.Web.Pages.Shared.Layout;

namespace Wiki.Web.Pages.Account;

/// <summary>Shows an account to the person who is signed in to it, and lets them change it.</summary>
[Authorize]
[EnableRateLimiting(HttpLimits.Attempts)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class IndexModel(
    UserManager<Wiki.Core.Data.Account> users, SignInManager<Wiki.Core.Data.Account> signIn) : PageModel
{
    /// <summary>The account of this session.</summary>
    public Wiki.Core.Data.Account Me { get; private set; } = new();

    /// <summary>Its roles, least power first.</summary>
    public IReadOnlyList<string> Held { get; private set; } = [];

    /// <summary>The password that is valid now, as typed.</summary>
    [BindProperty]
    public string? OldPassword { get; set; }

    /// <summary>The new password, as typed.</summary>
    [BindProperty]
    public string? Password { get; set; }

    /// <summary>The new password once more.</summary>
    [BindProperty]
    public string? PasswordAgain { get; set; }

    /// <summary>The email address as typed; empty for none.</summary>
    [BindProperty]
    public string? Email { get; set; }

    /// <summary>Finds the account of this session before any handler runs.</summary>
    public override async Task OnPageHandlerExecutionAsync(
        PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        Me = await users.GetUserAsync(User) ?? throw new InvalidOperationException("The session has no account.");
        Held = [.. Roles.All.Where(User.IsInRole)];
        await next();
    }

    /// <summary>Shows the account.</summary>
    public void OnGet() => Email = Me.Email;

    /// <summary>Changes the password; this session stays, the others end.</summary>
    public async Task<IActionResult> OnPostPasswordAsync()
    {
        Email = Me.Email;
        if (Password != PasswordAgain)
        {
            ModelState.Add(PlainErrors.PasswordsDiffer());
            return Page();
        }

        return await FinishAsync(
            await users.ChangePasswordAsync(Me, OldPassword ?? "", Password ?? ""),
            "Your password is changed. Sessions on other devices have ended.");
    }

    /// <summary>Changes the email address, or removes it.</summary>
    public async Task<IActionResult> OnPostEmailAsync()
    {
        var email = string.IsNullOrWhiteSpace(Email) ? null : Email.Trim();
        if (AccountEmail.Problem(email) is { } problem)
        {
            ModelState.Add(problem);
            return Page();
        }

        Me.EmailConfirmed &= email == Me.Email; // a new address is not confirmed yet
        Me.Email = email;
        return await FinishAsync(
            await users.UpdateAsync(Me),
            email is null ? "Your email address is removed." : $"Your email address is now {email}.");
    }

    /// <summary>Ends every session.</summary>
    public async Task<IActionResult> OnPostEverywhereAsync()
    {
        var result = await users.UpdateSecurityStampAsync(Me);
        if (!result.Succeeded)
        {
            ModelState.Add(result.Errors);
            return Page();
        }

        await signIn.SignOutAsync();
        return Redirect(Addresses.SignOut);
    }

    private async Task<IActionResult> FinishAsync(IdentityResult result, string sentence)
    {
        if (!result.Succeeded)
        {
            ModelState.Add(result.Errors);
            return Page();
        }

        await signIn.RefreshSignInAsync(Me);
        Notices.Leave(this, sentence);
        return RedirectToPage();
    }
}
