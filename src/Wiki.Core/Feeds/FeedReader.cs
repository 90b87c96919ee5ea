using Wiki.Core.Accounts;
using Wiki.Core.Articles;
using Wiki.Core.Changes;
using Wiki.Core.Comparing;
using Wiki.Core.Reviews;
using Wiki.Text;
using Wiki.Text.Links;

namespace Wiki.Core.Feeds;

/// <summary>Makes the feeds.</summary>
public sealed class FeedReader(
    RecentChanges changes, ArticleReader articles, ChangeReports reports)
{
    private const int Count = 30;

    /// <summary>The latest changes that a filter lets through.</summary>
    /// <param name="filter">Which changes.</param>
    /// <param name="site">The address of the site.</param>
    /// <param name="name">The name of the site.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<AtomFeed> RecentAsync(
        RecentFilter filter, string site, string name, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var page = await changes.PageAsync(filter, null, Count, Viewer.Visitor, cancellationToken);
        var query = filter.Query();
        return new AtomFeed(Id(site, "recent" + query), $"Recent changes · {name}",
            site + Addresses.RecentFeed + query, site + Addresses.Recent + query,
            await EntriesAsync(site, page.Lines, cancellationToken));
    }

    /// <summary>
    /// The waiting changes: that they wait, and nothing of what they say, because everybody can read the feed.
    /// </summary>
    public async Task<AtomFeed> ReviewAsync(string site, string name, CancellationToken cancellationToken) =>
        new(Id(site, "review"), $"Waiting changes · {name}",
            site + Addresses.ReviewFeed, site + Addresses.Review,
            [.. (await changes.WaitingAsync(Count, cancellationToken)).Select(line => new AtomEntry(
                IdOf(site, line.Change), "A change waits for review", line.Change.Author ?? Revision.ShippedBy,
                line.Change.SavedAt, site + Addresses.Review, "", null))]);

    /// <summary>The published changes of an article; null when there is none that readers can see.</summary>
    public async Task<AtomFeed?> ArticleAsync(Slug slug, string site, string name, CancellationToken cancellationToken)
    {
        if (await articles.PublishedAsync(slug, cancellationToken) is not { } article)
        {
            return null;
        }

        var entries = new List<AtomEntry>();
        var published = await changes.PublishedAsync(article.ArticleId, Count + 1, cancellationToken);
        for (var i = 0; i < Math.Min(Count, published.Count); i++)
        {
            // Readers saw the revision that was published before it, which may not be the one numbered before it.
            var from = i + 1 < published.Count ? published[i + 1].Line.Change.Number : 0;
            entries.Add(await EntryAsync(site, published[i].Line, from, published[i].At, cancellationToken));
        }

        return new AtomFeed(Id(site, $"article/{article.ArticleId}"), $"{article.Title} · {name}",
            site + Addresses.ArticleFeed(slug.Value), site + Addresses.Article(slug.Value), entries);
    }

    /// <summary>The latest changes of the articles that an account watches.</summary>
    /// <param name="accountId">The account.</param>
    /// <param name="self">The path of the feed, without the secret in it.</param>
    /// <param name="site">The address of the site.</param>
    /// <param name="name">The name of the site.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<AtomFeed> WatchedAsync(
        long accountId, string self, string site, string name, CancellationToken cancellationToken) =>
        new(Id(site, $"watchlist/{accountId}"), $"Watched pages · {name}", site + self, site + Addresses.Watchlist(),
            await EntriesAsync(site, await changes.WatchedAsync(accountId, Count, cancellationToken), cancellationToken));

    private async Task<IReadOnlyList<AtomEntry>> EntriesAsync(
        string site, IReadOnlyList<RecentLine> lines, CancellationToken cancellationToken)
    {
        var entries = new List<AtomEntry>();
        var before = await changes.PublishedBeforeAsync(lines, cancellationToken);
        foreach (var (line, from) in lines.Zip(before))
        {
            entries.Add(await EntryAsync(site, line, from, line.Change.SavedAt, cancellationToken));
        }

        return entries;
    }

    private async Task<AtomEntry> EntryAsync(
        string site, RecentLine line, int from, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var change = line.Change;
        var title = change.Title + (change.Number == 1 ? " (new page)" : "")
            + (change.Summary.Length > 0 ? ": " + change.Summary : "")
            + (line.State == PendingState.Waiting ? " (waits for review)" : "");
        return new AtomEntry(
            IdOf(site, change), title, change.Author ?? Revision.ShippedBy, at,
            site + Addresses.Change(change.Slug, from, change.Number), change.Summary,
            await reports.CompareAsync(new RevisionPair(change.ArticleId, from, change.Number), cancellationToken));
    }

    private static string IdOf(string site, ChangeView change) =>
        Id(site, $"article/{change.ArticleId}/revision/{change.Number}");

    // RFC 4151. Articles can be renamed, so an id does not contain an address.
    private static string Id(string site, string what) => $"tag:{new Uri(site).Host},2026:{what}";
}
