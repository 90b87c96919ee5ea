using Microsoft.EntityFrameworkCore;
using Wiki.Core.Articles;
using Wiki.Core.Data;
using Wiki.Core.Derived;
using Wiki.Core.Http;
using Wiki.Core.Notifications;
using Wiki.Core.Reviews;
using Wiki.Text;
using Wiki.Text.Documents;

namespace Wiki.Core.Saving;

/// <summary>Publishes the revisions of an article up to its first waiting change.</summary>
public sealed class Publishing(WikiDb db, DerivedRows derived, Notifier notifier, TimeProvider clock)
{
    /// <summary>
    /// Publishes every revision that may be published now, inside the caller's transaction, which has locked the
    /// article's row. It publishes one after the other, so that each fact is stored with the revision that added it.
    /// </summary>
    /// <returns>
    /// The number of the published revision, null for none, and the cache tags that the change touches.
    /// </returns>
    /// <param name="articleId">The article.</param>
    /// <param name="slug">The address by which the caller found it.</param>
    /// <param name="newest">The newest text, if the caller has it; null otherwise.</param>
    /// <param name="cancellationToken">Cancels the operation; the caller rolls back.</param>
    public async Task<(int? Published, IReadOnlyCollection<string> Tags)> AdvanceAsync(
        long articleId, Slug slug, WikiDocument? newest, CancellationToken cancellationToken)
    {
        var article = await db.Set<Article>().AsNoTracking().SingleAsync(it => it.Id == articleId, cancellationToken);
        slug = Slug.Parse(article.Slug, null); // the article may have moved since the caller looked it up
        var published = article.PublishedNumber;
        var pending = await db.Set<PendingChange>().AsNoTracking()
            .Where(it => it.ArticleId == articleId && it.Number > (published ?? 0)).ToListAsync(cancellationToken);
        // Every change affects the page of the article, because it says how many changes wait.
        var tags = new HashSet<string>(StringComparer.Ordinal) { CacheTags.AnyChange, CacheTags.Article(slug) };
        var steps = PublishableRevisions.After(published ?? 0, article.CurrentNumber, pending);
        if (steps.Any(number => number != article.CurrentNumber)) // the newest text is never hidden
        {
            var textless = await db.TextlessOf(articleId).ToListAsync(cancellationToken);
            steps = [.. steps.Except(textless)];
        }

        if (steps is [.., var last])
        {
            tags.UnionWith(await derived.ReplaceAsync(
                articleId, slug, steps,
                async number => number == article.CurrentNumber && newest is not null
                    ? newest : await DocumentAsync(articleId, number, cancellationToken),
                published is null, cancellationToken));
            var now = clock.GetUtcNow();
            var changing = pending.Count == 0 && steps.Count == 1 ? steps // a save never stores the text that is there
                : await ChangingAsync(articleId, published, steps, cancellationToken);
            db.AddRange(steps.Select(number => new Publication
            {
                ArticleId = articleId,
                Number = number,
                PublishedAt = now,
                ChangesText = changing.Contains(number),
            }));
            await db.SaveChangesAsync(cancellationToken);
            await notifier.PublishedAsync(articleId, published ?? 0, changing, cancellationToken);
            published = last;
            await db.Set<Article>().Where(it => it.Id == articleId).ExecuteUpdateAsync(
                set => set.SetProperty(it => it.PublishedNumber, published), cancellationToken);
            if (pending.Count > 0)
            {
                // Rows of reapplied changes stay: nothing else records that a change was reapplied.
                await db.Set<PendingChange>()
                    .Where(it => it.ArticleId == articleId && it.Number <= published
                        && it.State != PendingState.Moved)
                    .ExecuteDeleteAsync(cancellationToken);
            }
        }

        return (published, tags);
    }

    // The steps with which readers get another text than before.
    private async Task<IReadOnlyList<int>> ChangingAsync(
        long articleId, int? published, IReadOnlyList<int> steps, CancellationToken cancellationToken)
    {
        var texts = await db.Set<Revision>()
            .Where(it => it.ArticleId == articleId && (it.Number == published || steps.Contains(it.Number)))
            .Select(it => new { it.Number, it.Text })
            .ToDictionaryAsync(it => it.Number, it => it.Text, cancellationToken);
        var before = published is { } number ? texts[number] : null;
        var changing = new List<int>();
        foreach (var step in steps)
        {
            if (texts[step] != before)
            {
                changing.Add(step);
            }

            before = texts[step];
        }

        return changing;
    }

    private async Task<WikiDocument> DocumentAsync(long articleId, int number, CancellationToken cancellationToken) =>
        WikiDocument.Parse(SourceText.From(await db.TextOf(articleId, number).SingleAsync(cancellationToken)));
}

/// <summary>
/// Decides which revisions may be published: those that contain no waiting change, and no rejected change that is
/// still in the text.
/// </summary>
public static class PublishableRevisions
{
    /// <summary>
    /// The revisions to publish one after the other, ascending; none when nothing new may be published.
    /// </summary>
    /// <param name="published">The published number; 0 when none is.</param>
    /// <param name="current">The newest number.</param>
    /// <param name="pending">The pending changes of the article.</param>
    public static IReadOnlyList<int> After(int published, int current, IReadOnlyCollection<PendingChange> pending)
    {
        ArgumentNullException.ThrowIfNull(pending);
        var firstOpen = pending.Where(it => it.IsOpen).Select(it => it.Number).DefaultIfEmpty(current + 1).Min();
        var steps = new List<int>();
        for (var number = published + 1; number < firstOpen && number <= current; number++)
        {
            if (pending.All(it => it.Number > number || it.UndoneBy <= number))
            {
                steps.Add(number);
            }
        }

        return steps;
    }
}
