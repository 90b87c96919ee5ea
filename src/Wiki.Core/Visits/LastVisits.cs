using Microsoft.EntityFrameworkCore;
using Wiki.Core.Data;

namespace Wiki.Core.Visits;

/// <summary>Records and reads which revision of an article an account saw last.</summary>
public sealed class LastVisits(WikiDb db, TimeProvider clock)
{
    /// <summary>
    /// How long one visit lasts. A revision that the account first saw on this visit does not count as seen before.
    /// </summary>
    public static readonly TimeSpan OneVisit = TimeSpan.FromHours(1);

    /// <summary>
    /// Records that an account sees a revision; writes nothing when it is the revision that it saw last.
    /// </summary>
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

    /// <summary>
    /// The number of the revision that an account saw on its visit before this one; null when this is the first.
    /// </summary>
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
