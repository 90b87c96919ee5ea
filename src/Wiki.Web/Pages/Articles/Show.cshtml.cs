using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Wiki.Text;
using Wiki.Web.Articles;
using Wiki.Web.Http;
using Wiki.Web.Pages.Shared;
using Wiki.Web.Rendering;

namespace Wiki.Web.Pages.Articles;

/// <summary>Shows the published revision of an article.</summary>
public sealed class ShowModel(ArticleReader reader, RenderedArticles rendered) : PageModel
{
    /// <summary>The revision shown.</summary>
    public RevisionView Revision { get; private set; } = null!;

    /// <summary>The revision as HTML.</summary>
    public RenderedArticle Article { get; private set; } = null!;

    /// <summary>Said once after a save.</summary>
    public string? Notice { get; private set; }

    /// <summary>The open tab.</summary>
    public string ArticleTab => "read";

    /// <summary>Shows the article, leads on from another name, or offers to write it.</summary>
    public async Task<IActionResult> OnGetAsync(string name, CancellationToken cancellationToken)
    {
        if (!Slug.TryParse(name, null, out var slug))
        {
            // One spelling for each address: "/wiki/KVM" and "/wiki/User Mode Linux" lead on.
            return Slug.Of(name) is { } proper ? RedirectPermanent($"/wiki/{proper}") : NotFound();
        }

        if (await reader.PublishedAsync(slug, cancellationToken) is not { } revision)
        {
            return await reader.ByAliasAsync(slug, cancellationToken) is { } article
                ? Redirect($"/wiki/{article}")
                : NotFound();
        }

        Revision = revision;
        Notice = Notices.Take(this);
        Article = await rendered.RenderAsync(revision, reader, cancellationToken);
        KeepForVisitors.Until(HttpContext, [PageMarks.Article(slug), PageMarks.Systems,
            .. Article.Document.Links.Select(link => PageMarks.Name(link.Target!.Value.Value))]);
        return Page();
    }
}
