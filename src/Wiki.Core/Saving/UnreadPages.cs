using Microsoft.EntityFrameworkCore;
using Wiki.Core.Accounts;
using Wiki.Core.Articles;
using Wiki.Core.Data;
using Wiki.Core.Reviews;
using Wiki.Text;

namespace Wiki.Core.Saving;

/// <summary>What an editor of an address begins with.</summary>
/// <param name="Current">
/// The newest revision; null when there is none, or when the editor may not see it: then a save is a new page.
/// </param>
/// <param name="Waits">Whether a page that the editor may not see waits there: then no other can begin.</param>
public sealed record EditStart(RevisionView? Current, bool Waits);

/// <summary>
/// Pages of which nothing was ever published. Only reviewers, who saved the newest text and whose change waits may see
/// it and build on it. While it waits, the address is taken; when it was rejected, anybody begins there from nothing.
/// </summary>
public sealed class UnreadPages(WikiDb db, ArticleReader reader)
{
    /// <summary>The code of the problem of a page that waits at the address.</summary>
    public const string WaitsHere = "D023";

    /// <summary>What an editor of an address begins with.</summary>
    public async Task<EditStart> StartAsync(Slug slug, Viewer viewer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        var current = await reader.CurrentAsync(slug, cancellationToken);
        if (current is null || current.PublishedNumber is not null)
        {
            return new EditStart(current, false);
        }

        var savedBy = await db.Set<Revision>()
            .Where(it => it.ArticleId == current.ArticleId && it.Number == current.Number)
            .Select(it => it.SavedBy).SingleAsync(cancellationToken);
        return await MaySeeAsync(current.ArticleId, savedBy, viewer, cancellationToken)
            ? new EditStart(current, false)
            : new EditStart(null, await WaitsAsync(current.ArticleId, cancellationToken));
    }

    /// <summary>The sentence for an editor who must choose another address.</summary>
    public static string Sentence(Slug slug) =>
        $"A page at “{slug}” waits for review. You can write yours at another address, or wait for the verdict.";

    /// <summary>Whether somebody may see the newest text of an article of which nothing is published.</summary>
    /// <param name="articleId">The article.</param>
    /// <param name="savedBy">Who saved its newest text.</param>
    /// <param name="viewer">Who wants to see it.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    internal async Task<bool> MaySeeAsync(
        long articleId, long? savedBy, Viewer viewer, CancellationToken cancellationToken) =>
        viewer.MayReview || (viewer.AccountId is { } account && (savedBy == account
            || await db.Set<PendingChange>().Open().AnyAsync(
                it => it.ArticleId == articleId && it.AuthorId == account, cancellationToken)));

    /// <summary>Whether a change of an article waits.</summary>
    internal Task<bool> WaitsAsync(long articleId, CancellationToken cancellationToken) =>
        db.Set<PendingChange>().Open().AnyAsync(it => it.ArticleId == articleId, cancellationToken);
}
