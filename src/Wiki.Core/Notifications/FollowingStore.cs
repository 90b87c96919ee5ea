using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Wiki.Core.Data;
using Wiki.Text;

namespace Wiki.Core.Notifications;

/// <summary>Reads and writes the notification settings of accounts, and the secrets of their feeds.</summary>
public sealed class FollowingStore(WikiDb db)
{
    /// <summary>The settings of an account; the defaults when it chose nothing.</summary>
    public async Task<FollowingChoices> ReadAsync(long accountId, CancellationToken cancellationToken) =>
        await db.Set<FollowingChoices>().AsNoTracking()
            .SingleOrDefaultAsync(it => it.AccountId == accountId, cancellationToken)
        ?? new FollowingChoices { AccountId = accountId };

    /// <summary>Writes all settings except the secret.</summary>
    public Task WriteAsync(FollowingChoices choices, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(choices);
        return db.Database.ExecuteSqlAsync(
            $"""
             INSERT INTO following_choices (account_id, watches_edited, tells_waiting, mail_watched, mail_personal)
             VALUES ({choices.AccountId}, {choices.WatchesEdited}, {choices.TellsWaiting},
                 {choices.MailWatched.Word()}, {choices.MailPersonal.Word()})
             ON CONFLICT (account_id) DO UPDATE SET watches_edited = excluded.watches_edited,
                 tells_waiting = excluded.tells_waiting, mail_watched = excluded.mail_watched,
                 mail_personal = excluded.mail_personal
             """, cancellationToken);
    }

    /// <summary>Stops all mail about notifications to an account; does nothing when there is no such account.</summary>
    public async Task NoMailAsync(long accountId, CancellationToken cancellationToken)
    {
        if (await db.Set<Account>().AnyAsync(account => account.Id == accountId, cancellationToken))
        {
            var choices = await ReadAsync(accountId, cancellationToken);
            choices.MailWatched = choices.MailPersonal = MailChoice.Never;
            await WriteAsync(choices, cancellationToken);
        }
    }

    /// <summary>Makes a new token for the account's feed; the old token stops working.</summary>
    public async Task<string> NewTokenAsync(long accountId, CancellationToken cancellationToken)
    {
        var choices = await ReadAsync(accountId, cancellationToken);
        choices.FeedSecret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
        await WriteAsync(choices, cancellationToken);
        await db.Set<FollowingChoices>().Where(it => it.AccountId == accountId).ExecuteUpdateAsync(
            set => set.SetProperty(it => it.FeedSecret, choices.FeedSecret), cancellationToken);
        return Token(choices)!;
    }

    /// <summary>The token in the address of an account's feed; null while it has none.</summary>
    public static string? Token(FollowingChoices choices)
    {
        ArgumentNullException.ThrowIfNull(choices);
        return choices.FeedSecret is { } secret ? $"{choices.AccountId}-{secret}" : null;
    }

    /// <summary>The account whose feed a token opens; null for none.</summary>
    public async Task<long?> OwnerAsync(string? token, CancellationToken cancellationToken)
    {
        if (token?.Split('-') is not [var id, var secret] || !long.TryParse(id, out var accountId))
        {
            return null;
        }

        var forGood = Wiki.Core.Data.Account.LockedForGood;
        var kept = await db.Set<FollowingChoices>()
            .Where(it => it.AccountId == accountId
                && db.Set<Account>().Any(account => account.Id == accountId
                    && (account.LockoutEnd == null || account.LockoutEnd < forGood)))
            .Select(it => it.FeedSecret).SingleOrDefaultAsync(cancellationToken);
        return kept is not null
            && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(kept), Encoding.UTF8.GetBytes(secret))
            ? accountId : null;
    }
}
