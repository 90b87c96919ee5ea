using Microsoft.EntityFrameworkCore;
using Wiki.Core.Articles;
using Wiki.Core.Data;
using Wiki.Text;
using Wiki.Text.Editing;

namespace Wiki.Core.Saving;

/// <summary>What one press of the button has done.</summary>
/// <param name="Saved">How many pages have the new links.</param>
/// <param name="Waiting">How many of them wait for review.</param>
/// <param name="Refused">How many pages could not be saved; each can be edited by hand.</param>
/// <param name="Left">How many pages nobody has looked at yet.</param>
public sealed record RewrittenLinks(int Saved, int Waiting, int Refused, int Left);

/// <summary>
/// Rewrites the links that use a former address of an article. Each page gets an ordinary revision, so publishing rules
/// and review apply and each page can be undone by itself.
/// </summary>
public sealed class MovedLinkWriter(WikiDb db, ArticleWriter writer)
{
    /// <summary>The most pages that one press rewrites.</summary>
    public const int Most = 200;

    /// <summary>
    /// How many published pages link to an article by a former address, or include a matrix of it so; before a move,
    /// also those that use the address which it leaves.
    /// </summary>
    /// <param name="articleId">The article.</param>
    /// <param name="leaves">The address that it is about to leave; null for none.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public Task<int> CountAsync(long articleId, Slug? leaves, CancellationToken cancellationToken) =>
        Pages(articleId, leaves?.Value).CountAsync(cancellationToken);

    /// <summary>Rewrites the links to an article on the next pages.</summary>
    /// <param name="article">The published revision of the article to which they lead.</param>
    /// <param name="authorId">The account that saves them; the caller has checked that it may edit.</param>
    /// <param name="cancellationToken">Cancels what is not saved yet.</param>
    public async Task<RewrittenLinks> RewriteAsync(
        RevisionView article, long authorId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(article);
        var to = Slug.Parse(article.Slug, null);
        var former = (await db.Former().Where(it => it.ArticleId == article.ArticleId).Select(it => it.Former).Distinct()
            .ToListAsync(cancellationToken)).Select(it => Slug.Parse(it, null)).ToHashSet();
        var name = MovedLinks.NameFor(to, article.Title);
        var pages = await Pages(article.ArticleId, null).Order().ToListAsync(cancellationToken);
        var (saved, waiting, refused, seen) = (0, 0, 0, 0);
        foreach (var page in pages)
        {
            if (saved == Most)
            {
                break;
            }

            seen++;
            switch (await SaveAsync(page, former, name, to, authorId, cancellationToken))
            {
                case SaveOutcome.Saved done:
                    saved++;
                    waiting += done.IsPublished ? 0 : 1;
                    break;
                case null or SaveOutcome.Unchanged:
                    break; // its newest text has the new links already, and waits for review
                default:
                    refused++;
                    break;
            }
        }

        return new RewrittenLinks(saved, waiting, refused, pages.Count - seen);
    }

    // Null when the newest text of the page has no such link.
    private async Task<SaveOutcome?> SaveAsync(
        long page, HashSet<Slug> former, string name, Slug to, long authorId, CancellationToken cancellationToken)
    {
        var newest = await db.Changes()
            .Where(row => row.Article.Id == page && row.Revision.Number == row.Article.CurrentNumber)
            .Select(row => new { row.Article.Slug, row.Revision.Number, row.Revision.Text })
            .SingleAsync(cancellationToken);
        var text = MovedLinks.In(SourceText.From(newest.Text), former, name);
        if (text == newest.Text)
        {
            return null;
        }

        var from = former.Count == 1 ? $"of {former.Single()} to {to}" : $"to {to}";
        return await writer.SaveAsync(
            Slug.Parse(newest.Slug, null), new Draft(
                text, $"Links follow the move {from}", false, newest.Number, ArticleId: page),
            authorId, cancellationToken);
    }

    private IQueryable<long> Pages(long articleId, string? leaves) => db.Set<ArticleIndex>()
        .Where(index => db.Set<ArticleLink>().Any(link => link.ArticleId == index.ArticleId
            && (link.Target == leaves || db.Former().Any(it => it.ArticleId == articleId && it.Former == link.Target))))
        .Select(index => index.ArticleId);
}
