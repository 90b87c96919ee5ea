using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wiki.Core.Data;
using Wiki.Text.Talk;

namespace Wiki.Core.Talk;

/// <summary>A comment in a thread.</summary>
public sealed class Comment
{
    /// <summary>Its id; later comments have larger ones.</summary>
    public long Id { get; init; }

    /// <summary>The thread.</summary>
    public long ThreadId { get; init; }

    /// <summary>The thread.</summary>
    public CommentThread? Thread { get; init; }

    /// <summary>Who wrote it.</summary>
    public long AuthorId { get; init; }

    /// <summary>Who wrote it.</summary>
    public Account? Author { get; init; }

    /// <summary>
    /// Its source, as <see cref="Text.Talk.CommentText"/> keeps it. Nobody sees that of a deleted comment.
    /// </summary>
    public required string Text { get; init; }

    /// <summary>When it was posted, UTC.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>How often it was edited; an edit must start from the current number.</summary>
    public int Edits { get; init; }

    /// <summary>When it was last edited, UTC; null when never.</summary>
    public DateTimeOffset? EditedAt { get; init; }

    /// <summary>When it was deleted, UTC; null when it was not.</summary>
    public DateTimeOffset? DeletedAt { get; init; }

    /// <summary>Who deleted it; null when nobody did.</summary>
    public long? DeletedById { get; init; }
}

internal sealed class CommentMapping : IEntityTypeConfiguration<Comment>
{
    public void Configure(EntityTypeBuilder<Comment> builder)
    {
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
        builder.HasIndex(it => new { it.AuthorId, it.CreatedAt }); // what one account posted in the last minute
        builder.HasIndex(it => it.DeletedById);
    }
}
