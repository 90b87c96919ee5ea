using System.Threading.RateLimiting;

namespace Wiki.Web.Http;

/// <summary>What one client may ask for.</summary>
public static class HttpLimits
{
    /// <summary>The largest request, in bytes: a text far over its own limit still comes back to its author.</summary>
    public const long RequestBytes = 24L * 1024 * 1024;

    /// <summary>The policy for addresses that cost much and are endless: history, differences, search.</summary>
    public const string Costly = "costly";

    /// <summary>The policy for pages whose query makes endless views of one thing, such as dates.</summary>
    public const string Views = "views";

    /// <summary>The policy for attempts to sign in or to register.</summary>
    public const string Attempts = "attempts";

    /// <summary>The part of a query that asks for a piece of a page, to be put in place by the page's script.</summary>
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
            // Data are made anew for each who asks, with a query or without.
            limiter.AddPolicy(Views, context =>
                !context.Request.QueryString.HasValue && context.GetRouteValue("format") is null
                ? RateLimitPartition.GetNoLimiter("")
                : context.Request.Query[Part] == "matrix" ? ForDragging(context) : ForVisitors(context));
            limiter.AddPolicy(Attempts, context => HttpMethods.IsPost(context.Request.Method)
                ? RateLimitPartition.GetTokenBucketLimiter(Client(context), _ => new TokenBucketRateLimiterOptions
                {
                    TokenLimit = 60,
                    TokensPerPeriod = 1,
                    ReplenishmentPeriod = TimeSpan.FromSeconds(1),
                })
                : RateLimitPartition.GetNoLimiter(""));
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

    // Who drags a date over a table asks for many tables in a row, one at a time.
    private static RateLimitPartition<string> ForDragging(HttpContext context) =>
        RateLimitPartition.GetTokenBucketLimiter("part " + Client(context), _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = 300,
            TokensPerPeriod = 60,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        });

    private static string Client(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "";
}
