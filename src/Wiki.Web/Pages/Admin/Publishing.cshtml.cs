using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Wiki.Core.Accounts;
using Wiki.Core.Articles;
using Wiki.Core.Data;
using Wiki.Core.Reviews;
using Wiki.Text;
using Wiki.Web.Pages.Shared.Forms;
using Wiki.Web.Pages.Shared.Layout;

namespace Wiki.Web.Pages.Admin;

/// <summary>Sets the publishing rule of the whole site: whose changes wait for review.</summary>
[Authorize(Policy = Policies.Administer)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class PublishingModel(WikiDb db) : PageModel
{
    /// <summary>The word of the chosen policy.</summary>
    [BindProperty]
    public string? Policy { get; set; }

    /// <summary>How many approved changes make an editor trusted.</summary>
    [BindProperty]
    public string? Approvals { get; set; }

    /// <summary>The field for <see cref="Approvals"/>.</summary>
    public Field ApprovalsField => new(nameof(Approvals), "Approved changes before an editor is trusted")
    {
        Type = "number",
        Value = Approvals,
        Autocomplete = "off",
        Hint = "How many changes of a new editor reviewers must approve before later changes need no review: "
            + $"{SiteRules.FewestApprovals} to {SiteRules.MostApprovals}.",
    };

    /// <summary>Shows the rule that holds now.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var rules = await SiteRules.ReadAsync(db, cancellationToken);
        (Policy, Approvals) = (rules.Policy.Word(), $"{rules.ApprovalsForTrust}");
    }

    /// <summary>Saves the rule.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (EnumWords.Read<PublishingPolicy>(Policy) is not { } policy)
        {
            ModelState.AddModelError(nameof(Policy), "Choose whose changes wait.");
            return Page();
        }

        if (!int.TryParse(Approvals, out var approvals)
            || approvals is < SiteRules.FewestApprovals or > SiteRules.MostApprovals)
        {
            ModelState.AddModelError(nameof(Approvals),
                $"Enter a number from {SiteRules.FewestApprovals} to {SiteRules.MostApprovals}.");
            return Page();
        }

        await new SiteRules(policy, approvals).WriteAsync(db, cancellationToken);
        Notices.Leave(this, "This rule applies from the next save on. Changes that wait now go on waiting.");
        return RedirectToPage();
    }
}
