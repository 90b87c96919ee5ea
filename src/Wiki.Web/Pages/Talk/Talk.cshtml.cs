using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Wiki.Text.Links;
using Wiki.Web.Articles;
using Wiki.Web.Data;
using Wiki.Web.Http;
using Wiki.Web.Talk;

namespace Wiki.Web.Pages.Talk;

/// <summary>What is said about an article: topics, and threads about lines and cells of it.</summary>
[EnableRateLimiting(HttpLimits.Costly)]
public sealed class TalkModel(
    ArticleReader articles, TalkReader talk, IAuthorizationService authorization, IAntiforgery antiforgery)
    : TalkPageModel(articles, authorization, antiforgery)
{
    private const int PageSize = 20;

    /// <summary>Whether the resolved threads are shown, or the open ones.</summary>
    public bool Resolved { get; private set; }

    /// <summary>How many threads are open.</summary>
    public int Open { get; private set; }

    /// <summary>The threads that have a place now, newest activity first.</summary>
    public IReadOnlyList<ThreadView> Threads { get; private set; } = [];

    /// <summary>Those of this page whose line or cell is not in the text any more.</summary>
    public IReadOnlyList<ThreadView> Outdated { get; private set; } = [];

    /// <summary>True on the second page and after.</summary>
    public bool IsOlder { get; private set; }

    /// <summary>The next page, or null.</summary>
    public string? OlderAddress { get; private set; }

    /// <summary>Shows the threads; <paramref name="before"/> is the key of the last one of the page before.</summary>
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
