using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Wiki.Core.Articles;
using Wiki.Core.Data;
using Wiki.Text;
using Wiki.Text.Links;

namespace Wiki.Core.Reviews;

/// <summary>Reads the review queue. A change stays in it until a reviewer decides, however long it waits.</summary>
public sealed class ReviewBacklog(WikiDb db, ILookupNormalizer normalizer, TimeProvider clock)
{
    private const int PageSize = 50;

    private int? _waiting;

    /// <summary>
    /// How many changes wait for a first verdict; an index has exactly these. Counted once in a request, because the
    /// head of the page and the page itself both show it.
    /// </summary>
    public async Task<int> WaitingAsync(CancellationToken cancellationToken) => _waiting ??=
        await db.Set<PendingChange>().CountAsync(
            it => it.State == PendingState.Waiting && db.Set<Article>().Any(article => article.Id == it.ArticleId),
            cancellationToken);

    /// <summary>One page of the articles with open changes, the longest waiting first; paged by key.</summary>
    /// <param name="filter">Which articles.</param>
    /// <param name="after">The last entry of the page before; null for the first page.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<BacklogPage> PageAsync(BacklogFilter filter, TimeKey? after, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var (least, most) = filter.Lines;
        var until = filter.Days is { } days ? clock.GetUtcNow().AddDays(-days) : DateTimeOffset.MaxValue;
        var author = filter.Author is null ? null : normalizer.NormalizeName(filter.Author);
        var state = filter.State?.Word();
        var (since, article) = (after?.At ?? DateTimeOffset.MinValue, after?.Id ?? 0);
        var rows = await db.Database.SqlQuery<Row>($"""
            WITH open AS MATERIALIZED (
                SELECT article_id, min(waits_since) AS since, count(*) AS changes, sum(changed_lines) AS lines,
                       count(*) FILTER (WHERE state = {PendingState.ChangesAsked.Word()}) AS asked
                FROM pending_changes
                WHERE state = ANY ({OpenChanges.States})
                  AND EXISTS (SELECT FROM articles WHERE articles.id = article_id AND deleted_at IS NULL)
                GROUP BY article_id
                HAVING ({author}::text IS NULL OR bool_or(
                           (SELECT shown.author_id FROM shown_revisions shown
                            WHERE (shown.article_id, shown.number)
                                = (pending_changes.article_id, pending_changes.number))
                           = (SELECT id FROM accounts WHERE normalized_user_name = {author})))
                   AND ({filter.System}::text IS NULL OR bool_or({filter.System} = ANY (systems)))
                   AND ({state}::text IS NULL OR bool_or(state = {state}))
                   AND sum(changed_lines) BETWEEN {least} AND {most}
                   AND min(waits_since) <= {until}
            ), page AS (
                SELECT * FROM open WHERE (since, article_id) > ({since}, {article})
                ORDER BY since, article_id LIMIT {PageSize + 1}
            )
            SELECT total.articles, total.changes AS all_changes, page.article_id, page.since,
                   page.changes::int AS changes, page.lines::int AS lines, page.asked::int AS asked,
                   a.slug, a.current_number, a.published_number, r.title, of.authors, of.systems
            FROM (SELECT count(*)::int AS articles, coalesce(sum(changes), 0)::int AS changes FROM open) AS total
            LEFT JOIN page ON true
            LEFT JOIN articles a ON a.id = page.article_id
            LEFT JOIN revisions r ON r.article_id = a.id AND r.number = a.current_number
            LEFT JOIN LATERAL (
                SELECT array_agg(DISTINCT s.author_name::text) FILTER (WHERE s.author_id IS NOT NULL) AS authors,
                       array_agg(DISTINCT system) FILTER (WHERE system IS NOT NULL) AS systems
                FROM pending_changes p
                JOIN shown_revisions s ON s.article_id = p.article_id AND s.number = p.number
                LEFT JOIN LATERAL unnest(p.systems) AS system ON true
                WHERE p.article_id = a.id AND p.state = ANY ({OpenChanges.States})) AS of ON true
            ORDER BY page.since, page.article_id
            """).ToListAsync(cancellationToken);
        var entries = rows.Where(row => row.ArticleId is not null).Select(row => row.Entry()).ToList();
        var more = entries.Count > PageSize;
        entries = [.. entries.Take(PageSize)];
        return new BacklogPage(entries, rows[0].Articles, rows[0].AllChanges,
            more ? new TimeKey(entries[^1].Since, entries[^1].ArticleId) : null);
    }

    /// <summary>
    /// What a reviewer looks at next: a change of the same article that still waits, else the change that waits
    /// longest. Never a change of the reviewer's own; null when nothing is left.
    /// </summary>
    /// <param name="reviewerId">The reviewer.</param>
    /// <param name="slug">The article of the reviewer's last verdict; null for none.</param>
    /// <param name="filter">Which articles the reviewer goes through.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<ReviewRange?> NextAsync(
        long reviewerId, Slug? slug, BacklogFilter filter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        if (filter.IsEmpty)
        {
            return await FirstAsync(reviewerId, slug, null, cancellationToken);
        }

        // The first page of the queue may hold nothing but the reviewer's own changes.
        TimeKey? after = null;
        do
        {
            var page = await PageAsync(filter, after, cancellationToken);
            string[] slugs = [.. page.Entries.Select(it => it.Range.Slug)];
            if (await FirstAsync(reviewerId, slug, slugs, cancellationToken) is { } found)
            {
                return found;
            }

            after = page.Next;
        }
        while (after is not null);
        return null;
    }

    private async Task<ReviewRange?> FirstAsync(
        long reviewerId, Slug? preferred, string[]? slugs, CancellationToken cancellationToken)
    {
        var open = db.Set<PendingChange>().Open();
        var waiting =
            from change in db.Set<PendingChange>()
            where change.State == PendingState.Waiting && (change.AuthorId == null || change.AuthorId != reviewerId)
            orderby change.WaitsSince, change.ArticleId, change.Number
            join article in db.Set<Article>() on change.ArticleId equals article.Id
            where slugs == null || slugs.Contains(article.Slug)
            select new
            {
                article.Slug, change.Number, article.PublishedNumber, article.CurrentNumber,
                Mixed = open.Any(it => it.ArticleId == article.Id && it.AuthorId == reviewerId),
            };
        var next = preferred is { } same
            ? await waiting.FirstOrDefaultAsync(it => it.Slug == same.Value, cancellationToken) : null;
        next ??= await waiting.FirstOrDefaultAsync(cancellationToken);
        return next is null ? null
            : next.Mixed ? new ReviewRange(next.Slug, next.Number - 1, next.Number)
            : new ReviewRange(next.Slug, next.PublishedNumber ?? 0, next.CurrentNumber);
    }

    private sealed class Row
    {
        public int Articles { get; init; }

        public int AllChanges { get; init; }

        public long? ArticleId { get; init; }

        public DateTimeOffset? Since { get; init; }

        public int? Changes { get; init; }

        public int? Lines { get; init; }

        public int? Asked { get; init; }

        public string? Slug { get; init; }

        public int? CurrentNumber { get; init; }

        public int? PublishedNumber { get; init; }

        public string? Title { get; init; }

        public string[]? Authors { get; init; }

        public string[]? Systems { get; init; }

        public BacklogEntry Entry() => new(
            ArticleId!.Value, new ReviewRange(Slug!, PublishedNumber ?? 0, CurrentNumber!.Value), Title!, Since!.Value,
            Changes!.Value, Asked!.Value, Lines!.Value, Authors ?? [], Systems ?? []);
    }
}

