using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Wiki.Core.Accounts;
using Wiki.Core.Articles;
using Wiki.Core.Http;
using Wiki.Core.Saving;
using Wiki.Text;
using Wiki.Text.Links;
using Wiki.Web.Pages.Shared.Layout;
using Wiki.Web.Pages.Shared.Lists;

namespace Wiki.Web.Pages.Articles;

/// <summary>Lists the pages that link to a page.</summary>
[EnableRateLimiting(HttpLimits.Views)]
public sealed class LinksModel(ArticleReader reader, ArticleLists lists, MovedLinkWriter moved) : PageModel
{
    /// <summary>The page they link to.</summary>
    public RevisionView Article { get; private set; } = null!;

    /// <summary>The pages that link to it.</summary>
    public ArticleList List => Part.List;

    /// <summary>The part of them that is shown.</summary>
    public ListPart Part { get; private set; } = null!;

    /// <summary>How many there are.</summary>
    public string Sentence => List.Total == 1 ? "1 page links to it" : $"{List.Total:N0} pages link to it";

    /// <summary>How many pages use a former address, for somebody who may rewrite their links; else 0.</summary>
    public int Former { get; private set; }

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
        Former = User.MayEdit() ? await moved.CountAsync(article.ArticleId, null, cancellationToken) : 0;
        CacheForVisitors.Until(HttpContext, [CacheTags.AnyChange]);
        return Page();
    }

    /// <summary>Rewrites the links that use a former address.</summary>
    public async Task<IActionResult> OnPostAsync(Slug slug, CancellationToken cancellationToken)
    {
        if (!User.MayEdit())
        {
            return User.IsSignedIn() ? Forbid() : Challenge();
        }

        if (await reader.PublishedAsync(slug, cancellationToken) is not { } article)
        {
            return NotFound();
        }

        Notices.Leave(this, Sentences(await moved.RewriteAsync(article, User.AccountId(), cancellationToken)));
        return Redirect(Addresses.LinksTo(article.Slug));
    }

    /// <summary>What became of the links, in sentences.</summary>
    internal static string Sentences(RewrittenLinks links)
    {
        var all = links.Saved + links.Refused + links.Left;
        return (links.Left > 0
                ? $"{links.Saved:N0} of {all:N0} pages rewritten; press again for the rest."
                : $"The links of {Format.Count(links.Saved, "page")} were rewritten.")
            + (links.Waiting > 0 ? $" {links.Waiting:N0} of these changes wait for review." : "")
            + (links.Refused > 0 ? $" {Format.Count(links.Refused, "page")} could not be saved: edit them by hand." : "");
    }
}
