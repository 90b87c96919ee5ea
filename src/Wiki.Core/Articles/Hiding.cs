using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wiki.Core.Data;
using Wiki.Text;

namespace Wiki.Core.Articles;

/// <summary>
/// An administrator hid a part of a revision. The row of the revision stays as it is; what it shows is
/// <see cref="Revision"/>. A hiding can be lifted, once; nobody changes or deletes it.
/// </summary>
public sealed class Hiding
{
    /// <summary>The longest reason, in characters.</summary>
    public const int MaximumReasonLength = 300;

    /// <summary>Its number; a later hiding has a higher one.</summary>
    public long Id { get; init; }

    /// <summary>The article.</summary>
    public long ArticleId { get; init; }

    /// <summary>The revision.</summary>
    public int Number { get; init; }

    /// <summary>What is hidden of it.</summary>
    public required HiddenPart Part { get; init; }

    /// <summary>Why, in the words of the administrator; never empty.</summary>
    public required string Reason { get; init; }

    /// <summary>When it was hidden, UTC.</summary>
    public DateTimeOffset HiddenAt { get; init; }

    /// <summary>Who hid it.</summary>
    public long HiddenBy { get; init; }

    /// <summary>Who hid it.</summary>
    public Account? Hider { get; init; }

    /// <summary>When it was lifted, UTC; null while it holds.</summary>
    public DateTimeOffset? LiftedAt { get; init; }

    /// <summary>Who lifted it; null while it holds.</summary>
    public long? LiftedBy { get; init; }

    /// <summary>Who lifted it; null while it holds.</summary>
    public Account? Lifter { get; init; }
}

/// <summary>What can be hidden of a revision.</summary>
public enum HiddenPart
{
    /// <summary>Its text, with the title in it.</summary>
    [Word("text")]
    Text,

    /// <summary>Its summary.</summary>
    [Word("summary")]
    Summary,

    /// <summary>The name of its author.</summary>
    [Word("name")]
    Name,
}

/// <summary>Queries hidings.</summary>
public static class HidingQueries
{
    /// <summary>The hidings that hold now.</summary>
    public static IQueryable<Hiding> Hidden(this WikiDb db)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Set<Hiding>().Where(it => it.LiftedAt == null);
    }
}

internal sealed class HidingMapping : IEntityTypeConfiguration<Hiding>
{
    public void Configure(EntityTypeBuilder<Hiding> builder)
    {
        builder.ToTable("hidings");
        builder.Property(it => it.Id).UseIdentityAlwaysColumn();
        builder.Property(it => it.Reason).HasMaxLength(Hiding.MaximumReasonLength);
        builder.HasOne<StoredRevision>().WithMany().HasForeignKey(it => new { it.ArticleId, it.Number })
            .OnDelete(DeleteBehavior.Restrict).HasConstraintName("fk_hidings_revisions_article_id_number");
        builder.HasOne(it => it.Hider).WithMany().HasForeignKey(it => it.HiddenBy).OnDelete(DeleteBehavior.Restrict)
            .HasConstraintName("fk_hidings_accounts_hidden_by");
        builder.HasOne(it => it.Lifter).WithMany().HasForeignKey(it => it.LiftedBy).OnDelete(DeleteBehavior.Restrict)
            .HasConstraintName("fk_hidings_accounts_lifted_by");
        builder.HasIndex(it => new { it.ArticleId, it.Number, it.Part }).IsUnique().HasFilter("lifted_at IS NULL");
    }
}
