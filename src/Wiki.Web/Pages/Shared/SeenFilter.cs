using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Wiki.Web.Accounts;
using Wiki.Web.Following;
using Wiki.Web.Pages.Articles;

namespace Wiki.Web.Pages.Shared;

/// <summary>
/// When somebody who is signed in opens an article or a comparison of its revisions, what they were told of it until
/// then is read.
/// </summary>
public sealed class SeenFilter(WatchList watches) : IAsyncPageFilter
{
    /// <inheritdoc/>
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    /// <inheritdoc/>
    public async Task OnPageHandlerExecutionAsync(
        PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        var executed = await next();
        var http = context.HttpContext;
        if (executed.Result is PageResult && HttpMethods.IsGet(http.Request.Method)
            && http.User.Identity?.IsAuthenticated == true && Seen(context) is var (slug, number, difference))
        {
            await watches.SeenAsync(http.User.AccountId(), slug, number, difference, http.RequestAborted);
        }
    }

    private static (string Slug, int Number, bool Difference)? Seen(PageHandlerExecutingContext context) =>
        context.HandlerInstance switch
        {
            ShowModel { Asked.Known: "" } show => (show.Revision.Slug, show.Revision.Number, false),
            DiffModel diff => (diff.New.Slug, diff.New.Number, true),
            _ => null,
        };
}
