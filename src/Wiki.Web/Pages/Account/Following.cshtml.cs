using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Wiki.Core.Accounts;
using Wiki.Core.Http;
using Wiki.Core.Mail;
using Wiki.Core.Notifications;
using Wiki.Core.Site;
using Wiki.Text;
using Wiki.Text.Links;
using Wiki.Web.Pages.Shared.Forms;
using Wiki.Web.Pages.Shared.Layout;

namespace Wiki.Web.Pages.Account;

/// <summary>The notification settings of an account: on pages, by mail, by a feed.</summary>
[Authorize]
[EnableRateLimiting(HttpLimits.Attempts)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class FollowingModel(
    UserManager<Wiki.Core.Data.Account> users, FollowingStore store, EmailConfirmation confirmation, MailSetup mail,
    SiteAddress site) : PageModel
{
    private static readonly (string, string)[] MailOptions =
    [
        (MailChoice.AtOnce.Word(), "at once"), (MailChoice.Digest.Word(), "once a day"),
        (MailChoice.Never.Word(), "never"),
    ];

    /// <summary>The settings.</summary>
    public FollowingChoices Choices { get; private set; } = new();

    /// <summary>The field for the mails about watched pages.</summary>
    public SelectField WatchedMail => new(
        "watched", "Mail about watched pages", MailOptions, Choices.MailWatched.Word())
    {
        Hint = "Changes of these pages and comments on them. “At once” means one mail for each page until you have looked at it. "
            + "“Once a day” means a daily digest at 06:00 UTC.",
    };

    /// <summary>The field for the mails about what others do with your changes and comments.</summary>
    public SelectField PersonalMail => new(
        "personal", "Mail about verdicts on your changes, mentions and replies", MailOptions,
        Choices.MailPersonal.Word());

    /// <summary>Whether the account may review, so that waiting changes concern it.</summary>
    public bool MayReview => User.MayReview();

    /// <summary>The email address of the account; null when it has none.</summary>
    public string? Email { get; private set; }

    /// <summary>Whether that address is confirmed.</summary>
    public bool IsConfirmed { get; private set; }

    /// <summary>Whether the wiki sends mail at all.</summary>
    public bool HasMail => mail.WhyOff is null;

    /// <summary>The address of the account's feed; null while it has none.</summary>
    public string? FeedAddress => FollowingStore.Token(Choices) is { } token
        ? site.Of(Request) + Addresses.WatchlistFeed(token) : null;

    /// <summary>Shows the settings.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var me = await users.GetUserAsync(User) ?? throw new InvalidOperationException("The session has no account.");
        (Email, IsConfirmed) = (me.Email, me.EmailConfirmed);
        Choices = await store.ReadAsync(me.Id, cancellationToken);
    }

    /// <summary>Saves the settings.</summary>
    public async Task<IActionResult> OnPostChoicesAsync(
        bool edited, bool waiting, string? watched, string? personal, CancellationToken cancellationToken)
    {
        await store.WriteAsync(
            new FollowingChoices
            {
                AccountId = User.AccountId(),
                WatchesEdited = edited,
                TellsWaiting = waiting,
                MailWatched = EnumWords.Read<MailChoice>(watched) ?? MailChoice.Never,
                MailPersonal = EnumWords.Read<MailChoice>(personal) ?? MailChoice.Never,
            }, cancellationToken);
        Notices.Leave(this, "Your notification settings are saved.");
        return RedirectToPage();
    }

    /// <summary>Asks for a mail with the link that confirms the address.</summary>
    public async Task<IActionResult> OnPostConfirmAsync(CancellationToken cancellationToken)
    {
        await OnGetAsync(cancellationToken);
        if (Email is not null && !IsConfirmed && HasMail)
        {
            Notices.Leave(this, await confirmation.AskAsync(User.AccountId(), cancellationToken)
                ? $"A mail with a link is on its way to {Email}."
                : "You asked for a mail a few minutes ago. It may still be on its way.");
        }

        return RedirectToPage();
    }

    /// <summary>Makes a new address for the feed; the old one stops working.</summary>
    public async Task<IActionResult> OnPostFeedAsync(CancellationToken cancellationToken)
    {
        await store.NewTokenAsync(User.AccountId(), cancellationToken);
        Notices.Leave(this, "Your feed has a new address. Older addresses no longer work.");
        return RedirectToPage();
    }
}
