using Microsoft.AspNetCore.Diagnostics;
using Wiki.Core.Articles;
using Wiki.Core.Data;
using Wiki.Text;
using Wiki.Text.Links;

namespace Wiki.Web.Pages.Filters;

/// <summary>
/// Leads from every address of an article that moved to the same address of today. A page that is found costs nothing:
/// only a page that was not found, and a form that is sent, are looked up.
/// </summary>
/// <remarks>After authorization, so that a form without a session is answered as everywhere.</remarks>
public sealed class FormerAddressRedirect(RequestDelegate next)
{
    /// <summary>Answers the request.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var reads = HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method);
        if (!reads && await FindAsync(context) is { } elsewhere)
        {
            // With the same method and body: a form that was open during the move still saves.
            Lead(context, elsewhere, StatusCodes.Status308PermanentRedirect);
            return;
        }

        await next(context);
        if (reads && context.Response is { StatusCode: StatusCodes.Status404NotFound, HasStarted: false }
            && context.Features.Get<IStatusCodeReExecuteFeature>() is null && await FindAsync(context) is { } address)
        {
            Lead(context, address, StatusCodes.Status301MovedPermanently);
        }
    }

    // For good: crawlers count the old address as the page. But browsers ask each time: the page can move back.
    private static void Lead(HttpContext context, string address, int status)
    {
        context.Response.Headers.CacheControl = "no-cache";
        context.Response.Headers.Location = address;
        context.Response.StatusCode = status;
    }

    /// <summary>The article that a request names in its address; null when the address is not about one.</summary>
    public static Slug? ArticleOf(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var name = (context.GetRouteValue("slug") ?? context.GetRouteValue("name")) as string
            ?? context.Request.Query["in"].FirstOrDefault();
        return Slug.TryParse(name, null, out var slug) && Moved(context.Request, slug, slug) is not null ? slug : null;
    }

    private static async Task<string?> FindAsync(HttpContext context) =>
        ArticleOf(context) is { } slug
        && await context.RequestServices.GetRequiredService<WikiDb>()
            .ByFormerAsync(slug.Value, context.RequestAborted) is { } now
            ? Moved(context.Request, slug, now) : null;

    private static string? Moved(HttpRequest request, Slug from, Slug to) =>
        Addresses.Moved(request.Path.ToUriComponent(), request.QueryString.Value ?? "", from.Value, to.Value);
}
