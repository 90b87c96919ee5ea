using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wiki.Text;
using Wiki.Web.Data;

namespace Wiki.Web.Notifications;

/// <summary>A mail that is to be written and sent, or was.</summary>
public sealed class OutgoingMail
{
    /// <summary>Its identity.</summary>
    public long Id { get; init; }

    /// <summary>To whom.</summary>
    public long AccountId { get; init; }

    /// <summary>What it is for.</summary>
    public required MailPurpose Purpose { get; init; }

    /// <summary>What it tells of; null unless that is one thing.</summary>
    public long? NotificationId { get; init; }

    /// <summary>When it was asked for, UTC.</summary>
    public DateTimeOffset MadeAt { get; init; }

    /// <summary>Not to be sent before, UTC. A sender that takes it moves this on, so that nobody else takes it.</summary>
    public DateTimeOffset DueAt { get; set; }

    /// <summary>How often a sender took it.</summary>
    public int Attempts { get; set; }

    /// <summary>Why the last attempt failed.</summary>
    public string? Error { get; set; }

    /// <summary>When it was sent; null while it was not.</summary>
    public DateTimeOffset? SentAt { get; set; }

    /// <summary>True when no further attempt is made.</summary>
    public bool GivenUp { get; set; }
}

/// <summary>What a mail is for.</summary>
public enum MailPurpose
{
    /// <summary>Tells of one notification.</summary>
    [Word("one")]
    One,

    /// <summary>Tells of everything unread since <see cref="OutgoingMail.MadeAt"/>.</summary>
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
