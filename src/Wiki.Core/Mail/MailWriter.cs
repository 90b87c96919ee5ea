using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MimeKit;
using Wiki.Core.Accounts;
using Wiki.Core.Articles;
using Wiki.Core.Comparing;
using Wiki.Core.Data;
using Wiki.Core.Notifications;
using Wiki.Core.Site;
using Wiki.Core.Talk;
using Wiki.Text.Diffing;
using Wiki.Text.Links;

namespace Wiki.Core.Mail;

/// <summary>Writes mails just before they are sent, so that they say what is true then.</summary>
public sealed class MailWriter(
    WikiDb db, NotificationList notifications, FollowingStore choices, ChangeReports reports,
    Unsubscribing unsubscribing, UserManager<Account> users, MailSetup setup, SiteAddress site,
    IOptions<WikiOptions> options, TimeProvider clock)
{
    private const int DiffLines = 200;
    private const int DigestEntries = 50;
    private const int DigestFacts = 12;
    private const int MostSummaries = 12;

    /// <summary>
    /// The mail; null when there is nothing left to send, because it was read meanwhile or is not wanted.
    /// </summary>
    public async Task<MimeMessage?> WriteAsync(OutgoingMail mail, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(mail);
        var account = await db.Set<Account>().AsNoTracking()
            .SingleAsync(it => it.Id == mail.AccountId, cancellationToken);
        if (account.Email is not { } address || account.IsLockedForGood
            || (account.EmailConfirmed == (mail.Purpose == MailPurpose.Confirmation)))
        {
            return null;
        }

        var body = mail.Purpose switch
        {
            MailPurpose.Confirmation => await ConfirmationAsync(account, address),
            MailPurpose.Digest => await DigestAsync(mail, cancellationToken),
            _ => await OneAsync(mail, cancellationToken),
        };
        if (body is null)
        {
            return null;
        }

        var leave = site.Configured + Addresses.Unsubscribe(unsubscribing.KeyOf(account.Id));
        if (mail.Purpose != MailPurpose.Confirmation)
        {
            body.Link("Your notification settings", site.Configured + Addresses.Following)
                .Link("Stop all mail from this wiki", leave);
        }

        var sender = new MailboxAddress(options.Value.SiteName, setup.From);
        var message = body.To(address, sender);
        message.Date = clock.GetUtcNow();
        // A mail that is sent twice, after a crash, has the same id.
        message.MessageId = $"mail-{mail.Id}@{sender.GetAddress(idnEncode: true).Split('@')[^1]}";
        if (mail.Purpose != MailPurpose.Confirmation)
        {
            message.Headers["List-Unsubscribe"] = $"<{leave}>";
            message.Headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click";
        }

        return message;
    }

    private async Task<MailBody> ConfirmationAsync(Account account, string address)
    {
        var token = await users.GenerateUserTokenAsync(
            account, TokenOptions.DefaultProvider, EmailConfirmation.PurposeOf(address));
        return new MailBody($"[{options.Value.SiteName}] Confirm your email address")
            .Say($"The account {account.UserName} of {options.Value.SiteName} gave this as its email address.")
            .Link("Confirm this address", site.Configured + Addresses.ConfirmEmail(account.Id, token))
            .Say("The link works for one hour. If the account is not yours, do nothing: you will get no other mail.");
    }

    private async Task<MailBody?> OneAsync(OutgoingMail mail, CancellationToken cancellationToken)
    {
        if (mail.NotificationId is not { } id
            || await notifications.OneAsync(id, cancellationToken) is not { Notification.ReadAt: null } view
            || await WantsAsync(mail, view.Notification.Kind, cancellationToken) == MailChoice.Never)
        {
            return null;
        }

        var viewer = await Viewer.OfAsync(db, mail.AccountId, cancellationToken);
        var pair = await PairOfAsync(view, viewer, cancellationToken);
        if (await SaidAsync(view, pair, viewer, cancellationToken) is not { } said)
        {
            return null;
        }

        var body = new MailBody($"[{options.Value.SiteName}] {view.Sentence}").Say(view.Sentence + ".");
        if (view.Notification.Reason.Length > 0)
        {
            body.Say($"“{view.Notification.Reason}”");
        }

        body.Lines(said);
        if (pair is { } compared)
        {
            var report = await reports.CompareAsync(compared, cancellationToken);
            var (old, @new) = await reports.TextsAsync(compared, cancellationToken);
            _ = report.IsHidden ? body.Say(report.Lines + ".")
                : body.Say(report.Facts.Count == 0 ? "No fact changed." : "Changed facts:").Lines(report.Facts)
                    .Say($"The text ({report.Lines}):")
                    .Difference(UnifiedText.Write(TextDiff.Between(old, @new), DiffLines));
        }

        return body.Link(LinkTo(view), site.Configured + view.Address)
            .Link("The page", site.Configured + Addresses.Article(view.Slug));
    }

    private async Task<MailBody?> DigestAsync(OutgoingMail mail, CancellationToken cancellationToken)
    {
        var chosen = await choices.ReadAsync(mail.AccountId, cancellationToken);
        var viewer = await Viewer.OfAsync(db, mail.AccountId, cancellationToken);
        var entries = new List<(NotificationView View, RevisionPair? Pair, IReadOnlyList<string> Said)>();
        foreach (var view in await notifications.ForDigestAsync(
            chosen, mail.MadeAt, DigestEntries + 1, cancellationToken))
        {
            var pair = await PairOfAsync(view, viewer, cancellationToken);
            if (await SaidAsync(view, pair, viewer, cancellationToken) is { } said)
            {
                entries.Add((view, pair, said));
            }
        }

        if (entries.Count == 0)
        {
            return null;
        }

        var count = entries.Count > DigestEntries ? $"more than {DigestEntries} changes"
            : entries.Count == 1 ? "1 change" : $"{entries.Count} changes";
        var body = new MailBody($"[{options.Value.SiteName}] Daily digest: {count}");
        foreach (var (view, pair, said) in entries.Take(DigestEntries))
        {
            body.Head(view.Sentence);
            if (view.Notification.Reason.Length > 0)
            {
                body.Say($"“{view.Notification.Reason}”");
            }

            body.Lines(said);
            if (pair is { } compared)
            {
                var report = await reports.CompareAsync(compared, cancellationToken);
                body.Lines(report.Facts.Count <= DigestFacts ? report.Facts
                    : [.. report.Facts.Take(DigestFacts), $"… {report.Facts.Count - DigestFacts} more lines"]);
                body.Say(report.Lines + ".");
            }

            body.Link(LinkTo(view), site.Configured + view.Address);
        }

        return body;
    }

    private static string LinkTo(NotificationView view) =>
        view.Notification.CommentId is null ? "The changes" : "The comment";

    // The text of the comment, or the summaries of those changes that the account may see; null when the comment is
    // deleted, or the account may see no change.
    private async Task<IReadOnlyList<string>?> SaidAsync(
        NotificationView view, RevisionPair? compared, Viewer viewer, CancellationToken cancellationToken)
    {
        if (view.Notification.CommentId is { } comment)
        {
            var text = await db.Set<Comment>().Where(it => it.Id == comment && it.DeletedAt == null)
                .Select(it => it.Text).SingleOrDefaultAsync(cancellationToken);
            return text?.Split('\n') ?? (view.Notification.Changes > 1 ? [] : null);
        }

        if (compared is not { } pair)
        {
            return null;
        }

        var summaries = await db.Changes()
            .Where(row => row.Revision.ArticleId == pair.ArticleId && row.Revision.Number > pair.From
                && row.Revision.Number <= pair.To && row.Revision.Summary != "")
            .SeenBy(db, viewer).Select(row => row.Revision)
            .OrderByDescending(it => it.Number).Take(MostSummaries)
            .Select(it => new { it.Number, it.AuthorName, it.Summary }).ToListAsync(cancellationToken);
        return summaries.ConvertAll(it => $"{it.Number} · {it.AuthorName ?? Revision.ShippedBy}: {it.Summary}");
    }

    // The texts to compare: between the last ones that the account may see at this moment, which may be fewer than when
    // it was told. Null for a comment, and when it may see nothing new.
    private async Task<RevisionPair?> PairOfAsync(
        NotificationView view, Viewer viewer, CancellationToken cancellationToken)
    {
        if (view.Notification is not { CommentId: null } it)
        {
            return null;
        }

        var seen = db.Changes().Where(row => row.Revision.ArticleId == it.ArticleId).SeenBy(db, viewer)
            .Select(row => row.Revision.Number);
        var to = await seen.Where(number => number > it.FromNumber && number <= it.ToNumber)
            .MaxAsync(number => (int?)number, cancellationToken);
        var from = await seen.Where(number => number <= it.FromNumber)
            .MaxAsync(number => (int?)number, cancellationToken);
        return to is { } last ? new RevisionPair(it.ArticleId, from ?? 0, last) : null;
    }

    private async Task<MailChoice> WantsAsync(
        OutgoingMail mail, NotificationKind kind, CancellationToken cancellationToken) =>
        (await choices.ReadAsync(mail.AccountId, cancellationToken)).MailFor(kind);
}
