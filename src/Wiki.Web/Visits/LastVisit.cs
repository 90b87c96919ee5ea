using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wiki.Web.Articles;
using Wiki.Web.Data;

namespace Wiki.Web.Visits;

/// <summary>What somebody who was signed in saw of an article. Written once for each revision they come to see.</summary>
public sealed class LastVisit
{
    /// <summary>Who.</summary>
    public long AccountId { get; init; }

    /// <summary>The article.</summary>
    public long ArticleId { get; init; }

    /// <summary>The number of the revision they saw last.</summary>
    public int Number { get; init; }

    /// <summary>When they first saw it, UTC.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>The number they saw on the visit before; null when there was none.</summary>
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
