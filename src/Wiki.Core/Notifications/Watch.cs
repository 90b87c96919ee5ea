using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wiki.Core.Articles;
using Wiki.Core.Data;

namespace Wiki.Core.Notifications;

/// <summary>Records that an account watches an article.</summary>
public sealed class Watch
{
    /// <summary>Who watches.</summary>
    public long AccountId { get; init; }

    /// <summary>The watched article.</summary>
    public long ArticleId { get; init; }

    /// <summary>Since when, UTC.</summary>
    public DateTimeOffset Since { get; init; }

    /// <summary>The newest revision that the account saw; later ones are unread.</summary>
    public int SeenNumber { get; init; }
}

internal sealed class WatchMapping : IEntityTypeConfiguration<Watch>
{
    public void Configure(EntityTypeBuilder<Watch> builder)
    {
        builder.ToTable("watches");
        builder.HasKey(it => new { it.AccountId, it.ArticleId });
        builder.HasOne<Account>().WithMany().HasForeignKey(it => it.AccountId);
        builder.HasOne<Article>().WithMany().HasForeignKey(it => it.ArticleId);
        builder.HasIndex(it => it.ArticleId);
    }
}
