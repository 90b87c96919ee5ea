using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Wiki.Text;
using Wiki.Text.Blocks;
using Wiki.Text.Blocks.Matrices;
using Wiki.Web.Articles;
using Wiki.Web.Http;
using Wiki.Web.Pages.Shared;
using Wiki.Web.Rendering;

namespace Wiki.Web.Pages.Articles;

/// <summary>Shows the published revision of an article; with <c>?at=</c> its matrices as they stood on a date.</summary>
[EnableRateLimiting(HttpLimits.Views)]
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

    /// <summary>The date that was asked for, as typed.</summary>
    public string? At { get; private set; }

    /// <summary>The date the matrices are shown for; null for today.</summary>
    public DatePoint? Date { get; private set; }

    /// <summary>Shows the article, leads on from another name, or offers to write it.</summary>
    public async Task<IActionResult> OnGetAsync(string? name, string? at, CancellationToken cancellationToken)
    {
        if (!Slug.TryParse(name, null, out var slug))
        {
            // One spelling for each address: "/wiki/KVM" and "/wiki/User Mode Linux" lead on.
            return Slug.Of(name ?? "") is { } proper ? RedirectPermanent($"/wiki/{proper}") : NotFound();
        }

        if (await reader.PublishedAsync(slug, cancellationToken) is not { } revision)
        {
            return await reader.ByAliasAsync(slug, cancellationToken) is { } article
                ? Redirect($"/wiki/{article}")
                : NotFound();
        }

        Revision = revision;
        Notice = Notices.Take(this);
        At = at?.Trim();
        Date = At is { Length: > 0 } && DatePoint.TryRead(At, out var date) ? date : null;
        var document = rendered.Document(revision);
        var releases = document.Matrices.Count == 0
            ? ReleaseList.Empty : await reader.ReleasesAsync(cancellationToken);
        var shown = new ShownMatrices(revision.Slug, document.Matrices, releases) { Date = Date };
        Article = await rendered.RenderAsync(revision, reader, shown, cancellationToken);
        KeepForVisitors.Until(HttpContext, [PageMarks.Article(slug), PageMarks.Systems,
            .. Article.Document.Links.Select(link => PageMarks.Name(link.Target!.Value.Value))]);
        return Page();
    }
}
