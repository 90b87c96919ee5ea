using Microsoft.AspNetCore.Diagnostics;
using Wiki.Core.Articles;
using Wiki.Core.Data;

namespace Wiki.Web.Pages.Filters;

/// <summary>
/// Answers 410 at every address of a deleted article where nothing else was found, and tells the error page about it.
/// A page that is found costs nothing.
/// </summary>
/// <remarks>Around <see cref="FormerAddressRedirect"/>: an address that leads to another article is found.</remarks>
public sealed class DeletedPageAnswer(RequestDelegate next)
{
    /// <summary>Answers the request.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        await next(context);
        if (context.Response is { StatusCode: StatusCodes.Status404NotFound, HasStarted: false }
            && context.Features.Get<IStatusCodeReExecuteFeature>() is null
            && FormerAddressRedirect.ArticleOf(context) is { } slug
            && await context.RequestServices.GetRequiredService<WikiDb>()
                .DeletedAtAsync(slug, context.RequestAborted) is { } page)
        {
            context.Features.Set(page);
            context.Response.StatusCode = StatusCodes.Status410Gone;
            // Browsers may keep a 410 without end (RFC 9110, 15.5.11), and the page may be restored.
            context.Response.Headers.CacheControl = "no-cache";
        }
    }
}
