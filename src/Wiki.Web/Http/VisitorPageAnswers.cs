namespace Wiki.Web.Http;

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
