using Microsoft.EntityFrameworkCore;
using Wiki.Web.Data;

namespace Wiki.Web.Authors;

/// <summary>Makes the graph of an article's history.</summary>
public sealed class HistoryGraphs(WikiDb db)
{
    /// <summary>The fewest revisions that are worth a graph.</summary>
    public const int LeastRevisions = 3;

    /// <summary>Into how many parts the time of an article is cut.</summary>
    public const int Parts = 96;

    /// <summary>
    /// The graph of an article, or null when it has too few revisions or all were saved at one instant. One row of the
    /// index is read for each part of the time, however many revisions there are: numbers have no gaps, so the last
    /// number of each part says how many revisions it has.
    /// </summary>
    /// <param name="articleId">The article.</param>
    /// <param name="number">The number of its newest revision.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<HistoryGraph?> OfAsync(long articleId, int number, CancellationToken cancellationToken)
    {
        if (number < LeastRevisions)
        {
            return null;
        }

        var ends = await db.Database.SqlQuery<End>($"""
            SELECT cut.at, last.number, last.bytes
            FROM (SELECT least(a.saved_at, z.saved_at) AS first, greatest(a.saved_at, z.saved_at) AS last
                  FROM revisions a, revisions z
                  WHERE (a.article_id, a.number) = ({articleId}, 1)
                    AND (z.article_id, z.number) = ({articleId}, {number})) span
            CROSS JOIN LATERAL (SELECT part, span.first + (span.last - span.first) * (part / {(double)Parts}) AS at
                  FROM generate_series(0, {Parts}) part) cut
            CROSS JOIN LATERAL (SELECT number, bytes FROM revisions
                  WHERE article_id = {articleId} AND saved_at <= cut.at
                  ORDER BY saved_at DESC, number DESC LIMIT 1) last
            ORDER BY cut.part
            """).ToListAsync(cancellationToken);
        if (ends.Count <= Parts || ends[0].At == ends[^1].At)
        {
            return null;
        }

        var parts = new List<HistoryPart>();
        var next = 1;
        for (var i = 1; i < ends.Count; i++)
        {
            // A clock that was set back can give a later part a lower number.
            var last = Math.Max(next - 1, i == Parts ? number : ends[i].Number);
            parts.Add(new HistoryPart(ends[i - 1].At, ends[i].At, next, last, ends[i].Bytes));
            next = last + 1;
        }

        return new HistoryGraph(ends[0].Bytes, parts);
    }

    private sealed record End(DateTimeOffset At, int Number, int Bytes);
}
