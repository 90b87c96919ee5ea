using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Wiki.Text;
using Wiki.Text.Links;
using Wiki.Web.Accounts;
using Wiki.Web.Articles;
using Wiki.Web.Data;
using Wiki.Web.Pages.Shared.Forms;
using Wiki.Web.Pages.Shared.Layout;
using Wiki.Web.Reviews;

namespace Wiki.Web.Pages.Articles;

/// <summary>Settles whose changes to one page wait: reviewers may make it stricter, administrators may do anything.</summary>
[Authorize(Policy = Policies.Review)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ProtectionModel(ArticleReader reader, Protection protection, WikiDb db) : PageModel
{
    /// <summary>The address.</summary>
    [FromRoute(Name = "slug")]
    public Slug Slug { get; set; }

    /// <summary>The word of the policy; empty for the site's.</summary>
    [BindProperty]
    public string? Policy { get; set; }

    /// <summary>The article, at its newest revision, under the title that readers know.</summary>
    public RevisionView Article { get; private set; } = null!;

    /// <summary>What can be chosen.</summary>
    public PolicyChoice Choice { get; private set; } = null!;

    /// <summary>Whether whoever is signed in may also make the page less strict.</summary>
    public bool MayAnything => User.IsInRole(Roles.Administrator);

    /// <summary>Shows what holds.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        ModelState.IsValid && await FindAsync(cancellationToken) ? Page() : NotFound();

    /// <summary>Settles it.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
        {
            return NotFound();
        }

        PublishingPolicy? policy = null;
        if (!string.IsNullOrEmpty(Policy) && (policy = Words.Read<PublishingPolicy>(Policy)) is null)
        {
            return BadRequest();
        }

        switch (await protection.SetAsync(Slug, policy, MayAnything, cancellationToken))
        {
            case ProtectionOutcome.Settled:
                Notices.Leave(this, "This holds from the next save on. What waits already goes on waiting.");
                return Redirect(Addresses.Protection(Slug.Value));
            case ProtectionOutcome.NotStricter:
                ModelState.AddModelError(nameof(Policy),
                    "That is not stricter than what holds now; only an administrator can choose it.");
                Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
                return await FindAsync(cancellationToken) ? Page() : NotFound();
            default:
                return NotFound();
        }
    }

    private async Task<bool> FindAsync(CancellationToken cancellationToken)
    {
        if (await reader.CurrentAsKnownAsync(Slug, cancellationToken) is not { } article)
        {
            return false;
        }

        Article = article;
        var own = await protection.ReadAsync(article.ArticleId, cancellationToken);
        var site = (await SiteRules.ReadAsync(db, cancellationToken)).Policy;
        Choice = new PolicyChoice(own?.Word())
        {
            Site = site,
            IsBarred = wanted => !MayAnything && wanted != own && !Protection.MayBecome(own, wanted, site),
        };
        return true;
    }
}
