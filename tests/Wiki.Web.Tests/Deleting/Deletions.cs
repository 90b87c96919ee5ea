using Wiki.Core.Derived;
using Wiki.Core.Saving;
using Wiki.Text;
using Wiki.Web.Tests.Data;
using Wiki.Web.Tests.Harness;

namespace Wiki.Web.Tests.Deleting;

/// <summary>Deletes and restores pages as somebody, without the pages of the site.</summary>
internal static class Deletions
{
    private static readonly string[] Tables =
    [
        "article_aliases", "article_categories", "article_files", "article_index", "article_links", "authorships",
        "axis_keys", "cells", "events", "matrices", "predictions", "sources", "statements",
    ];

    /// <summary>Tries to delete a page; without a number, whatever its newest revision is.</summary>
    public static async Task<DeletionOutcome> TryDeleteAsync(
        this WikiSite site, string name, string slug, string reason = "Spam", int? number = null)
    {
        var id = (await site.AccountAsync(name)).Id;
        var newest = number ?? await site.NumberAsync(slug);
        return await site.WithAsync((ArticleDeletions deletions) => deletions.DeleteAsync(
            id, Slug.Parse(slug, null), newest, reason, TestContext.Current.CancellationToken));
    }

    /// <summary>Deletes a page, and returns its number.</summary>
    public static async Task<long> DeleteAsync(
        this WikiSite site, string name, string slug, string reason = "Spam") =>
        Assert.IsType<DeletionOutcome.Deleted>(await site.TryDeleteAsync(name, slug, reason)).ArticleId;

    /// <summary>Tries to restore a page.</summary>
    public static async Task<RestoreOutcome> TryRestoreAsync(
        this WikiSite site, string name, long article, string? other = null)
    {
        var id = (await site.AccountAsync(name)).Id;
        return await site.WithAsync((ArticleDeletions deletions) => deletions.RestoreAsync(
            id, article, other is null ? null : Slug.Parse(other, null), "", TestContext.Current.CancellationToken));
    }

    /// <summary>Moves a page.</summary>
    public static async Task<MoveOutcome> TryMoveAsync(this WikiSite site, string name, string from, string to)
    {
        var id = (await site.AccountAsync(name)).Id;
        return await site.WithAsync((ArticleMoves moves) => moves.MoveAsync(
            id, Slug.Parse(from, null), Slug.Parse(to, null), "", TestContext.Current.CancellationToken));
    }

    /// <summary>Every derived row.</summary>
    public static Task<List<string>> DerivedRowsAsync(this WikiSite site) => SchemaTests.RowsAsync(
        site.ConnectionString, string.Join(" UNION ALL ", Tables.Select(it => $"SELECT '{it}', t::text FROM {it} t")));

    /// <summary>How many derived rows an article has.</summary>
    public static async Task<int> CountDerivedAsync(this WikiSite site, long article) => (await SchemaTests.RowsAsync(
        site.ConnectionString, string.Join(
            " UNION ALL ", Tables.Select(it => $"SELECT '{it}' FROM {it} WHERE article_id = {article}")))).Count;

    /// <summary>Computes all derived rows again.</summary>
    public static Task RebuildAsync(this WikiSite site) => site.WithAsync(async (DerivedRows rows) =>
    {
        await rows.RebuildAsync(null, TestContext.Current.CancellationToken);
        return true;
    });
}
