using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wiki.Core.Data;
using Wiki.Text.Documents;

namespace Wiki.Core.Articles;

/// <summary>One saved text of an article: immutable, numbered 1, 2, 3 … within the article without gaps.</summary>
public sealed class Revision
{
    /// <summary>The longest summary, in characters.</summary>
    public const int MaximumSummaryLength = 300;

    /// <summary>The name that is shown as the author of what ships with the program.</summary>
    public const string ShippedBy = "the wiki";

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

    /// <summary>The length of the text in bytes of UTF-8, so that lists need not load it.</summary>
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

internal sealed class RevisionMapping : IEntityTypeConfiguration<Revision>
{
    public void Configure(EntityTypeBuilder<Revision> builder)
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
