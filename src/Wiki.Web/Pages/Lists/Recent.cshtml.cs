using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Wiki.Core.Accounts;
using Wiki.Core.Articles;
using Wiki.Core.Changes;
using Wiki.Core.Data;
using Wiki.Core.Http;
using Wiki.Text.Documents;
using Wiki.Text.Links;
using Wiki.Web.Pages.Shared.Forms;

namespace Wiki.Web.Pages.Lists;

/// <summary>
/// Lists the changes of all articles that fit the filter, newest first. Reviewers mark here which published changes
/// they looked at.
/// </summary>
[EnableRateLimiting(HttpLimits.Costly)]
public sealed class RecentModel(RecentChanges changes, ArticleReader articles, IAuthorizationService authorization)
    : PageModel
{
    private const int PageSize = 50;

    /// <summary>The filter.</summary>
    public RecentFilter Filter { get; private set; } = new();

    /// <summary>The changes by day, UTC. Changes that one author made in a row, or all at once, share a line.</summary>
    public IReadOnlyList<IGrouping<DateOnly, ChangeBatch>> Days { get; private set; } = [];

    /// <summary>The field for the system.</summary>
    public SelectField SystemField { get; private set; } = null!;

    /// <summary>The field for the kind of change.</summary>
    public SelectField KindField => new("kind", "Kind", [("", "all"), .. RecentFilter.Kinds], Filter.Kind);

    /// <summary>The field for the least size of a change.</summary>
    public SelectField SizeField => new(
        "size", "Size",
        [("", "any"), .. RecentFilter.Sizes.Select(size => ($"{size}", $"{size:N0} bytes or more"))], $"{Filter.Size}");

    /// <summary>The heading: the list of one author is what they contributed.</summary>
    public string Heading => Filter.User.Length > 0 ? $"Contributions of {Filter.User}" : "Recent changes";

    /// <summary>True on the second page and after.</summary>
    public bool IsOlder { get; private set; }

    /// <summary>True when older changes are left that this page did not look at.</summary>
    public bool IsCut { get; private set; }

    /// <summary>The address of the next page; null on the last.</summary>
    public string? OlderAddress { get; private set; }

    /// <summary>The id of the account when it may review; else null.</summary>
    public long? ReviewerId { get; private set; }

    /// <summary>Why the list is empty, as a sentence.</summary>
    public string WhyEmpty => Filter.IsAny ? "No change fits these filters."
        : IsOlder ? "There are no older changes." : "Nobody has written anything yet.";

    /// <summary>This page's address.</summary>
    public string Here => Request.Path + Request.QueryString;

    /// <summary>Shows the list; <paramref name="before"/> is the key of the last line of the page before.</summary>
    public async Task OnGetAsync(string? before, CancellationToken cancellationToken)
    {
        var reviews = (await authorization.AuthorizeAsync(User, Policies.Review)).Succeeded;
        ReviewerId = reviews ? User.AccountId() : null;
        var asked = RecentFilter.Of(Request.Query);
        Filter = reviews ? asked : asked with { NotLookedAt = false };
        var key = TimeKey.Read(before);
        IsOlder = key is not null;
        var page = await changes.PageAsync(Filter, key, PageSize, Viewer.Of(User), cancellationToken);
        Days = [.. ChangeBatch.Of(ChangeRun.Of(page.Lines))
            .GroupBy(batch => batch.Newest.SavedAt.Day())];
        OlderAddress = page.Older is { } older ? Addresses.Recent + Filter.Query(older) : null;
        IsCut = page.IsCut;
        var systems = await articles.CardsAsync(ArticleKind.System, cancellationToken);
        SystemField = new SelectField(
            "system", "System", [("", "all"), .. systems.Select(system => (system.Slug, system.Name ?? system.Title))],
            Filter.System);
        CacheForVisitors.Until(HttpContext, [CacheTags.AnyChange, CacheTags.Systems]);
    }

    /// <summary>Records that a reviewer looked at a run of published changes.</summary>
    public async Task<IActionResult> OnPostLookedAsync(
        long article, int from, int to, string? @return, CancellationToken cancellationToken)
    {
        if (!(await authorization.AuthorizeAsync(User, Policies.Review)).Succeeded)
        {
            return User.Identity?.IsAuthenticated == true ? Forbid() : Challenge();
        }

        await changes.LookedAtAsync(article, from, to, User.AccountId(), cancellationToken);
        return LocalRedirect(LocalAddress.Of(@return, Url));
    }
}
