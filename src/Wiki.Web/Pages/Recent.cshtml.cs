using System.Globalization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Wiki.Web.Articles;
using Wiki.Web.Http;

namespace Wiki.Web.Pages;

/// <summary>Lists the changes of all articles, newest first.</summary>
[EnableRateLimiting(HttpLimits.Costly)]
public sealed class RecentModel(ArticleReader reader) : PageModel
{
    private const int PageSize = 50;

    /// <summary>The changes by day, UTC.</summary>
    public IReadOnlyList<IGrouping<DateOnly, ChangeView>> Days { get; private set; } = [];

    /// <summary>True on the second page and after.</summary>
    public bool IsOlder { get; private set; }

    /// <summary>The next page, or null.</summary>
    public string? OlderAddress { get; private set; }

    /// <summary>Shows the list; <paramref name="before"/> is the key of the last line of the page before.</summary>
    public async Task OnGetAsync(string? before, CancellationToken cancellationToken)
    {
        var key = Key(before);
        IsOlder = key is not null;
        var changes = await reader.RecentAsync(key, PageSize + 1, cancellationToken);
        Days = [.. changes.Take(PageSize).GroupBy(change => DateOnly.FromDateTime(change.SavedAt.UtcDateTime))];
        OlderAddress = changes.Count > PageSize ? "/recent?before=" + Text(changes[PageSize - 1]) : null;
        KeepForVisitors.Until(HttpContext, [PageMarks.AnyChange]);
    }

    private static string Text(ChangeView change) => $"{change.SavedAt.UtcTicks}-{change.ArticleId}-{change.Number}";

    private static ChangeKey? Key(string? before) =>
        before?.Split('-') is [var ticks, var article, var number]
        && long.TryParse(ticks, NumberStyles.None, null, out var at) && at <= DateTimeOffset.MaxValue.Ticks
        && long.TryParse(article, NumberStyles.None, null, out var id)
        && int.TryParse(number, NumberStyles.None, null, out var n)
            ? new ChangeKey(new DateTimeOffset(at, TimeSpan.Zero), id, n)
            : null;
}
