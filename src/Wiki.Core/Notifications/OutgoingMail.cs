using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wiki.Core.Data;
using Wiki.Text;

namespace Wiki.Core.Notifications;

/// <summary>A mail in the queue: it will be written and sent, or was sent.</summary>
public sealed class OutgoingMail
{
    /// <summary>Its identity.</summary>
    public long Id { get; init; }

    /// <summary>The account that gets it.</summary>
    public long AccountId { get; init; }

    /// <summary>Its purpose.</summary>
    public required MailPurpose Purpose { get; init; }

    /// <summary>The notification that it is about; null when it is not about one.</summary>
    public long? NotificationId { get; init; }

    /// <summary>When it was asked for, UTC.</summary>
    public DateTimeOffset MadeAt { get; init; }

    /// <summary>
    /// The earliest time to send it, UTC. A sender that takes it sets a later time, so no other takes it.
    /// </summary>
    public DateTimeOffset DueAt { get; set; }

    /// <summary>How often a sender took it.</summary>
    public int Attempts { get; set; }

    /// <summary>Why the last attempt failed.</summary>
    public string? Error { get; set; }

    /// <summary>When it was sent; null before that.</summary>
    public DateTimeOffset? SentAt { get; set; }

    /// <summary>True when no further attempt is made.</summary>
    public bool GivenUp { get; set; }
}

/// <summary>The purposes of mails.</summary>
public enum MailPurpose
{
    /// <summary>Sends one notification.</summary>
    [Word("one")]
    One,

    /// <summary>Sends the daily digest: everything unread since <see cref="OutgoingMail.MadeAt"/>.</summary>
    [Word("digest")]
    Digest,

    /// <summary>Asks whether the address is the account's.</summary>
    [Word("confirmation")]
    Confirmation,
}

internal sealed class OutgoingMailMapping : IEntityTypeConfiguration<OutgoingMail>
{
    public void Configure(EntityTypeBuilder<OutgoingMail> builder)
    {
        builder.ToTable("outgoing_mails");
        builder.Property(it => it.Id).UseIdentityAlwaysColumn();
        builder.HasOne<Account>().WithMany().HasForeignKey(it => it.AccountId);
        builder.HasOne<Notification>().WithMany().HasForeignKey(it => it.NotificationId)
            .OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(it => new { it.DueAt, it.Id }).HasFilter("sent_at IS NULL AND NOT given_up");
        builder.HasIndex(it => it.SentAt).HasFilter("sent_at IS NOT NULL");
        builder.HasIndex(it => new { it.AccountId, it.Purpose }).IsUnique()
            .HasFilter("attempts = 0 AND notification_id IS NULL");
    }
}

/// <summary>Says when daily digests are sent.</summary>
public static class Digests
{
    private const int Hour = 6;

    /// <summary>The first 06:00 UTC after an instant.</summary>
    public static DateTimeOffset NextAfter(DateTimeOffset now)
    {
        var today = new DateTimeOffset(now.UtcDateTime.Date.AddHours(Hour), TimeSpan.Zero);
        return now < today ? today : today.AddDays(1);
    }
}
