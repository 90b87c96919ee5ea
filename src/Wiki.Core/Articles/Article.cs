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

    /// <summary>The address, <see cref="Text.Slug"/> in text form; unique.</summary>
    public required string Slug { get; init; }

    /// <summary>The number of the newest revision; the concurrency token of every save.</summary>
    public int CurrentNumber { get; init; }

    /// <summary>The number of the revision that readers see; null before the first is published.</summary>
    public int? PublishedNumber { get; init; }

    /// <summary>
    /// Its protection: whose changes wait for review; null when the publishing rule of the site applies.
    /// </summary>
    public PublishingPolicy? Policy { get; init; }
}

internal sealed class ArticleMapping : IEntityTypeConfiguration<Article>
{
    public void Configure(EntityTypeBuilder<Article> builder)
    {
        builder.Property(it => it.Id).UseIdentityAlwaysColumn();
        builder.Property(it => it.Slug).HasMaxLength(Text.Slug.MaximumLength);
        builder.HasIndex(it => it.Slug).IsUnique();
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
