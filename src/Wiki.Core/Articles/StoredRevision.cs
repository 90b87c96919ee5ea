using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wiki.Core.Data;
using Wiki.Text.Documents;

namespace Wiki.Core.Articles;

/// <summary>
/// The row of a revision: immutable, numbered 1, 2, 3 … within the article without gaps, whatever is hidden of it.
/// What is shown is read from <see cref="Revision"/>; a test lists the few places that may read this.
/// </summary>
public sealed class StoredRevision
{
    /// <summary>The article it belongs to.</summary>
    public long ArticleId { get; init; }

    /// <summary>Its number within the article, from 1.</summary>
    public int Number { get; init; }

    /// <summary>The number its author started from; 0 for the first.</summary>
    public int BaseNumber { get; init; }

    /// <summary>The title its text gives the article.</summary>
    public required string Title { get; init; }

    /// <summary>The source: Markdown with LF line endings, byte for byte as saved.</summary>
    public required string Text { get; init; }

    /// <summary>The length of the text in bytes of UTF-8.</summary>
    public int Bytes { get; init; }

    /// <summary>What its author says it changed; may be empty.</summary>
    public required string Summary { get; init; }

    /// <summary>True when its author calls it a minor change.</summary>
    public bool Minor { get; init; }

    /// <summary>Who saved it; null for the articles that ship with the program.</summary>
    public long? AuthorId { get; init; }

    /// <summary>Who saved it.</summary>
    public Account? Author { get; init; }

    /// <summary>When it was saved, UTC.</summary>
    public DateTimeOffset SavedAt { get; init; }
}

internal sealed class StoredRevisionMapping : IEntityTypeConfiguration<StoredRevision>
{
    public void Configure(EntityTypeBuilder<StoredRevision> builder)
    {
        builder.ToTable("revisions");
        builder.HasKey(it => new { it.ArticleId, it.Number });
        builder.Property(it => it.Title).HasMaxLength(WikiDocument.MaximumTitleLength);
        builder.Property(it => it.Summary).HasMaxLength(Revision.MaximumSummaryLength);
        builder.HasOne<Article>().WithMany().HasForeignKey(it => it.ArticleId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(it => it.Author).WithMany().HasForeignKey(it => it.AuthorId).OnDelete(DeleteBehavior.Restrict)
            .HasConstraintName("fk_revisions_accounts_author_id");
        builder.HasIndex(it => new { it.SavedAt, it.ArticleId, it.Number }); // recent changes, paged by key
        builder.HasIndex(it => new { it.AuthorId, it.SavedAt }); // what one account wrote
    }
}
