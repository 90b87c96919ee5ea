using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wiki.Core.Data;
using Wiki.Text;
using Wiki.Text.Documents;

namespace Wiki.Core.Articles;

/// <summary>
/// An article was deleted or restored. Nobody changes or deletes such a line, and all rows of a deleted article stay.
/// </summary>
public sealed class ArticleDeletion
{
    /// <summary>The longest reason, in characters.</summary>
    public const int MaximumReasonLength = 300;

    /// <summary>Its number; a later line has a higher one.</summary>
    public long Id { get; init; }

    /// <summary>The article.</summary>
    public long ArticleId { get; init; }

    /// <summary>What happened.</summary>
    public required DeletionKind Kind { get; init; }

    /// <summary>The address that it had when it was deleted, or got when it was restored.</summary>
    public required string Slug { get; init; }

    /// <summary>The title that it had then: the published one, or that of the newest revision.</summary>
    public required string Title { get; init; }

    /// <summary>When, UTC.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>Who did it.</summary>
    public long AccountId { get; init; }

    /// <summary>Who did it.</summary>
    public Account? Account { get; init; }

    /// <summary>Why, in their words; never empty for a deletion.</summary>
    public required string Reason { get; init; }
}

/// <summary>What happened to an article.</summary>
public enum DeletionKind
{
    /// <summary>It was deleted.</summary>
    [Word("deleted")]
    Deleted,

    /// <summary>It was restored.</summary>
    [Word("restored")]
    Restored,
}

/// <summary>What everybody may know of a deleted article: not its title, which may be why it was deleted.</summary>
/// <param name="Slug">The address that was asked for, which it had.</param>
/// <param name="At">When it was deleted, UTC.</param>
/// <param name="Reason">Why.</param>
public sealed record DeletedPage(string Slug, DateTimeOffset At, string Reason);

/// <summary>Queries deleted articles; every other query leaves them out (<see cref="ArticleMapping"/>).</summary>
public static class DeletedArticles
{
    /// <summary>The articles that are deleted now. The filter is off in the whole query in which this stands.</summary>
    public static IQueryable<Article> Deleted(this WikiDb db)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Set<Article>().IgnoreQueryFilters([ArticleMapping.NotDeleted]).Where(it => it.DeletedAt != null);
    }

    /// <summary>
    /// The last of the deleted articles that had this address; null when none had it, and when another article has it.
    /// </summary>
    public static Task<DeletedPage?> DeletedAtAsync(this WikiDb db, Slug slug, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var deletions = db.Set<ArticleDeletion>();
        // An index finds each; nearly every address that is asked for was never that of a page.
        var had = deletions.Where(it => it.Slug == slug.Value).Select(it => it.ArticleId)
            .Concat(db.Set<ArticleMove>().Where(it => it.FromSlug == slug.Value).Select(it => it.ArticleId));
        return (
            from article in db.Deleted()
            where had.Contains(article.Id)
                // The filter is off in the whole query.
                && !db.Set<Article>().Any(it => it.Slug == slug.Value && it.DeletedAt == null)
            orderby article.DeletedAt descending, article.Id descending
            select new DeletedPage(
                slug.Value, article.DeletedAt!.Value,
                deletions.Where(it => it.ArticleId == article.Id).OrderByDescending(it => it.Id)
                    .Select(it => it.Reason).First()))
            .FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>The deletion of an article; null when it is not deleted.</summary>
    public static Task<DeletedPage?> DeletionOfAsync(
        this WikiDb db, long articleId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Deleted().Where(article => article.Id == articleId)
            .Select(article => new DeletedPage(
                article.Slug, article.DeletedAt!.Value,
                db.Set<ArticleDeletion>().Where(it => it.ArticleId == articleId).OrderByDescending(it => it.Id)
                    .Select(it => it.Reason).First()))
            .SingleOrDefaultAsync(cancellationToken);
    }
}

internal sealed class ArticleDeletionMapping : IEntityTypeConfiguration<ArticleDeletion>
{
    public void Configure(EntityTypeBuilder<ArticleDeletion> builder)
    {
        builder.ToTable("article_deletions");
        builder.Property(it => it.Id).UseIdentityAlwaysColumn();
        builder.Property(it => it.Slug).HasMaxLength(Text.Slug.MaximumLength);
        builder.Property(it => it.Title).HasMaxLength(WikiDocument.MaximumTitleLength);
        builder.Property(it => it.Reason).HasMaxLength(ArticleDeletion.MaximumReasonLength);
        builder.HasOne<Article>().WithMany().HasForeignKey(it => it.ArticleId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(it => it.Account).WithMany().HasForeignKey(it => it.AccountId).OnDelete(DeleteBehavior.Restrict)
            .HasConstraintName("fk_article_deletions_accounts_account_id");
        builder.HasIndex(it => it.Slug);
    }
}