/// <summary>A range of revisions to look at together.</summary>
/// <param name="Slug">The article's address.</param>
/// <param name="From">The revision before the first; 0 for none.</param>
/// <param name="To">The last.</param>
public sealed record ReviewRange(string Slug, int From, int To)
{
    /// <summary>Where reviewers look at it.</summary>
    public string Address => Addresses.ReviewRange(Slug, From, To);
}

/// <summary>An article in the queue.</summary>
/// <param name="ArticleId">The article.</param>
/// <param name="Range">From the published revision to the newest.</param>
/// <param name="Title">The title of the newest text.</param>
/// <param name="Since">Since when its oldest open change waits, UTC.</param>
/// <param name="Changes">How many of its revisions are open.</param>
/// <param name="Asked">For how many of those a reviewer asked the author for changes.</param>
/// <param name="Lines">How many lines they change, added up.</param>
/// <param name="Authors">Who wrote them, by name.</param>
/// <param name="Systems">The keys of the systems that they change statements about.</param>
public sealed record BacklogEntry(
    long ArticleId, ReviewRange Range, string Title, DateTimeOffset Since, int Changes, int Asked, int Lines,
    IReadOnlyList<string> Authors, IReadOnlyList<string> Systems);

/// <summary>A page of the queue.</summary>
/// <param name="Entries">The articles.</param>
/// <param name="Articles">How many articles pass the filter, on all pages.</param>
/// <param name="Changes">How many open changes those have.</param>
/// <param name="Next">The last entry, after which the next page begins; null on the last page.</param>
public sealed record BacklogPage(IReadOnlyList<BacklogEntry> Entries, int Articles, int Changes, TimeKey? Next);
