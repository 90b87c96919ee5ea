using System.Collections.Concurrent;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Primitives;

namespace Wiki.Core.Http;

/// <summary>The cached pages for visitors: each is kept until something that it shows changes.</summary>
/// <remarks>
/// The framework's output cache is not used: it would store a page that is rendered while a save commits, after that
/// save dropped it, and the page would stay stale. Here such a page is not stored: see docs/decisions/0004.
/// </remarks>
public sealed class VisitorPages(TimeProvider clock) : IDisposable
{
    private const long MaximumBytes = 64L * 1024 * 1024;

    private readonly MemoryCache _pages = new(new MemoryCacheOptions { SizeLimit = MaximumBytes });
    private readonly ConcurrentDictionary<string, CancellationTokenSource> _tags = new(StringComparer.Ordinal);
    private readonly Lock _writing = new();
    private long _generation;
    private volatile bool _trusted = true;

    /// <summary>
    /// Counts the changes so far. Read it before a page is rendered, and pass it to <see cref="Store"/>.
    /// </summary>
    public long Generation => Volatile.Read(ref _generation);

    /// <summary>The key of the page that a request asks for; null when it cannot be answered from memory.</summary>
    public static string? KeyOf(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method)
            || request.QueryString.HasValue
            || VisitorCookies.HasSession(request))
        {
            return null;
        }

        return VisitorCookies.Theme(request) is { } theme ? theme + request.Path.Value : request.Path.Value!;
    }

    /// <summary>
    /// The cached page of a key; null when there is none, when it expired, and while other instances cannot be heard.
    /// </summary>
    public PreparedPage? Find(string key) =>
        _trusted && _pages.TryGetValue(key, out PreparedPage? page) && !(page!.GoodUntil <= clock.GetUtcNow()) ? page : null;

    /// <summary>Caches a page, unless something changed since <paramref name="generation"/> was read.</summary>
    /// <param name="key">The key from <see cref="KeyOf"/>.</param>
    /// <param name="page">The page.</param>
    /// <param name="tags">Its cache tags.</param>
    /// <param name="generation">The <see cref="Generation"/> before the page was rendered.</param>
    public void Store(string key, PreparedPage page, IReadOnlyCollection<string> tags, long generation)
    {
        ArgumentNullException.ThrowIfNull(page);
        ArgumentNullException.ThrowIfNull(tags);
        lock (_writing)
        {
            if (!_trusted || generation != _generation)
            {
                return;
            }

            var options = new MemoryCacheEntryOptions { Size = page.Size };
            foreach (var tag in tags)
            {
                var source = _tags.GetOrAdd(tag, static _ => new CancellationTokenSource());
                options.ExpirationTokens.Add(new CancellationChangeToken(source.Token));
            }

            _pages.Set(key, page, options);
        }
    }

    /// <summary>Drops every page with one of these cache tags, and every page that is being rendered now.</summary>
    public void Drop(IReadOnlyCollection<string> tags)
    {
        ArgumentNullException.ThrowIfNull(tags);
        lock (_writing)
        {
            _generation++;
            foreach (var tag in tags)
            {
                if (_tags.TryRemove(tag, out var source))
                {
                    source.Cancel();
                    source.Dispose();
                }
            }
        }
    }

    /// <summary>Drops all pages, also one that is rendered meanwhile.</summary>
    public void DropAll()
    {
        lock (_writing)
        {
            _generation++;
            _pages.Clear();
        }
    }

    /// <summary>
    /// Drops all pages, and says whether the changes of other instances are heard from now on. While they are not, no
    /// page is served from memory.
    /// </summary>
    public void Trust(bool heard)
    {
        lock (_writing)
        {
            _generation++;
            _trusted = heard;
            _pages.Clear();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _pages.Dispose();
}
