using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Wiki.Core.Accounts;
using Wiki.Core.Articles;
using Wiki.Core.Data;

namespace Wiki.Core.Reviews;

/// <summary>Decides whose changes wait for review, by the publishing rule of the page or of the site.</summary>
public sealed class PublishingRules(WikiDb db)
{
    /// <summary>Whether a change by this account to this article must wait for review.</summary>
    /// <param name="articleId">The article.</param>
    /// <param name="authorId">The account; null for what ships with the program, which never waits.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<bool> WaitsAsync(long articleId, long? authorId, CancellationToken cancellationToken)
    {
        if (authorId is null)
        {
            return false;
        }

        if (await IsRejectedForAsync(articleId, authorId.Value, cancellationToken))
        {
            return true;
        }

        var rules = await SiteRules.ReadAsync(db, cancellationToken);
        var own = await db.Set<Article>().Where(article => article.Id == articleId)
            .Select(article => article.Policy).SingleOrDefaultAsync(cancellationToken);
        return (own ?? rules.Policy) switch
        {
            PublishingPolicy.Everyone => false,
            PublishingPolicy.AllWait => true,
            _ => !await TrustsAsync(rules, authorId.Value, cancellationToken),
        };
    }

    /// <summary>Whether what this account does outside of articles must wait, by the rule of the site.</summary>
    public async Task<bool> WaitsAsync(long accountId, CancellationToken cancellationToken)
    {
        var rules = await SiteRules.ReadAsync(db, cancellationToken);
        return rules.Policy switch
        {
            PublishingPolicy.Everyone => false,
            PublishingPolicy.AllWait => true,
            _ => !await TrustsAsync(rules, accountId, cancellationToken),
        };
    }

    private async Task<bool> TrustsAsync(SiteRules rules, long accountId, CancellationToken cancellationToken)
    {
        var account = await db.Set<Account>().AsNoTracking().SingleAsync(it => it.Id == accountId, cancellationToken);
        return rules.Trusts(account, await RolesAsync(accountId, cancellationToken));
    }

    // Only a reviewer other than the author may publish a page that was rejected as a whole. A trusted editor must not
    // be able to publish it by changing a word.
    private async Task<bool> IsRejectedForAsync(long articleId, long accountId, CancellationToken cancellationToken)
    {
        var authors = await db.Set<PendingChange>()
            .Where(it => it.ArticleId == articleId && it.State == PendingState.Rejected && it.UndoneBy == null)
            .Select(it => it.AuthorId).ToListAsync(cancellationToken);
        return authors.Count > 0 && (authors.Contains(accountId)
            || !(await RolesAsync(accountId, cancellationToken))
                .Exists(Roles.Reviewing.Contains));
    }

    private Task<List<string>> RolesAsync(long accountId, CancellationToken cancellationToken) =>
        db.Set<IdentityUserRole<long>>().Where(row => row.UserId == accountId)
            .Join(db.Set<IdentityRole<long>>(), row => row.RoleId, role => role.Id, (_, role) => role.Name!)
            .ToListAsync(cancellationToken);
}
