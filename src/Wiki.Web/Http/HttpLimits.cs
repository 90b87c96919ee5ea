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
            limiter.AddPolicy(Views, context => context.Request.QueryString.HasValue
                ? ForVisitors(context)
                : RateLimitPartition.GetNoLimiter(""));
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

    private static string Client(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "";
}
