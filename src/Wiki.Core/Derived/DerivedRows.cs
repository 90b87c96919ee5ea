using Microsoft.EntityFrameworkCore;
using Wiki.Core.Articles;
using Wiki.Core.Authors;
using Wiki.Core.Data;
using Wiki.Core.Derived.Rows;
using Wiki.Core.Http;
using Wiki.Text;
using Wiki.Text.Blocks.Matrices;
using Wiki.Text.Documents;

namespace Wiki.Core.Derived;

/// <summary>
/// Writes what is computed from the published text of an article. Its cost depends on that article alone, and doing
/// it again gives identical rows.
/// </summary>
public sealed class DerivedRows(WikiDb db, FactRowStore facts, AuthorshipRows authorships)
{
    /// <summary>
    /// Replaces one article's derived rows inside the caller's transaction. Facts are stored with the revision that
    /// added them, so each revision is a step; lists and search use only the last.
    /// </summary>
    /// <returns>The cache tags that the new revisions touch.</returns>
    /// <param name="articleId">The article.</param>
    /// <param name="slug">Its address.</param>
    /// <param name="numbers">The revisions to publish now, ascending; at least one.</param>
    /// <param name="documentOf">Gives the text of one of them.</param>
    /// <param name="created">Whether no revision of the article was published before.</param>
    /// <param name="cancellationToken">Cancels the operation; the caller rolls back.</param>
    public async Task<IReadOnlyCollection<string>> ReplaceAsync(
        long articleId, Slug slug, IReadOnlyList<int> numbers, Func<int, Task<WikiDocument>> documentOf, bool created,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        ArgumentNullException.ThrowIfNull(documentOf);
        var runs = new FactRuns(created ? [] : await facts.OpenAsync(articleId, cancellationToken));
        var changed = new List<FactRow>();
        WikiDocument? last = null;
        foreach (var number in numbers)
        {
            last = await documentOf(number);
            var change = runs.Advance(articleId, number, last);
            await facts.WriteAsync(articleId, change, cancellationToken);
            changed.AddRange(change.Opened.Concat(change.Closed));
        }

        return [.. await ReplaceIndexAsync(articleId, slug, last!, created, cancellationToken),
            .. changed.Exists(row => row is EventRow) ? [CacheTags.Events] : Array.Empty<string>(),
            .. changed.Exists(row => row is PredictionRow) ? [CacheTags.Predictions] : Array.Empty<string>(),
            .. ColumnsOf(changed, runs.Open).Select(CacheTags.Facts)];
    }

    /// <summary>
    /// Replaces the rows that depend on the address of an article, inside the caller's transaction, which has given it
    /// another one.
    /// </summary>
    /// <returns>The cache tags that the move touches.</returns>
    /// <param name="articleId">The article.</param>
    /// <param name="from">The address that it had.</param>
    /// <param name="to">The address that it has.</param>
    /// <param name="published">What readers see of it; null for nothing yet.</param>
    /// <param name="cancellationToken">Cancels the operation; the caller rolls back.</param>
    public async Task<IReadOnlyCollection<string>> MoveAsync(
        long articleId, Slug from, Slug to, WikiDocument? published, CancellationToken cancellationToken)
    {
        var tags = new HashSet<string>(StringComparer.Ordinal) { CacheTags.AnyChange };
        foreach (var slug in new[] { from, to })
        {
            tags.UnionWith([CacheTags.Article(slug), CacheTags.Name(slug.Value), CacheTags.Related(slug.Value),
                CacheTags.Facts(slug.Value)]);
        }

        if (published is null)
        {
            return tags;
        }

        tags.UnionWith(await ReplaceIndexAsync(articleId, to, published, false, cancellationToken));
        // Pages that show its facts link to it by its address.
        var open = await facts.OpenAsync(articleId, cancellationToken);
        tags.UnionWith(open.OfType<AxisRow>().Where(row => row.Axis == Axis.Column).Select(row => CacheTags.Facts(row.Key)));
        tags.UnionWith(open.Any(row => row is EventRow) ? [CacheTags.Events] : []);
        tags.UnionWith(open.Any(row => row is PredictionRow) ? [CacheTags.Predictions] : []);
        tags.UnionWith(published.FrontMatter.Kind == ArticleKind.System ? [CacheTags.Systems] : []);
        return tags;
    }

