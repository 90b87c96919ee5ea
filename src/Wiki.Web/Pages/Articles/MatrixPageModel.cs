using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Wiki.Core.Articles;
using Wiki.Core.Http;
using Wiki.Core.Rendering;
using Wiki.Core.Timelines;
using Wiki.Text;
using Wiki.Text.Blocks.Matrices;
using Wiki.Text.Blocks.Matrices.Views;
using Wiki.Text.Blocks.Points;
using Wiki.Text.Documents;
using Wiki.Text.Links;
using Wiki.Web.Pages.Shared.Matrices;

namespace Wiki.Web.Pages.Articles;

/// <summary>A page that shows the matrices of an article as the visitor chose, for today or for a date.</summary>
public abstract class MatrixPageModel(
    ArticleReader reader, EventReader events, RenderedArticles rendered, Includes includes) : PageModel
{
    /// <summary>The revision shown.</summary>
    public RevisionView Revision { get; private set; } = null!;

    /// <summary>The parsed text of the revision.</summary>
    public WikiDocument Document { get; private set; } = null!;

    /// <summary>The view and the dates that the address asks for.</summary>
    public MatrixRequest Asked { get; private set; } = null!;

    /// <summary>The pages to which the links of the text lead.</summary>
    public LinkTargets Targets { get; private set; } = LinkTargets.None;

    /// <summary>The matrices of other articles that the text includes.</summary>
    public IncludedMatrices Included { get; private set; } = IncludedMatrices.None;

    /// <summary>The matrices as they are shown.</summary>
    public MatrixSelections Shown { get; private set; } = null!;

    /// <summary>The date whose text was asked for, when the page did not exist yet; else null.</summary>
    public DatePoint? NotYetOn { get; private set; }

    /// <summary>The date whose text was asked for, when an administrator hid that text; else null.</summary>
    public DatePoint? HiddenOn { get; private set; }

    /// <summary>Renders the article.</summary>
    protected RenderedArticles Rendered => rendered;

    /// <summary>
    /// Finds the article and the revision that the address asks for. Returns null when it finds them; else the answer,
    /// a redirect from another name or "not found".
    /// </summary>
    /// <param name="name">The name of the article in the address.</param>
    /// <param name="address">The address of the page for an article.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    protected async Task<IActionResult?> FindAsync(
        string? name, Func<string, string> address, CancellationToken cancellationToken)
    {
        if (!Slug.TryParse(name, null, out var slug))
        {
            // Each page has one address: "/wiki/KVM" and "/wiki/User Mode Linux" redirect to it.
            return Slug.Of(name ?? "") is { } proper ? RedirectPermanent(AddressOf(proper)) : NotFound();
        }

        if (await reader.PublishedAsync(slug, cancellationToken) is not { } revision)
        {
            if (await reader.ByOtherNameAsync(slug, cancellationToken) is not { } article)
            {
                return NotFound();
            }

            // For good: crawlers count an alias as its page. But browsers ask each time: a page can take the name.
            Response.Headers.CacheControl = "no-cache";
            return RedirectPermanent(AddressOf(article));
        }

        Asked = MatrixRequest.Of(Request.Query);
        if (Asked.KnownDate is { } known)
        {
            var end = new DateTimeOffset(known.Last.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero);
            var then = await reader.KnownAsync(slug, end, cancellationToken);
            (revision, NotYetOn, HiddenOn) = then switch
            {
                null => (revision, known, null),
                { IsTextHidden: true } => (revision, null, known),
                _ => (then, (DatePoint?)null, (DatePoint?)null),
            };
        }

        Revision = revision;
        Document = rendered.Document(revision);
        Targets = await reader.TargetsAsync(Document, cancellationToken);
        var knownDate = NotYetOn is null && HiddenOn is null ? Asked.KnownDate : null;
        Included = await includes.ResolveAsync(Document, revision.Slug, Targets, knownDate, cancellationToken);
        Matrix[] matrices = [.. Document.Matrices, .. Included.Parts];
        Shown = new MatrixSelections(
            revision.Slug, matrices,
            matrices.Length == 0 ? ReleaseList.Empty : await events.ReleasesAsync(knownDate, cancellationToken))
        {
            View = Asked.View,
            Date = Asked.Date,
            Known = knownDate,
            IncludedFrom = Included.IncludedFrom,
        };
        return null;

        string AddressOf(Slug article) => address(article.Value) + Request.QueryString;
    }

    /// <summary>Caches the page for visitors until something on it changes.</summary>
    /// <param name="marks">The cache tags of what it shows besides its text, systems, names and dates.</param>
    protected void CacheForVisitors(params string[] marks) => Wiki.Core.Http.CacheForVisitors.Until(HttpContext,
    [
        CacheTags.Article(Slug.Parse(Revision.Slug, null)), CacheTags.Systems,
        .. Shown.Matrices.IsEmpty ? [] : new[] { CacheTags.Events },
        .. Document.Links.Select(link => CacheTags.Name(link.Target!.Value.Value)),
        .. Document.Includes.Select(include => CacheTags.Name(include.Target!.Value.Value)),
        .. Document.Files.Select(file => CacheTags.File(file.Name.Value)),
        .. Included.Articles.Select(CacheTags.Article), .. Included.Files.Select(CacheTags.File),
        .. marks,
    ]);

    /// <summary>Answers the script of the page with the matrices alone.</summary>
    /// <param name="panel">The controls above them.</param>
    /// <param name="html">The matrices.</param>
    protected PartialViewResult Part(MatrixPanel panel, string html)
    {
        Response.Headers["X-Robots-Tag"] = "noindex, nofollow";
        return Partial("Matrices/_MatrixAnswer", new MatrixAnswer(panel, html));
    }
}
