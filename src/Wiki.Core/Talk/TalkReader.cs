using Microsoft.EntityFrameworkCore;
using Wiki.Core.Articles;
using Wiki.Core.Data;
using Wiki.Text.Links;
using Wiki.Text.Talk;

namespace Wiki.Core.Talk;

/// <summary>Reads threads and comments.</summary>
public sealed class TalkReader(WikiDb db, ArticleReader articles, ThreadPlaces places)
{
    /// <summary>How many threads about its text a page of a revision shows; open ones first, then the newest.</summary>
    public const int MostOnText = 200;

    private const int LastOfLong = 2;

    /// <summary>How many threads of an article are open.</summary>
    public Task<int> OpenAsync(string slug, CancellationToken cancellationToken) =>
        db.Set<CommentThread>().CountAsync(
            it => it.ResolvedAt == null && db.Set<Article>().Any(a => a.Id == it.ArticleId && a.Slug == slug),
            cancellationToken);

    /// <summary>The threads of an article, newest activity first, with their places in its newest revision.</summary>
    /// <param name="current">The newest revision.</param>
    /// <param name="resolved">True for the resolved ones, false for the open ones.</param>
    /// <param name="before">Only threads that come after this one in the list; null for the top.</param>
    /// <param name="count">How many at most.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public Task<IReadOnlyList<ThreadView>> ThreadsAsync(
        RevisionView current, bool resolved, TimeKey? before, int count, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(current);
        var threads = Of(current).Where(it => it.ResolvedAt != null == resolved);
        if (before is { } key)
        {
            threads = threads.Where(it => EF.Functions.LessThan(
                ValueTuple.Create(it.ActiveAt, it.Id), ValueTuple.Create(key.At, key.Id)));
        }

