using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Wiki.Web.Accounts;
using Wiki.Web.Http;
using Wiki.Web.Pages.Shared.Forms;

namespace Wiki.Web.Pages.Account;

/// <summary>Makes an account for whoever asks, and signs in to it.</summary>
[EnableRateLimiting(HttpLimits.Attempts)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class RegisterModel(Registration registration, SignInManager<Wiki.Web.Data.Account> signIn) : PageModel
{
    /// <summary>What was typed.</summary>
    [BindProperty]
    public NewAccountForm Form { get; set; } = new();

    /// <summary>Where to go afterwards, as asked for.</summary>
    [BindProperty(Name = "return", SupportsGet = true)]
    public string? Return { get; set; }

    /// <summary>Where to go afterwards: an address of this site.</summary>
    public string Back => LocalAddress.Of(Return, Url);

    /// <summary>Shows the form to whoever is not signed in.</summary>
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
