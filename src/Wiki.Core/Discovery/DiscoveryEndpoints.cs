using System.Text;
using Microsoft.Extensions.Options;
using Wiki.Core.Http;
using Wiki.Core.Site;
using Wiki.Text.Links;

namespace Wiki.Core.Discovery;

/// <summary>The files by which crawlers, browsers and devices find the site and what is in it.</summary>
public static class DiscoveryEndpoints
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Maps them.</summary>
    public static void MapDiscovery(this IEndpointRouteBuilder routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        routes.MapMethods(Addresses.Robots, Reading, (HttpContext context, SiteAddress site) => Answer(
            context, site, Encoding.UTF8.GetBytes(RobotsText.Write(site.Of(context.Request))),
            "text/plain; charset=utf-8"));
        routes.MapMethods(Addresses.OpenSearch, Reading,
            (HttpContext context, SiteAddress site, IOptions<WikiOptions> options) => Answer(
                context, site, SearchDescription.Write(site.Of(context.Request), options.Value.SiteName),
                SearchDescription.MediaType));
        routes.MapMethods(Addresses.Manifest, Reading,
            (HttpContext context, SiteAddress site, IOptions<WikiOptions> options) => Answer(
                context, site, WebManifest.Write(options.Value.SiteName), WebManifest.MediaType));
        routes.MapMethods(Addresses.Sitemap, Reading, async (HttpContext context, SiteAddress site, Sitemap sitemap) =>
            Answer(context, site, await sitemap.WholeAsync(site.Of(context.Request), context.RequestAborted),
                Sitemap.MediaType, CacheTags.AnyChange)).RequireRateLimiting(HttpLimits.Costly);
        routes.MapMethods("/sitemap-{number:int}.xml", Reading, async (
            HttpContext context, SiteAddress site, Sitemap sitemap, int number) =>
            await sitemap.PartAsync(site.Of(context.Request), number, context.RequestAborted) is { } part
                ? Answer(context, site, part, Sitemap.MediaType, CacheTags.AnyChange)
                : Results.NotFound()).RequireRateLimiting(HttpLimits.Costly);
    }

    private static IResult Answer(HttpContext context, SiteAddress site, byte[] file, string type, params string[] tags)
    {
        context.Response.Headers.CacheControl = "no-cache";
        // Without a set address the file contains that of the request, which can differ for the next reader.
        if (site.Configured is not null)
        {
            CacheForVisitors.Until(context, tags);
        }

        return Results.Bytes(file, type);
    }
}
