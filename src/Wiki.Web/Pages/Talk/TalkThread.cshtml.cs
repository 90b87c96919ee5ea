using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Wiki.Core.Articles;
using Wiki.Core.Http;
using Wiki.Core.Talk;
using Wiki.Text.Links;

namespace Wiki.Web.Pages.Talk;

/// <summary>One topic with all its comments, and the form for a reply.</summary>
[EnableRateLimiting(HttpLimits.Costly)]
public sealed class TalkThreadModel(
    ArticleReader articles, TalkReader talk, CommentWriter writer, IAuthorizationService authorization,
    IAntiforgery antiforgery) : TalkPageModel(articles, authorization, antiforgery)
{
    /// <summary>How many comments one page shows.</summary>
    public const int PageSize = 100;

    /// <summary>The topic.</summary>
    public ThreadView View { get; private set; } = null!;

    /// <summary>The comment after which the page begins; 0 for the beginning of the topic.</summary>
    [BindProperty(SupportsGet = true)]
    public long After { get; set; }

    /// <summary>The address of the next page of the topic; null on the last.</summary>
    public string? NextAddress { get; private set; }

    /// <summary>Shows the topic.</summary>
    public async Task<IActionResult> OnGetAsync(long thread, CancellationToken cancellationToken) =>
        await FindAsync(thread, cancellationToken) ? Page() : NotFound();

    /// <summary>Adds a comment.</summary>
    public async Task<IActionResult> OnPostAsync(long thread, CancellationToken cancellationToken)
    {
        if (!await FindAsync(thread, cancellationToken))
        {
            return NotFound();
        }

        if (await IsHinderedAsync())
        {
            return Page();
        }

        switch (await writer.ReplyAsync(thread, Text, Rights.AccountId!.Value, cancellationToken))
        {
            case CommentOutcome.Posted posted:
                return Back(thread, posted.CommentId);
            case CommentOutcome.Rejected rejected:
                Show(rejected);
                return Page();
            default:
                return NotFound();
        }
    }

    /// <summary>Resolves the topic, or opens it again.</summary>
    public async Task<IActionResult> OnPostResolveAsync(
        long thread, bool resolved, CancellationToken cancellationToken)
    {
        if (!await FindAsync(thread, cancellationToken))
        {
            return NotFound();
        }

        if (await IsHinderedAsync())
        {
            return Page();
        }

        await writer.ResolveAsync(thread, resolved, Rights.AccountId!.Value, cancellationToken);
        return Back(thread);
    }

    private async Task<bool> FindAsync(long thread, CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken)
            || await talk.ThreadAsync(Article, thread, After, PageSize + 1, cancellationToken) is not { } view)
        {
            return false;
        }

        View = view with { Comments = [.. view.Comments.Take(PageSize)] };
        NextAddress = view.Comments.Count > PageSize ? Addresses.Thread(view.Slug, thread, View.Comments[^1].Id) : null;
        return true;
    }
}
