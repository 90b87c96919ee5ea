using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Wiki.Core.Articles;

/// <summary>
/// A revision that readers see, or saw until a later one was published. Not every revision becomes one.
/// </summary>
public sealed class Publication
{
    /// <summary>The article.</summary>
    public long ArticleId { get; init; }

    /// <summary>The revision's number.</summary>
    public int Number { get; init; }

    /// <summary>
    /// When it was published, UTC. Of two with the same instant, the one with the higher number counts.
    /// </summary>
    public DateTimeOffset PublishedAt { get; init; }

    /// <summary>
    /// Whether readers see another text than before: not when it takes out a change that they never saw.
    /// </summary>
    public bool ChangesText { get; init; } = true;
}

internal sealed class PublicationMapping : IEntityTypeConfiguration<Publication>
{
    public void Configure(EntityTypeBuilder<Publication> builder)
    {
        builder.ToTable("publications");
        builder.HasKey(it => new { it.ArticleId, it.Number });
        builder.Property(it => it.ChangesText).HasDefaultValue(true);
        builder.HasIndex(it => it.PublishedAt);
        builder.HasOne<StoredRevision>().WithOne().HasForeignKey<Publication>(it => new { it.ArticleId, it.Number })
            .OnDelete(DeleteBehavior.Restrict);
    }
}
