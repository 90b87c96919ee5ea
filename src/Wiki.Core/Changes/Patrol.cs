using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wiki.Core.Articles;
using Wiki.Core.Data;

namespace Wiki.Core.Changes;

/// <summary>Records that a reviewer looked at a change that was published without a review.</summary>
public sealed class Patrol
{
    /// <summary>The article.</summary>
    public long ArticleId { get; init; }

    /// <summary>The revision's number.</summary>
    public int Number { get; init; }

    /// <summary>Who looked; never the revision's author.</summary>
    public long AccountId { get; init; }

    /// <summary>When, UTC.</summary>
    public DateTimeOffset At { get; init; }
}

internal sealed class PatrolMapping : IEntityTypeConfiguration<Patrol>
{
    public void Configure(EntityTypeBuilder<Patrol> builder)
    {
        builder.ToTable("patrols");
        builder.HasKey(it => new { it.ArticleId, it.Number });
        builder.HasOne<StoredRevision>().WithOne().HasForeignKey<Patrol>(it => new { it.ArticleId, it.Number })
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Account>().WithMany().HasForeignKey(it => it.AccountId).OnDelete(DeleteBehavior.Restrict);
    }
}
