using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Wiki.Text;
using Wiki.Text.Links;
using Wiki.Web.Accounts;
using Wiki.Web.Data;
using Wiki.Web.Reviews;

namespace Wiki.Web.Pages.Review;

/// <summary>Leads to everything since the last approved revision, as it is now: a verdict is on what was looked at.</summary>
[Authorize(Policy = Policies.Review)]
public sealed class NewestModel(WikiDb db) : PageModel
{
    /// <summary>Leads on.</summary>
    public async Task<IActionResult> OnGetAsync(Slug slug, CancellationToken cancellationToken) =>
        ModelState.IsValid && await ReviewStatus.OfAsync(db, slug, cancellationToken) is { } now
            ? Redirect(now.PublishedNumber == now.CurrentNumber
                ? Addresses.History(slug.Value)
                : new ReviewRange(slug.Value, now.PublishedNumber ?? 0, now.CurrentNumber).Address)
            : NotFound();
}
