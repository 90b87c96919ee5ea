using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Wiki.Core.Accounts;
using Wiki.Core.Changes;
using Wiki.Core.Notifications;
using Wiki.Core.Talk;
using Wiki.Web.Pages.Articles;
using Wiki.Web.Pages.Comparing;
using Wiki.Web.Pages.Review;
using Wiki.Web.Pages.Talk;

namespace Wiki.Web.Pages.Filters;

/// <summary>
/// Marks notifications as read when somebody who is signed in sees what they are about: the notifications of an article
/// when they open it or a comparison of its revisions, and those of comments when a talk page shows them.
/// </summary>
public sealed class SeenFilter(WatchList watches, NotificationList notifications) : IAsyncPageFilter
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
        if (executed.Result is not PageResult || !HttpMethods.IsGet(http.Request.Method)
            || http.User.Identity?.IsAuthenticated != true)
        {
            return;
        }

        if (Seen(context) is var (slug, number, difference))
        {
            await watches.SeenAsync(http.User.AccountId(), slug, number, difference, http.RequestAborted);
        }
        else if (Comments(context) is var (comments, allOf))
        {
            await notifications.CommentsReadAsync(http.User.AccountId(), comments, allOf, http.RequestAborted);
        }
    }

    private static (string Slug, int Number, bool Difference)? Seen(PageHandlerExecutingContext context) =>
        context.HandlerInstance switch
        {
            ShowModel { Asked.Known: "" } show => (show.Revision.Slug, show.Revision.Number, false),
            DiffModel diff => (diff.New.Slug, diff.New.Number, true),
            RangeModel range => (range.New.Slug, range.New.Number, true),
            _ => null,
        };

    private static (long[] Comments, long? AllOf)? Comments(PageHandlerExecutingContext context) =>
        context.HandlerInstance switch
        {
            TalkThreadModel thread => (IdsOf([thread.View]), null),
            TalkModel talk => (IdsOf([.. talk.Threads, .. talk.Outdated]), talk.Article.ArticleId),
            _ => null,
        };

    private static long[] IdsOf(IEnumerable<ThreadView> threads) =>
        [.. threads.SelectMany(thread => thread.Comments).Select(comment => comment.Id)];
}
