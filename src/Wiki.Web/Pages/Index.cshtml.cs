using Microsoft.AspNetCore.Mvc.RazorPages;
using Wiki.Web.Articles;
using Wiki.Web.Http;

namespace Wiki.Web.Pages;

/// <summary>The home page: the systems at a glance, the comparisons, the latest changes.</summary>
public sealed class IndexModel(ArticleReader reader) : PageModel
{
    /// <summary>The systems, by title.</summary>
    public IReadOnlyList<ArticleCard> Systems { get; private set; } = [];

    /// <summary>The comparisons, by title.</summary>
    public IReadOnlyList<ArticleCard> Comparisons { get; private set; } = [];

    /// <summary>The latest changes.</summary>
    public IReadOnlyList<ChangeView> Latest { get; private set; } = [];

    /// <summary>Shows the page.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Systems = await reader.CardsAsync("system", cancellationToken);
        Comparisons = await reader.CardsAsync("comparison", cancellationToken);
        Latest = await reader.RecentAsync(null, 8, cancellationToken);
        KeepForVisitors.Until(HttpContext, [PageMarks.AnyChange]);
    }
}
