using Microsoft.EntityFrameworkCore;
using Wiki.Core.Data;
using Wiki.Text;

namespace Wiki.Core.Articles;

/// <summary>One part of a list of articles by title.</summary>
/// <param name="Cards">The articles of this part.</param>
/// <param name="Total">How many articles the whole list has.</param>
public sealed record ArticleList(IReadOnlyList<ArticleCard> Cards, int Total)
{
    /// <summary>The most articles in one part.</summary>
    public const int PartSize = 200;

    /// <summary>The number of parts; at least 1.</summary>
    public int Parts => Math.Max(1, (Total + PartSize - 1) / PartSize);
}

/// <summary>A category.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Name">Its name as most of its articles spell it.</param>
/// <param name="Count">How many articles it has.</param>
public sealed record CategoryView(string Key, string Name, int Count);

/// <summary>Lists the published articles that have something in common.</summary>
public sealed class ArticleLists(WikiDb db)
{
    /// <summary>
    /// The articles that link to one, by its address, a former address or an alias that leads to it, or that include a
    /// matrix of it.
    /// </summary>
    /// <param name="articleId">The article they link to.</param>
    /// <param name="slug">Its address.</param>
    /// <param name="part">Which part of the list, from 1.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public Task<ArticleList> LinkingToAsync(
        long articleId, Slug slug, int part, CancellationToken cancellationToken)
    {
        var names = NamesOf(articleId);
        return PartAsync(
            db.Set<ArticleIndex>().Where(index => index.ArticleId != articleId && db.Set<ArticleLink>().Any(
                link => link.ArticleId == index.ArticleId
                    && (link.Target == slug.Value || names.Contains(link.Target)))),
            part, cancellationToken);
    }

    /// <summary>What the address of a page begins with that describes a category; its key follows.</summary>
    public const string DescriptionOf = "category-";

    /// <summary>All categories by name, each with the number of its articles.</summary>
    public async Task<IReadOnlyList<CategoryView>> CategoriesAsync(CancellationToken cancellationToken)
    {
        var named = await db.Set<ArticleCategory>().GroupBy(it => new { it.Category, it.Name })
            .Select(same => new { same.Key.Category, same.Key.Name, Count = same.Count() })
            .ToListAsync(cancellationToken);
        return
        [
            .. named.OrderByDescending(it => it.Count).ThenBy(it => it.Name, StringComparer.Ordinal)
                .GroupBy(it => it.Category, StringComparer.Ordinal)
                .Select(all => new CategoryView(all.Key, all.First().Name, all.Sum(it => it.Count)))
                .OrderBy(it => it.Name, StringComparer.OrdinalIgnoreCase),
        ];
    }

    /// <summary>
    /// The category that had this key when addresses had only a-z and digits; null for none. It is asked only when no
    /// category has the key.
    /// </summary>
    public async Task<Slug?> ByFormerKeyAsync(Slug key, CancellationToken cancellationToken) =>
        (await CategoriesAsync(cancellationToken)).FirstOrDefault(it => Slug.KeyOf(it.Name) == key.Value) is { } found
            ? Slug.Parse(found.Key, null) : null;

    /// <summary>The articles of a category, and its name as most of them spell it; null when it has none.</summary>
    /// <param name="category">The key of the category.</param>
    /// <param name="part">Which part of the list, from 1.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<(string Name, ArticleList List)?> InCategoryAsync(
        Slug category, int part, CancellationToken cancellationToken)
    {
        var members = db.Set<ArticleCategory>().Where(it => it.Category == category.Value);
        var name = await members.GroupBy(it => it.Name).OrderByDescending(same => same.Count())
            .ThenBy(same => same.Key).Select(same => same.Key).FirstOrDefaultAsync(cancellationToken);
        return name is null ? null : (name, await PartAsync(
            db.Set<ArticleIndex>().Where(index => members.Any(it => it.ArticleId == index.ArticleId)),
            part, cancellationToken));
    }

    /// <summary>
    /// The articles to which one links and that link to it, those with the most categories in common first, then by
    /// title.
    /// </summary>
    /// <param name="articleId">The article.</param>
    /// <param name="slug">Its address.</param>
    /// <param name="targets">The addresses of the articles to which it links.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<IReadOnlyList<ArticleCard>> RelatedAsync(
        long articleId, Slug slug, IEnumerable<Slug> targets, int most, CancellationToken cancellationToken)
    {
        var slugs = targets.Where(it => it != slug).Select(it => it.Value).Distinct().ToArray();
        if (slugs.Length == 0)
        {
            return [];
        }

        var names = NamesOf(articleId);
        var categories = db.Set<ArticleCategory>();
        return await (
            from index in db.Set<ArticleIndex>()
            join article in db.Set<Article>() on index.ArticleId equals article.Id
            where slugs.Contains(article.Slug) && db.Set<ArticleLink>().Any(
                link => link.ArticleId == index.ArticleId
                    && (link.Target == slug.Value || names.Contains(link.Target)))
            orderby categories.Count(it => it.ArticleId == index.ArticleId && categories.Any(
                own => own.ArticleId == articleId && own.Category == it.Category)) descending, index.Title, article.Id
            select new ArticleCard(article.Slug, index.Title, index.Kind, index.Name, index.Hue, index.Summary))
            .Take(most).ToListAsync(cancellationToken);
    }

    // The other names that lead to an article: its former addresses, and its aliases. An address and a former address
    // come before any alias, and an alias belongs to the oldest article that claims it.
    private IQueryable<string> NamesOf(long articleId) => db.Set<ArticleAlias>()
        .Where(it => it.ArticleId == articleId
            && !db.Set<Article>().Any(other => other.Slug == it.Alias && other.PublishedNumber != null)
            && !db.Former().Any(former => former.Former == it.Alias && former.ArticleId != articleId)
            && !db.Set<ArticleAlias>().Any(older => older.Alias == it.Alias && older.ArticleId < articleId))
        .Select(it => it.Alias)
        .Concat(db.Former().Where(it => it.ArticleId == articleId).Select(it => it.Former));

    private async Task<ArticleList> PartAsync(
        IQueryable<ArticleIndex> articles, int part, CancellationToken cancellationToken) => new(
            await (
                from index in articles
                join article in db.Set<Article>() on index.ArticleId equals article.Id
                orderby index.Title, article.Id
                select new ArticleCard(article.Slug, index.Title, index.Kind, index.Name, index.Hue, index.Summary))
                .Skip((part - 1) * ArticleList.PartSize).Take(ArticleList.PartSize).ToListAsync(cancellationToken),
            await articles.CountAsync(cancellationToken));
}
