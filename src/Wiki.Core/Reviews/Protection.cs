using Microsoft.EntityFrameworkCore;
using Wiki.Core.Articles;
using Wiki.Core.Data;
using Wiki.Text;

namespace Wiki.Core.Reviews;

/// <summary>The result of setting the protection of a page.</summary>
public enum ProtectionOutcome
{
    /// <summary>It is set.</summary>
    Settled,

    /// <summary>The rule would be less strict than now, and only administrators may choose that.</summary>
    NotStricter,

    /// <summary>There is no such article.</summary>
    Gone,
}

/// <summary>Reads and sets the protection of a page. Changes that already wait go on waiting.</summary>
public sealed class Protection(WikiDb db)
{
    /// <summary>The publishing rule of a page; null when the rule of the site applies.</summary>
    public Task<PublishingPolicy?> ReadAsync(long articleId, CancellationToken cancellationToken) =>
        db.Set<Article>().Where(article => article.Id == articleId)
            .Select(article => article.Policy).SingleAsync(cancellationToken);

    /// <summary>Gives a page its own publishing rule, or that of the site.</summary>
    /// <param name="slug">The page.</param>
    /// <param name="policy">The rule; null for the site's.</param>
    /// <param name="anyPolicy">Whether it may become less strict; the caller has checked the permission.</param>
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
    /// Whether somebody who may only make pages stricter may choose this. The rule must be stricter than the one that
    /// applies now. The site's rule could become less strict at any time, so only administrators may choose it.
    /// </summary>
    /// <param name="own">The page's rule now; null for the site's.</param>
    /// <param name="wanted">The rule to choose; null for the site's.</param>
    /// <param name="site">The site's rule.</param>
    public static bool MayBecome(PublishingPolicy? own, PublishingPolicy? wanted, PublishingPolicy site) =>
        wanted > (own ?? site);
}
