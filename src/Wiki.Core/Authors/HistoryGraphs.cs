using System.Text;
using Microsoft.EntityFrameworkCore;
using Wiki.Core.Data;

namespace Wiki.Core.Authors;

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
    public async Task<HistoryGraph?> FindAsync(long articleId, int number, CancellationToken cancellationToken)
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

/// <summary>
/// The size of an article over time as a line of steps, and how often it was saved as bars. In units of a drawing
/// that may be stretched: <see cref="Width"/> by <see cref="Height"/>.
/// </summary>
public sealed class HistoryGraph
{
    /// <summary>The width of the drawing.</summary>
    public const int Width = 960;

    /// <summary>The height of the drawing.</summary>
    public const int Height = 160;

    private const int TopOfSizes = 4;
    private const int FootOfSizes = 112;
    private const int TopOfBars = 122;

    /// <summary>Draws the parts of a history.</summary>
    /// <param name="firstBytes">The size of the first revision.</param>
    /// <param name="parts">At least one, in order, equally long.</param>
    public HistoryGraph(int firstBytes, IReadOnlyList<HistoryPart> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        (FirstBytes, Parts) = (firstBytes, parts);
        Largest = parts.MaxBy(part => part.Bytes)!;
        Busiest = parts.MaxBy(part => part.Count)!;
    }

    /// <summary>The size of the first revision, in bytes.</summary>
    public int FirstBytes { get; }

    /// <summary>The parts, oldest first.</summary>
    public IReadOnlyList<HistoryPart> Parts { get; }

    /// <summary>The part at whose end the text was longest.</summary>
    public HistoryPart Largest { get; }

    /// <summary>The part with most revisions.</summary>
    public HistoryPart Busiest { get; }

    /// <summary>The line of sizes, as the data of an SVG path.</summary>
    public string Line
    {
        get
        {
            var path = new StringBuilder($"M0 {Y(FirstBytes)}");
            for (var i = 0; i < Parts.Count; i++)
            {
                path.Append($"H{X(i + 1)}V{Y(Parts[i].Bytes)}");
            }

            return path.ToString();
        }
    }

    /// <summary>The area below the line, as the data of an SVG path.</summary>
    public string Area => $"{Line}V{FootOfSizes}H0Z";

    /// <summary>A bar for each part in which the article was saved.</summary>
    public IEnumerable<(int X, int Y, int Width, int Height)> Bars
    {
        get
        {
            for (var i = 0; i < Parts.Count; i++)
            {
                if (Parts[i].Count > 0)
                {
                    // A single revision among thousands must still be visible.
                    var height = Math.Max(2, (Height - TopOfBars) * Parts[i].Count / Busiest.Count);
                    yield return (X(i), Height - height, Math.Max(1, X(i + 1) - X(i) - 1), height);
                }
            }
        }
    }

    private int X(int part) => Width * part / Parts.Count;

    private int Y(int bytes)
    {
        var most = Math.Max(1, Math.Max(FirstBytes, Largest.Bytes));
        return FootOfSizes - (int)((long)(FootOfSizes - TopOfSizes) * bytes / most);
    }
}

/// <summary>A part of the time over which an article was written.</summary>
/// <param name="From">Where it begins; not included, except in the first part.</param>
/// <param name="Until">Where it ends; included.</param>
/// <param name="First">The number of the first revision saved in it.</param>
/// <param name="Last">The number of the last one; <paramref name="First"/> - 1 when there is none.</param>
/// <param name="Bytes">The size of the text at its end.</param>
public sealed record HistoryPart(DateTimeOffset From, DateTimeOffset Until, int First, int Last, int Bytes)
{
    /// <summary>How many revisions were saved in it.</summary>
    public int Count => Last - First + 1;
}
