using Microsoft.AspNetCore.Mvc.RazorPages;
using Wiki.Core.Articles;
using Wiki.Core.Http;
using Wiki.Text.Documents;

namespace Wiki.Web.Pages.Lists;

/// <summary>Lists the comparisons by title.</summary>
public sealed class ComparisonsModel(ArticleReader reader) : PageModel
{
    /// <summary>The comparisons, by title.</summary>
    public IReadOnlyList<ArticleCard> Comparisons { get; private set; } = [];

    /// <summary>Shows the list.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Comparisons = await reader.CardsAsync(ArticleKind.Comparison, cancellationToken);
        CacheForVisitors.Until(HttpContext, [CacheTags.AnyChange]);
    }
}
