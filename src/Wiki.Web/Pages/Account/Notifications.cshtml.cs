using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Wiki.Core.Accounts;
using Wiki.Core.Data;
using Wiki.Core.Notifications;
using Wiki.Text.Links;
using Wiki.Web.Pages.Shared.Layout;

namespace Wiki.Web.Pages.Account;

/// <summary>Lists the notifications of an account, newest first.</summary>
[Authorize]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class NotificationsModel(NotificationList notifications) : PageModel
{
    private const int PageSize = 50;

    /// <summary>The notifications of this page.</summary>
    public IReadOnlyList<NotificationView> Shown { get; private set; } = [];

    /// <summary>The notification before this page; null on the first page.</summary>
    public TimeKey? Before { get; private set; }

    /// <summary>True on the second page and after.</summary>
    public bool IsOlder => Before is not null;

    /// <summary>The key of the newest one on the page: “Mark all as read” leaves newer ones unread.</summary>
    public TimeKey? Latest { get; private set; }

    /// <summary>The address of the next page; null on the last.</summary>
    public string? OlderAddress { get; private set; }

    /// <summary>Shows the list.</summary>
    public async Task OnGetAsync(string? before, CancellationToken cancellationToken)
    {
        Before = TimeKey.Read(before);
        var page = await notifications.PageAsync(User.AccountId(), Before, PageSize + 1, cancellationToken);
        Shown = [.. page.Take(PageSize)];
        Latest = Shown.Count > 0 ? KeyOf(Shown[0]) : null;
        OlderAddress = page.Count > PageSize ? Addresses.Notifications(KeyOf(Shown[^1]).ToString()) : null;
    }

    /// <summary>Marks one notification as read and shows the same page again.</summary>
    public async Task<IActionResult> OnPostReadAsync(long id, string? before, CancellationToken cancellationToken) =>
        await notifications.ReadAsync(User.AccountId(), id, cancellationToken) is null
            ? NotFound() : RedirectToPage(new { before = TimeKey.Read(before)?.ToString() });

    /// <summary>Marks all notifications as read, up to the newest one that the page showed.</summary>
    public async Task<IActionResult> OnPostAllAsync(string? until, CancellationToken cancellationToken)
    {
        if (TimeKey.Read(until) is { } key)
        {
            await notifications.AllReadAsync(User.AccountId(), key, cancellationToken);
            Notices.Leave(this, "All notifications are marked as read.");
        }

        return RedirectToPage();
    }

    private static TimeKey KeyOf(NotificationView view) => new(view.Notification.At, view.Notification.Id);
}
