using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Wiki.Core.Articles;
using Wiki.Core.Http;

namespace Wiki.Web.Pages.Lists;

/// <summary>Lists the categories.</summary>
[EnableRateLimiting(HttpLimits.Views)]
public sealed class CategoriesModel(ArticleLists lists) : PageModel
{
    /// <summary>The categories by name.</summary>
    public IReadOnlyList<CategoryView> Categories { get; private set; } = [];

    /// <summary>Shows the list.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Categories = await lists.CategoriesAsync(cancellationToken);
        CacheForVisitors.Until(HttpContext, [CacheTags.AnyChange]);
    }
}
