using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Wiki.Web.Pages.Account;

/// <summary>Ends the session of this browser.</summary>
/// <remarks>
/// The form's token is checked here, and only when there is a session. Without one, an old page's button is no error:
/// its user wanted the session to end, and it has ended.
/// </remarks>
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class SignOutModel(SignInManager<Wiki.Core.Data.Account> signIn, IAntiforgery antiforgery) : PageModel
{
    /// <summary>Asks first: a link must not sign anybody out.</summary>
    public void OnGet()
    {
        // The view shows whether there is a session.
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
