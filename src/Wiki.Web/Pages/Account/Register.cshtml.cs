using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Wiki.Core.Accounts;
using Wiki.Core.Http;
using Wiki.Web.Pages.Shared.Forms;

namespace Wiki.Web.Pages.Account;

/// <summary>Makes an account for a visitor and signs in to it.</summary>
[EnableRateLimiting(HttpLimits.Attempts)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class RegisterModel(Registration registration, SignInManager<Wiki.Core.Data.Account> signIn) : PageModel
{
    /// <summary>The form, as typed.</summary>
    [BindProperty]
    public NewAccountForm Form { get; set; } = new();

    /// <summary>The address to open afterwards, as the request gives it.</summary>
    [BindProperty(Name = "return", SupportsGet = true)]
    public string? Return { get; set; }

    /// <summary>The address to open afterwards, always one of this site.</summary>
    public string Back => LocalAddress.Of(Return, Url);

    /// <summary>Shows the form to visitors.</summary>
    public IActionResult OnGet() => User.Identity?.IsAuthenticated == true ? LocalRedirect(Back) : Page();

    /// <summary>Makes the account.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        switch (await registration.RegisterAsync(Form.Wish(), cancellationToken))
        {
            case RegistrationOutcome.Made made:
                await signIn.SignInAsync(made.Account, isPersistent: false);
                return LocalRedirect(Back);
            case RegistrationOutcome.Refused refused:
                ModelState.Add(refused.Errors);
                break;
        }

        return Page();
    }
}
