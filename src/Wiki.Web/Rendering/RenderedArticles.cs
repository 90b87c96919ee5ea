using Microsoft.Extensions.Caching.Memory;
using Wiki.Text;
using Wiki.Text.Blocks;
using Wiki.Text.Links;
using Wiki.Web.Articles;

namespace Wiki.Web.Rendering;

/// <summary>A revision as HTML, with what the page around it shows.</summary>
/// <param name="Document">The parsed text.</param>
/// <param name="Html">The body.</param>
public sealed record RenderedArticle(WikiDocument Document, string Html);

/// <summary>Renders revisions and keeps what it made. A revision never changes, so nothing here goes stale.</summary>
public sealed class RenderedArticles : IDisposable
{
    private const long MaximumCharacters = 32L * 1024 * 1024;

    private readonly MemoryCache _documents = new(new MemoryCacheOptions { SizeLimit = MaximumCharacters });
    private readonly MemoryCache _bodies = new(new MemoryCacheOptions { SizeLimit = MaximumCharacters });

    /// <summary>The parsed text of a saved revision.</summary>
    public WikiDocument Document(RevisionView revision)
    {
        ArgumentNullException.ThrowIfNull(revision);
        var key = (revision.ArticleId, revision.Number);
        if (_documents.TryGetValue(key, out WikiDocument? known))
        {
            return known!;
        }

        // The tree takes some ten times the room of its text.
        var document = WikiDocument.Parse(SourceText.From(revision.Text));
        return _documents.Set(key, document, new MemoryCacheEntryOptions { Size = 10L * revision.Text.Length });
    }

    /// <summary>A saved revision, with its links as they lead now.</summary>
    /// <param name="revision">The revision.</param>
    /// <param name="reader">Is asked where links lead.</param>
    /// <param name="date">The date its matrices are shown for; null for everything they say.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<RenderedArticle> RenderAsync(
        RevisionView revision, ArticleReader reader, DatePoint? date, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var document = Document(revision);
        var targets = await reader.TargetsAsync(document, cancellationToken);
        if (date is not null)
        {
            var moment = new Moment(date, await reader.ReleasesAsync(cancellationToken));
            return new RenderedArticle(document, document.ToHtml(targets, moment));
        }

        var key = (revision.ArticleId, revision.Number, Fingerprint(targets));
        if (!_bodies.TryGetValue(key, out string? html))
        {
            html = document.ToHtml(targets);
            _bodies.Set(key, html, new MemoryCacheEntryOptions { Size = html.Length });
        }

        return new RenderedArticle(document, html!);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _documents.Dispose();
        _bodies.Dispose();
    }

    private static string Fingerprint(LinkTargets targets) =>
        string.Join(' ', targets.Articles.OrderBy(pair => pair.Key.Value, StringComparer.Ordinal)
            .Select(pair => $"{pair.Key}>{pair.Value}"))
        + "|" + string.Join(' ', targets.Systems.OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => $"{pair.Key}>{pair.Value.Article}:{pair.Value.Name}:{pair.Value.Hue}"));
}
