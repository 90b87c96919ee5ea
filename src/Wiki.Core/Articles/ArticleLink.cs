using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wiki.Text;

namespace Wiki.Core.Articles;

/// <summary>
/// A name to which an article links, or whose matrix it includes. Derived from the published revision.
/// </summary>
public sealed class ArticleLink
{
    /// <summary>The name in the form of a slug: an address or an alias, of an article that need not exist.</summary>
    public required string Target { get; init; }

    /// <summary>The article with the link.</summary>
    public long ArticleId { get; init; }

    /// <summary>The longest name, in characters.</summary>
    public const int MaximumNameLength = 300;

    /// <summary>The name as the article writes it in the first link to this target.</summary>
    public required string Name { get; set; }
}

/// <summary>A category of an article. Derived from the published revision's front matter.</summary>
public sealed class ArticleCategory
{
    /// <summary>Its key: the same for all spellings of one category.</summary>
    public required string Category { get; init; }

    /// <summary>The article.</summary>
    public long ArticleId { get; init; }

    /// <summary>Its name, as the article spells it.</summary>
    public required string Name { get; set; }
}

internal sealed class ArticleLinkMapping : IEntityTypeConfiguration<ArticleLink>
{
    public void Configure(EntityTypeBuilder<ArticleLink> builder)
    {
        builder.ToTable("article_links", table => table.HasComment("derived from published revisions; see rebuild"));
        builder.HasKey(it => new { it.Target, it.ArticleId });
        builder.Property(it => it.Target).HasMaxLength(Slug.MaximumLength);
        builder.Property(it => it.Name).HasMaxLength(ArticleLink.MaximumNameLength);
        builder.HasOne<Article>().WithMany().HasForeignKey(it => it.ArticleId);
        builder.HasIndex(it => it.ArticleId);
    }
}

internal sealed class ArticleCategoryMapping : IEntityTypeConfiguration<ArticleCategory>
{
    public void Configure(EntityTypeBuilder<ArticleCategory> builder)
    {
        builder.ToTable(
            "article_categories", table => table.HasComment("derived from published revisions; see rebuild"));
        builder.HasKey(it => new { it.Category, it.ArticleId });
        builder.Property(it => it.Category).HasMaxLength(Slug.MaximumLength);
        builder.HasOne<Article>().WithMany().HasForeignKey(it => it.ArticleId);
        builder.HasIndex(it => it.ArticleId);
    }
}
