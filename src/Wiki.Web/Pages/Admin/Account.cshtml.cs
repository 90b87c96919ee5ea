using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Wiki.Core.Accounts;
using Wiki.Core.Data;
using Wiki.Core.Reviews;
using Wiki.Text.Links;
using Wiki.Web.Pages.Shared.Forms;
using Wiki.Web.Pages.Shared.Layout;

namespace Wiki.Web.Pages.Admin;

/// <summary>Shows an account to an administrator: roles, trust, password link and lock.</summary>
[Authorize(Policy = Policies.Administer)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class AccountModel(
    UserManager<Wiki.Core.Data.Account> users, Administration administration, WikiDb db, TimeProvider clock) : PageModel
{
    /// <summary>The id of the account.</summary>
    [FromRoute(Name = "id")]
    public long Id { get; set; }

    /// <summary>The ticked roles.</summary>
    [BindProperty]
    public IReadOnlyList<string> Held { get; set; } = [];

    /// <summary>The chosen trust: <c>given</c>, <c>denied</c> or <c>earned</c> (by approved changes).</summary>
    [BindProperty]
    public string? Trust { get; set; }

    /// <summary>How many approved changes make an editor trusted.</summary>
    public int ApprovalsForTrust { get; private set; }

    /// <summary>Whether the account is trusted: its changes do not wait under the rule for new editors.</summary>
    public bool IsTrusted { get; private set; }

    /// <summary>The account.</summary>
    public Wiki.Core.Data.Account Who { get; private set; } = new();

    /// <summary>Whether it is locked.</summary>
    public AccountLock Lock => new(Who.LockoutEnd, clock.GetUtcNow());

    /// <summary>The password link that was just made, or null.</summary>
    public string? Link { get; private set; }

    /// <summary>The choices of trust: the value that is sent, the label, and whether it is chosen.</summary>
    public IReadOnlyList<(string Value, string Label, bool IsChosen)> TrustChoices =>
    [
        ("earned", $"Trusted after {Format.Count(ApprovalsForTrust, "approved change")}, or as a reviewer",
            Who.Trust is null),
        ("given", "Trusted now", Who.Trust == true),
        ("denied", "Not trusted, however many changes are approved", Who.Trust == false),
    ];

    /// <summary>The permission that each role gives, as a sentence.</summary>
    public IReadOnlyDictionary<string, string> May { get; } = new Dictionary<string, string>
    {
        [Roles.Editor] = "Can create and edit pages.",
        [Roles.Reviewer] = "Can review changes, and so decide what readers see.",
        [Roles.Administrator] = "Can give and remove roles, lock accounts and make password links.",
    };

    /// <summary>Finds the account before any handler runs; answers 404 when there is none.</summary>
    public override async Task OnPageHandlerExecutionAsync(
        PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        if (await users.FindByIdAsync($"{Id}") is not { } account)
        {
            context.Result = NotFound();
            return;
        }

        Who = account;
        await next();
    }

    /// <summary>Shows the account.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var rules = await SiteRules.ReadAsync(db, cancellationToken);
        Held = [.. await users.GetRolesAsync(Who)];
        (ApprovalsForTrust, IsTrusted) = (rules.ApprovalsForTrust, rules.Trusts(Who, Held));
    }

    /// <summary>Gives the account exactly the ticked roles.</summary>
    public async Task<IActionResult> OnPostRolesAsync(CancellationToken cancellationToken) => await FinishAsync(
        await administration.SetRolesAsync(Id, Held, cancellationToken), $"The roles of {Who.UserName} are saved.");

    /// <summary>Gives trust, denies it, or lets the number of approved changes decide.</summary>
    public async Task<IActionResult> OnPostTrustAsync(CancellationToken cancellationToken) => Trust switch
    {
        "given" => await FinishAsync(await administration.TrustAsync(Id, true, cancellationToken),
            $"{Who.UserName} is trusted from the next save on."),
        "denied" => await FinishAsync(await administration.TrustAsync(Id, false, cancellationToken),
            $"{Who.UserName} is not trusted from the next save on."),
        "earned" => await FinishAsync(await administration.TrustAsync(Id, null, cancellationToken),
            $"From the next save on, approved changes decide whether {Who.UserName} is trusted."),
        _ => BadRequest(),
    };

    /// <summary>Locks the account.</summary>
    public async Task<IActionResult> OnPostLockAsync(CancellationToken cancellationToken) => await FinishAsync(
        await administration.LockAsync(Id, cancellationToken), $"{Who.UserName} is locked.");

    /// <summary>Unlocks the account.</summary>
    public async Task<IActionResult> OnPostUnlockAsync(CancellationToken cancellationToken) => await FinishAsync(
        await administration.UnlockAsync(Id, cancellationToken), $"{Who.UserName} is unlocked.");

    /// <summary>Makes a password link and shows it, this one time only.</summary>
    public async Task OnPostLinkAsync(CancellationToken cancellationToken)
    {
        var token = await users.GeneratePasswordResetTokenAsync(Who);
        Link = $"{Request.Scheme}://{Request.Host}{Addresses.Reset(Id, token)}";
        await OnGetAsync(cancellationToken);
    }

    private async Task<IActionResult> FinishAsync(AccountChange change, string sentence)
    {
        switch (change)
        {
            case AccountChange.Made:
                Notices.Leave(this, sentence);
                return RedirectToPage();
            case AccountChange.Gone:
                return NotFound();
            case AccountChange.LastAdministrator:
                ModelState.AddModelError("", $"{Who.UserName} is the last administrator who can sign in. "
                    + "Give somebody else the role first.");
                break;
            default:
                ModelState.Add(users.ErrorDescriber.ConcurrencyFailure());
                break;
        }

        await OnGetAsync(HttpContext.RequestAborted);
        return Page();
    }
}
