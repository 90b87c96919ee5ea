using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wiki.Text.Files;

namespace Wiki.Core.Articles;

/// <summary>A file that an article shows or links to. Derived from the published revision.</summary>
public sealed class ArticleFile
{
    /// <summary>The name of the file, which need not exist.</summary>
    public required string Name { get; init; }

    /// <summary>The article.</summary>
    public long ArticleId { get; init; }
}

internal sealed class ArticleFileMapping : IEntityTypeConfiguration<ArticleFile>
{
    public void Configure(EntityTypeBuilder<ArticleFile> builder)
    {
        builder.ToTable("article_files", table => table.HasComment("derived from published revisions; see rebuild"));
        builder.HasKey(it => new { it.Name, it.ArticleId });
        builder.Property(it => it.Name).HasMaxLength(FileName.MaximumLength);
        builder.HasOne<Article>().WithMany().HasForeignKey(it => it.ArticleId);
        builder.HasIndex(it => it.ArticleId);
    }
}
