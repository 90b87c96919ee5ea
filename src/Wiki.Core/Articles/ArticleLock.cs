using Microsoft.EntityFrameworkCore;
using Wiki.Core.Data;
using Wiki.Text;

namespace Wiki.Core.Articles;

/// <summary>Lets one transaction at a time change an article.</summary>
public static class ArticleLock
{
    /// <summary>
    /// Locks an article until the caller's transaction ends. Waits while another transaction has the lock; the caller
    /// then reads what that transaction left.
    /// </summary>
    /// <returns>The article as it is now, not tracked; null when there is none, or it is deleted.</returns>
    public static async Task<Article?> LockArticleAsync(this WikiDb db, Slug slug, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var found = await db.Set<Article>()
            .FromSql($"SELECT * FROM articles WHERE slug = {slug.Value} AND deleted_at IS NULL FOR UPDATE")
            .AsNoTracking().ToListAsync(cancellationToken);
        return found.SingleOrDefault();
    }

    /// <summary>Does the same for an article that may get another address meanwhile.</summary>
    public static async Task<Article?> LockArticleAsync(this WikiDb db, long id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var found = await db.Set<Article>().FromSql($"SELECT * FROM articles WHERE id = {id} FOR UPDATE")
            .AsNoTracking().ToListAsync(cancellationToken);
        return found.SingleOrDefault();
    }

    /// <summary>Does the same for a deleted article; null when it is not deleted.</summary>
    public static async Task<Article?> LockDeletedAsync(this WikiDb db, long id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var found = await db.Set<Article>().FromSql($"SELECT * FROM articles WHERE id = {id} FOR UPDATE")
            .IgnoreQueryFilters([ArticleMapping.NotDeleted]).AsNoTracking().ToListAsync(cancellationToken);
        return found.SingleOrDefault(it => it.DeletedAt is not null);
    }
}
