using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using Wiki.Core.Changes;
using Wiki.Core.Http;
using Wiki.Core.Notifications;
using Wiki.Core.Site;
using Wiki.Text;
using Wiki.Text.Links;

namespace Wiki.Core.Feeds;

/// <summary>The addresses of the feeds.</summary>
public static class FeedEndpoints
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Maps them.</summary>
    public static void MapFeeds(this IEndpointRouteBuilder routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        Map(Addresses.RecentFeed, async (feeds, site, name, context) => await feeds.RecentAsync(
            RecentFilter.Of(context.Request.Query), site, name, context.RequestAborted));
        Map(Addresses.ReviewFeed, async (feeds, site, name, context) =>
            await feeds.ReviewAsync(site, name, context.RequestAborted));
        Map("/wiki/{slug}.atom", async (feeds, site, name, context) => ArticleOf(context) is { } slug
            ? await feeds.ArticleAsync(slug, site, name, context.RequestAborted) : null);
        routes.MapMethods(Addresses.WatchlistFeed(), Reading, WatchedAsync).RequireRateLimiting(HttpLimits.Costly);

        void Map(string pattern, Func<FeedReader, string, string, HttpContext, Task<AtomFeed?>> read) =>
            routes.MapMethods(pattern, Reading, async (
                HttpContext context, FeedReader feeds, SiteAddress site, IOptions<WikiOptions> options) =>
                await read(feeds, site.Of(context.Request), options.Value.SiteName, context) is { } feed
                    ? Public(context, site, feed) : Results.NotFound())
                .RequireRateLimiting(HttpLimits.Costly);
    }

    private static Slug? ArticleOf(HttpContext context) =>
        Slug.TryParse($"{context.GetRouteValue("slug")}", null, out var slug) ? slug : null;

    private static async Task<IResult> WatchedAsync(
        HttpContext context, string? token, FollowingStore choices, FeedReader feeds, SiteAddress site,
        IOptions<WikiOptions> options)
    {
        // Anybody who has the address can read the feed, so no cache and no search engine may have it.
        context.Response.Headers.CacheControl = "private, no-cache";
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        context.Response.Headers["X-Robots-Tag"] = "noindex, nofollow";
        return await choices.OwnerAsync(token, context.RequestAborted) is { } owner
            ? Answer(await feeds.WatchedAsync(
                owner, Addresses.WatchlistFeed(token), site.Of(context.Request), options.Value.SiteName,
                context.RequestAborted))
            : Results.NotFound();
    }

    private static IResult Public(HttpContext context, SiteAddress site, AtomFeed feed)
    {
        context.Response.Headers.CacheControl = "no-cache";
        // Without a set address the feed contains that of the request, which can differ for the next reader.
        if (site.Configured is not null)
        {
            CacheForVisitors.Until(context, [ArticleOf(context) is { } slug ? CacheTags.Article(slug) : CacheTags.AnyChange]);
        }

        return Answer(feed);
    }

    private static IResult Answer(AtomFeed feed)
    {
        var bytes = feed.ToBytes();
        var tag = Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 16));
        return Results.Bytes(
            bytes, AtomFeed.MediaType, lastModified: feed.Updated.AddTicks(-(feed.Updated.Ticks % TimeSpan.TicksPerSecond)),
            entityTag: new EntityTagHeaderValue($"\"{tag}\""));
    }
}
