using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wiki.Core.Data;

namespace Wiki.Core.Talk;

/// <summary>
/// An account that a comment mentions, or mentioned before it was edited. It was notified once, and is not notified
/// again.
/// </summary>
public sealed class CommentMention
{
    /// <summary>The comment.</summary>
    public long CommentId { get; init; }

    /// <summary>The account.</summary>
    public long AccountId { get; init; }
}

internal sealed class CommentMentionMapping : IEntityTypeConfiguration<CommentMention>
{
    public void Configure(EntityTypeBuilder<CommentMention> builder)
    {
        builder.ToTable("comment_mentions");
        builder.HasKey(it => new { it.CommentId, it.AccountId });
        builder.HasOne<Comment>().WithMany().HasForeignKey(it => it.CommentId)
            .HasConstraintName("fk_comment_mentions_comments_comment_id");
        builder.HasOne<Account>().WithMany().HasForeignKey(it => it.AccountId)
            .HasConstraintName("fk_comment_mentions_accounts_account_id");
        builder.HasIndex(it => it.AccountId);
    }
}
