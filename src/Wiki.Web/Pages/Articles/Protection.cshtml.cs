using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Wiki.Core.Accounts;
using Wiki.Core.Articles;
using Wiki.Core.Data;
using Wiki.Core.Reviews;
using Wiki.Text;
using Wiki.Text.Links;
using Wiki.Web.Pages.Shared.Forms;
using Wiki.Web.Pages.Shared.Layout;

namespace Wiki.Web.Pages.Articles;

/// <summary>Sets the protection of one page. Reviewers may make it stricter, administrators may do anything.</summary>
[Authorize(Policy = Policies.Review)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ProtectionModel(ArticleReader reader, Protection protection, WikiDb db) : PageModel
{
    /// <summary>The address.</summary>
    [FromRoute(Name = "slug")]
    public Slug Slug { get; set; }

    /// <summary>The word of the chosen rule; empty for the rule of the site.</summary>
    [BindProperty]
    public string? Policy { get; set; }

    /// <summary>The newest revision of the article, under the title that readers know.</summary>
    public RevisionView Article { get; private set; } = null!;

    /// <summary>The rules to choose from.</summary>
    public PolicyChoice Choice { get; private set; } = null!;

    /// <summary>Whether the account may also make the protection less strict.</summary>
    public bool MayAnything => User.MayAdminister();

    /// <summary>Shows the protection as it is.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        ModelState.IsValid && await FindAsync(cancellationToken) ? Page() : NotFound();

    /// <summary>Sets the protection.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
        {
            return NotFound();
        }

        PublishingPolicy? policy = null;
        if (!string.IsNullOrEmpty(Policy) && (policy = EnumWords.Read<PublishingPolicy>(Policy)) is null)
        {
            return BadRequest();
        }

        switch (await protection.SetAsync(Slug, policy, MayAnything, cancellationToken))
        {
            case ProtectionOutcome.Settled:
                Notices.Leave(this, "This rule applies from the next save on. Changes that wait now go on waiting.");
                return Redirect(Addresses.Protection(Slug.Value));
            case ProtectionOutcome.NotStricter:
                ModelState.AddModelError(nameof(Policy),
                    "That is not stricter than the present protection. Only an administrator can choose it.");
                Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
                return await FindAsync(cancellationToken) ? Page() : NotFound();
            default:
                return NotFound();
        }
    }

    private async Task<bool> FindAsync(CancellationToken cancellationToken)
    {
        if (await reader.CurrentAsKnownAsync(Slug, Viewer.Of(User), cancellationToken) is not { } article)
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
