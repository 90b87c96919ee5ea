using System.Threading.RateLimiting;

namespace Wiki.Core.Http;

/// <summary>Limits what one client may request.</summary>
public static class HttpLimits
{
    /// <summary>
    /// The largest request, in bytes: far more than a text may have, so that a text that is too long can be sent back
    /// to its author with a message.
    /// </summary>
    public const long RequestBytes = 24L * 1024 * 1024;

    /// <summary>The policy for pages that cost much and have endless addresses: history, changes, search.</summary>
    public const string Costly = "costly";

    /// <summary>The policy for pages that a query shows in endless ways, such as by date.</summary>
    public const string Views = "views";

    /// <summary>The policy for attempts to sign in or to register.</summary>
    public const string Attempts = "attempts";

    /// <summary>The query parameter that asks for one part of a page, which the page's script puts in place.</summary>
    public const string Part = "part";

    /// <summary>Adds the limits by client address; signed-in editors are not limited on costly pages.</summary>
    public static void AddVisitorLimits(this IServiceCollection services) =>
        services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.OnRejected = (context, _) =>
            {
                context.HttpContext.Response.Headers.RetryAfter = "10";
                return ValueTask.CompletedTask;
            };
            limiter.AddPolicy(Costly, ForVisitors);
            // Data files are made for each request, with a query or without.
            limiter.AddPolicy(Views, context =>
                !context.Request.QueryString.HasValue && context.GetRouteValue("format") is null
                ? RateLimitPartition.GetNoLimiter("")
                : context.Request.Query[Part] == "matrix" ? ForDragging(context) : ForVisitors(context));
            limiter.AddPolicy(Attempts, context => HttpMethods.IsPost(context.Request.Method)
                ? ForAttempts(context) : RateLimitPartition.GetNoLimiter(""));
        });

    /// <summary>The limit of attempts to sign in within another form, by client address.</summary>
    internal static RateLimitPartition<string> ForAttempts(HttpContext context) =>
        RateLimitPartition.GetTokenBucketLimiter(Client(context), _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = 60,
            TokensPerPeriod = 1,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        });

    private static RateLimitPartition<string> ForVisitors(HttpContext context) =>
        context.User.Identity?.IsAuthenticated == true
            ? RateLimitPartition.GetNoLimiter("")
            : RateLimitPartition.GetTokenBucketLimiter(Client(context), _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = 120,
                TokensPerPeriod = 20,
                ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            });

    // A reader who drags the date of a table requests many tables in a row, one at a time.
    private static RateLimitPartition<string> ForDragging(HttpContext context) =>
        RateLimitPartition.GetTokenBucketLimiter("part " + Client(context), _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = 300,
            TokensPerPeriod = 60,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        });

    private static string Client(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "";
}
