namespace Wiki.Core.Http;

/// <summary>
/// Answers 400 to an address whose query has a NUL character: no name in the wiki has one, and PostgreSQL refuses texts
/// with it. In a path, the web server refuses it by itself.
/// </summary>
public sealed class NulInAddress(RequestDelegate next)
{
    /// <summary>Refuses the request, or goes on.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Request.QueryString.Value is { } query && query.Contains("%00", StringComparison.Ordinal))
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return Task.CompletedTask;
        }

        return next(context);
    }
}
