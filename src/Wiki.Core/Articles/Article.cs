using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wiki.Text;

namespace Wiki.Core.Articles;

/// <summary>
/// A page of the wiki: an address and the numbers of two of its revisions. The texts are in the revisions.
/// </summary>
[Table("articles")] // An attribute, because names of foreign keys use it before mappings run.
public sealed class Article
{
    /// <summary>The identity that survives renaming.</summary>
    public long Id { get; init; }

    /// <summary>
    /// The address, <see cref="Text.Slug"/> in text form; unique among the articles that are not deleted.
    /// </summary>
    public required string Slug { get; init; }

    /// <summary>The number of the newest revision; the concurrency token of every save.</summary>
    public int CurrentNumber { get; init; }

    /// <summary>The number of the revision that readers see; null before the first is published.</summary>
    public int? PublishedNumber { get; init; }

    /// <summary>
    /// Its protection: whose changes wait for review; null when the publishing rule of the site applies.
    /// </summary>
    public PublishingPolicy? Policy { get; init; }

    /// <summary>
    /// When it was deleted, UTC; null when it is not. Queries find only articles that are not, because of a filter of
    /// the model; <see cref="DeletedArticles.Deleted"/> finds the others.
    /// </summary>
    public DateTimeOffset? DeletedAt { get; init; }
}

internal sealed class ArticleMapping : IEntityTypeConfiguration<Article>
{
    /// <summary>The name of the filter that hides deleted articles.</summary>
    public const string NotDeleted = "not deleted";

    public void Configure(EntityTypeBuilder<Article> builder)
    {
        builder.HasQueryFilter(NotDeleted, it => it.DeletedAt == null);
        builder.Property(it => it.Id).UseIdentityAlwaysColumn();
        builder.Property(it => it.Slug).HasMaxLength(Text.Slug.MaximumLength);
        builder.HasIndex(it => it.Slug).IsUnique().HasFilter("deleted_at IS NULL");
        builder.HasIndex(it => new { it.DeletedAt, it.Id }).HasFilter("deleted_at IS NOT NULL");
    }
}

/// <summary>The publishing rule: whose changes wait for review before readers see them.</summary>
public enum PublishingPolicy
{
    /// <summary>Nobody's: every change is published when it is saved.</summary>
    [Word("everyone")]
    Everyone,

    /// <summary>Those of editors who are not trusted yet.</summary>
    [Word("new-editors-wait")]
    NewEditorsWait,

    /// <summary>Everybody's, even a reviewer's.</summary>
    [Word("all-wait")]
    AllWait,
}
