using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wiki.Web.Accounts;

namespace Wiki.Web.Talk;

/// <summary>The table of <see cref="CommentMention"/>.</summary>
public sealed class CommentMentionTable : IEntityTypeConfiguration<CommentMention>
{
    /// <inheritdoc/>
    public void Configure(EntityTypeBuilder<CommentMention> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.ToTable("comment_mentions");
        builder.HasKey(it => new { it.CommentId, it.AccountId });
        builder.HasOne<Comment>().WithMany().HasForeignKey(it => it.CommentId)
            .HasConstraintName("fk_comment_mentions_comments_comment_id");
        builder.HasOne<Account>().WithMany().HasForeignKey(it => it.AccountId)
            .HasConstraintName("fk_comment_mentions_accounts_account_id");
        builder.HasIndex(it => it.AccountId);
    }
}
