using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Wiki.Core.Articles;
using Wiki.Core.Http;
using Wiki.Text;
using Wiki.Text.Links;
using Wiki.Web.Pages.Shared.Lists;

namespace Wiki.Web.Pages.Articles;

/// <summary>Lists the pages that link to a page.</summary>
[EnableRateLimiting(HttpLimits.Views)]
public sealed class LinksModel(ArticleReader reader, ArticleLists lists) : PageModel
{
    /// <summary>The page they link to.</summary>
    public RevisionView Article { get; private set; } = null!;

    /// <summary>The pages that link to it.</summary>
    public ArticleList List => Part.List;

    /// <summary>The part of them that is shown.</summary>
    public ListPart Part { get; private set; } = null!;

    /// <summary>How many there are.</summary>
    public string Sentence => List.Total == 1 ? "1 page links to it" : $"{List.Total:N0} pages link to it";

    /// <summary>Shows the list.</summary>
    public async Task<IActionResult> OnGetAsync(
        Slug slug, [FromQuery(Name = "p")] int? number, CancellationToken cancellationToken)
    {
        if (await reader.PublishedAsync(slug, cancellationToken) is not { } article)
        {
            return NotFound();
        }

        Article = article;
        var part = ListPart.Asked(number);
        Part = new ListPart(
            await lists.LinkingToAsync(article.ArticleId, slug, part, cancellationToken), part,
            it => Addresses.LinksTo(article.Slug, it));
        CacheForVisitors.Until(HttpContext, [CacheTags.AnyChange]);
        return Page();
    }
}
