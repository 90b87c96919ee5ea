using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Wiki.Text;
using Wiki.Web.Articles;
using Wiki.Web.Authors;
using Wiki.Web.Http;

namespace Wiki.Web.Pages.Articles;

/// <summary>Lists an article's revisions, newest first, and lets two be chosen for comparing.</summary>
[EnableRateLimiting(HttpLimits.Costly)]
public sealed class HistoryModel(ArticleReader reader, HistoryGraphs graphs) : PageModel
{
    private const int PageSize = 50;

    /// <summary>The article, at its newest revision.</summary>
    public RevisionView Article { get; private set; } = null!;

    /// <summary>The revisions of this page.</summary>
    public IReadOnlyList<ChangeView> Changes { get; private set; } = [];

    /// <summary>Only revisions below this number are shown.</summary>
    public int Below { get; private set; }

    /// <summary>Size and activity over time, above the newest revisions; null for a short history.</summary>
    public HistoryGraph? Graph { get; private set; }

    /// <summary>Shows the list.</summary>
    public async Task<IActionResult> OnGetAsync(Slug slug, int? below, CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid || await reader.CurrentAsync(slug, cancellationToken) is not { } article)
        {
            return NotFound();
        }

        Article = article;
        Below = below ?? int.MaxValue;
        Changes = await reader.HistoryAsync(article.ArticleId, Below, PageSize, cancellationToken);
        Graph = below is null ? await graphs.OfAsync(article.ArticleId, article.CurrentNumber, cancellationToken) : null;
        return Page();
    }
}
