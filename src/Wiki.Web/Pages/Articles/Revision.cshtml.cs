using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Wiki.Text;
using Wiki.Web.Articles;
using Wiki.Web.Http;
using Wiki.Web.Pages.Shared;
using Wiki.Web.Rendering;

namespace Wiki.Web.Pages.Articles;

/// <summary>Shows one revision as it was saved, with its source.</summary>
[EnableRateLimiting(HttpLimits.Costly)]
public sealed class RevisionModel(ArticleReader reader, RenderedArticles rendered, Includes includes) : PageModel
{
    /// <summary>The revision.</summary>
    public RevisionView Revision { get; private set; } = null!;

    /// <summary>The revision as HTML.</summary>
    public RenderedArticle Article { get; private set; } = null!;

    /// <summary>Said once after a save that readers do not see yet.</summary>
    public string? Notice { get; private set; }

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(Slug slug, int number, CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid || await reader.RevisionAsync(slug, number, cancellationToken) is not { } revision)
        {
            return NotFound();
        }

        Revision = revision;
        Notice = Notices.Take(this);
        var document = rendered.Document(revision);
        var targets = await reader.TargetsAsync(document, cancellationToken);
        Article = rendered.Render(revision, targets, null,
            await includes.OfAsync(document, revision.Slug, targets, null, cancellationToken));
        return Page();
    }
}
