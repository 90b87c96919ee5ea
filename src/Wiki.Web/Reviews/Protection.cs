using Microsoft.EntityFrameworkCore;
using Wiki.Text;
using Wiki.Web.Articles;
using Wiki.Web.Data;

namespace Wiki.Web.Reviews;

/// <summary>What came of settling whose changes to a page wait.</summary>
public enum ProtectionOutcome
{
    /// <summary>It is settled.</summary>
    Settled,

    /// <summary>That would be less strict than now, and only administrators may do it.</summary>
    NotStricter,

    /// <summary>There is no such article.</summary>
    Gone,
}

/// <summary>Settles whose changes to one page wait. What waits already goes on waiting.</summary>
public sealed class Protection(WikiDb db)
{
    /// <summary>The policy of a page; null where the site's own holds.</summary>
    public Task<PublishingPolicy?> ReadAsync(long articleId, CancellationToken cancellationToken) =>
        db.Set<Article>().Where(article => article.Id == articleId)
            .Select(article => article.Policy).SingleAsync(cancellationToken);

    /// <summary>Gives a page a policy of its own, or the site's.</summary>
    /// <param name="slug">The page.</param>
    /// <param name="policy">The policy; null for the site's.</param>
    /// <param name="anyPolicy">Whether it may become less strict than it is; the caller has asked.</param>
    /// <param name="cancellationToken">Cancels the operation before anything is stored.</param>
    public async Task<ProtectionOutcome> SetAsync(
        Slug slug, PublishingPolicy? policy, bool anyPolicy, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.LockArticleAsync(slug, cancellationToken) is not { } article)
        {
            return ProtectionOutcome.Gone;
        }

        var site = (await SiteRules.ReadAsync(db, cancellationToken)).Policy;
        if (!anyPolicy && policy != article.Policy && !MayBecome(article.Policy, policy, site))
        {
            return ProtectionOutcome.NotStricter;
        }

        await db.Set<Article>().Where(it => it.Id == article.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(it => it.Policy, policy), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return ProtectionOutcome.Settled;
    }

    /// <summary>
    /// Whether one who may only make pages stricter may choose this: a policy stricter than what holds now. A page
    /// that follows the site's could become less strict at any time, so that is for administrators.
    /// </summary>
    /// <param name="own">The page's policy now; null for the site's.</param>
    /// <param name="wanted">The policy wanted; null for the site's.</param>
    /// <param name="site">The site's policy.</param>
    public static bool MayBecome(PublishingPolicy? own, PublishingPolicy? wanted, PublishingPolicy site) =>
        wanted > (own ?? site);
}