    /// <summary>
    /// Deletes all derived rows of an article, inside the caller's transaction, which deletes the article.
    /// </summary>
    /// <returns>The cache tags of everything that showed the article, or led to it.</returns>
    /// <param name="articleId">The article; not yet deleted.</param>
    /// <param name="slug">Its address.</param>
    /// <param name="cancellationToken">Cancels the operation; the caller rolls back.</param>
    public async Task<IReadOnlyCollection<string>> DeleteAsync(
        long articleId, Slug slug, CancellationToken cancellationToken)
    {
        var tags = await WholeAsync(articleId, slug, cancellationToken);
        await db.Set<ArticleIndex>().Where(row => row.ArticleId == articleId).ExecuteDeleteAsync(cancellationToken);
        await db.Set<ArticleAlias>().Where(row => row.ArticleId == articleId).ExecuteDeleteAsync(cancellationToken);
        await db.Set<ArticleLink>().Where(row => row.ArticleId == articleId).ExecuteDeleteAsync(cancellationToken);
        await db.Set<ArticleFile>().Where(row => row.ArticleId == articleId).ExecuteDeleteAsync(cancellationToken);
        await db.Set<ArticleCategory>().Where(row => row.ArticleId == articleId).ExecuteDeleteAsync(cancellationToken);
        await facts.ReplaceAsync(articleId, [], cancellationToken);
        await authorships.ForgetAsync(articleId, cancellationToken);
        return tags;
    }

    /// <summary>
    /// Computes all derived rows of an article again, inside the caller's transaction, which has restored it.
    /// </summary>
    /// <returns>The cache tags of everything that shows the article now, or leads to it.</returns>
    /// <param name="articleId">The article; not deleted any more.</param>
    /// <param name="slug">Its address.</param>
    /// <param name="cancellationToken">Cancels the operation; the caller rolls back.</param>
    public async Task<IReadOnlyCollection<string>> RestoreAsync(
        long articleId, Slug slug, CancellationToken cancellationToken)
    {
        await ComputeAsync(articleId, slug, cancellationToken);
        return await WholeAsync(articleId, slug, cancellationToken);
    }

    // The cache tags of what shows an article or leads to it, by its rows.
    private async Task<HashSet<string>> WholeAsync(long articleId, Slug slug, CancellationToken cancellationToken)
    {
        var open = await facts.OpenAsync(articleId, cancellationToken);
        var former = await db.Former().Where(it => it.ArticleId == articleId).Select(it => it.Former)
            .ToListAsync(cancellationToken);
        var aliases = await db.Set<ArticleAlias>().Where(row => row.ArticleId == articleId).Select(row => row.Alias)
            .ToListAsync(cancellationToken);
        string[] addresses = [slug.Value, .. former];
        // The systems also for an article that is none: its address may be the key of a system that had it before.
        return [CacheTags.AnyChange, CacheTags.Article(slug), CacheTags.Related(slug.Value), CacheTags.Systems,
            .. addresses.Concat(aliases).Select(CacheTags.Name),
            .. addresses.Concat(open.OfType<AxisRow>().Where(row => row.Axis == Axis.Column).Select(row => row.Key))
                .Select(CacheTags.Facts),
            .. open.Any(row => row is EventRow) ? [CacheTags.Events] : Array.Empty<string>(),
            .. open.Any(row => row is PredictionRow) ? [CacheTags.Predictions] : Array.Empty<string>()];
    }

    // The columns of changed cells. When the place or a name of a matrix changed, all its columns: pages show its
    // labels.
    private static IEnumerable<string> ColumnsOf(List<FactRow> changed, IEnumerable<FactRow> open)
    {
        var renamed = changed.Select(row => row is MatrixRow matrix ? matrix.Id : (row as AxisRow)?.Matrix)
            .OfType<string>().ToHashSet(StringComparer.Ordinal);
        return changed.OfType<CellRow>().Select(cell => cell.ColumnKey)
            .Concat(open.OfType<AxisRow>().Where(row => row.Axis == Axis.Column && renamed.Contains(row.Matrix))
                .Select(row => row.Key))
            .Distinct(StringComparer.Ordinal);
    }

