using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wiki.Core.Articles;
using Wiki.Core.Data;

namespace Wiki.Core.Visits;

/// <summary>The revision of an article that an account saw last. Written once for each revision that it sees.</summary>
public sealed class LastVisit
{
    /// <summary>The account.</summary>
    public long AccountId { get; init; }

    /// <summary>The article.</summary>
    public long ArticleId { get; init; }

    /// <summary>The number of the revision that it saw last.</summary>
    public int Number { get; init; }

    /// <summary>When it first saw that revision, UTC.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>The number that it saw on the visit before; null when there was none.</summary>
    public int? NumberBefore { get; init; }
}

internal sealed class LastVisitMapping : IEntityTypeConfiguration<LastVisit>
{
    public void Configure(EntityTypeBuilder<LastVisit> builder)
    {
        builder.ToTable("last_visits");
        builder.HasKey(it => new { it.AccountId, it.ArticleId });
        builder.HasOne<Account>().WithMany().HasForeignKey(it => it.AccountId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Article>().WithMany().HasForeignKey(it => it.ArticleId).OnDelete(DeleteBehavior.Cascade);
    }
}
