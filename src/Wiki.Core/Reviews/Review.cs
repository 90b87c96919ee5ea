using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wiki.Core.Articles;
using Wiki.Core.Data;
using Wiki.Text;

namespace Wiki.Core.Reviews;

/// <summary>A verdict of a reviewer on one revision. A trigger refuses an approval by the revision's author.</summary>
public sealed class Review
{
    /// <summary>The longest reason, in characters.</summary>
    public const int MaximumReasonLength = 2_000;

    /// <summary>Its identity, in the order of time.</summary>
    public long Id { get; init; }

    /// <summary>The article.</summary>
    public long ArticleId { get; init; }

    /// <summary>The revision.</summary>
    public int Number { get; init; }

    /// <summary>Who decided.</summary>
    public long ReviewerId { get; init; }

    /// <summary>The verdict.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>The reason, for the author; may be empty.</summary>
    public required string Reason { get; init; }

    /// <summary>When, UTC.</summary>
    public DateTimeOffset ReviewedAt { get; init; }

    /// <summary>How long the revision had waited.</summary>
    public TimeSpan Waited { get; init; }
}

/// <summary>A reviewer's decision.</summary>
public enum Verdict
{
    /// <summary>Readers may see it.</summary>
    [Word("approved")]
    Approved,

    /// <summary>Its author should change something first.</summary>
    [Word("changes-asked")]
    ChangesAsked,

    /// <summary>It is taken out of the text.</summary>
    [Word("rejected")]
    Rejected,
}

/// <summary>Says what a verdict does to a pending change.</summary>
public static class Verdicts
{
    /// <summary>The state of a pending change after this verdict; null when it is not pending any more.</summary>
    public static PendingState? State(this Verdict verdict) => verdict switch
    {
        Verdict.ChangesAsked => PendingState.ChangesAsked,
        Verdict.Rejected => PendingState.Rejected,
        _ => null,
    };
}

internal sealed class ReviewMapping : IEntityTypeConfiguration<Review>
{
    public void Configure(EntityTypeBuilder<Review> builder)
    {
        builder.ToTable("reviews");
        builder.Property(it => it.Id).UseIdentityAlwaysColumn();
        builder.HasOne<StoredRevision>().WithMany().HasForeignKey(it => new { it.ArticleId, it.Number })
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Account>().WithMany().HasForeignKey(it => it.ReviewerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(it => new { it.ArticleId, it.Number });
        builder.HasIndex(it => it.ReviewedAt);
        builder.HasIndex(it => it.ReviewerId);
    }
}
