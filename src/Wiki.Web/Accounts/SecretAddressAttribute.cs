using Microsoft.AspNetCore.Mvc.Filters;

namespace Wiki.Web.Accounts;

/// <summary>
/// Marks a page whose address holds a secret: it is stored nowhere and no other page is told where a reader came from.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SecretAddressAttribute : Attribute, IAlwaysRunResultFilter
{
    /// <inheritdoc/>
    public void OnResultExecuting(ResultExecutingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.HttpContext.Response.Headers["Referrer-Policy"] = "no-referrer";
        context.HttpContext.Response.Headers.CacheControl = "no-store";
    }

    /// <inheritdoc/>
    public void OnResultExecuted(ResultExecutedContext context)
    {
        // Headers are set before the page is written.
    }
}
