using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Wiki.Core.Articles;
using Wiki.Core.Http;
using Wiki.Core.Rendering;
using Wiki.Text;
using Wiki.Text.Links;
using Wiki.Web.Pages.Shared.Lists;

namespace Wiki.Web.Pages.Lists;

/// <summary>Lists the pages of a category.</summary>
[EnableRateLimiting(HttpLimits.Views)]
public sealed class CategoryModel(
    ArticleLists lists, ArticleReader reader, RenderedArticles rendered, Includes includes) : PageModel
{
    /// <summary>The name of the category.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The title of the page that describes it.</summary>
    public string DescribedBy => $"Category: {Name}";

    /// <summary>The page that describes it, whose text stands above the list; null when nobody wrote one.</summary>
    public RevisionView? Description { get; private set; }

    /// <summary>The text of that page as HTML.</summary>
    public string DescriptionHtml { get; private set; } = "";

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
            return await lists.ByFormerKeyAsync(category, cancellationToken) is { } now
                ? RedirectPermanent(Addresses.Category(now.Value)) : NotFound();
        }

        Name = spelling;
        Part = new ListPart(list, part, it => Addresses.Category(category.Value, it));
        if (part == 1)
        {
            await DescribeAsync(category, cancellationToken);
        }

        CacheForVisitors.Until(HttpContext, [CacheTags.AnyChange]);
        return Page();
    }

    // The page "Category: x" describes the category x. Its address is made of the key, which every spelling has.
    private async Task DescribeAsync(Slug category, CancellationToken cancellationToken)
    {
        if (Slug.Of(ArticleLists.DescriptionOf + category.Value) is { } address
            && await reader.PublishedAsync(address, cancellationToken) is { } page)
        {
            var document = rendered.Document(page);
            var targets = await reader.TargetsAsync(document, cancellationToken);
            var included = await includes.ResolveAsync(document, page.Slug, targets, null, cancellationToken);
            (Description, DescriptionHtml) = (page, rendered.Render(page, targets, null, included).Html);
        }
    }
}
