using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Wiki.Web.Pages.Filters;

/// <summary>
/// Answers 405 when a page has no handler for the request's method. Without this, the view would run without the data
/// that a handler reads, and fail.
/// </summary>
public sealed class MethodNotTaken : IPageFilter
{
    /// <inheritdoc/>
    public void OnPageHandlerSelected(PageHandlerSelectedContext context)
    {
        // OnPageHandlerExecuting asks for the handler.
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
        // Nothing to do after a handler.
    }

    private static IEnumerable<string> Methods(CompiledPageActionDescriptor page) => page.HandlerMethods
        .Select(handler => handler.HttpMethod.ToUpperInvariant())
        .SelectMany(method => method == HttpMethods.Get ? [HttpMethods.Get, HttpMethods.Head] : new[] { method })
        .Distinct(StringComparer.Ordinal);
}
