using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Wiki.Text;
using Wiki.Text.Documents;
using Wiki.Text.Links;
using Wiki.Web.Accounts;
using Wiki.Web.Articles;
using Wiki.Web.Data;
using Wiki.Web.Facts;
using Wiki.Web.Http;
using Wiki.Web.Pages.Shared.Layout;
using Wiki.Web.Pages.Shared.Matrices;
using Wiki.Web.Rendering;
using Wiki.Web.Reviews;
using Wiki.Web.Timelines;
using Wiki.Web.Visits;

namespace Wiki.Web.Pages.Articles;

/// <summary>
/// Shows the published revision of an article, its matrices as a visitor chose: columns, rows, order, and with
/// <c>?at=</c> as they stood on a date; with <c>?known=</c> the text of a date.
/// </summary>
[EnableRateLimiting(HttpLimits.Views)]
public sealed class ShowModel(
    ArticleReader reader, EventReader events, RenderedArticles rendered, Includes includes, FactBoxes boxes,
    LastVisits visits, WikiDb db)
    : MatrixPageModel(reader, events, rendered, includes)
{
    /// <summary>The revision as HTML.</summary>
    public RenderedArticle Article { get; private set; } = null!;

    /// <summary>The controls above its matrices; null when it has none.</summary>
    public MatrixPanel? Panel { get; private set; }

    /// <summary>What matrices say of the system the article is about; null for any other article.</summary>
    public FactBox? Facts { get; private set; }

    /// <summary>How far the review of the article has come; null when its text of another day is shown.</summary>
    public ReviewStatus? Standing { get; private set; }

    /// <summary>Said once after a save.</summary>
    public string? Notice { get; private set; }

    /// <summary>The open tab.</summary>
    public string ArticleTab => "read";

    /// <summary>Shows the article, leads on from another name, or offers to write it.</summary>
    public async Task<IActionResult> OnGetAsync(string? name, CancellationToken cancellationToken)
    {
        if (await FindAsync(name, article => Addresses.Article(article), cancellationToken) is { } elsewhere)
        {
            return elsewhere;
        }

        if (Asked.IsPart)
        {
            return Part(
                new MatrixPanel(Shown, Asked, Request.Path, Targets),
                Document.MatricesToHtml(Targets, Shown, Included.Matrices));
        }

        if (User.Identity?.IsAuthenticated == true && Revision.Number == Revision.PublishedNumber)
        {
            await visits.NoteAsync(User.AccountId(), Revision.ArticleId, Revision.Number, cancellationToken);
        }

        Notice = Notices.Take(this);
        Article = Rendered.Render(Revision, Targets, Shown, Included);
        Panel = Shown.Matrices.IsEmpty ? null : new MatrixPanel(Shown, Asked, Request.Path, Article.Targets);
        Standing = Asked.KnownDate is null
            ? await ReviewStatus.OfAsync(db, Slug.Parse(Revision.Slug, null), cancellationToken) : null;
        if (Document.FrontMatter.Kind != ArticleKind.System)
        {
            KeepForVisitors();
            return Page();
        }

        Facts = await boxes.OfAsync(
            Revision.Slug, Document.FrontMatter.Facts ?? FactBox.Usual, Shown.Date, Shown.Known, cancellationToken);
        KeepForVisitors(CacheTags.Facts(Revision.Slug));
        return Page();
    }
}
