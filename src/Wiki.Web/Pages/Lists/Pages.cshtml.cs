using Microsoft.AspNetCore.Mvc.RazorPages;
using Wiki.Core.Articles;
using Wiki.Core.Http;
using Wiki.Text.Documents;

namespace Wiki.Web.Pages.Lists;

/// <summary>Lists all published articles by kind.</summary>
public sealed class PagesModel(ArticleReader reader) : PageModel
{
    private static readonly (ArticleKind Kind, string Heading)[] Order =
    [
        (ArticleKind.System, "Systems"), (ArticleKind.Comparison, "Comparisons"), (ArticleKind.Concept, "Concepts"),
        (ArticleKind.Article, "Other pages"), (ArticleKind.Help, "Help"),
    ];

    /// <summary>The articles under their headings; kinds without articles are left out.</summary>
    public IReadOnlyList<IGrouping<string, ArticleCard>> Kinds { get; private set; } = [];

    /// <summary>Shows the list.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var cards = await reader.CardsAsync(null, cancellationToken);
        Kinds = [.. Order.SelectMany(kind => cards.Where(card => card.Kind == kind.Kind).GroupBy(_ => kind.Heading))];
        CacheForVisitors.Until(HttpContext, [CacheTags.AnyChange]);
    }
}
