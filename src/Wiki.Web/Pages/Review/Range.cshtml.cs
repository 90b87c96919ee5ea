using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Wiki.Core.Accounts;
using Wiki.Core.Articles;
using Wiki.Core.Comparing;
using Wiki.Core.Reviews;
using Wiki.Core.Saving;
using Wiki.Core.Talk;
using Wiki.Text;
using Wiki.Text.Links;
using Wiki.Web.Pages.Shared.Comparing;
using Wiki.Web.Pages.Shared.Layout;
using Wiki.Web.Pages.Shared.Talk;

namespace Wiki.Web.Pages.Review;

/// <summary>Shows a reviewer the changes of some revisions, and takes the verdict on those that wait.</summary>
[Authorize(Policy = Policies.Review)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class RangeModel(
    ArticleReader reader, RangeReader range, ReviewBacklog backlog, ReviewWriter writer, Comparisons comparisons,
    TalkReader talk, IAuthorizationService authorization) : PageModel
{
    /// <summary>The article.</summary>
    [FromRoute(Name = "slug")]
    public Slug Slug { get; set; }

    /// <summary>The revision before the first; 0 for none.</summary>
    [FromRoute(Name = "a")]
    public int From { get; set; }

    /// <summary>The last revision.</summary>
    [FromRoute(Name = "b")]
    public int To { get; set; }

    /// <summary>The reason that the reviewer gives to the author.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>The waiting changes that the reviewer saw, e.g. "4,6".</summary>
    [BindProperty]
    public string? Seen { get; set; }

    /// <summary>The filter of the queue from which the reviewer came. The next change matches it too.</summary>
    public BacklogFilter Filter => BacklogFilter.Of(Request.Query);

    /// <summary>The revision before; null for a new page.</summary>
    public RevisionView? Old { get; private set; }

    /// <summary>The revision that the reviewer looks at.</summary>
    public RevisionView New { get; private set; } = null!;

    /// <summary>The comparison of the two.</summary>
    public ComparisonView View { get; private set; } = null!;

    /// <summary>The revisions one by one, the newest first.</summary>
    public IReadOnlyList<RangeRevision> Revisions { get; private set; } = [];

    /// <summary>The numbers of those that wait, ascending.</summary>
    public IReadOnlyList<int> Open => [.. Revisions.Where(it => it.IsOpen).Select(it => it.Number).Order()];

    /// <summary>The last waiting change that is the reviewer's own; null for none.</summary>
    public int? Own => Revisions.LastOrDefault(it => it.IsOpen && it.AuthorId == User.AccountId())?.Number;

    /// <summary>How many changes wait in the whole wiki.</summary>
    public int Waiting { get; private set; }

    /// <summary>The sentence that says why the verdict was refused; null for none.</summary>
    public string? Trouble { get; private set; }

    /// <summary>Whether the page is about one revision.</summary>
    public bool IsSingle => To == From + 1;

    /// <summary>The heading of the page.</summary>
    public string Heading
    {
        get
        {
            var what = IsSingle ? $"Revision {To}"
                : From == 0 ? $"New page, {To} revisions"
                : $"Revision {From} → {To}";
            return $"{what} of {New.Title}";
        }
    }

    /// <summary>Whether the revisions are listed. One waiting change alone needs no list.</summary>
    public bool ListsRevisions => Revisions.Count > 0 && !(IsSingle && Revisions[0].IsOpen);

    /// <summary>Whether the page shows all changes since the published revision.</summary>
    public bool IsEverything => New.Number == New.CurrentNumber && From == (New.PublishedNumber ?? 0);

    /// <summary>How many of the waiting changes the reviewer looks at, in words.</summary>
    public string Reviewing => Open.Count == 1 && Waiting == 1
        ? "You are reviewing the only waiting change"
        : $"You are reviewing {Format.Count(Open.Count, "waiting change")}; "
            + $"{Math.Max(Waiting, Open.Count)} wait in the whole wiki";

    /// <summary>The sentence in place of the verdicts when a waiting change is the reviewer's own; else null.</summary>
    public string? OwnChange => Own is not { } own ? null
        : IsSingle ? "This is your own change. Somebody else must review it."
        : $"Revision {own} is your own change. Review the other revisions one by one.";

    /// <summary>The address that shows one of several revisions alone; null when it does not wait.</summary>
    public string? AddressAlone(RangeRevision revision)
    {
        ArgumentNullException.ThrowIfNull(revision);
        return !revision.IsOpen || IsSingle ? null
            : Addresses.ReviewRange(Slug.Value, revision.Number - 1, revision.Number) + Filter.Query();
    }

    /// <summary>Shows the comparison.</summary>
    /// <param name="view">The tab of the comparison.</param>
    /// <param name="all">1 to show every unchanged line.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<IActionResult> OnGetAsync(string? view, int? all, CancellationToken cancellationToken) =>
        !ModelState.IsValid || From < 0 ? NotFound()
            : To - From > RangeReader.Most
                ? Redirect(new ReviewRange(Slug.Value, From, From + RangeReader.Most).Address + Filter.Query())
            : await FindAsync(view, all == 1, cancellationToken) ? Page() : NotFound();

    /// <summary>Takes a verdict and redirects to the next waiting change.</summary>
    public async Task<IActionResult> OnPostAsync(string? verdict, CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid || From < 0 || From >= To || To - From > RangeReader.Most)
        {
            return NotFound();
        }

        var reason = Reason?.Trim() ?? "";
        if (EnumWords.Read<Verdict>(verdict) is not { } decided)
        {
            return BadRequest();
        }

        if (decided != Verdict.Approved && reason.Length == 0)
        {
            return await RefuseAsync(decided == Verdict.Rejected
                ? "Say why you reject the change. Its author reads the reason."
                : "Say what should be different. The author of the change reads the reason.", cancellationToken);
        }

        if (reason.Length > Wiki.Core.Reviews.Review.MaximumReasonLength)
        {
            return await RefuseAsync($"The reason has {reason.Length:N0} characters, but it may have at most "
                + $"{Wiki.Core.Reviews.Review.MaximumReasonLength:N0}. Make it shorter.", cancellationToken);
        }

        switch (await writer.DecideAsync(
            Slug, From, To, decided, reason, User.AccountId(), Numbers(Seen), cancellationToken))
        {
            case ReviewOutcome.Decided done:
                Notices.Leave(this, Said(decided, done));
                break;
            case ReviewOutcome.OwnChange own:
                return await RefuseAsync(
                    $"Revision {own.Number} is your own change. Somebody else must review it.", cancellationToken);
            case ReviewOutcome.Overtaken:
                Notices.Leave(this, $"Somebody else was quicker: the waiting changes of {Slug} are no longer those "
                    + "that you looked at. Your verdict was not saved.");
                break;
            case ReviewOutcome.NeedsEdit stuck:
                Notices.Leave(this, $"Later revisions changed or moved the lines of revision {stuck.Number}, so it "
                    + "cannot be removed alone. Choose what to keep, then save: that rejects the revision. "
                    + $"Your reason was: {reason}");
                return Redirect(Addresses.Undo(Slug.Value, stuck.Number, stuck.Number, reject: true));
            default:
                return NotFound();
        }

        var next = await backlog.NextAsync(User.AccountId(), Slug, Filter, cancellationToken);
        return Redirect((next?.Address ?? Addresses.Review) + Filter.Query());
    }

    private string Said(Verdict verdict, ReviewOutcome.Decided done)
    {
        var what = IsSingle ? $"Revision {To} of {Slug}" : $"Revisions {From + 1} to {To} of {Slug}";
        var it = IsSingle ? "it" : "them";
        return verdict switch
        {
            Verdict.Approved when done.Published >= To => $"{what}: approved and published.",
            Verdict.Approved when done.StillBefore < To =>
                $"{what}: approved. Readers see {it} after a verdict on revision {done.StillBefore}, "
                    + "which comes before.",
            Verdict.Approved => $"{what}: approved. Readers see {it} after a verdict on the changes before.",
            Verdict.ChangesAsked => $"{what}: changes asked for.",
            _ when done.Published is null => $"{what}: rejected. Readers see nothing of this page.",
            _ => $"{what}: rejected. The newest text does not contain {it}.",
        };
    }

    private async Task<IActionResult> RefuseAsync(string trouble, CancellationToken cancellationToken)
    {
        (Trouble, Response.StatusCode) = (trouble, StatusCodes.Status422UnprocessableEntity);
        return await FindAsync(null, false, cancellationToken) ? Page() : NotFound();
    }

    private async Task<bool> FindAsync(string? view, bool all, CancellationToken cancellationToken)
    {
        if (From < 0 || From >= To || await reader.RevisionAsync(Slug, To, cancellationToken) is not { } @new)
        {
            return false;
        }

        Old = From == 0 ? null : await reader.RevisionAsync(Slug, From, cancellationToken);
        New = @new;
        Revisions = await range.ReadAsync(New.ArticleId, From, To, cancellationToken);
        Waiting = await backlog.WaitingAsync(cancellationToken);
        var tab = ComparisonTab.Of(view);
        var comparison = await comparisons.BetweenAsync(
            Old is null ? ComparedText.Nothing : comparisons.Of(Old), comparisons.Of(New), tab.Parts,
            cancellationToken);
        View = new ComparisonView(comparison, tab, all, new ReviewRange(Slug.Value, From, To).Address + Filter.Query())
        {
            Threads = comparison.Text is null ? null
                : await LineThreads.FindAsync(New, talk, authorization, HttpContext, cancellationToken),
        };
        return true;
    }

    private static int[] Numbers(string? seen) =>
        [.. (seen ?? "").Split(',').Select(it => int.TryParse(it, NumberStyles.None, null, out var n) ? n : 0)];
}
