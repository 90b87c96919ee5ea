using Microsoft.EntityFrameworkCore;
using Wiki.Core.Articles;
using Wiki.Core.Data;
using Wiki.Core.Reviews;
using Wiki.Core.Saving;
using Wiki.Text;

namespace Wiki.Web.Tests.Harness;

/// <summary>Saves and decides as somebody, without the pages.</summary>
internal static class Writing
{
    /// <summary>Saves a text on top of whatever is there; its number.</summary>
    public static Task<int> SaveAsAsync(
        this WikiSite site, string name, string slug, string text, string summary = "", bool minor = false) =>
        site.SaveAsync(slug, text, summary, minor, name);

    /// <summary>Gives a verdict on one revision, or on all after another.</summary>
    public static async Task DecideAsync(
        this WikiSite site, string reviewer, string slug, int number, Verdict verdict, string reason = "",
        int? from = null)
    {
        var id = (await site.AccountAsync(reviewer)).Id;
        var outcome = await site.WithAsync((ReviewWriter writer) => writer.DecideAsync(
            Slug.Parse(slug, null), from ?? number - 1, number, verdict, reason, id, null, default));
        Assert.IsType<ReviewOutcome.Decided>(outcome);
    }

    /// <summary>Watches a page as somebody.</summary>
    public static async Task WatchAsync(this WikiSite site, string name, string slug)
    {
        var id = (await site.AccountAsync(name)).Id;
        Assert.True(await site.WithAsync((Wiki.Core.Changes.WatchList watches) =>
            watches.AddAsync(id, Slug.Parse(slug, null), default)));
    }

    /// <summary>The id of an article.</summary>
    public static Task<long> ArticleIdAsync(this WikiSite site, string slug) =>
        site.WithAsync((WikiDb db) => db.Set<Article>().Where(it => it.Slug == slug).Select(it => it.Id).SingleAsync());

    /// <summary>The sentences of a visitor's notifications, the latest first, each with whether it is unread.</summary>
    public static async Task<IReadOnlyList<(string Sentence, bool Unread)>> ToldAsync(this Visitor visitor) =>
        [.. (await visitor.GetAsync("/account/notifications")).Document.QuerySelectorAll(".told > li").Select(line =>
            (line.QuerySelector("a")!.TextContent, line.ClassList.Contains("unread")))];
}
