using Microsoft.EntityFrameworkCore;
using Npgsql;
using Wiki.Core.Accounts;
using Wiki.Core.Articles;
using Wiki.Core.Data;
using Wiki.Core.Derived;
using Wiki.Core.Drafts;
using Wiki.Core.Http;
using Wiki.Text;
using Wiki.Text.Documents;

namespace Wiki.Core.Saving;

/// <summary>
/// Gives articles other addresses. Everything that belongs to an article has its number and not its address, so only
/// the address changes; the move itself says where the old address leads.
/// </summary>
public sealed class ArticleMoves(WikiDb db, DerivedRows derived, CacheInvalidation cache, TimeProvider clock)
{
    /// <summary>Moves an article to another address.</summary>
    /// <param name="accountId">Who moves it; only reviewers and administrators may.</param>
    /// <param name="from">The address that it has.</param>
    /// <param name="to">The address that it is to have.</param>
    /// <param name="reason">Why; one line, which may be empty and is cut at the longest reason.</param>
    /// <param name="cancellationToken">Cancels the operation before anything is stored.</param>
    public async Task<MoveOutcome> MoveAsync(
        long accountId, Slug from, Slug to, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reason);
        try
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            // One move after the other, and no new page meanwhile: what is found below stays so until the end.
            await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({MoveLock.Key})", cancellationToken);
            if (!await db.MayReviewAsync(accountId, cancellationToken))
            {
                return new MoveOutcome.NotAllowed();
            }

            if (await db.LockArticleAsync(from, cancellationToken) is not { } article)
            {
                return new MoveOutcome.Gone(await db.ByFormerAsync(from.Value, cancellationToken));
            }

            if (await WhyNotAsync(article, to, cancellationToken) is { } refused)
            {
                return refused;
            }

            var line = RevisionLog.Clean(reason);
            db.Add(new ArticleMove
            {
                ArticleId = article.Id,
                FromSlug = from.Value,
                ToSlug = to.Value,
                MovedAt = clock.GetUtcNow(),
                MovedBy = accountId,
                Reason = line[..Math.Min(line.Length, ArticleMove.MaximumReasonLength)],
            });
            await db.SaveChangesAsync(cancellationToken);
            await db.Set<Article>().Where(it => it.Id == article.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(it => it.Slug, to.Value), cancellationToken);
            await DraftStore.MoveAsync(db, from, to, cancellationToken);
            var published = article.PublishedNumber is not { } number ? null : WikiDocument.Parse(
                SourceText.From(await db.TextOf(article.Id, number).SingleAsync(cancellationToken)));
            var tags = await derived.MoveAsync(article.Id, from, to, published, cancellationToken);
            await CacheInvalidation.SendAsync(db, tags, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            cache.Drop(tags);
            return new MoveOutcome.Moved(from, to);
        }
        catch (Exception e) when (SqlStates.Of(e) is PostgresErrorCodes.UniqueViolation)
        {
            return Taken(to); // a page got the address in the same moment
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>The moves of an article, the latest first.</summary>
    public Task<List<MoveView>> OfAsync(long articleId, CancellationToken cancellationToken) =>
        db.Set<ArticleMove>().Where(it => it.ArticleId == articleId).OrderByDescending(it => it.Id)
            .Select(it => new MoveView(it.FromSlug, it.ToSlug, it.MovedAt, it.Mover!.UserName!, it.Reason))
            .ToListAsync(cancellationToken);

    /// <summary>Why an article cannot have an address; null when it can.</summary>
    /// <param name="article">The article as it is now.</param>
    /// <param name="to">The address.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<MoveOutcome.Refused?> WhyNotAsync(
        Article article, Slug to, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(article);
        if (to.Value == article.Slug)
        {
            return new MoveOutcome.Refused("The page has this address already. Choose another.");
        }

        return await WhyNotAsync(db, article.Id, to, cancellationToken);
    }

    /// <summary>Why an article cannot have an address that it does not have; null when it can.</summary>
    internal static async Task<MoveOutcome.Refused?> WhyNotAsync(
        WikiDb db, long articleId, Slug to, CancellationToken cancellationToken) =>
        ReservedNames.Contains(to)
            ? new MoveOutcome.Refused($"The address “{to}” is reserved for the site itself. Choose another.")
            : await HeldAsync(db, articleId, to, cancellationToken);

    /// <summary>Says which other page has an address, or had it; null when an article can have it.</summary>
    internal static async Task<MoveOutcome.Refused?> HeldAsync(
        WikiDb db, long articleId, Slug to, CancellationToken cancellationToken)
    {
        if (await db.Set<Article>().AnyAsync(it => it.Slug == to.Value, cancellationToken))
        {
            return Taken(to);
        }

        return await db.Former().Where(it => it.Former == to.Value && it.ArticleId != articleId)
            .Select(it => it.Slug).FirstOrDefaultAsync(cancellationToken) is { } holder
            ? new MoveOutcome.Refused(FormerAddress.Sentence(to.Value, holder), Slug.Parse(holder, null))
            : null;
    }

    internal static MoveOutcome.Refused Taken(Slug to) =>
        new($"There is already a page at “{to}”. Choose another address.", to);
}

/// <summary>A line about a move.</summary>
/// <param name="From">The address that the article had.</param>
/// <param name="To">The address that it got.</param>
/// <param name="MovedAt">When, UTC.</param>
/// <param name="By">Who moved it.</param>
/// <param name="Reason">Why; may be empty.</param>
public sealed record MoveView(string From, string To, DateTimeOffset MovedAt, string By, string Reason);

/// <summary>The advisory lock of moves and of restored pages, which a new page shares with other new pages.</summary>
internal static class MoveLock
{
    // Any number that no other advisory lock of this database uses.
    public const long Key = 7_204_115_390_266_108;
}