        return ViewsAsync(
            current, threads.OrderByDescending(it => it.ActiveAt).ThenByDescending(it => it.Id).Take(count),
            cancellationToken);
    }

    /// <summary>
    /// One thread of an article with the comments after a given one, oldest first; null for no such thread.
    /// </summary>
    public async Task<ThreadView?> ThreadAsync(
        RevisionView current, long threadId, long after, int count, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(current);
        var thread = (await RowsAsync(current, Of(current).Where(it => it.Id == threadId), cancellationToken))
            .SingleOrDefault();
        if (thread is null)
        {
            return null;
        }

        var comments = await Comments(db.Set<Comment>().Where(it => it.ThreadId == threadId && it.Id > after)
            .OrderBy(it => it.Id).Take(count)).ToListAsync(cancellationToken);
        return (await places.PlaceAsync(current, [thread], cancellationToken))[0] with
        {
            Comments = await WrittenAsync(comments, cancellationToken),
        };
    }

    /// <summary>
    /// The threads about lines and cells of a revision and of earlier ones, with their places in it, also resolved
    /// ones; oldest first.
    /// </summary>
    public async Task<IReadOnlyList<ThreadView>> OnTextAsync(
        RevisionView shown, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(shown);
        var threads = await ViewsAsync(
            shown,
            Of(shown).Where(it => it.Anchor != ThreadAnchor.Page && it.Number <= shown.Number)
                .OrderByDescending(it => it.ResolvedAt == null).ThenByDescending(it => it.Id).Take(MostOnText),
            cancellationToken);
        return [.. threads.OrderBy(it => it.Thread.Id)];
    }

    /// <summary>The threads about one cell of a revision, also those begun when it had another name.</summary>
    public async Task<IReadOnlyList<ThreadView>> OnCellAsync(
        RevisionView shown, string matrix, string rowKey, string columnKey, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(shown);
        var threads = await ViewsAsync(
            shown,
            Of(shown).Where(it => it.Anchor == ThreadAnchor.Cell && it.Matrix == matrix && it.Number <= shown.Number)
                .OrderByDescending(it => it.RowKey == rowKey && it.ColumnKey == columnKey)
                .ThenByDescending(it => it.Id).Take(MostOnText),
            cancellationToken);
        return [.. threads.Where(it => it.Cell is { } cell
            ? cell.RowKey == rowKey && cell.ColumnKey == columnKey
            : it.Thread.RowKey == rowKey && it.Thread.ColumnKey == columnKey)];
    }

    /// <summary>One comment of an article; null when there is none.</summary>
    public async Task<CommentView?> CommentAsync(
        long articleId, long commentId, CancellationToken cancellationToken)
    {
        var comments = await Comments(db.Set<Comment>()
            .Where(it => it.Id == commentId && it.Thread!.ArticleId == articleId)).ToListAsync(cancellationToken);
        return (await WrittenAsync(comments, cancellationToken)).SingleOrDefault();
    }

    /// <summary>
    /// The last comment before the page of its thread that shows a comment; null when that is the first page.
    /// </summary>
    public async Task<long?> BeforePageOfAsync(CommentView comment, int pageSize, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(comment);
        var earlier = db.Set<Comment>().Where(it => it.ThreadId == comment.ThreadId && it.Id < comment.Id);
        var whole = await earlier.CountAsync(cancellationToken) / pageSize * pageSize;
        return whole == 0 ? null : await earlier.OrderBy(it => it.Id).Skip(whole - 1).Select(it => (long?)it.Id)
            .FirstOrDefaultAsync(cancellationToken);
    }

    private IQueryable<CommentThread> Of(RevisionView revision) =>
        db.Set<CommentThread>().Where(it => it.ArticleId == revision.ArticleId);

    // With the first and the last comments of each thread.
    private async Task<IReadOnlyList<ThreadView>> ViewsAsync(
        RevisionView shown, IQueryable<CommentThread> threads, CancellationToken cancellationToken)
    {
        var rows = await RowsAsync(shown, threads, cancellationToken);
        if (rows.Count == 0)
        {
            return rows;
        }

        var ids = rows.ConvertAll(it => it.Thread.Id);
        var these = db.Set<CommentThread>().Where(it => ids.Contains(it.Id));
        var first = await Comments(these.SelectMany(thread => db.Set<Comment>()
            .Where(it => it.ThreadId == thread.Id).OrderBy(it => it.Id).Take(1))).ToListAsync(cancellationToken);
        var last = await Comments(these.SelectMany(thread => db.Set<Comment>()
            .Where(it => it.ThreadId == thread.Id).OrderByDescending(it => it.Id).Take(LastOfLong)))
            .ToListAsync(cancellationToken);
        var comments = await WrittenAsync(
            [.. first.Concat(last).DistinctBy(it => it.Id).OrderBy(it => it.Id)], cancellationToken);
        var byThread = comments.ToLookup(it => it.ThreadId);
        return await places.PlaceAsync(
            shown, rows.ConvertAll(it => it with { Comments = [.. byThread[it.Thread.Id]] }), cancellationToken);
    }

    private Task<List<ThreadView>> RowsAsync(
        RevisionView shown, IQueryable<CommentThread> threads, CancellationToken cancellationToken) =>
        threads.Select(it => new ThreadView
        {
            Thread = it,
            Slug = shown.Slug,
            Author = it.Author!.UserName!,
            ResolvedBy = it.ResolvedBy!.UserName,
            Count = db.Set<Comment>().Count(comment => comment.ThreadId == it.Id),
            IsTextHidden = db.Hidden().Any(hidden => hidden.ArticleId == it.ArticleId && hidden.Number == it.Number
                && hidden.Part == HiddenPart.Text),
            Shown = shown.Number,
        }).AsNoTracking().ToListAsync(cancellationToken);

    private static IQueryable<CommentView> Comments(IQueryable<Comment> comments) => comments.Select(it =>
        new CommentView(
            it.Id, it.ThreadId, it.AuthorId, it.Author!.UserName!, it.DeletedAt == null ? it.Text : "", it.CreatedAt,
            it.Edits, it.EditedAt, it.DeletedAt, it.DeletedById));

    private async Task<IReadOnlyList<CommentView>> WrittenAsync(
        List<CommentView> comments, CancellationToken cancellationToken)
    {
        var texts = comments.Where(it => it.DeletedAt is null).ToDictionary(it => it.Id, it => CommentText.Parse(it.Text));
        var links = texts.Values.SelectMany(text => text.Links).Select(slug => slug.Value).Distinct().ToArray();
        var targets = LinkTargets.None with { Articles = await articles.LeadingToAsync(links, cancellationToken) };
        var ids = texts.Where(it => it.Value.Names.Count > 0).Select(it => it.Key).ToArray();
        var names = ids.Length == 0 ? Array.Empty<(long, string)>().ToLookup(it => it.Item1, it => it.Item2)
            : (await db.Set<CommentMention>().Where(it => ids.Contains(it.CommentId))
                .Join(db.Set<Account>(), it => it.AccountId, it => it.Id,
                    (it, account) => new { it.CommentId, account.UserName })
                .ToListAsync(cancellationToken)).ToLookup(it => it.CommentId, it => it.UserName!);
        return comments.ConvertAll(it => texts.TryGetValue(it.Id, out var text)
            ? it with { Html = text.ToHtml(targets, names[it.Id]) }
            : it);
    }
}
