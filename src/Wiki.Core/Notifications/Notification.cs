using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wiki.Core.Articles;
using Wiki.Core.Data;
using Wiki.Text;

namespace Wiki.Core.Notifications;

/// <summary>One line that says what happened. It is written in the transaction of what happened.</summary>
public sealed class Notification
{
    /// <summary>Its identity.</summary>
    public long Id { get; init; }

    /// <summary>The account that gets it.</summary>
    public long AccountId { get; init; }

    /// <summary>What happened.</summary>
    public required NotificationKind Kind { get; init; }

    /// <summary>The article.</summary>
    public long ArticleId { get; init; }

    /// <summary>Who did it, the last of several; null for the wiki itself.</summary>
    public long? ActorId { get; init; }

    /// <summary>The revision before the first one that it is about; 0 for none.</summary>
    public int FromNumber { get; init; }

    /// <summary>The last revision that it is about.</summary>
    public int ToNumber { get; init; }

    /// <summary>How many changes it is about: while it is unread, later ones are added to it.</summary>
    public int Changes { get; init; }

    /// <summary>The comment; null when it is not about a comment.</summary>
    public long? CommentId { get; init; }

    /// <summary>A reviewer's reason; may be empty.</summary>
    public required string Reason { get; init; }

    /// <summary>When the last of it happened, UTC.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>When it was read; null while it is unread.</summary>
    public DateTimeOffset? ReadAt { get; init; }

    /// <summary>
    /// The kinds that are about watched pages and the review queue, not about the account's own work.
    /// </summary>
    public static IReadOnlyList<NotificationKind> OfWatched { get; } =
    [
        NotificationKind.Changed, NotificationKind.Published, NotificationKind.Waiting, NotificationKind.Discussed,
    ];
}

/// <summary>The kinds of notification.</summary>
public enum NotificationKind
{
    /// <summary>A watched article has a new revision.</summary>
    [Word("changed")]
    Changed,

    /// <summary>A waiting change of a watched article was approved.</summary>
    [Word("published")]
    Published,

    /// <summary>A change waits for review; for reviewers who chose this notification.</summary>
    [Word("waiting")]
    Waiting,

    /// <summary>Somebody commented on a watched article.</summary>
    [Word("discussed")]
    Discussed,

    /// <summary>Somebody mentioned the account in a comment.</summary>
    [Word("mentioned")]
    Mentioned,

    /// <summary>Somebody wrote in a thread the account took part in.</summary>
    [Word("replied")]
    Replied,

    /// <summary>A reviewer approved a change of the account.</summary>
    [Word("approved")]
    Approved,

    /// <summary>A reviewer asked for changes to a change of the account.</summary>
    [Word("changes-asked")]
    ChangesAsked,

    /// <summary>A reviewer rejected a change of the account.</summary>
    [Word("rejected")]
    Rejected,
}

internal sealed class NotificationMapping : IEntityTypeConfiguration<Notification>
{
    public void Configure(EntityTypeBuilder<Notification> builder)
    {
        builder.ToTable("notifications");
        builder.Property(it => it.Id).UseIdentityAlwaysColumn();
        builder.HasOne<Account>().WithMany().HasForeignKey(it => it.AccountId);
        builder.HasOne<Account>().WithMany().HasForeignKey(it => it.ActorId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Article>().WithMany().HasForeignKey(it => it.ArticleId);
        builder.HasIndex(it => new { it.AccountId, it.At, it.Id });
        builder.HasIndex(it => it.AccountId).HasFilter("read_at IS NULL");
        builder.HasIndex(it => new { it.AccountId, it.ArticleId, it.Kind }).IsUnique()
            .HasFilter($"read_at IS NULL AND {WordColumn.IsOneOf("kind", Notification.OfWatched)}");
    }
}
