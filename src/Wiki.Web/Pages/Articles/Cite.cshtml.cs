using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using Wiki.Core.Accounts;
using Wiki.Core.Articles;
using Wiki.Core.Exchange;
using Wiki.Core.Http;
using Wiki.Core.Site;
using Wiki.Text;
using Wiki.Text.Citing;
using Wiki.Text.Links;

namespace Wiki.Web.Pages.Articles;

/// <summary>Says how to cite a revision of a page, to people and to programs for literature.</summary>
[EnableRateLimiting(HttpLimits.Costly)]
public sealed class CiteModel(ArticleReader reader, SiteAddress site, IOptions<WikiOptions> options) : PageModel
{
    /// <summary>The revision.</summary>
    public RevisionView Article { get; private set; } = null!;

    /// <summary>The number of the revision that the address asks for; null for the one that readers see.</summary>
    public int? Asked { get; private set; }

    /// <summary>What a list of references says about it.</summary>
    public CitedPage Cited { get; private set; } = null!;

    /// <summary>Shows it, or sends it as a file.</summary>
    /// <param name="slug">The page.</param>
    /// <param name="style"><c>bib</c> or <c>json</c>; null for the page that shows both.</param>
    /// <param name="revision">The revision to cite; null for the one that readers see.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<IActionResult> OnGetAsync(
        Slug slug, string? style, int? revision, CancellationToken cancellationToken)
    {
        var found = revision is { } number ? await reader.SeenAsync(slug, number, Viewer.Of(User), cancellationToken)
            : await reader.PublishedAsync(slug, cancellationToken);
        if (!ModelState.IsValid || found is not { IsTextHidden: false } article)
        {
            return NotFound();
        }

        (Article, Asked) = (article, revision);
        Cited = new CitedPage(
            article.Slug, article.Title, options.Value.SiteName, article.Number, article.SavedAt,
            site.Of(Request) + Addresses.Revision(article.Slug, article.Number));
        // Without a set address the page contains that of the request, which can differ for the next reader.
        if (site.Configured is not null && style is null && revision is null)
        {
            CacheForVisitors.Until(HttpContext, [CacheTags.Article(slug)]);
        }

        return style switch
        {
            "bib" => DataFile.Of(
                Cited.ToBibTeX(), "application/x-bibtex; charset=utf-8", article.SavedAt, Cited.Key + ".bib"),
            "json" => DataFile.Of(
                Cited.ToCslJson(), "application/vnd.citationstyles.csl+json; charset=utf-8", article.SavedAt,
                Cited.Key + ".json"),
            _ => Page(),
        };
    }
}
