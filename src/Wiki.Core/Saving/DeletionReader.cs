using Microsoft.EntityFrameworkCore;
using Wiki.Core.Articles;
using Wiki.Core.Data;
using Wiki.Core.Derived.Rows;
using Wiki.Core.Notifications;
using Wiki.Core.Reviews;
using Wiki.Core.Talk;
using Wiki.Text;

namespace Wiki.Core.Saving;

/// <summary>What disappears with an article, in numbers.</summary>
/// <param name="Linking">How many pages link to it or include a matrix of it.</param>
/// <param name="Cells">How many cells it states.</param>
/// <param name="Events">How many events.</param>
/// <param name="Predictions">How many predictions.</param>
/// <param name="Waiting">How many of its changes wait for review.</param>
/// <param name="Topics">How many topics its talk page has.</param>
/// <param name="Watchers">How many accounts watch it.</param>
public sealed record DeletionEffects(
    int Linking, int Cells, int Events, int Predictions, int Waiting, int Topics, int Watchers);

/// <summary>A line of the log of deletions.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Slug">The address that the article had then, or got.</param>
/// <param name="At">When, UTC.</param>
/// <param name="By">Who did it.</param>
/// <param name="Reason">Why; may be empty for a page that was restored.</param>
public sealed record DeletionView(DeletionKind Kind, string Slug, DateTimeOffset At, string By, string Reason);

/// <summary>A deleted article, for those who may restore it.</summary>
/// <param name="ArticleId">The article.</param>
/// <param name="Slug">The address that it had.</param>
/// <param name="Title">The title that it had.</param>
/// <param name="Number">Its newest revision.</param>
/// <param name="PublishedNumber">The revision that readers saw; null for none.</param>
/// <param name="Last">The deletion.</param>
public sealed record DeletedArticle(
    long ArticleId, string Slug, string Title, int Number, int? PublishedNumber, DeletionView Last);

/// <summary>Reads what is deleted, and what a deletion would do. The caller has checked who asks.</summary>
public sealed class DeletionReader(WikiDb db, ArticleLists lists)
{
    /// <summary>The most articles in one part of the list.</summary>
    public const int PartSize = 100;

    /// <summary>How many articles are deleted.</summary>
    public Task<int> CountAsync(CancellationToken cancellationToken) => db.Deleted().CountAsync(cancellationToken);

    /// <summary>The deleted articles, the latest first.</summary>
    /// <param name="part">Which part of the list, from 1.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<IReadOnlyList<DeletedArticle>> ListAsync(int part, CancellationToken cancellationToken) =>
        await Views(db.Deleted().OrderByDescending(it => it.DeletedAt).ThenByDescending(it => it.Id)
            .Skip((part - 1) * PartSize).Take(PartSize)).ToListAsync(cancellationToken);

    /// <summary>A deleted article; null when there is none with this number.</summary>
    public Task<DeletedArticle?> FindAsync(long articleId, CancellationToken cancellationToken) =>
        Views(db.Deleted().Where(it => it.Id == articleId)).SingleOrDefaultAsync(cancellationToken);

    /// <summary>The newest text of a deleted article.</summary>
    public Task<string> TextAsync(DeletedArticle article, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(article);
        return db.TextOf(article.ArticleId, article.Number).SingleAsync(cancellationToken);
    }

    /// <summary>Why a deleted article cannot have its address again; null when the address is free.</summary>
    public async Task<MoveOutcome.Refused?> WhyTakenAsync(
        DeletedArticle article, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(article);
        return await ArticleMoves.HeldAsync(
            db, article.ArticleId, Slug.Parse(article.Slug, null), cancellationToken);
    }

    /// <summary>The address of an article that is not deleted any more; null when there is none.</summary>
    public async Task<Slug?> RestoredAtAsync(long articleId, CancellationToken cancellationToken) =>
        await db.Set<Article>().Where(it => it.Id == articleId).Select(it => it.Slug)
            .SingleOrDefaultAsync(cancellationToken) is { } slug ? Slug.Parse(slug, null) : null;

    /// <summary>What happened to an article, the latest first: it was deleted, it was restored.</summary>
    public Task<List<DeletionView>> OfAsync(long articleId, CancellationToken cancellationToken) =>
        db.Set<ArticleDeletion>().Where(it => it.ArticleId == articleId).OrderByDescending(it => it.Id)
            .Select(it => new DeletionView(it.Kind, it.Slug, it.At, it.Account!.UserName!, it.Reason))
            .ToListAsync(cancellationToken);

    /// <summary>What disappears when an article is deleted.</summary>
    public async Task<DeletionEffects> EffectsAsync(
        long articleId, Slug slug, CancellationToken cancellationToken) => new(
            (await lists.LinkingToAsync(articleId, slug, 1, cancellationToken)).Total,
            await db.Known<CellRow>(null).CountAsync(it => it.ArticleId == articleId, cancellationToken),
            await db.Known<EventRow>(null).CountAsync(it => it.ArticleId == articleId, cancellationToken),
            await db.Known<PredictionRow>(null).CountAsync(it => it.ArticleId == articleId, cancellationToken),
            await db.Set<PendingChange>().Open().CountAsync(it => it.ArticleId == articleId, cancellationToken),
            await db.Set<CommentThread>().CountAsync(it => it.ArticleId == articleId, cancellationToken),
            await db.Set<Watch>().CountAsync(it => it.ArticleId == articleId, cancellationToken));

    private IQueryable<DeletedArticle> Views(IQueryable<Article> articles) =>
        from article in articles
        let last = db.Set<ArticleDeletion>().Where(it => it.ArticleId == article.Id)
            .OrderByDescending(it => it.Id).First()
        select new DeletedArticle(
            article.Id, article.Slug, last.Title, article.CurrentNumber, article.PublishedNumber,
            new DeletionView(last.Kind, last.Slug, last.At, last.Account!.UserName!, last.Reason));
}
