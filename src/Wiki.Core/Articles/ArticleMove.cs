using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wiki.Core.Data;
using Wiki.Text;

namespace Wiki.Core.Articles;

/// <summary>
/// An article got another address. Nobody changes or deletes a move, and no other article can take an address that an
/// article had, unless that article is deleted: so a former address leads to one article for ever.
/// </summary>
public sealed class ArticleMove
{
    /// <summary>The longest reason, in characters.</summary>
    public const int MaximumReasonLength = 300;

    /// <summary>Its number; a later move has a higher one.</summary>
    public long Id { get; init; }

    /// <summary>The article.</summary>
    public long ArticleId { get; init; }

    /// <summary>The address that it had.</summary>
    public required string FromSlug { get; init; }

    /// <summary>The address that it got.</summary>
    public required string ToSlug { get; init; }

    /// <summary>When, UTC.</summary>
    public DateTimeOffset MovedAt { get; init; }

    /// <summary>Who moved it.</summary>
    public long MovedBy { get; init; }

    /// <summary>Who moved it.</summary>
    public Account? Mover { get; init; }

    /// <summary>Why, in their words; may be empty.</summary>
    public required string Reason { get; init; }
}

/// <summary>Queries former addresses. Where one leads is read from the article: no row says it, so none can be old.</summary>
public static class FormerAddresses
{
    /// <summary>The former addresses of articles, each once for every time that its article left it.</summary>
    /// <remarks>
    /// An address that an article has again is no former address: the address itself comes first. While an article is
    /// deleted its addresses are free, so a restored article may have had one that another article took meanwhile. That
    /// one keeps it: a former address leads to the article that left it last.
    /// </remarks>
    public static IQueryable<FormerAddress> Former(this WikiDb db)
    {
        ArgumentNullException.ThrowIfNull(db);
        return from move in db.Set<ArticleMove>()
               join article in db.Set<Article>() on move.ArticleId equals article.Id
               where !db.Set<Article>().Any(it => it.Slug == move.FromSlug)
                   && !db.Set<ArticleMove>().Any(later => later.FromSlug == move.FromSlug && later.Id > move.Id
                       && later.ArticleId != move.ArticleId && db.Set<Article>().Any(it => it.Id == later.ArticleId))
               select new FormerAddress { ArticleId = article.Id, Former = move.FromSlug, Slug = article.Slug };
    }

    /// <summary>The address to which a former address leads now; null when the address is none.</summary>
    public static async Task<Slug?> ByFormerAsync(this WikiDb db, string address, CancellationToken cancellationToken) =>
        await db.Former().Where(it => it.Former == address).Select(it => it.Slug).FirstOrDefaultAsync(cancellationToken)
            is { } slug ? Slug.Parse(slug, null) : null;
}

/// <summary>A former address of an article.</summary>
public sealed class FormerAddress
{
    /// <summary>The article.</summary>
    public required long ArticleId { get; init; }

    /// <summary>The address that it had.</summary>
    public required string Former { get; init; }

    /// <summary>The address that it has.</summary>
    public required string Slug { get; init; }

    /// <summary>Why no other page can have a former address.</summary>
    /// <param name="former">The former address.</param>
    /// <param name="slug">The address to which it leads.</param>
    public static string Sentence(string former, string slug) =>
        $"“{former}” is a former address of the page at “{slug}” and leads there. Choose another address.";
}

internal sealed class ArticleMoveMapping : IEntityTypeConfiguration<ArticleMove>
{
    public void Configure(EntityTypeBuilder<ArticleMove> builder)
    {
        builder.ToTable("article_moves");
        builder.Property(it => it.Id).UseIdentityAlwaysColumn();
        builder.Property(it => it.FromSlug).HasMaxLength(Slug.MaximumLength);
        builder.Property(it => it.ToSlug).HasMaxLength(Slug.MaximumLength);
        builder.Property(it => it.Reason).HasMaxLength(ArticleMove.MaximumReasonLength);
        builder.HasOne<Article>().WithMany().HasForeignKey(it => it.ArticleId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(it => it.Mover).WithMany().HasForeignKey(it => it.MovedBy).OnDelete(DeleteBehavior.Restrict)
            .HasConstraintName("fk_article_moves_accounts_moved_by");
        builder.HasIndex(it => it.FromSlug);
    }
}
