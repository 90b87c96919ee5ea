using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Wiki.Web.Pages.Filters;

/// <summary>
/// Answers 405 where a page has no handler for the request's method. Otherwise the page would be written without what
/// its handler reads, and fail.
/// </summary>
public sealed class MethodNotTaken : IPageFilter
{
    /// <inheritdoc/>
    public void OnPageHandlerSelected(PageHandlerSelectedContext context)
    {
        // Whether there is a handler is asked when it would run.
    }

    /// <inheritdoc/>
    public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.HandlerMethod is null && context.HandlerInstance is not ErrorModel)
        {
            context.HttpContext.Response.Headers.Allow = string.Join(", ", Methods(context.ActionDescriptor));
            context.Result = new StatusCodeResult(StatusCodes.Status405MethodNotAllowed);
        }
    }

    /// <inheritdoc/>
    public void OnPageHandlerExecuted(PageHandlerExecutedContext context)
    {
        // What a handler did is not this filter's business.
    }

    private static IEnumerable<string> Methods(CompiledPageActionDescriptor page) => page.HandlerMethods
        .Select(handler => handler.HttpMethod.ToUpperInvariant())
        .SelectMany(method => method == HttpMethods.Get ? [HttpMethods.Get, HttpMethods.Head] : new[] { method })
        .Distinct(StringComparer.Ordinal);
}
