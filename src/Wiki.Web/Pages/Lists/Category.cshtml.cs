using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Wiki.Core.Articles;
using Wiki.Core.Http;
using Wiki.Text;
using Wiki.Text.Links;
using Wiki.Web.Pages.Shared.Lists;

namespace Wiki.Web.Pages.Lists;

/// <summary>Lists the pages of a category.</summary>
[EnableRateLimiting(HttpLimits.Views)]
public sealed class CategoryModel(ArticleLists lists) : PageModel
{
    /// <summary>The name of the category.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The part of its pages that is shown.</summary>
    public ListPart Part { get; private set; } = null!;

    /// <summary>Shows the list; every spelling of the name leads to the one address of the category.</summary>
    public async Task<IActionResult> OnGetAsync(
        string name, [FromQuery(Name = "p")] int? number, CancellationToken cancellationToken)
    {
        if (!Slug.TryParse(name, null, out var category))
        {
            return Slug.Of(name) is { } proper ? RedirectPermanent(Addresses.Category(proper.Value)) : NotFound();
        }

        var part = ListPart.Asked(number);
        if (await lists.InCategoryAsync(category, part, cancellationToken) is not var (spelling, list))
        {
            return NotFound();
        }

        Name = spelling;
        Part = new ListPart(list, part, it => Addresses.Category(category.Value, it));
        CacheForVisitors.Until(HttpContext, [CacheTags.AnyChange]);
        return Page();
    }
}
