using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Wiki.Text;
using Wiki.Text.Links;
using Wiki.Web.Accounts;
using Wiki.Web.Articles;
using Wiki.Web.Comparing;
using Wiki.Web.Pages.Shared.Comparing;
using Wiki.Web.Pages.Shared.Layout;
using Wiki.Web.Pages.Shared.Talk;
using Wiki.Web.Reviews;
using Wiki.Web.Saving;
using Wiki.Web.Talk;

namespace Wiki.Web.Pages.Review;

/// <summary>Shows a reviewer what changed in a run of revisions, and takes the verdict on all that is open in it.</summary>
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

    /// <summary>What the reviewer says to the author.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>The open changes that the reviewer saw, e.g. "4,6".</summary>
    [BindProperty]
    public string? Seen { get; set; }

    /// <summary>What the reviewer goes through: the next change is of this kind too.</summary>
    public BacklogFilter Filter => BacklogFilter.Of(Request.Query);

    /// <summary>The text before; null when there was none.</summary>
    public RevisionView? Old { get; private set; }

    /// <summary>The text that is looked at.</summary>
    public RevisionView New { get; private set; } = null!;

    /// <summary>What differs.</summary>
    public ComparisonView View { get; private set; } = null!;

    /// <summary>The single revisions, the newest first.</summary>
    public IReadOnlyList<RangeRevision> Revisions { get; private set; } = [];

    /// <summary>The numbers of those that are open, ascending.</summary>
    public IReadOnlyList<int> Open => [.. Revisions.Where(it => it.IsOpen).Select(it => it.Number).Order()];

    /// <summary>The open change that the reviewer wrote; null for none.</summary>
    public int? Own => Revisions.LastOrDefault(it => it.IsOpen && it.AuthorId == User.AccountId())?.Number;

    /// <summary>How many changes wait in the whole wiki.</summary>
    public int Waiting { get; private set; }

    /// <summary>Why the verdict was not taken.</summary>
    public string? Trouble { get; private set; }

    /// <summary>Shows the comparison.</summary>
    /// <param name="view">The tab of the comparison.</param>
    /// <param name="all">1 to show every unchanged line.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<IActionResult> OnGetAsync(string? view, int? all, CancellationToken cancellationToken) =>
        !ModelState.IsValid || From < 0 ? NotFound()
            : To - From > RangeReader.Most
                ? Redirect(new ReviewRange(Slug.Value, From, From + RangeReader.Most).Address + Filter.Query())
            : await FindAsync(view, all == 1, cancellationToken) ? Page() : NotFound();

    /// <summary>Takes a verdict and leads to what waits next.</summary>
    public async Task<IActionResult> OnPostAsync(string? verdict, CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid || From < 0 || From >= To || To - From > RangeReader.Most)
        {
            return NotFound();
        }

        var reason = Reason?.Trim() ?? "";
        if (Words.Read<Verdict>(verdict) is not { } decided)
        {
            return BadRequest();
        }

        if (decided != Verdict.Approved && reason.Length == 0)
        {
            return await RefuseAsync(decided == Verdict.Rejected
                ? "Say why you reject it: its author reads that."
                : "Say what should change: its author reads that.", cancellationToken);
        }

        if (reason.Length > Reviews.Review.MaximumReasonLength)
        {
            return await RefuseAsync($"The reason has {reason.Length:N0} characters and the limit is "
                + $"{Reviews.Review.MaximumReasonLength:N0}; shorten it.", cancellationToken);
        }

        switch (await writer.DecideAsync(
            Slug, From, To, decided, reason, User.AccountId(), Numbers(Seen), cancellationToken))
        {
            case ReviewOutcome.Decided done:
                Notices.Leave(this, Said(decided, done));
                break;
            case ReviewOutcome.OwnChange own:
                return await RefuseAsync(
                    $"Revision {own.Number} is your own: somebody else decides on it.", cancellationToken);
            case ReviewOutcome.Overtaken:
                Notices.Leave(this, $"Somebody else was quicker: what waits of {Slug} is not what you looked at any "
                    + "more. Nothing was decided by you.");
                break;
            case ReviewOutcome.NeedsEdit stuck:
                Notices.Leave(this, $"Later revisions changed or moved the lines of revision {stuck.Number}, so it cannot "
                    + "be taken out by itself. Choose what to keep, then save: that rejects it. "
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
        var what = To == From + 1 ? $"Revision {To} of {Slug}" : $"Revisions {From + 1} to {To} of {Slug}";
        return verdict switch
        {
            Verdict.Approved when done.Published >= To => $"{what}: approved and published.",
            Verdict.Approved => $"{what}: approved. Readers see it when "
                + (done.StillBefore < To ? $"revision {done.StillBefore} before it is decided." : "what stands before it is."),
            Verdict.ChangesAsked => $"{what}: the author is asked for changes.",
            _ => $"{what}: rejected"
                + (done.Published is null ? "; readers see nothing of this page." : "; the newest text is without it."),
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
        Revisions = await range.OfAsync(New.ArticleId, From, To, cancellationToken);
        Waiting = await backlog.WaitingAsync(cancellationToken);
        var tab = ComparisonTab.Of(view);
        var comparison = await comparisons.BetweenAsync(
            Old is null ? ComparedText.Nothing : comparisons.Of(Old), comparisons.Of(New), tab.Parts, cancellationToken);
        View = new ComparisonView(comparison, tab, all, new ReviewRange(Slug.Value, From, To).Address + Filter.Query())
        {
            Threads = comparison.Text is null ? null
                : await LineThreads.OfAsync(New, talk, authorization, HttpContext, cancellationToken),
        };
        return true;
    }

    private static int[] Numbers(string? seen) =>
        [.. (seen ?? "").Split(',').Select(it => int.TryParse(it, NumberStyles.None, null, out var n) ? n : 0)];
}
