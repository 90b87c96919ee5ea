using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Wiki.Web.Pages.Account;

/// <summary>Ends the session of this browser.</summary>
/// <remarks>
/// The form's token is checked here and only against a session: the button of a page that is older than the session's
/// end is no error, the session is over as asked.
/// </remarks>
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class SignOutModel(SignInManager<Wiki.Web.Data.Account> signIn, IAntiforgery antiforgery) : PageModel
{
    /// <summary>Asks first: a link must not sign anybody out.</summary>
    public void OnGet()
    {
        // The page says whether there is a session.
    }

    /// <summary>Signs out.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (User.Identity?.IsAuthenticated == true)
        {
            if (!await antiforgery.IsRequestValidAsync(HttpContext))
            {
                return BadRequest();
            }

            await signIn.SignOutAsync();
        }

        return RedirectToPage();
    }
}
