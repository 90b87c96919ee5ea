using Microsoft.AspNetCore.Http.Features;

namespace Wiki.Core.Http;

/// <summary>Stores the pages that visitors get in <see cref="VisitorPages"/>.</summary>
public sealed class VisitorPageMiddleware(RequestDelegate next, VisitorPages pages)
{
    /// <summary>Renders the page, and caches it if the page allows that (<see cref="CacheForVisitors"/>).</summary>
    public Task InvokeAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return VisitorPages.KeyOf(context.Request) is { } key ? RenderAsync(context, key) : next(context);
    }

    private async Task RenderAsync(HttpContext context, string key)
    {
        var generation = pages.Generation;
        var keep = new CacheForVisitors();
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
        if (keep.Tags is { } tags && context.Response.StatusCode == StatusCodes.Status200OK
            && context.Response.Headers.SetCookie.Count == 0 && buffer.Length > 0)
        {
            var page = new PreparedPage(buffer.ToArray())
            {
                GoodUntil = keep.GoodUntil,
                ContentType = context.Response.Headers.ContentType,
                LastModified = context.Response.Headers.LastModified,
            };
            pages.Store(key, page, tags, generation);
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

/// <summary>
/// Answers visitors from <see cref="VisitorPages"/>, before any other work is done. When the page is not there, the
/// request goes on, and <see cref="VisitorPageMiddleware"/> stores the page.
/// </summary>
public sealed class VisitorPageAnswers(RequestDelegate next, VisitorPages pages)
{
    /// <summary>Answers from memory, or goes on.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return VisitorPages.KeyOf(context.Request) is { } key && pages.Find(key) is { } page
            ? page.WriteAsync(context)
            : next(context);
    }
}
