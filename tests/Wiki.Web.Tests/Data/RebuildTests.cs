using Wiki.Core.Derived;
using Wiki.Web.Tests.Harness;

namespace Wiki.Web.Tests.Data;

public sealed class RebuildTests
{
    private const string Derived =
        "SELECT 'index', i::text FROM article_index i UNION ALL SELECT 'alias', a::text FROM article_aliases a "
        + "UNION ALL SELECT 'link', l::text FROM article_links l UNION ALL SELECT 'category', c::text "
        + "FROM article_categories c UNION ALL SELECT 'authors', w::text FROM authorships w";

    [Fact]
    public async Task Rebuilding_what_is_derived_gives_identical_rows_from_nothing_and_from_anything()
    {
        await using var site = new SeededSite();
        await site.InitializeAsync();
        await site.SaveAsync("kvm", "---\naliases: [Kernel VM]\n---\n# KVM\n\nShorter now.");
        var before = await SchemaTests.RowsAsync(site.ConnectionString, Derived);
        Assert.True(before.Count > 15);

        await TestDatabaseServer.RunAsync(site.ConnectionString,
            "DELETE FROM article_index; DELETE FROM article_aliases; DELETE FROM article_links; "
            + "DELETE FROM article_categories; DELETE FROM authorships");
        await RebuildAsync(site);
        Assert.Equal(before, await SchemaTests.RowsAsync(site.ConnectionString, Derived));

        await TestDatabaseServer.RunAsync(site.ConnectionString, """
            UPDATE article_index SET title = 'wrong', kind = 'help', hue = NULL, words = 'wrong';
            UPDATE article_aliases SET alias = alias || '-wrong';
            UPDATE article_links SET target = target || '-wrong';
            UPDATE article_categories SET name = 'wrong';
            UPDATE authorships SET number = 1, data = 'wrong'
            """);
        await RebuildAsync(site);
        Assert.Equal(before, await SchemaTests.RowsAsync(site.ConnectionString, Derived));
    }

    [Fact]
    public async Task A_save_during_a_rebuild_is_not_forgotten_by_it()
    {
        await using var site = new HookedSite();
        await site.InitializeAsync();
        await site.SaveAsync("lively", "# Old title\n\nx");
        var begun = new TaskCompletionSource();
        var goOn = new TaskCompletionSource();
        site.Database.After = _ =>
        {
            begun.TrySetResult();
            return goOn.Task;
        };
        var rebuild = RebuildAsync(site);
        await begun.Task.WaitAsync(TestContext.Current.CancellationToken);
        site.Database.After = null;
        await site.SaveAsync("lively", "# New title\n\nx");
        goOn.SetResult();
        await rebuild;
        Assert.Equal(["New title"],
            await SchemaTests.RowsAsync(site.ConnectionString, "SELECT title FROM article_index"));
    }

    private static Task<bool> RebuildAsync(WikiSite site) => site.WithAsync(async (DerivedRows rows) =>
    {
        await rows.RebuildAsync(null, TestContext.Current.CancellationToken);
        return true;
    });
}
