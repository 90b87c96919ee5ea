using Microsoft.AspNetCore.Http.Features;

namespace Wiki.Web.Http;

/// <summary>Fills <see cref="VisitorPages"/> with what visitors without a session are given.</summary>
public sealed class VisitorPageMiddleware(RequestDelegate next, VisitorPages pages)
{
    /// <summary>Lets the page render and keeps what it says may be kept.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return VisitorPages.KeyOf(context.Request) is { } key ? RenderAsync(context, key) : next(context);
    }

    private async Task RenderAsync(HttpContext context, string key)
    {
        var generation = pages.Generation;
        var keep = new KeepForVisitors();
        context.Features.Set(keep);
        var original = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        using var buffer = new MemoryStream();
        context.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(buffer));
        try
        {
            await next(context);
            await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
        }
        finally
        {
            context.Features.Set(original);
        }

        // A page renders for HEAD as it does for GET, and answers it with the same headers.
        if (keep.Marks is { } marks && context.Response.StatusCode == StatusCodes.Status200OK
            && context.Response.Headers.SetCookie.Count == 0 && buffer.Length > 0)
        {
            var page = new PreparedPage(buffer.ToArray())
            {
                GoodUntil = keep.GoodUntil,
                ContentType = context.Response.Headers.ContentType,
                LastModified = context.Response.Headers.LastModified,
            };
            pages.Store(key, page, marks, generation);
            await page.WriteAsync(context);
            return;
        }

        context.Response.ContentLength ??= buffer.Length;
        if (buffer.Length > 0 && !HttpMethods.IsHead(context.Request.Method))
        {
            buffer.Position = 0;
            await buffer.CopyToAsync(context.Response.Body, context.RequestAborted);
        }
    }
}

/// <summary>How a page says that visitors may be given it again, and what would make it old.</summary>
public sealed class KeepForVisitors
{
    /// <summary>The marks the page bears (<see cref="Wiki.Web.Http.CacheTags"/>); null when it may not be kept.</summary>
    public IReadOnlyCollection<string>? Marks { get; private set; }

    /// <summary>The instant at which time alone makes the page old; null for never.</summary>
    public DateTimeOffset? GoodUntil { get; private set; }

    /// <summary>When a page that says something of today is old.</summary>
    public static DateTimeOffset NextDay(TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        return new DateTimeOffset(clock.GetUtcNow().UtcDateTime.Date.AddDays(1), TimeSpan.Zero);
    }

    /// <summary>Lets visitors have this page from memory until a save touches one of the marks.</summary>
    /// <param name="context">The request.</param>
    /// <param name="marks">What the page depends on.</param>
    /// <param name="instant">When it is old in any case; null for never.</param>
    public static void Until(HttpContext context, IReadOnlyCollection<string> marks, DateTimeOffset? instant = null)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Features.Get<KeepForVisitors>() is { } keep)
        {
            (keep.Marks, keep.GoodUntil) = (marks, instant);
        }
    }
}
