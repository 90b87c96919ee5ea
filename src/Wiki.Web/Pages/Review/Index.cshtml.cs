using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Wiki.Core.Accounts;
using Wiki.Core.Articles;
using Wiki.Core.Data;
using Wiki.Core.Files;
using Wiki.Core.Reviews;
using Wiki.Core.Saving;
using Wiki.Text;
using Wiki.Text.Links;
using Wiki.Web.Pages.Shared.Forms;
using Wiki.Web.Pages.Shared.Layout;

namespace Wiki.Web.Pages.Review;

/// <summary>Shows reviewers the review queue, and everybody the state of their own changes.</summary>
[Authorize]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class IndexModel(
    ReviewBacklog backlog, OwnChanges own, ReviewWriter writer, ArticleReader reader, FileReader files,
    TimeProvider clock) : PageModel
{
    private const int DecidedShown = 20;
    private static readonly (string, string)[] NoOptions = [];

    /// <summary>Whether the review queue is shown.</summary>
    public bool IsReviewer => User.MayReview();

    /// <summary>The filter that the address asks for.</summary>
    public BacklogFilter Filter { get; private set; } = BacklogFilter.All;

    /// <summary>A page of the review queue; null for somebody who may not review.</summary>
    public BacklogPage? Backlog { get; private set; }

    /// <summary>Whether this is the second page of the queue or a later one.</summary>
    public bool IsLater { get; private set; }

    /// <summary>The systems of the wiki, for their names and hues.</summary>
    public LinkTargets Targets { get; private set; } = LinkTargets.None;

    /// <summary>How many files have uploads that wait.</summary>
    public int WaitingFiles { get; private set; }

    /// <summary>The words of the link to them.</summary>
    public string WaitingFilesWords => WaitingFiles == 1 ? "1 file waits too" : $"{WaitingFiles:N0} files wait too";

    /// <summary>The waiting changes of the account.</summary>
    public IReadOnlyList<OwnChange> Open { get; private set; } = [];

    /// <summary>The changes of the account with the latest verdicts.</summary>
    public IReadOnlyList<OwnChange> Decided { get; private set; } = [];

    /// <summary>The filter by system; a system that the wiki does not know can be asked for too.</summary>
    public SelectField Systems => new(
        "system", "System",
        [
            ("", "any"),
            .. Targets.Systems.OrderBy(it => it.Value.Name, StringComparer.OrdinalIgnoreCase)
                .Select(it => (it.Key, it.Value.Name)),
            .. Filter.System is { } asked && !Targets.Systems.ContainsKey(asked) ? [(asked, asked)] : NoOptions,
        ],
        Filter.System);

    /// <summary>The filter by size.</summary>
    public SelectField Sizes => new(
        "size", "Size",
        [
            ("", "any"),
            ("small", $"small: up to {BacklogFilter.SmallLines} lines"),
            ("medium", $"medium: up to {BacklogFilter.MediumLines} lines"),
            ("large", $"large: more than {BacklogFilter.MediumLines} lines"),
        ],
        Filter.Size);

    /// <summary>The filter by waiting time.</summary>
    public SelectField Waits => new(
        "days", "Waits",
        [("", "any time"), ("1", "a day or longer"), ("7", "a week or longer"), ("30", "a month or longer")],
        Filter.Days?.ToString(CultureInfo.InvariantCulture));

    /// <summary>The filter by state.</summary>
    public SelectField States => new(
        "state", "State",
        [
            ("", "any"),
            .. new[] { PendingState.Waiting, PendingState.ChangesAsked }
                .Select(state => (state.Word(), new RevisionMark(state, null, "").Words)),
        ],
        Filter.State?.Word());

    /// <summary>The sentence above the queue.</summary>
    public string QueueCaption
    {
        get
        {
            var (changes, pages) = (Backlog?.Changes ?? 0, Backlog?.Articles ?? 0);
            var matching = Filter.IsEmpty ? "" : pages == 1 ? " that matches your choice" : " that match your choice";
            return $"{Format.Count(changes, "waiting change")} on {Format.Count(pages, "page")}{matching}. "
                + "The longest wait comes first.";
        }
    }

    /// <summary>The sentence above the waiting changes of the account.</summary>
    public string OpenCaption => Open.Count == 1
        ? "1 of your changes waits. Readers see the page without it until a reviewer approves it."
        : $"{Open.Count} of your changes wait. Readers see the pages without them until a reviewer approves them.";

    /// <summary>A row of the queue.</summary>
    public QueueRow RowOf(BacklogEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return new QueueRow(entry, entry.Range.Address + Filter.Query(), Age(entry.Since), Targets);
    }

    /// <summary>A row of the account's own changes.</summary>
    public OwnChangeRow RowOf(OwnChange change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return new OwnChangeRow(change, User.Identity?.Name, Age(change.At));
    }

    /// <summary>Shows the lists.</summary>
    /// <param name="after">The key of the last entry of the page before; null for the first page.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task OnGetAsync(string? after, CancellationToken cancellationToken)
    {
        if (IsReviewer)
        {
            var key = TimeKey.Read(after);
            (Filter, IsLater) = (BacklogFilter.Of(Request.Query), key is not null);
            Targets = await reader.SystemTargetsAsync(cancellationToken);
            Backlog = await backlog.PageAsync(Filter, key, cancellationToken);
            WaitingFiles = await files.WaitingAsync(cancellationToken);
        }

        Open = await own.OpenAsync(User.AccountId(), cancellationToken);
        Decided = await own.DecidedAsync(User.AccountId(), DecidedShown, cancellationToken);
    }

    /// <summary>Withdraws a waiting change of the account.</summary>
    public async Task<IActionResult> OnPostWithdrawAsync(Slug slug, int number, CancellationToken cancellationToken)
    {
        var me = User.AccountId();
        if (!ModelState.IsValid || !await own.IsOpenAsync(me, slug, number, cancellationToken))
        {
            Notices.Leave(this, "That change no longer waits.");
            return RedirectToPage();
        }

        switch (await writer.DecideAsync(
            slug, number - 1, number, Verdict.Rejected, "Withdrawn by its author", me, [number], cancellationToken))
        {
            case ReviewOutcome.Decided:
                Notices.Leave(this, $"Revision {number} is withdrawn.");
                break;
            case ReviewOutcome.NeedsEdit:
                Notices.Leave(this, $"Later revisions changed or moved the lines of revision {number}. "
                    + "Choose what to keep, then save.");
                return Redirect(Addresses.Undo(slug.Value, number, number));
            default:
                Notices.Leave(this, "That change no longer waits.");
                break;
        }

        return RedirectToPage();
    }

    private string Age(DateTimeOffset since) => Ages.Words(clock.GetUtcNow() - since);
}
