using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wiki.Text.Talk;
using Wiki.Web.Accounts;

namespace Wiki.Web.Talk;

/// <summary>The table of <see cref="Comment"/>.</summary>
public sealed class CommentTable : IEntityTypeConfiguration<Comment>
{
    /// <inheritdoc/>
    public void Configure(EntityTypeBuilder<Comment> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.ToTable("comments");
        builder.Property(it => it.Id).UseIdentityAlwaysColumn();
        builder.Property(it => it.Text).HasMaxLength(CommentText.MaximumLength);
        builder.HasOne(it => it.Thread).WithMany().HasForeignKey(it => it.ThreadId)
            .HasConstraintName("fk_comments_comment_threads_thread_id");
        builder.HasOne(it => it.Author).WithMany().HasForeignKey(it => it.AuthorId).OnDelete(DeleteBehavior.Restrict)
            .HasConstraintName("fk_comments_accounts_author_id");
        builder.HasOne<Account>().WithMany().HasForeignKey(it => it.DeletedById).OnDelete(DeleteBehavior.Restrict)
            .HasConstraintName("fk_comments_accounts_deleted_by_id");
        builder.HasIndex(it => new { it.ThreadId, it.Id });
        builder.HasIndex(it => new { it.AuthorId, it.CreatedAt }); // what one account said in the last minute
        builder.HasIndex(it => it.DeletedById);
    }
}
