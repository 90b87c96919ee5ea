using Microsoft.EntityFrameworkCore;
using Wiki.Core.Data;
using Wiki.Core.Notifications;
using Wiki.Core.Site;

namespace Wiki.Core.Mail;

/// <summary>
/// Sends the mails that are due. A sender takes a mail by setting a later due time, in a transaction of its own. So two
/// instances never send one mail at the same time, no transaction waits for a mail server, and a mail whose sender died
/// becomes due again. The pause after a failed attempt is five minutes, then three times as long after each attempt.
/// </summary>
public sealed class DueMails(
    WikiDb db, MailWriter writer, MailSetup setup, MailDelivery delivery, TimeProvider clock, ILogger<DueMails> logger)
{
    /// <summary>The number of attempts after which a mail is given up.</summary>
    public const int MostAttempts = 6;

    private const int MaximumErrorLength = 500;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(30);

    /// <summary>Sends the due mails, one after the other, until none is left; returns how many were sent.</summary>
    public async Task<int> SendAsync(CancellationToken cancellationToken)
    {
        var sent = 0;
        while (setup.WhyOff is null && await TakeAsync(cancellationToken) is { } mail)
        {
            sent += await TrySendAsync(mail, cancellationToken) ? 1 : 0;
            db.ChangeTracker.Clear();
        }

        if (sent > 0)
        {
            var before = clock.GetUtcNow() - KeptFor;
            await db.Set<OutgoingMail>().Where(it => it.SentAt < before).ExecuteDeleteAsync(cancellationToken);
        }

        return sent;
    }

    private async Task<OutgoingMail?> TakeAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var first = FirstPause;
        return (await db.Set<OutgoingMail>().FromSql(
            $"""
             UPDATE outgoing_mails SET attempts = attempts + 1, due_at = {now} + {first} * power(3, attempts)
             WHERE id = (
                 SELECT id FROM outgoing_mails WHERE sent_at IS NULL AND NOT given_up AND due_at <= {now}
                 ORDER BY due_at, id FOR UPDATE SKIP LOCKED LIMIT 1)
             RETURNING *
             """).AsNoTracking().ToListAsync(cancellationToken)).SingleOrDefault();
    }

    private async Task<bool> TrySendAsync(OutgoingMail mail, CancellationToken cancellationToken)
    {
        var row = db.Set<OutgoingMail>().Where(it => it.Id == mail.Id);
        try
        {
            using var message = await writer.WriteAsync(mail, cancellationToken);
            if (message is null)
            {
                await row.ExecuteDeleteAsync(cancellationToken);
                return false;
            }

            await delivery.SendAsync(message, cancellationToken);
        }
        catch (Exception e) when (e is MailDeliveryException or FormatException
            || e is InvalidOperationException && !DatabaseFailure.IsPassing(e))
        {
            var error = e is MailDeliveryException ? e.Message : e.GetBaseException().Message;
            logger.LogWarning("Mail {Id} was not sent, attempt {Attempt}: {Error}", mail.Id, mail.Attempts, error);
            error = error[..Math.Min(error.Length, MaximumErrorLength)];
            var givenUp = mail.Attempts >= MostAttempts;
            await row.ExecuteUpdateAsync(
                set => set.SetProperty(it => it.Error, error).SetProperty(it => it.GivenUp, givenUp), cancellationToken);
            if (givenUp)
            {
                var before = clock.GetUtcNow() - KeptFor;
                await db.Set<OutgoingMail>().Where(it => it.GivenUp && it.MadeAt < before)
                    .ExecuteDeleteAsync(cancellationToken);
            }

            return false;
        }

        var now = clock.GetUtcNow();
        await row.ExecuteUpdateAsync(
            set => set.SetProperty(it => it.SentAt, now).SetProperty(it => it.Error, (string?)null), cancellationToken);
        return true;
    }
}
