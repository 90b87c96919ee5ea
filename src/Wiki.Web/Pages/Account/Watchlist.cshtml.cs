using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Wiki.Core.Accounts;
using Wiki.Core.Articles;
using Wiki.Core.Changes;
using Wiki.Core.Data;
using Wiki.Core.Http;
using Wiki.Text;
using Wiki.Text.Links;
using Wiki.Web.Pages.Shared.Layout;

namespace Wiki.Web.Pages.Account;

/// <summary>Lists the pages that an account watches, each with its newest change.</summary>
[Authorize]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class WatchlistModel(WatchList watches, TimeProvider clock) : PageModel
{
    private const int PageSize = 50;

    /// <summary>The watched articles on this page of the list.</summary>
    public IReadOnlyList<WatchedArticle> Watched { get; private set; } = [];

    /// <summary>True when the list has only articles that changed since the last visit.</summary>
    public bool UnreadOnly { get; private set; }

    /// <summary>When the list was shown: “Mark all as read” leaves later changes unread.</summary>
    public TimeKey Now { get; } = new(clock.GetUtcNow(), 0);

    /// <summary>True on the second page and after.</summary>
    public bool IsOlder { get; private set; }

    /// <summary>The address of the next page; null on the last.</summary>
    public string? OlderAddress { get; private set; }

    /// <summary>The heading of an empty list.</summary>
    public string WhyEmpty =>
        UnreadOnly ? "Nothing new" : IsOlder ? "No more pages" : "You watch no pages yet";

    /// <summary>Shows the list.</summary>
    public async Task OnGetAsync(string? before, int? unread, CancellationToken cancellationToken)
    {
        UnreadOnly = unread == 1;
        var key = TimeKey.Read(before);
        IsOlder = key is not null;
        var page = await watches.PageAsync(User.AccountId(), key, UnreadOnly, PageSize + 1, cancellationToken);
        Watched = [.. page.Take(PageSize)];
        OlderAddress = page.Count > PageSize
            ? Addresses.Watchlist(UnreadOnly, KeyOf(Watched[^1].Change).ToString())
            : null;
    }

    /// <summary>Watches an article.</summary>
    public async Task<IActionResult> OnPostWatchAsync(Slug slug, string? @return, CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid || !await watches.AddAsync(User.AccountId(), slug, cancellationToken))
        {
            return NotFound();
        }

        Notices.Leave(this, "You now watch this page. You are notified of its changes and comments.");
        return LocalRedirect(LocalAddress.Of(@return, Url));
    }

    /// <summary>Stops watching an article.</summary>
    public async Task<IActionResult> OnPostUnwatchAsync(Slug slug, string? @return, CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
        {
            return NotFound();
        }

        await watches.RemoveAsync(User.AccountId(), slug, cancellationToken);
        Notices.Leave(this, "You no longer watch this page.");
        return LocalRedirect(LocalAddress.Of(@return, Url));
    }

    /// <summary>Marks all articles as seen, except those that changed after the list was shown.</summary>
    public async Task<IActionResult> OnPostSeenAsync(string? until, CancellationToken cancellationToken)
    {
        if (TimeKey.Read(until) is { } key)
        {
            await watches.AllSeenAsync(User.AccountId(), key.At, cancellationToken);
        }

        return RedirectToPage();
    }

    private static TimeKey KeyOf(ChangeView change) => new(change.SavedAt, change.ArticleId);
}
