using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wiki.Core.Data;
using Wiki.Text;

namespace Wiki.Core.Notifications;

/// <summary>The notification settings of an account; an account without a row has the defaults.</summary>
public sealed class FollowingChoices
{
    /// <summary>The account.</summary>
    public long AccountId { get; init; }

    /// <summary>Whether it watches every page that it edits.</summary>
    public bool WatchesEdited { get; set; } = true;

    /// <summary>Whether it gets a notification when a change waits for review; counts only for reviewers.</summary>
    public bool TellsWaiting { get; set; }

    /// <summary>When changes of watched articles are mailed.</summary>
    public MailChoice MailWatched { get; set; } = MailChoice.Digest;

    /// <summary>When verdicts, mentions and replies are mailed.</summary>
    public MailChoice MailPersonal { get; set; } = MailChoice.AtOnce;

    /// <summary>The secret in the address of its feed; null while it has none.</summary>
    public string? FeedSecret { get; set; }

    /// <summary>When a kind of notification is mailed to this account.</summary>
    public MailChoice MailFor(NotificationKind kind) =>
        Notification.OfWatched.Contains(kind) ? MailWatched : MailPersonal;
}

/// <summary>When notifications are mailed.</summary>
public enum MailChoice
{
    /// <summary>As soon as it happens.</summary>
    [Word("at-once")]
    AtOnce,

    /// <summary>In the daily digest.</summary>
    [Word("digest")]
    Digest,

    /// <summary>Never.</summary>
    [Word("never")]
    Never,
}

internal sealed class FollowingChoicesMapping : IEntityTypeConfiguration<FollowingChoices>
{
    public void Configure(EntityTypeBuilder<FollowingChoices> builder)
    {
        builder.ToTable("following_choices");
        builder.HasKey(it => it.AccountId);
        builder.Property(it => it.AccountId).ValueGeneratedNever();
        builder.HasOne<Account>().WithOne().HasForeignKey<FollowingChoices>(it => it.AccountId);
    }
}
