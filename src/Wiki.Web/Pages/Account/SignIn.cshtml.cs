using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Wiki.Core.Accounts;
using Wiki.Core.Http;

namespace Wiki.Web.Pages.Account;

/// <summary>Signs in by name and password.</summary>
[EnableRateLimiting(HttpLimits.Attempts)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class SignInModel(PasswordSignIn signIn) : PageModel
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
        if (await signIn.TryAsync(Name, Password, Stay) is not { } problem)
        {
            return LocalRedirect(Back);
        }

        ModelState.AddModelError("", problem);
        return Page();
    }
}
