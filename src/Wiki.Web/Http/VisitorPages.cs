using System.Collections.Concurrent;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Primitives;

namespace Wiki.Web.Http;

/// <summary>The finished pages of visitors without a session, kept in memory until something they show changes.</summary>
/// <remarks>
/// The framework's output cache is not used because a page that is being rendered while a save commits would be stored
/// after the save dropped it, and stay stale. Here such a page is not stored: see docs/decisions.
/// </remarks>
public sealed class VisitorPages(TimeProvider clock) : IDisposable
{
    private const long MaximumBytes = 64L * 1024 * 1024;

    private readonly MemoryCache _pages = new(new MemoryCacheOptions { SizeLimit = MaximumBytes });
    private readonly ConcurrentDictionary<string, CancellationTokenSource> _marks = new(StringComparer.Ordinal);
    private readonly Lock _writing = new();
    private long _generation;
    private volatile bool _trusted = true;

    /// <summary>Counts the changes heard of; taken before a page is rendered and given back when it is stored.</summary>
    public long Generation => Volatile.Read(ref _generation);

    /// <summary>What a request's page is kept under; null when it cannot be answered from memory.</summary>
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

    /// <summary>The prepared page under a key, or null.</summary>
    public PreparedPage? Find(string key) =>
        _trusted && _pages.TryGetValue(key, out PreparedPage? page) && !(page!.GoodUntil <= clock.GetUtcNow()) ? page : null;

    /// <summary>Keeps a page, unless something changed since <paramref name="generation"/> was taken.</summary>
    /// <param name="key">What it is asked for by.</param>
    /// <param name="page">The page.</param>
    /// <param name="marks">What makes it old.</param>
    /// <param name="generation">As it was before the page was rendered.</param>
    public void Store(string key, PreparedPage page, IReadOnlyCollection<string> marks, long generation)
    {
        ArgumentNullException.ThrowIfNull(page);
        ArgumentNullException.ThrowIfNull(marks);
        lock (_writing)
        {
            if (!_trusted || generation != _generation)
            {
                return;
            }

            var options = new MemoryCacheEntryOptions { Size = page.Size };
            foreach (var mark in marks)
            {
                var source = _marks.GetOrAdd(mark, static _ => new CancellationTokenSource());
                options.ExpirationTokens.Add(new CancellationChangeToken(source.Token));
            }

            _pages.Set(key, page, options);
        }
    }

    /// <summary>Drops every page that bears one of these marks, and every page being rendered now.</summary>
    public void Drop(IReadOnlyCollection<string> marks)
    {
        ArgumentNullException.ThrowIfNull(marks);
        lock (_writing)
        {
            _generation++;
            foreach (var mark in marks)
            {
                if (_marks.TryRemove(mark, out var source))
                {
                    source.Cancel();
                    source.Dispose();
                }
            }
        }
    }

    /// <summary>
    /// Says whether changes made by other instances are heard. While they are not, no page is served from memory.
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
