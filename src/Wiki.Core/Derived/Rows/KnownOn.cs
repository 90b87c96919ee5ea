using Microsoft.EntityFrameworkCore;
using Wiki.Core.Articles;
using Wiki.Core.Data;
using Wiki.Text.Blocks.Points;

namespace Wiki.Core.Derived.Rows;

/// <summary>
/// Selects facts as this wiki knew them on a date: for each article, the rows of the last revision that was published
/// by the end of that date, UTC.
/// </summary>
public static class KnownOn
{
    /// <summary>
    /// The rows of one kind that held at the end of a day, a month or a year; without a date, those that hold now. Not
    /// tracked. An article that was not published yet has none.
    /// </summary>
    public static IQueryable<T> Known<T>(this WikiDb db, DatePoint? date)
        where T : FactRow
    {
        ArgumentNullException.ThrowIfNull(db);
        var rows = db.Set<T>().AsNoTracking();
        if (date is null)
        {
            return rows.Where(row => row.LastNumber == null);
        }

        var end = End(date);
        var revisions =
            from publication in db.Set<Publication>()
            where publication.PublishedAt < end && rows.Any(row => row.ArticleId == publication.ArticleId)
            group publication.Number by publication.ArticleId into numbers
            select new { ArticleId = numbers.Key, Number = numbers.Max() };
        return from row in rows
               join revision in revisions on row.ArticleId equals revision.ArticleId
               where row.FirstNumber <= revision.Number
                   && (row.LastNumber == null || row.LastNumber >= revision.Number)
               select row;
    }

    /// <summary>The revisions that readers see now, or saw at the end of a date, by article.</summary>
    public static async Task<IReadOnlyDictionary<long, (int Number, DateTimeOffset SavedAt)>> KnownRevisionsAsync(
        this WikiDb db, IReadOnlyCollection<long> articles, DatePoint? date, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var end = date is null ? DateTimeOffset.MaxValue : End(date);
        var numbers = await db.Set<Article>().Where(article => articles.Contains(article.Id)).Select(article => new
        {
            article.Id,
            Number = date == null
                ? article.PublishedNumber!.Value
                : db.Set<Publication>().Where(it => it.ArticleId == article.Id && it.PublishedAt < end)
                    .Max(it => it.Number),
        }).Join(db.Set<Revision>(), it => new { it.Id, it.Number }, it => new { Id = it.ArticleId, it.Number },
            (it, revision) => new { it.Id, it.Number, revision.SavedAt }).ToListAsync(cancellationToken);
        return numbers.ToDictionary(it => it.Id, it => (it.Number, it.SavedAt));
    }

    /// <summary>The instant at which a day, a month or a year is over, UTC.</summary>
    public static DateTimeOffset End(DatePoint date)
    {
        ArgumentNullException.ThrowIfNull(date);
        return new DateTimeOffset(date.Last.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero);
    }
}
