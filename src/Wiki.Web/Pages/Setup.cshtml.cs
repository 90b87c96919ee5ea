using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Wiki.Core.Accounts;
using Wiki.Core.Http;
using Wiki.Core.Site;
using Wiki.Text.Links;
using Wiki.Web.Pages.Account;
using Wiki.Web.Pages.Shared.Forms;
using Wiki.Web.Pages.Shared.Layout;

namespace Wiki.Web.Pages;

/// <summary>Makes the first administrator, for anybody who has the setup link from the console.</summary>
[SecretAddress]
[EnableRateLimiting(HttpLimits.Attempts)]
public sealed class SetupModel(SetupLink link, Registration registration, SignInManager<Wiki.Core.Data.Account> signIn)
    : PageModel
{
    /// <summary>The form, as typed.</summary>
    [BindProperty]
    public NewAccountForm Form { get; set; } = new();

    /// <summary>The secret of the link.</summary>
    [FromQuery(Name = "token")]
    public string? Token { get; set; }

    /// <summary>Whether the link can still be used.</summary>
    public bool IsOpen { get; private set; } = true;

    /// <summary>Shows the form, if the link works.</summary>
    public IActionResult OnGet() => link.Accepts(Token) ? Page() : Closed();

    /// <summary>Makes the administrator and closes the link.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!link.Accepts(Token))
        {
            return Closed();
        }

        switch (await registration.MakeFirstAdministratorAsync(Form.Wish(), cancellationToken))
        {
            case RegistrationOutcome.Made made:
                link.Close();
                await signIn.SignInAsync(made.Account, isPersistent: false);
                Notices.Leave(this, $"You are now the administrator, {made.Account.UserName}.");
                return Redirect(Addresses.Accounts());
            case RegistrationOutcome.Refused refused:
                ModelState.Add(refused.Errors);
                return Page();
            default:
                link.Close();
                return Closed();
        }
    }

    private PageResult Closed()
    {
        IsOpen = false;
        Response.StatusCode = StatusCodes.Status404NotFound;
        return Page();
    }
}
