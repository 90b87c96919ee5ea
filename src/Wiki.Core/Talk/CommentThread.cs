using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wiki.Core.Articles;
using Wiki.Core.Data;
using Wiki.Text;

namespace Wiki.Core.Talk;

/// <summary>
/// A discussion of an article, or of a line or a cell of one of its revisions. What it is about never changes; its
/// place in later revisions is computed when it is read.
/// </summary>
public sealed class CommentThread
{
    /// <summary>The longest subject, in characters.</summary>
    public const int MaximumSubjectLength = 200;

    /// <summary>Its identity.</summary>
    public long Id { get; init; }

    /// <summary>The article.</summary>
    public long ArticleId { get; init; }

    /// <summary>The revision it was begun on; for a topic about the page, the newest at that time.</summary>
    public int Number { get; init; }

    /// <summary>What it is about.</summary>
    public required ThreadAnchor Anchor { get; init; }

    /// <summary>
    /// The line of the revision's source, from 1; for a cell, the line of its row; null for a topic about the page.
    /// </summary>
    public int? Line { get; init; }

    /// <summary>That line, cut when it is long; null for a topic about the page.</summary>
    public string? LineText { get; init; }

    /// <summary>
    /// That line and those around it, each with a line feed at its end; null for a topic about the page.
    /// </summary>
    public string? Context { get; init; }

    /// <summary>The number of the first line of <see cref="Context"/>; null for a topic about the page.</summary>
    public int? ContextLine { get; init; }

    /// <summary>The id of the matrix; null unless it is about a cell.</summary>
    public string? Matrix { get; init; }

    /// <summary>The key of the row; null unless it is about a cell.</summary>
    public string? RowKey { get; init; }

    /// <summary>The key of the column; null unless it is about a cell.</summary>
    public string? ColumnKey { get; init; }

    /// <summary>The subject of a topic about the page; for a cell, its labels at that time; empty for a line.</summary>
    public required string Subject { get; init; }

    /// <summary>Who began it.</summary>
    public long AuthorId { get; init; }

    /// <summary>Who began it.</summary>
    public Account? Author { get; init; }

    /// <summary>When it was begun, UTC.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the last comment in it was posted, UTC.</summary>
    public DateTimeOffset ActiveAt { get; init; }

    /// <summary>When it was resolved, UTC; null while it is open.</summary>
    public DateTimeOffset? ResolvedAt { get; init; }

    /// <summary>Who resolved it; null while it is open.</summary>
    public long? ResolvedById { get; init; }

    /// <summary>Who resolved it; null while it is open.</summary>
    public Account? ResolvedBy { get; init; }
}

internal sealed class CommentThreadMapping : IEntityTypeConfiguration<CommentThread>
{
    public void Configure(EntityTypeBuilder<CommentThread> builder)
    {
        builder.ToTable("comment_threads");
        builder.Property(it => it.Id).UseIdentityAlwaysColumn();
        builder.Property(it => it.Subject).HasMaxLength(CommentThread.MaximumSubjectLength);
        builder.HasOne<Article>().WithMany().HasForeignKey(it => it.ArticleId).OnDelete(DeleteBehavior.Restrict)
            .HasConstraintName("fk_comment_threads_articles_article_id");
        builder.HasOne(it => it.Author).WithMany().HasForeignKey(it => it.AuthorId).OnDelete(DeleteBehavior.Restrict)
            .HasConstraintName("fk_comment_threads_accounts_author_id");
        builder.HasOne(it => it.ResolvedBy).WithMany().HasForeignKey(it => it.ResolvedById)
            .OnDelete(DeleteBehavior.Restrict).HasConstraintName("fk_comment_threads_accounts_resolved_by_id");
        // The newest activity of an article first, paged by key.
        builder.HasIndex(it => new { it.ArticleId, it.ActiveAt, it.Id });
        builder.HasIndex(it => it.ArticleId).HasFilter("resolved_at IS NULL").HasDatabaseName("ix_comment_threads_open");
        builder.HasIndex(it => new { it.ArticleId, it.Number })
            .HasFilter($"anchor <> '{ThreadAnchor.Page.Word()}'")
            .HasDatabaseName("ix_comment_threads_on_text");
        builder.HasIndex(it => it.AuthorId);
        builder.HasIndex(it => it.ResolvedById);
    }
}
