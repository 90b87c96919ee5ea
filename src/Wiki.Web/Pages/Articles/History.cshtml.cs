using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Wiki.Text;
using Wiki.Web.Accounts;
using Wiki.Web.Articles;
using Wiki.Web.Authors;
using Wiki.Web.Http;
using Wiki.Web.Reviews;

namespace Wiki.Web.Pages.Articles;

/// <summary>Lists an article's revisions, newest first, and lets two be chosen for comparing.</summary>
[EnableRateLimiting(HttpLimits.Costly)]
public sealed class HistoryModel(ArticleReader reader, HistoryGraphs graphs, RevisionMarks marks) : PageModel
{
    private const int PageSize = 50;

    /// <summary>The article, at its newest revision, under the title that readers know.</summary>
    public RevisionView Article { get; private set; } = null!;

    /// <summary>The revisions of this page.</summary>
    public IReadOnlyList<ChangeView> Changes { get; private set; } = [];

    /// <summary>Only revisions below this number are shown.</summary>
    public int Below { get; private set; }

    /// <summary>Size and activity over time, above the newest revisions; null for a short history.</summary>
    public HistoryGraph? Graph { get; private set; }

    /// <summary>What reviewers said of them, by number; most revisions need no verdict.</summary>
    public IReadOnlyDictionary<int, RevisionMark> Marks { get; private set; } =
        new Dictionary<int, RevisionMark>();

    /// <summary>Whether whoever looks may take a revision back.</summary>
    public bool MayEdit => User.IsInRole(Roles.Editor) || MayReview;

    /// <summary>Whether whoever looks may decide what readers see.</summary>
    public bool MayReview => User.IsInRole(Roles.Reviewer) || User.IsInRole(Roles.Administrator);

    /// <summary>
    /// The newest revisions that all have one author, when a reviewer may roll them back: more than one, and none of
    /// them the first of the article.
    /// </summary>
    public (string Author, int First, int Last)? Run { get; private set; }

    /// <summary>Shows the list.</summary>
    public async Task<IActionResult> OnGetAsync(Slug slug, int? below, CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid || await reader.CurrentAsKnownAsync(slug, cancellationToken) is not { } article)
        {
            return NotFound();
        }

        Article = article;
        Below = below ?? int.MaxValue;
        Changes = await reader.HistoryAsync(article.ArticleId, Below, PageSize, cancellationToken);
        Graph = below is null ? await graphs.OfAsync(article.ArticleId, article.CurrentNumber, cancellationToken) : null;
        if (Changes.Count > 0)
        {
            Marks = await marks.OfAsync(article.ArticleId, Changes[^1].Number, Changes[0].Number, cancellationToken);
        }

        Run = MayReview ? await RunAtTheTipAsync(cancellationToken) : null;
        return Page();
    }

    private async Task<(string Author, int First, int Last)?> RunAtTheTipAsync(CancellationToken cancellationToken)
    {
        if (Changes is not [{ Author: { } author } newest, ..] || newest.Number != Article.CurrentNumber)
        {
            return null;
        }

        // A run may be longer than a page.
        var first = Math.Max(2, await reader.LastByOthersAsync(Article.ArticleId, author, cancellationToken) + 1);
        return first < newest.Number ? (author, first, newest.Number) : null;
    }
}
