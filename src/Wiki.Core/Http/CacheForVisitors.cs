namespace Wiki.Core.Http;

/// <summary>Says that a page may be cached for visitors, and what it depends on.</summary>
public sealed class CacheForVisitors
{
    /// <summary>The page's cache tags (<see cref="CacheTags"/>); null when it may not be cached.</summary>
    public IReadOnlyCollection<string>? Tags { get; private set; }

    /// <summary>When the page expires, even without a save; null for never.</summary>
    public DateTimeOffset? GoodUntil { get; private set; }

    /// <summary>When a page that depends on today's date expires: the next midnight, UTC.</summary>
    public static DateTimeOffset NextDay(TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        return new DateTimeOffset(clock.GetUtcNow().UtcDateTime.Date.AddDays(1), TimeSpan.Zero);
    }

    /// <summary>Allows to cache this page for visitors until a save touches one of its cache tags.</summary>
    /// <param name="context">The request.</param>
    /// <param name="tags">The cache tags of everything that the page depends on.</param>
    /// <param name="instant">When it expires in any case; null for never.</param>
    public static void Until(HttpContext context, IReadOnlyCollection<string> tags, DateTimeOffset? instant = null)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Features.Get<CacheForVisitors>() is { } keep)
        {
            (keep.Tags, keep.GoodUntil) = (tags, instant);
        }
    }
}