    private async Task<IReadOnlyCollection<string>> ReplaceIndexAsync(
        long articleId, Slug slug, WikiDocument document, bool created, CancellationToken cancellationToken)
    {
        var before = await db.Set<ArticleIndex>().IgnoreQueryFilters().AsNoTracking()
            .SingleOrDefaultAsync(row => row.ArticleId == articleId, cancellationToken);
        var aliasesBefore = await db.Set<ArticleAlias>().Where(row => row.ArticleId == articleId)
            .Select(row => row.Alias).ToListAsync(cancellationToken);
        var after = Row(articleId, slug, document);
        // A template is no article: it claims no name, links to nothing, and is in no category.
        var isArticle = after.Kind != ArticleKind.Template;
        var aliasesAfter = isArticle ? ArticleAlias.Of(slug, document) : new HashSet<string>();

        if (before is null)
        {
            db.Set<ArticleIndex>().Add(after);
        }
        else
        {
            db.Set<ArticleIndex>().Update(after);
        }

        db.Set<ArticleAlias>().AddRange(aliasesAfter.Except(aliasesBefore, StringComparer.Ordinal)
            .Select(alias => new ArticleAlias { Alias = alias, ArticleId = articleId }));
        db.Set<ArticleAlias>().RemoveRange(aliasesBefore.Except(aliasesAfter, StringComparer.Ordinal)
            .Select(alias => new ArticleAlias { Alias = alias, ArticleId = articleId }));
        var stated = isArticle ? document : WikiDocument.Parse(SourceText.From(""));
        var relinked = await ReplaceLinksAsync(articleId, slug, stated, cancellationToken);
        await ReplaceFilesAsync(articleId, stated, cancellationToken);
        var refiled = await ReplaceCategoriesAsync(articleId, stated, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);

        var names = aliasesBefore.Union(aliasesAfter, StringComparer.Ordinal)
            .Except(aliasesBefore.Intersect(aliasesAfter, StringComparer.Ordinal), StringComparer.Ordinal)
            .Concat(created ? [slug.Value] : []).ToList();
        var system = (before?.Kind == ArticleKind.System || after.Kind == ArticleKind.System)
            && (names.Count > 0 || Appearance(before) != Appearance(after));
        return [CacheTags.AnyChange, CacheTags.Article(slug),
            .. names.Select(CacheTags.Name), .. system ? [CacheTags.Systems] : Array.Empty<string>(),
            .. relinked || refiled || before?.Title != after.Title ? [CacheTags.Related(slug.Value)] : Array.Empty<string>()];
    }

    // Whether the article links to other names than before.
    private async Task<bool> ReplaceLinksAsync(
        long articleId, Slug slug, WikiDocument document, CancellationToken cancellationToken)
    {
        var links = db.Set<ArticleLink>();
        var before = await links.Where(row => row.ArticleId == articleId)
            .ToDictionaryAsync(row => row.Target, StringComparer.Ordinal, cancellationToken);
        var after = document.Links.Select(link => (Target: link.Target!.Value, link.Name))
            .Concat(document.Includes.Select(include => (Target: include.Target!.Value, include.Name)))
            .Where(it => it.Target != slug).DistinctBy(it => it.Target)
            .ToDictionary(it => it.Target.Value, it => Short(it.Name), StringComparer.Ordinal);
        links.RemoveRange(before.Values.Where(row => !after.ContainsKey(row.Target)));
        foreach (var (target, name) in after)
        {
            if (before.TryGetValue(target, out var row))
            {
                row.Name = name;
            }
            else
            {
                links.Add(new ArticleLink { Target = target, ArticleId = articleId, Name = name });
            }
        }

        return !before.Keys.ToHashSet(StringComparer.Ordinal).SetEquals(after.Keys);

        static string Short(string name)
        {
            const int most = ArticleLink.MaximumNameLength;
            return name.Length <= most ? name : name[..(char.IsHighSurrogate(name[most - 1]) ? most - 1 : most)];
        }
    }

    private async Task ReplaceFilesAsync(long articleId, WikiDocument document, CancellationToken cancellationToken)
    {
        var files = db.Set<ArticleFile>();
        var before = await files.Where(row => row.ArticleId == articleId)
            .ToDictionaryAsync(row => row.Name, StringComparer.Ordinal, cancellationToken);
        var after = document.Files.Select(file => file.Name.Value).ToHashSet(StringComparer.Ordinal);
        files.RemoveRange(before.Values.Where(row => !after.Contains(row.Name)));
        files.AddRange(after.Where(name => !before.ContainsKey(name))
            .Select(name => new ArticleFile { Name = name, ArticleId = articleId }));
    }

