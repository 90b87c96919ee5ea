using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Wiki.Text.Documents;
using Wiki.Text.Links;
using Wiki.Web.Accounts;
using Wiki.Web.Articles;
using Wiki.Web.Changes;
using Wiki.Web.Data;
using Wiki.Web.Http;

namespace Wiki.Web.Pages.Lists;

/// <summary>
/// Lists the changes of all articles, newest first, or those that a filter lets through. Reviewers mark here which
/// published changes they looked at.
/// </summary>
[EnableRateLimiting(HttpLimits.Costly)]
public sealed class RecentModel(RecentChanges changes, ArticleReader articles, IAuthorizationService authorization)
    : PageModel
{
    private const int PageSize = 50;

    /// <summary>What is left out.</summary>
    public RecentFilter Filter { get; private set; } = new();

    /// <summary>The changes by day, UTC; what somebody changed one after the other, or at once, is one line.</summary>
    public IReadOnlyList<IGrouping<DateOnly, ChangeBatch>> Days { get; private set; } = [];

    /// <summary>The systems to choose from.</summary>
    public IReadOnlyList<ArticleCard> Systems { get; private set; } = [];

    /// <summary>True on the second page and after.</summary>
    public bool IsOlder { get; private set; }

    /// <summary>True when one page could not look through all changes.</summary>
    public bool IsCut { get; private set; }

    /// <summary>The next page, or null.</summary>
    public string? OlderAddress { get; private set; }

    /// <summary>The account, when it is a reviewer's.</summary>
    public long? ReviewerId { get; private set; }

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
        var page = await changes.PageAsync(Filter, key, PageSize, cancellationToken);
        Days = [.. ChangeBatch.Of(ChangeRun.Of(page.Lines))
            .GroupBy(batch => batch.Newest.SavedAt.Day())];
        OlderAddress = page.Older is { } older ? Addresses.Recent + Filter.Query(older) : null;
        IsCut = page.IsCut;
        Systems = await articles.CardsAsync(ArticleKind.System, cancellationToken);
        KeepForVisitors.Until(HttpContext, [CacheTags.AnyChange, CacheTags.Systems]);
    }

    /// <summary>Writes down that a reviewer looked at a run of published changes.</summary>
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
