using Microsoft.EntityFrameworkCore;
using Wiki.Web.Data;

namespace Wiki.Web.Visits;

/// <summary>Remembers which revision of an article somebody saw last, and tells.</summary>
public sealed class LastVisits(WikiDb db, TimeProvider clock)
{
    /// <summary>
    /// For so long somebody is still on the same visit: what they came to see just now does not count as seen before.
    /// </summary>
    public static readonly TimeSpan OneVisit = TimeSpan.FromHours(1);

    /// <summary>Notes that somebody sees a revision; writes nothing when they saw it the last time too.</summary>
    public async Task NoteAsync(long accountId, long articleId, int number, CancellationToken cancellationToken)
    {
        if (await Of(accountId, articleId).AnyAsync(visit => visit.Number == number, cancellationToken))
        {
            return;
        }

        var now = clock.GetUtcNow();
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO last_visits AS last (account_id, article_id, number, at)
            VALUES ({accountId}, {articleId}, {number}, {now})
            ON CONFLICT (account_id, article_id) DO UPDATE SET
                number_before = CASE WHEN last.at > {now - OneVisit} AND last.number_before IS NOT NULL
                    THEN last.number_before ELSE last.number END,
                number = excluded.number, at = excluded.at
            WHERE last.number <> excluded.number
            """, cancellationToken);
    }

    /// <summary>The number of the revision somebody saw when they were here before; null when they never were.</summary>
    public async Task<int?> SeenAsync(long accountId, long articleId, CancellationToken cancellationToken)
    {
        var visit = await Of(accountId, articleId).SingleOrDefaultAsync(cancellationToken);
        return visit is null ? null
            : visit.At > clock.GetUtcNow() - OneVisit ? visit.NumberBefore ?? visit.Number
            : visit.Number;
    }

    private IQueryable<LastVisit> Of(long accountId, long articleId) =>
        db.Set<LastVisit>().AsNoTracking().Where(it => it.AccountId == accountId && it.ArticleId == articleId);
}
