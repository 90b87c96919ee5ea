using Wiki.Core.Articles;
using Wiki.Text;
using Wiki.Text.Blocks;
using Wiki.Text.Blocks.Matrices;
using Wiki.Text.Blocks.Points;
using Wiki.Text.Documents;
using Wiki.Text.Links;

namespace Wiki.Core.Rendering;

/// <summary>The matrices that the includes of a page show.</summary>
/// <param name="Matrices">The matrix of each include.</param>
/// <param name="Articles">The addresses of the articles they name, whether there are such articles or not.</param>
/// <param name="Fingerprint">Changes when a page with these includes would look different.</param>
public sealed record IncludedMatrices(
    IReadOnlyDictionary<Include, IncludedMatrix> Matrices, IReadOnlyCollection<Slug> Articles, string Fingerprint)
{
    /// <summary>A page without includes.</summary>
    public static IncludedMatrices None { get; } = new(new Dictionary<Include, IncludedMatrix>(), [], "");

    /// <summary>The names of the files that the articles of its matrices show.</summary>
    public IEnumerable<string> Files => Matrices.Values.Select(it => it.Article).OfType<WikiDocument>()
        .SelectMany(it => it.Files).Select(it => it.Name.Value).Distinct();

    /// <summary>The parts that are shown, in the order of the page.</summary>
    public IEnumerable<Matrix> Parts => Matrices.Values.Select(it => it.Part).OfType<Matrix>();

    /// <summary>The address of the article that each part is from.</summary>
    public IReadOnlyDictionary<Matrix, string> IncludedFrom { get; } = Matrices.Values.Where(it => it.Part is not null)
        .ToDictionary(it => it.Part!, it => it.Slug, (IEqualityComparer<Matrix>)ReferenceEqualityComparer.Instance);
}

/// <summary>Finds the matrices that pages include, as they are now or as this wiki knew them on a date.</summary>
public sealed class Includes(ArticleReader reader, RenderedArticles rendered)
{
    /// <summary>The most matrices that one page may include; a sentence takes the place of each further one.</summary>
    public const int Most = 30;

    /// <summary>Finds the matrices that the includes of a page show.</summary>
    /// <param name="document">The page.</param>
    /// <param name="slug">Its address.</param>
    /// <param name="targets">What names on it lead to.</param>
    /// <param name="known">The date of “as this wiki knew on”; null for now.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<IncludedMatrices> ResolveAsync(
        WikiDocument document, string slug, LinkTargets targets, DatePoint? known, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(targets);
        if (document.Includes.Count == 0)
        {
            return IncludedMatrices.None;
        }

        var articles = new Dictionary<Slug, IncludedArticle?>();
        var found = new Dictionary<Include, IncludedMatrix>(ReferenceEqualityComparer.Instance);
        foreach (var include in document.Includes)
        {
            var name = include.Target!.Value;
            var address = targets.Find(name) ?? name;
            if (found.Count < Most && address.Value != slug && !articles.ContainsKey(address))
            {
                articles.Add(address, await FindArticleAsync(address, known, cancellationToken));
            }

            found.Add(include, found.Count >= Most
                ? new IncludedMatrix($"A page can include at most {Most} tables of other pages; this is one more.")
                : address.Value == slug
                    ? new IncludedMatrix("A page cannot include its own table: the include would never end.")
                    : Matrix(include, address, articles[address], known));
        }

        return new IncludedMatrices(found, articles.Keys, string.Join(' ', articles.Select(article =>
            $"{article.Key}:{article.Value?.Revision.Number}:{article.Value?.Fingerprint}")));
    }

    private static IncludedMatrix Matrix(Include include, Slug address, IncludedArticle? article, DatePoint? known)
    {
        if (article is null)
        {
            return new IncludedMatrix($"A table of the page “{include.Name}” should be here, but "
                + (known is null ? "there is no such page." : $"this wiki had no such page {known.OnWords()}."));
        }

        if (article.Revision.IsTextHidden)
        {
            return new IncludedMatrix($"A table of the page “{include.Name}” should be here, but "
                + $"an administrator hid what that page said {known?.OnWords()}.");
        }

        var whole = article.Document.Matrices.FirstOrDefault(matrix => matrix.Id == include.Matrix);
        if (whole is null or { IsBroken: true })
        {
            return new IncludedMatrix(
                $"The table “{include.Matrix}” of the page “{article.Document.Title}” should be here, but "
                + (whole is null ? "that page has no such table." : "it cannot be read."));
        }

        var part = whole.Part(include.Columns, include.Rows);
        return part.Rows.IsEmpty || part.Columns.IsEmpty
            ? new IncludedMatrix(
                $"The table “{whole.Name}” of the page “{article.Document.Title}” should be here, but it has none of "
                + $"the {(part.Rows.IsEmpty ? "rows" : "columns")} that this page asks for.")
            : new IncludedMatrix((string?)null)
            {
                Article = article.Document,
                Slug = address.Value,
                Targets = article.Targets,
                Whole = whole,
                Part = part,
                Missing =
                [
                    .. include.Columns.Where(key => whole.Columns.All(column => column.Label.Key != key))
                        .Select(key => $"column “{key}”"),
                    .. include.Rows.Where(key => whole.Rows.All(row => row.Label.Key != key)
                        && whole.Groups.All(group => group.Label.Key != key)).Select(key => $"row “{key}”"),
                ],
            };
    }

    private async Task<IncludedArticle?> FindArticleAsync(
        Slug address, DatePoint? known, CancellationToken cancellationToken)
    {
        var revision = known is null
            ? await reader.PublishedAsync(address, cancellationToken)
            : await reader.KnownAsync(address, Derived.Rows.KnownOn.End(known), cancellationToken);
        if (revision is null)
        {
            return null;
        }

        var document = rendered.Document(revision);
        var targets = await reader.TargetsAsync(document, cancellationToken);
        return new IncludedArticle(revision, document, targets);
    }

    private sealed record IncludedArticle(RevisionView Revision, WikiDocument Document, LinkTargets Targets)
    {
        // Notes may have links.
        public string Fingerprint => RenderedArticles.Fingerprint(Targets);
    }
}
