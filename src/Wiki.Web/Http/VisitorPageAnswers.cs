namespace Wiki.Web.Http;

/// <summary>
/// Answers visitors without a session from <see cref="VisitorPages"/>, before anything else costs time. What is not
/// there goes on, and <see cref="VisitorPageMiddleware"/> fills it.
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
