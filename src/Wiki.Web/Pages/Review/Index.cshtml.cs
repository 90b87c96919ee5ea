using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Wiki.Text;
using Wiki.Text.Links;
using Wiki.Web.Accounts;
using Wiki.Web.Articles;
using Wiki.Web.Data;
using Wiki.Web.Pages.Shared.Layout;
using Wiki.Web.Reviews;
using Wiki.Web.Saving;

namespace Wiki.Web.Pages.Review;

/// <summary>What waits: for reviewers everything, for everybody what became of their own changes.</summary>
[Authorize]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class IndexModel(
    ReviewBacklog backlog, OwnChanges own, ReviewWriter writer, ArticleReader reader, TimeProvider clock) : PageModel
{
    private const int DecidedShown = 20;

    /// <summary>Whether the list of all that waits is shown.</summary>
    public bool IsReviewer => User.IsInRole(Roles.Reviewer) || User.IsInRole(Roles.Administrator);

    /// <summary>Which articles are asked for.</summary>
    public BacklogFilter Filter { get; private set; } = BacklogFilter.All;

    /// <summary>The articles; null for somebody who may not review.</summary>
    public BacklogPage? Backlog { get; private set; }

    /// <summary>True on the second page and after.</summary>
    public bool IsLater { get; private set; }

    /// <summary>The systems there are, for their names and hues.</summary>
    public LinkTargets Targets { get; private set; } = LinkTargets.None;

    /// <summary>The open changes of whoever is signed in.</summary>
    public IReadOnlyList<OwnChange> Open { get; private set; } = [];

    /// <summary>The latest verdicts on their changes.</summary>
    public IReadOnlyList<OwnChange> Decided { get; private set; } = [];

    /// <summary>Shows the lists.</summary>
    /// <param name="after">The key of the last entry of the page before.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task OnGetAsync(string? after, CancellationToken cancellationToken)
    {
        if (IsReviewer)
        {
            var key = TimeKey.Read(after);
            (Filter, IsLater) = (BacklogFilter.Of(Request.Query), key is not null);
            Targets = await reader.SystemTargetsAsync(cancellationToken);
            Backlog = await backlog.PageAsync(Filter, key, cancellationToken);
        }

        Open = await own.OpenAsync(User.AccountId(), cancellationToken);
        Decided = await own.DecidedAsync(User.AccountId(), DecidedShown, cancellationToken);
    }

    /// <summary>Takes back a change of whoever is signed in, before it is decided on.</summary>
    public async Task<IActionResult> OnPostWithdrawAsync(Slug slug, int number, CancellationToken cancellationToken)
    {
        var me = User.AccountId();
        if (!ModelState.IsValid || !await own.IsOpenAsync(me, slug, number, cancellationToken))
        {
            Notices.Leave(this, "That change does not wait any more.");
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
                Notices.Leave(this, "That change does not wait any more.");
                break;
        }

        return RedirectToPage();
    }

    /// <summary>How long something waits, in words.</summary>
    public string Age(DateTimeOffset since) => Ages.Words(clock.GetUtcNow() - since);
}
