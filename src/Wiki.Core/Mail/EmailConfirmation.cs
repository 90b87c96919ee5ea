using Microsoft.EntityFrameworkCore;
using Wiki.Core.Data;
using Wiki.Core.Notifications;
using Wiki.Text;

namespace Wiki.Core.Mail;

/// <summary>Asks by mail to confirm an account's email address. Until then no other mail goes there.</summary>
public sealed class EmailConfirmation(WikiDb db, TimeProvider clock)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(10);

    /// <summary>The purpose of the token in the link: to confirm this address and no other.</summary>
    public static string PurposeOf(string address) => "confirm-email:" + address;

    /// <summary>
    /// Asks for the mail; false when one was asked for in the last ten minutes, so that nobody gets too many.
    /// </summary>
    public async Task<bool> AskAsync(long accountId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var since = now - Pause;
        var purpose = MailPurpose.Confirmation.Word();
        return await db.Database.ExecuteSqlAsync(
            $"""
             INSERT INTO outgoing_mails (account_id, purpose, made_at, due_at, attempts, given_up)
             SELECT {accountId}, {purpose}, {now}, {now}, 0, false WHERE NOT EXISTS (
                 SELECT FROM outgoing_mails
                 WHERE account_id = {accountId} AND purpose = {purpose} AND made_at > {since})
             ON CONFLICT (account_id, purpose) WHERE attempts = 0 AND notification_id IS NULL DO NOTHING
             """, cancellationToken) > 0;
    }
}
