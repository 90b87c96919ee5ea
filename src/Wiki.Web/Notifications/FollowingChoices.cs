using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wiki.Text;
using Wiki.Web.Data;

namespace Wiki.Web.Notifications;

/// <summary>What an account wants to be told, and how; an account without a row has the defaults.</summary>
public sealed class FollowingChoices
{
    /// <summary>The account.</summary>
    public long AccountId { get; init; }

    /// <summary>Whether what it edits is watched from then on.</summary>
    public bool WatchesEdited { get; set; } = true;

    /// <summary>Whether it is told that something waits for a reviewer; counts while it is one.</summary>
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

/// <summary>When something is mailed.</summary>
public enum MailChoice
{
    /// <summary>As soon as it happens.</summary>
    [Word("at-once")]
    AtOnce,

    /// <summary>Together with all else of a day.</summary>
    [Word("digest")]
    Digest,

    /// <summary>Not at all.</summary>
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
