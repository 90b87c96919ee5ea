using Microsoft.AspNetCore.Mvc.Filters;

namespace Wiki.Core.Accounts;

/// <summary>
/// Marks a page whose address holds a secret: browsers do not store the page, and send its address to no other page.
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
