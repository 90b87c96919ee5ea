using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
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

    /// <summary>The word of when changes of watched articles are mailed.</summary>
    public string MailWatched { get; set; } = MailChoice.Digest.Word();

    /// <summary>The word of when verdicts, mentions and replies are mailed.</summary>
    public string MailPersonal { get; set; } = MailChoice.AtOnce.Word();

    /// <summary>The secret in the address of its feed; null while it has none.</summary>
    public string? FeedSecret { get; set; }

    /// <summary>When a kind of notification is mailed to this account.</summary>
    public MailChoice MailFor(string kind) =>
        MailChoiceWords.Read(Notification.OfWatched.Contains(kind) ? MailWatched : MailPersonal) ?? MailChoice.Never;
}

/// <summary>When something is mailed.</summary>
public enum MailChoice
{
    /// <summary>As soon as it happens.</summary>
    AtOnce,

    /// <summary>Together with all else of a day.</summary>
    Digest,

    /// <summary>Not at all.</summary>
    Never,
}

/// <summary>How the choice is written in the database and in forms.</summary>
public static class MailChoiceWords
{
    /// <summary>The word.</summary>
    public static string Word(this MailChoice choice) => choice switch
    {
        MailChoice.AtOnce => "at-once",
        MailChoice.Digest => "digest",
        _ => "never",
    };

    /// <summary>The choice of a word; null for any other word.</summary>
    public static MailChoice? Read(string? word) =>
        Enum.GetValues<MailChoice>().Cast<MailChoice?>().FirstOrDefault(it => it!.Value.Word() == word);
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
