using Microsoft.EntityFrameworkCore;
using Npgsql;
using Wiki.Core.Accounts;
using Wiki.Core.Articles;
using Wiki.Core.Data;
using Wiki.Core.Derived;
using Wiki.Core.Http;
using Wiki.Text;

namespace Wiki.Core.Saving;

/// <summary>
/// Deletes articles and restores them. A deleted article keeps all its rows but the derived ones; queries do not find
/// it, and its addresses are free.
/// </summary>
public sealed class ArticleDeletions(WikiDb db, DerivedRows derived, CacheInvalidation cache, TimeProvider clock)
{
    /// <summary>Deletes an article.</summary>
    /// <param name="accountId">Who deletes it; only reviewers and administrators may.</param>
    /// <param name="slug">Its address.</param>
    /// <param name="number">The newest revision that they know of.</param>
    /// <param name="reason">Why; one line, which is cut at the longest reason.</param>
    /// <param name="cancellationToken">Cancels the operation before anything is stored.</param>
    public async Task<DeletionOutcome> DeleteAsync(
        long accountId, Slug slug, int number, string reason, CancellationToken cancellationToken)
    {
        if (Line(reason) is not { Length: > 0 } line)
        {
            return new DeletionOutcome.NoReason();
        }

        try
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            if (!await db.MayReviewAsync(accountId, cancellationToken))
            {
                return new DeletionOutcome.NotAllowed();
            }

            // A save, a move or a verdict comes before all of this, or after it and does not find the article.
            if (await db.LockArticleAsync(slug, cancellationToken) is not { } article)
            {
                return new DeletionOutcome.Gone(await db.ByFormerAsync(slug.Value, cancellationToken));
            }

            if (article.CurrentNumber != number)
            {
                return new DeletionOutcome.Changed(article.CurrentNumber);
            }

            var tags = await derived.DeleteAsync(article.Id, slug, cancellationToken);
            var now = clock.GetUtcNow();
            await db.Set<Article>().Where(it => it.Id == article.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(it => it.DeletedAt, now), cancellationToken);
            await LogAsync(DeletionKind.Deleted, article, slug, accountId, line, now, cancellationToken);
            await CacheInvalidation.SendAsync(db, tags, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            cache.Drop(tags);
            return new DeletionOutcome.Deleted(article.Id);
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>
    /// Restores a deleted article, with everything that belongs to it: at the address that it had if that is free, else
    /// at another.
    /// </summary>
    /// <param name="accountId">Who restores it; only reviewers and administrators may.</param>
    /// <param name="articleId">The article.</param>
    /// <param name="other">The address to use if the old one is taken; null for none.</param>
    /// <param name="reason">Why; one line, which may be empty and is cut at the longest reason.</param>
    /// <param name="cancellationToken">Cancels the operation before anything is stored.</param>
    public async Task<RestoreOutcome> RestoreAsync(
        long accountId, long articleId, Slug? other, string reason, CancellationToken cancellationToken)
    {
        var to = default(Slug);
        try
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            // No move and no new page meanwhile: an address that is free below stays so until the end.
            await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({MoveLock.Key})", cancellationToken);
            if (!await db.MayReviewAsync(accountId, cancellationToken))
            {
                return new RestoreOutcome.NotAllowed();
            }

            if (await db.LockDeletedAsync(articleId, cancellationToken) is not { } article)
            {
                return new RestoreOutcome.Gone();
            }

            to = Slug.Parse(article.Slug, null);
            if (await ArticleMoves.HeldAsync(db, articleId, to, cancellationToken) is { } held)
            {
                if (other is not { } chosen)
                {
                    return new RestoreOutcome.Refused(held.Reason, held.Holder);
                }

                to = chosen;
                if (await ArticleMoves.WhyNotAsync(db, articleId, to, cancellationToken) is { } refused)
                {
                    return new RestoreOutcome.Refused(refused.Reason, refused.Holder);
                }
            }

            await db.Deleted().Where(it => it.Id == articleId).ExecuteUpdateAsync(
                set => set.SetProperty(it => it.Slug, to.Value)
                    .SetProperty(it => it.DeletedAt, (DateTimeOffset?)null), cancellationToken);
            await LogAsync(
                DeletionKind.Restored, article, to, accountId, Line(reason), clock.GetUtcNow(), cancellationToken);
            var tags = await derived.RestoreAsync(articleId, to, cancellationToken);
            await CacheInvalidation.SendAsync(db, tags, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            cache.Drop(tags);
            return new RestoreOutcome.Restored(to, article.PublishedNumber is not null);
        }
        catch (Exception e) when (SqlStates.Of(e) is PostgresErrorCodes.UniqueViolation)
        {
            var taken = ArticleMoves.Taken(to); // a page got the address in the same moment
            return new RestoreOutcome.Refused(taken.Reason, taken.Holder);
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }

    private static string Line(string reason)
    {
        ArgumentNullException.ThrowIfNull(reason);
        var line = RevisionLog.Clean(reason);
        return line[..Math.Min(line.Length, ArticleDeletion.MaximumReasonLength)];
    }

    private async Task LogAsync(
        DeletionKind kind, Article article, Slug slug, long accountId, string reason, DateTimeOffset at,
        CancellationToken cancellationToken)
    {
        var shown = article.PublishedNumber ?? article.CurrentNumber;
        db.Add(new ArticleDeletion
        {
            ArticleId = article.Id,
            Kind = kind,
            Slug = slug.Value,
            Title = await db.Set<Revision>().Where(it => it.ArticleId == article.Id && it.Number == shown)
                .Select(it => it.Title).SingleAsync(cancellationToken),
            At = at,
            AccountId = accountId,
            Reason = reason,
        });
        await db.SaveChangesAsync(cancellationToken);
    }
}
