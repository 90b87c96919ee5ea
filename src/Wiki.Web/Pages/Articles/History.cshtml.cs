using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Wiki.Core.Accounts;
using Wiki.Core.Articles;
using Wiki.Core.Authors;
using Wiki.Core.Http;
using Wiki.Core.Reviews;
using Wiki.Core.Saving;
using Wiki.Text;
using Wiki.Web.Pages.Shared.Changes;

namespace Wiki.Web.Pages.Articles;

/// <summary>Lists the revisions of an article, newest first; you can choose two of them to compare.</summary>
[EnableRateLimiting(HttpLimits.Costly)]
public sealed class HistoryModel(
    ArticleReader reader, HistoryGraphs graphs, RevisionMarks marks, ArticleMoves moves,
    DeletionReader deletions) : PageModel
{
    private const int PageSize = 50;

    /// <summary>The newest revision of the article, under the title that readers know.</summary>
    public RevisionView Article { get; private set; } = null!;

    /// <summary>The revisions of this page.</summary>
    public IReadOnlyList<ChangeView> Changes { get; private set; } = [];

    /// <summary>Only revisions below this number are shown.</summary>
    public int Below { get; private set; }

    /// <summary>Whether the viewer may know of all revisions.</summary>
    public bool SeesAll { get; private set; }

    /// <summary>Size and activity over time, above the newest revisions; null for a short history.</summary>
    public HistoryGraph? Graph { get; private set; }

    /// <summary>The moves of the article, the latest first; only above the newest revisions.</summary>
    public IReadOnlyList<MoveView> Moves { get; private set; } = [];

    /// <summary>When the article was deleted and restored, the latest first; only above the newest revisions.</summary>
    public IReadOnlyList<DeletionView> Deletions { get; private set; } = [];

    /// <summary>What became of those revisions that needed a verdict, by number.</summary>
    public IReadOnlyDictionary<int, RevisionMark> Marks { get; private set; } =
        new Dictionary<int, RevisionMark>();

    /// <summary>The revisions of this page as lines of the list.</summary>
    public IEnumerable<HistoryLine> Lines => Changes.Select((change, i) =>
    {
        var mark = Marks.GetValueOrDefault(change.Number);
        return new HistoryLine(change, mark, Changes.Count > 1 ? i : null)
        {
            IsPublished = change.Number == Article.PublishedNumber,
            MayUndo = User.MayEdit(),
            MayReview = MayReview && mark is { IsOpen: true },
            MayHide = User.MayAdminister(),
        };
    });

    /// <summary>The number of the last revision on this page; null when the page is empty.</summary>
    public int? Oldest => Changes.Count > 0 ? Changes[^1].Number : null;

    /// <summary>Whether readers see the page, but not its newest revision.</summary>
    public bool HasHiddenChanges => User.MayEdit() && Article.PublishedNumber is { } published && published != Article.CurrentNumber;

    /// <summary>Whether the account may review changes.</summary>
    public bool MayReview => User.MayReview();

    /// <summary>
    /// The newest revisions that all have one author, when a reviewer may roll them back: at least two, without the
    /// first revision of the article.
    /// </summary>
    public (string Author, int First, int Last)? Run { get; private set; }

    /// <summary>The words of the link that rolls them back.</summary>
    public string RollBack => Run is var (author, first, last)
        ? $"Roll back the last {last - first + 1} revisions of {author}"
        : "";

    /// <summary>Shows the list.</summary>
    public async Task<IActionResult> OnGetAsync(Slug slug, int? below, CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid || await reader.CurrentAsKnownAsync(slug, Viewer.Of(User), cancellationToken) is not { } article)
        {
            return NotFound();
        }

        Article = article;
        Below = below ?? int.MaxValue;
        Changes = await reader.HistoryAsync(
            article.ArticleId, Below, PageSize, Viewer.Of(User), cancellationToken);
        // The graph and the number of revisions tell of those that wait or were rejected.
        SeesAll = User.MayEdit()
            || await reader.IsAllPublishedAsync(article.ArticleId, article.CurrentNumber, cancellationToken);
        Graph = below is not null || !SeesAll ? null
            : await graphs.FindAsync(article.ArticleId, article.CurrentNumber, cancellationToken);
        Moves = below is not null ? [] : await moves.OfAsync(article.ArticleId, cancellationToken);
        Deletions = below is not null ? [] : await deletions.OfAsync(article.ArticleId, cancellationToken);
        if (Changes.Count > 0)
        {
            Marks = await marks.FindAsync(article.ArticleId, Changes[^1].Number, Changes[0].Number, cancellationToken);
        }

        Run = MayReview ? await RunAtTheTipAsync(cancellationToken) : null;
        return Page();
    }

    private async Task<(string Author, int First, int Last)?> RunAtTheTipAsync(CancellationToken cancellationToken)
    {
        if (Changes is not [{ Author: { } author and not Wiki.Core.Articles.Revision.HiddenName } newest, ..]
            || newest.Number != Article.CurrentNumber)
        {
            return null;
        }

        // A run may be longer than this page of the list. It ends where a rejected change would come back.
        var before = Math.Max(
            await reader.LastByOthersAsync(Article.ArticleId, author, cancellationToken),
            await marks.LastRejectionAsync(Article.ArticleId, cancellationToken));
        var first = Math.Max(2, before + 1);
        return first < newest.Number ? (author, first, newest.Number) : null;
    }
}
