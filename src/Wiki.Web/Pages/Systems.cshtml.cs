using Microsoft.AspNetCore.Mvc.RazorPages;
using Wiki.Web.Articles;
using Wiki.Web.Http;

namespace Wiki.Web.Pages;

/// <summary>Lists the systems.</summary>
public sealed class SystemsModel(ArticleReader reader) : PageModel
{
    /// <summary>The systems, by title.</summary>
    public IReadOnlyList<ArticleCard> Systems { get; private set; } = [];

    /// <summary>Shows the list.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Systems = await reader.CardsAsync("system", cancellationToken);
        KeepForVisitors.Until(HttpContext, [PageMarks.AnyChange]);
    }
}
