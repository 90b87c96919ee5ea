using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wiki.Web.Articles;

namespace Wiki.Web.Talk;

/// <summary>The table of <see cref="CommentThread"/>.</summary>
public sealed class CommentThreadTable : IEntityTypeConfiguration<CommentThread>
{
    /// <inheritdoc/>
    public void Configure(EntityTypeBuilder<CommentThread> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
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
        builder.HasIndex(it => new { it.ArticleId, it.Number }).HasFilter("anchor <> 'page'")
            .HasDatabaseName("ix_comment_threads_on_text");
        builder.HasIndex(it => it.AuthorId);
        builder.HasIndex(it => it.ResolvedById);
    }
}
