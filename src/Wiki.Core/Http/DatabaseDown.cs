using Wiki.Core.Data;
using Wiki.Core.Site;
using Wiki.Text.Links;

namespace Wiki.Core.Http;

/// <summary>
/// Answers 503 while the database cannot be reached or the site is still starting. The page of the answer is a file: it
/// needs neither database nor session.
/// </summary>
public sealed class DatabaseDown(RequestDelegate next, SiteState state, ILogger<DatabaseDown> logger)
{
    private static readonly string File = Path.Combine(SiteFolders.WebRoot, "503.html");

    /// <summary>Goes on when the site is open; a database failure that may pass becomes 503.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (!state.IsReady && !IsHealth(context.Request.Path) && !Assets.IsAsset(context.Request.Path))
        {
            await AnswerAsync(context);
            return;
        }

        try
        {
            await next(context);
        }
        catch (Exception e) when (!context.Response.HasStarted && DatabaseFailure.IsPassing(e))
        {
            logger.LogWarning("The database does not answer: {Reason}", e.GetBaseException().Message);
            await AnswerAsync(context);
        }
    }

    private static bool IsHealth(PathString path) =>
        path.StartsWithSegments(Addresses.Alive, StringComparison.Ordinal)
        || path.StartsWithSegments(Addresses.Ready, StringComparison.Ordinal);

    private static async Task AnswerAsync(HttpContext context)
    {
        var response = context.Response;
        response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        response.ContentType = "text/html; charset=utf-8";
        response.ContentLength = null;
        response.Headers.ETag = default;
        response.Headers.SetCookie = default;
        response.Headers.RetryAfter = "5";
        response.Headers.CacheControl = "no-store";
        await response.SendFileAsync(File, context.RequestAborted);
    }
}
