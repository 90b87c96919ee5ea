using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wiki.Core.Articles;

namespace Wiki.Core.Authors;

/// <summary>
/// Who wrote the words of an article's revision. Unlike the rows that are derived from published texts, it follows
/// every revision up to the newest, because a reviewer asks who wrote a waiting change.
/// </summary>
public sealed class AuthorshipRow
{
    /// <summary>The article.</summary>
    public long ArticleId { get; init; }

    /// <summary>The revision it was computed up to; at most the newest.</summary>
    public int Number { get; init; }

    /// <summary>What <see cref="Text.Authors.Authorship.ToBytes"/> wrote for the text of that revision.</summary>
    public required byte[] Data { get; init; }
}

internal sealed class AuthorshipMapping : IEntityTypeConfiguration<AuthorshipRow>
{
    public void Configure(EntityTypeBuilder<AuthorshipRow> builder)
    {
        builder.ToTable("authorships", table =>
            table.HasComment("derived from all revisions up to the newest, published or not; see rebuild"));
        builder.HasKey(row => row.ArticleId);
        builder.Property(row => row.ArticleId).ValueGeneratedNever();
        builder.HasOne<Article>().WithOne().HasForeignKey<AuthorshipRow>(row => row.ArticleId);
    }
}

internal sealed class RevisionTimeIndex : IEntityTypeConfiguration<StoredRevision>
{
    public void Configure(EntityTypeBuilder<StoredRevision> builder) =>
        builder.HasIndex(revision => new { revision.ArticleId, revision.SavedAt, revision.Number });
}
