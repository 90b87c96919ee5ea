using Microsoft.EntityFrameworkCore;
using Wiki.Core.Articles;
using Wiki.Core.Data;
using Wiki.Text;

namespace Wiki.Core.Reviews;

/// <summary>How far the review of an article has come.</summary>
/// <param name="CurrentNumber">The newest revision.</param>
/// <param name="PublishedNumber">The revision that readers see; null for none.</param>
/// <param name="ReviewedNumber">The last approved revision that readers see or saw; null for none.</param>
/// <param name="ReviewedAt">When it was approved.</param>
/// <param name="Open">How many changes wait for a verdict.</param>
public sealed record ReviewStatus(
    int CurrentNumber, int? PublishedNumber, int? ReviewedNumber, DateTimeOffset? ReviewedAt, int Open)
{
    /// <summary>Reads it, with one query; null when there is no such article.</summary>
    public static async Task<ReviewStatus?> FindAsync(WikiDb db, Slug slug, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var open = db.Set<PendingChange>().Open();
        var found = await db.Set<Article>().Where(article => article.Slug == slug.Value).Select(article => new
        {
            article.CurrentNumber,
            article.PublishedNumber,
            Last = db.Set<Review>().Where(it => it.ArticleId == article.Id && it.Number <= article.PublishedNumber
                    && it.Verdict == Verdict.Approved)
                .OrderByDescending(it => it.Number).ThenByDescending(it => it.Id)
                .Select(it => new { it.Number, it.ReviewedAt }).FirstOrDefault(),
            Open = open.Count(it => it.ArticleId == article.Id),
        }).SingleOrDefaultAsync(cancellationToken);
        return found is null ? null : new ReviewStatus(
            found.CurrentNumber, found.PublishedNumber, found.Last?.Number, found.Last?.ReviewedAt, found.Open);
    }
}