    // Whether the article is in other categories than before.
    private async Task<bool> ReplaceCategoriesAsync(
        long articleId, WikiDocument document, CancellationToken cancellationToken)
    {
        var categories = db.Set<ArticleCategory>();
        var before = await categories.Where(row => row.ArticleId == articleId)
            .ToDictionaryAsync(row => row.Category, StringComparer.Ordinal, cancellationToken);
        // A name without a letter that an address can have gives no category page.
        var after = document.FrontMatter.Categories.Where(name => Slug.Of(name) is not null)
            .DistinctBy(name => Slug.Of(name)!.Value.Value).ToDictionary(name => Slug.Of(name)!.Value.Value);
        categories.RemoveRange(before.Values.Where(row => !after.ContainsKey(row.Category)));
        foreach (var (category, name) in after)
        {
            if (before.TryGetValue(category, out var row))
            {
                row.Name = name;
            }
            else
            {
                categories.Add(new ArticleCategory { Category = category, ArticleId = articleId, Name = name });
            }
        }

        return !before.Keys.ToHashSet(StringComparer.Ordinal).SetEquals(after.Keys);
    }

    /// <summary>Replaces the derived rows of every article, computed from its published revisions.</summary>
    /// <param name="progress">Gets the number of articles that are done; null for nobody.</param>
    /// <param name="cancellationToken">Cancels the operation; articles that are done keep their new rows.</param>
    public async Task RebuildAsync(IProgress<int>? progress, CancellationToken cancellationToken)
    {
        var done = 0;
        var after = 0L;
        while (true)
        {
            var articles = await db.Set<Article>()
                .Where(article => article.Id > after && article.PublishedNumber != null)
                .OrderBy(article => article.Id).Take(500).AsNoTracking().ToListAsync(cancellationToken);
            if (articles.Count == 0)
            {
                return;
            }

            foreach (var article in articles)
            {
                await RebuildAsync(article.Id, cancellationToken);
                after = article.Id;
                progress?.Report(++done);
            }
        }
    }

    private async Task RebuildAsync(long articleId, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        // A save must come before all of this or after it; otherwise rows of an older text would replace its rows.
        if (await db.LockArticleAsync(articleId, cancellationToken) is not { } article)
        {
            return; // deleted since it was listed
        }

        await ComputeAsync(articleId, Slug.Parse(article.Slug, null), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        db.ChangeTracker.Clear();
    }

    // Replaces the rows of an article, inside the caller's transaction.
    private async Task ComputeAsync(long articleId, Slug slug, CancellationToken cancellationToken)
    {
        if (await ReplaceFactsAsync(articleId, cancellationToken) is { } document)
        {
            await ReplaceIndexAsync(articleId, slug, document, false, cancellationToken);
        }

        await authorships.RebuildAsync(articleId, cancellationToken);
    }

    /// <summary>
    /// Computes the facts of an article from all its published revisions whose text is shown, inside the caller's
    /// transaction. What only hidden texts stated is in no row; what they stated first counts from the next text.
    /// </summary>
    /// <returns>The last of the texts; null when none is published.</returns>
    internal async Task<WikiDocument?> ReplaceFactsAsync(long articleId, CancellationToken cancellationToken)
    {
        var runs = new FactRuns([]);
        var ended = new List<FactRow>();
        WikiDocument? document = null;
        var textless = db.TextlessOf(articleId);
        var published = await db.Set<Publication>()
            .Where(it => it.ArticleId == articleId && !textless.Contains(it.Number)).OrderBy(it => it.Number)
            .Select(it => it.Number).ToListAsync(cancellationToken);
        foreach (var number in published)
        {
            var text = await db.TextOf(articleId, number).SingleAsync(cancellationToken);
            document = WikiDocument.Parse(SourceText.From(text));
            ended.AddRange(runs.Advance(articleId, number, document).Closed);
        }

        await facts.ReplaceAsync(articleId, [.. ended, .. runs.Open], cancellationToken);
        return document;
    }

    private static ArticleIndex Row(long articleId, Slug slug, WikiDocument document) => new()
    {
        ArticleId = articleId,
        Kind = document.FrontMatter.Kind,
        Title = document.Title,
        Name = document.FrontMatter.Kind == ArticleKind.System ? document.FrontMatter.Name ?? document.Title : null,
        Hue = document.FrontMatter.Kind == ArticleKind.System ? document.FrontMatter.Hue ?? HueOf(slug) : null,
        Summary = document.FrontMatter.Summary ?? "",
        Words = document.FrontMatter.Kind == ArticleKind.Template ? "" : document.PlainText(),
    };

    // A system that names no hue gets one that stays the same.
    private static string HueOf(Slug slug) =>
        FrontMatter.Hues[slug.Value.Sum(c => c) % FrontMatter.Hues.Count];

    private static (ArticleKind?, string?, string?) Appearance(ArticleIndex? row) =>
        (row?.Kind, row?.Name, row?.Hue);
}
