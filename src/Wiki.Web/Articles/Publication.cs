using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Wiki.Web.Articles;

/// <summary>A revision that readers see, or saw until a later one took its place. Not every revision becomes one.</summary>
public sealed class Publication
{
    /// <summary>The article.</summary>
    public long ArticleId { get; init; }

    /// <summary>The revision's number.</summary>
    public int Number { get; init; }

    /// <summary>From when readers saw it, UTC; of two with the same instant the higher number counts.</summary>
    public DateTimeOffset PublishedAt { get; init; }
}

internal sealed class PublicationMapping : IEntityTypeConfiguration<Publication>
{
    public void Configure(EntityTypeBuilder<Publication> builder)
    {
        builder.ToTable("publications");
        builder.HasKey(it => new { it.ArticleId, it.Number });
        builder.HasIndex(it => it.PublishedAt);
        builder.HasOne<Revision>().WithOne().HasForeignKey<Publication>(it => new { it.ArticleId, it.Number })
            .OnDelete(DeleteBehavior.Restrict);
    }
}
