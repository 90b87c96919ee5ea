using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Wiki.Core.Accounts;
using Wiki.Core.Data;
using Wiki.Core.Reviews;
using Wiki.Text;
using Wiki.Text.Links;

namespace Wiki.Web.Pages.Review;

/// <summary>
/// Redirects to all changes since the published revision. The new address has their numbers, so the verdict is
/// about exactly the revisions that the reviewer saw.
/// </summary>
[Authorize(Policy = Policies.Review)]
public sealed class NewestModel(WikiDb db) : PageModel
{
    /// <summary>Redirects to the changes, or to the history when nothing waits.</summary>
    public async Task<IActionResult> OnGetAsync(Slug slug, CancellationToken cancellationToken) =>
        ModelState.IsValid && await ReviewStatus.FindAsync(db, slug, cancellationToken) is { } now
            ? Redirect(now.PublishedNumber == now.CurrentNumber
                ? Addresses.History(slug.Value)
                : new ReviewRange(slug.Value, now.PublishedNumber ?? 0, now.CurrentNumber).Address)
            : NotFound();
}
