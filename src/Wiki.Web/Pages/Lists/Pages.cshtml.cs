using Microsoft.AspNetCore.Mvc.RazorPages;
using Wiki.Web.Articles;
using Wiki.Web.Http;

namespace Wiki.Web.Pages.Lists;

/// <summary>Lists every published article by kind.</summary>
public sealed class PagesModel(ArticleReader reader) : PageModel
{
    private static readonly (string Kind, string Heading)[] Order =
    [
        ("system", "Systems"), ("comparison", "Comparisons"), ("concept", "Concepts"), ("article", "Articles"), ("help", "Help"),
    ];

    /// <summary>The articles under their headings; kinds without articles are left out.</summary>
    public IReadOnlyList<IGrouping<string, ArticleCard>> Kinds { get; private set; } = [];

    /// <summary>Shows the list.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var cards = await reader.CardsAsync(null, cancellationToken);
        Kinds = [.. Order.SelectMany(kind => cards.Where(card => card.Kind == kind.Kind).GroupBy(_ => kind.Heading))];
        KeepForVisitors.Until(HttpContext, [PageMarks.AnyChange]);
    }
}
