using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Wiki.Core.Articles;
using Wiki.Core.Data;
using Wiki.Core.Http;
using Wiki.Core.Talk;
using Wiki.Text.Links;

namespace Wiki.Web.Pages.Talk;

/// <summary>The talk page of an article: topics on the page, on its lines and on its cells.</summary>
[EnableRateLimiting(HttpLimits.Costly)]
public sealed class TalkModel(
    ArticleReader articles, TalkReader talk, IAuthorizationService authorization, IAntiforgery antiforgery)
    : TalkPageModel(articles, authorization, antiforgery)
{
    private const int PageSize = 20;

    /// <summary>Whether the resolved topics are shown, instead of the open ones.</summary>
    public bool Resolved { get; private set; }

    /// <summary>How many topics are open.</summary>
    public int Open { get; private set; }

    /// <summary>The topics that are not outdated, those with the newest comments first.</summary>
    public IReadOnlyList<ThreadView> Threads { get; private set; } = [];

    /// <summary>The outdated topics.</summary>
    public IReadOnlyList<ThreadView> Outdated { get; private set; } = [];

    /// <summary>Whether this is the second page of the list or a later one.</summary>
    public bool IsOlder { get; private set; }

    /// <summary>The address of the next page of the list; null on the last.</summary>
    public string? OlderAddress { get; private set; }

    /// <summary>Whether the page offers to begin a topic. Visitors are asked to sign in.</summary>
    public bool OffersTopic => Rights.MayComment || Rights.AccountId is null;

    /// <summary>The heading in place of an empty list.</summary>
    public string Empty => IsOlder ? "Nothing older" : Resolved ? "Nothing resolved yet" : "No open topics";

    /// <summary>The advice in place of an empty list.</summary>
    public string Advice => Resolved
        ? "Resolved topics are kept here."
        : "Begin a topic here, or comment on a line or a cell: on the page of a revision, on a comparison, "
            + "or on the page of a cell.";

    /// <summary>Shows the topics.</summary>
    /// <param name="state"><c>resolved</c>; the open topics for anything else.</param>
    /// <param name="before">The key of the last topic of the page before; null for the first page.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<IActionResult> OnGetAsync(string? state, string? before, CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken))
        {
            return NotFound();
        }

        Resolved = state == "resolved";
        Open = await talk.OpenAsync(Article.Slug, cancellationToken);
        var key = TimeKey.Read(before);
        IsOlder = key is not null;
        var threads = await talk.ThreadsAsync(Article, Resolved, key, PageSize + 1, cancellationToken);
        OlderAddress = threads.Count > PageSize
            ? Addresses.Talk(Slug.Value, Resolved, KeyOf(threads[PageSize - 1].Thread).ToString())
            : null;
        Threads = [.. threads.Take(PageSize).Where(it => !it.IsOutdated)];
        Outdated = [.. threads.Take(PageSize).Where(it => it.IsOutdated)];
        return Page();
    }

    private static TimeKey KeyOf(CommentThread last) => new(last.ActiveAt, last.Id);
}
