using Microsoft.EntityFrameworkCore;
using Wiki.Core.Articles;
using Wiki.Core.Authors;
using Wiki.Core.Data;
using Wiki.Core.Http;
using Wiki.Core.Notifications;
using Wiki.Text;
using Wiki.Text.Documents;

namespace Wiki.Core.Saving;

/// <summary>Appends revisions to the history of an article, and commits. No other code writes revisions.</summary>
/// <remarks>
/// Two guards keep each history a single line: the update of <see cref="Article.CurrentNumber"/> succeeds only when
/// nobody saved in between, and (article, number) is the primary key of the revisions.
/// </remarks>
public sealed class RevisionLog(
    WikiDb db, AuthorshipRows authorships, Notifier notifier, Publishing publishing, CacheInvalidation cache,
    TimeProvider clock)
{
    /// <summary>
    /// Appends a revision inside the caller's transaction. The caller then records whether it waits, and commits with
    /// <see cref="CommitAsync"/>.
    /// </summary>
    /// <returns>False when another save took the number first; then nothing was stored.</returns>
    internal async Task<bool> AppendAsync(NewRevision revision, CancellationToken cancellationToken)
    {
        var taken = await db.Set<Article>()
            .Where(article => article.Id == revision.ArticleId && article.CurrentNumber == revision.Number - 1)
            .ExecuteUpdateAsync(set => set.SetProperty(article => article.CurrentNumber, revision.Number),
                cancellationToken);
        if (taken == 0)
        {
            return false;
        }

        db.Set<StoredRevision>().Add(new StoredRevision
        {
            ArticleId = revision.ArticleId,
            Number = revision.Number,
            BaseNumber = revision.BaseNumber,
            Title = revision.Document.Title,
            Text = revision.Document.Source.Value,
            Bytes = System.Text.Encoding.UTF8.GetByteCount(revision.Document.Source.Value),
            Summary = Clean(revision.Summary),
            Minor = revision.Minor,
            AuthorId = revision.AuthorId,
            SavedAt = clock.GetUtcNow(),
        });
        await db.SaveChangesAsync(cancellationToken);
        await authorships.AdvanceAsync(
            revision.ArticleId, revision.Number, revision.Document.Source.Value, cancellationToken);
        if (!revision.IsMoved)
        {
            await notifier.SavedAsync(revision, cancellationToken);
        }

        return true;
    }

    /// <summary>
    /// Publishes what may be published now, tells the watchers of that, commits, and drops the cached pages that the
    /// change affects. Every transaction that changes an article ends with this.
    /// </summary>
    /// <returns>The number of the published revision; null while there is none.</returns>
    public async Task<int?> CommitAsync(
        long articleId, Slug slug, WikiDocument? newest, CancellationToken cancellationToken)
    {
        var (published, tags) = await publishing.AdvanceAsync(articleId, slug, newest, cancellationToken);
        await CacheInvalidation.SendAsync(db, tags, cancellationToken);
        await db.Database.CurrentTransaction!.CommitAsync(cancellationToken);
        cache.Drop(tags);
        return published;
    }

    /// <summary>A summary or a reason as it is stored: one line of valid Unicode.</summary>
    internal static string Clean(string summary)
    {
        var line = string.Concat(summary.ReplaceLineEndings(" ")
            .Where(c => !char.IsControl(c) && !DirectionControls.Has(c))).Trim();
        return System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(line));
    }
}
