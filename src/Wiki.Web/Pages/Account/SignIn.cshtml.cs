using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Wiki.Core.Accounts;
using Wiki.Core.Http;

namespace Wiki.Web.Pages.Account;

/// <summary>Signs in by name and password.</summary>
[EnableRateLimiting(HttpLimits.Attempts)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class SignInModel(
    UserManager<Wiki.Core.Data.Account> users, SignInManager<Wiki.Core.Data.Account> signIn, TimeProvider clock)
    : PageModel
{
    /// <summary>The name, as typed.</summary>
    [BindProperty]
    public string? Name { get; set; }

    /// <summary>The password, as typed.</summary>
    [BindProperty]
    public string? Password { get; set; }

    /// <summary>Whether the session outlives the browser.</summary>
    [BindProperty]
    public bool Stay { get; set; }

    /// <summary>The address to open afterwards, as the request gives it.</summary>
    [BindProperty(Name = "return", SupportsGet = true)]
    public string? Return { get; set; }

    /// <summary>The address to open afterwards, always one of this site.</summary>
    public string Back => LocalAddress.Of(Return, Url);

    /// <summary>Shows the form to visitors.</summary>
    public IActionResult OnGet() => User.Identity?.IsAuthenticated == true ? LocalRedirect(Back) : Page();

    /// <summary>Signs in.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        var name = Name?.Trim() ?? "";
        var password = Password ?? "";
        if (!AccountName.IsSpelledRight(name) || await users.FindByNameAsync(name) is not { } account)
        {
            // As much work as for a name that exists, so the time of the answer does not tell whether it exists.
            users.PasswordHasher.HashPassword(new Wiki.Core.Data.Account(), password);
            return Refuse("The name or the password is wrong.");
        }

        var result = await signIn.PasswordSignInAsync(account, password, Stay, lockoutOnFailure: true);
        return result.Succeeded ? LocalRedirect(Back)
            : result.IsLockedOut ? Refuse(Locked(account))
            : Refuse("The name or the password is wrong.");
    }

    private string Locked(Wiki.Core.Data.Account account)
    {
        if (account.IsLockedForGood || account.LockoutEnd is not { } end)
        {
            return "An administrator has locked this account.";
        }

        var minutes = Math.Max(1, (int)Math.Ceiling((end - clock.GetUtcNow()).TotalMinutes));
        return $"Too many wrong passwords. This account is locked until {end.UtcDateTime:HH:mm} UTC, "
            + $"which is in {minutes} {(minutes == 1 ? "minute" : "minutes")}.";
    }

    private PageResult Refuse(string sentence)
    {
        ModelState.AddModelError("", sentence);
        return Page();
    }
}
