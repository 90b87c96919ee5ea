using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Wiki.Text;
using Wiki.Text.Links;
using Wiki.Web.Accounts;
using Wiki.Web.Http;
using Wiki.Web.Mail;
using Wiki.Web.Notifications;
using Wiki.Web.Pages.Shared.Layout;
using Wiki.Web.Site;

namespace Wiki.Web.Pages.Account;

/// <summary>What somebody is told, and how: on pages, by mail, by a feed.</summary>
[Authorize]
[EnableRateLimiting(HttpLimits.Attempts)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class FollowingModel(
    UserManager<Wiki.Web.Data.Account> users, FollowingStore store, EmailConfirmation confirmation, MailSetup mail,
    SiteAddress site) : PageModel
{
    /// <summary>What they chose.</summary>
    public FollowingChoices Choices { get; private set; } = new();

    /// <summary>The address mail goes to; null while there is none.</summary>
    public string? Email { get; private set; }

    /// <summary>Whether they showed that it is theirs.</summary>
    public bool IsConfirmed { get; private set; }

    /// <summary>Whether the wiki sends mail at all.</summary>
    public bool HasMail => mail.WhyOff is null;

    /// <summary>The address of their feed; null while there is none.</summary>
    public string? FeedAddress => FollowingStore.Token(Choices) is { } token
        ? site.Of(Request) + Addresses.WatchlistFeed(token) : null;

    /// <summary>Shows the choices.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var me = await users.GetUserAsync(User) ?? throw new InvalidOperationException("The session has no account.");
        (Email, IsConfirmed) = (me.Email, me.EmailConfirmed);
        Choices = await store.OfAsync(me.Id, cancellationToken);
    }

    /// <summary>Saves the choices.</summary>
    public async Task<IActionResult> OnPostChoicesAsync(
        bool edited, bool waiting, string? watched, string? personal, CancellationToken cancellationToken)
    {
        await store.WriteAsync(
            new FollowingChoices
            {
                AccountId = User.AccountId(),
                WatchesEdited = edited,
                TellsWaiting = waiting,
                MailWatched = Words.Read<MailChoice>(watched) ?? MailChoice.Never,
                MailPersonal = Words.Read<MailChoice>(personal) ?? MailChoice.Never,
            }, cancellationToken);
        Notices.Leave(this, "Your choices are saved.");
        return RedirectToPage();
    }

    /// <summary>Has the link sent that confirms the address.</summary>
    public async Task<IActionResult> OnPostConfirmAsync(CancellationToken cancellationToken)
    {
        await OnGetAsync(cancellationToken);
        if (Email is not null && !IsConfirmed && HasMail)
        {
            Notices.Leave(this, await confirmation.AskAsync(User.AccountId(), cancellationToken)
                ? $"A mail with a link is on its way to {Email}."
                : "A mail was asked for a few minutes ago; it may still be on its way.");
        }

        return RedirectToPage();
    }

    /// <summary>Makes the feed's address, or another one.</summary>
    public async Task<IActionResult> OnPostFeedAsync(CancellationToken cancellationToken)
    {
        await store.NewTokenAsync(User.AccountId(), cancellationToken);
        Notices.Leave(this, "Your feed has a new address; an older one opens nothing any more.");
        return RedirectToPage();
    }
}
