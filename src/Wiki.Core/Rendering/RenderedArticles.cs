using Microsoft.Extensions.Caching.Memory;
using Wiki.Core.Articles;
using Wiki.Text;
using Wiki.Text.Blocks.Matrices.Views;
using Wiki.Text.Documents;
using Wiki.Text.Links;

namespace Wiki.Core.Rendering;

/// <summary>A revision as HTML, with what the page around it shows.</summary>
/// <param name="Document">The parsed text.</param>
/// <param name="Html">The body.</param>
/// <param name="Targets">Where its links lead, and the systems of the wiki.</param>
public sealed record RenderedArticle(WikiDocument Document, string Html, LinkTargets Targets)
{
    /// <summary>Whether the article is long enough for a table of contents.</summary>
    public bool HasContents => Document.Headings.Count(heading => heading.Level == 2) > 2;

    /// <summary>
    /// Whether the article takes the whole width. A matrix needs it; the table of contents is then a closed box above.
    /// </summary>
    public bool IsWide => !HasContents || Document.Matrices.Count > 0;
}

/// <summary>Renders revisions and keeps the results. A text never changes, so nothing here goes stale.</summary>
public sealed class RenderedArticles : IDisposable
{
    private const long MaximumCharacters = 32L * 1024 * 1024;

    private readonly MemoryCache _documents = new(new MemoryCacheOptions { SizeLimit = MaximumCharacters });
    private readonly MemoryCache _bodies = new(new MemoryCacheOptions { SizeLimit = MaximumCharacters });

    /// <summary>The parsed text of a saved revision.</summary>
    public WikiDocument Document(RevisionView revision)
    {
        ArgumentNullException.ThrowIfNull(revision);
        // A text that is hidden now may have been parsed before.
        var key = (revision.ArticleId, revision.Number, revision.IsTextHidden);
        if (_documents.TryGetValue(key, out WikiDocument? known))
        {
            return known!;
        }

        // A parsed text takes about ten times the memory of the text.
        var document = WikiDocument.Parse(SourceText.From(revision.Text));
        return _documents.Set(key, document, new MemoryCacheEntryOptions { Size = 10L * revision.Text.Length });
    }

    /// <summary>
    /// Renders a saved revision, with its links as they lead now and its matrices as the reader chose.
    /// </summary>
    /// <param name="revision">The revision.</param>
    /// <param name="targets">Where its links lead.</param>
    /// <param name="shown">
    /// What is shown of its matrices; null for all of them, without links to pages about them.
    /// </param>
    /// <param name="included">The matrices of other articles that it shows.</param>
    public RenderedArticle Render(
        RevisionView revision, LinkTargets targets, MatrixSelections? shown, IncludedMatrices included)
    {
        ArgumentNullException.ThrowIfNull(targets);
        ArgumentNullException.ThrowIfNull(included);
        var document = Document(revision);
        if (shown is not null && shown.Query(shown.View).Length > 0)
        {
            return new RenderedArticle(document, document.ToHtml(targets, shown, included.Matrices), targets);
        }

        var key = (revision.ArticleId, revision.Number, revision.IsTextHidden,
            Fingerprint(targets) + Fingerprint(shown) + included.Fingerprint);
        if (!_bodies.TryGetValue(key, out string? html))
        {
            html = document.ToHtml(targets, shown, included.Matrices);
            _bodies.Set(key, html, new MemoryCacheEntryOptions { Size = html.Length });
        }

        return new RenderedArticle(document, html!, targets);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _documents.Dispose();
        _bodies.Dispose();
    }

    /// <summary>Changes when the target of a link, a file or a system changes.</summary>
    internal static string Fingerprint(LinkTargets targets) =>
        string.Join(' ', targets.Articles.OrderBy(pair => pair.Key.Value, StringComparer.Ordinal)
            .Select(pair => $"{pair.Key}>{pair.Value}"))
        + "|" + string.Join(' ', targets.Systems.OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => $"{pair.Key}>{pair.Value.Article}:{pair.Value.Name}:{pair.Value.Hue}"))
        // An upload never changes.
        + "|" + string.Join(' ', (targets.Files ?? new Dictionary<string, FileTarget>())
            .OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}>{pair.Value.Upload}"));

    // In the default view a matrix shows its article and the newest release of each version line.
    private static string Fingerprint(MatrixSelections? shown) => shown is null ? "" : $"|{shown.Article} "
        + string.Join(' ', shown.Columns.Select(column => column.VersionLine).Distinct(StringComparer.Ordinal)
            .Select(line => $"{line}:{shown.Newest(line)?.Version.Number}"));
}
