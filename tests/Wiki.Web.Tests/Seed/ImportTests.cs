using System.Net;
using Microsoft.EntityFrameworkCore;
using Wiki.Core.Articles;
using Wiki.Core.Data;
using Wiki.Core.Seed;
using Wiki.Web.Tests.Harness;

namespace Wiki.Web.Tests.Seed;

public sealed class ImportTests
{
    [Fact]
    public async Task An_empty_database_gets_the_shipped_articles_once()
    {
        await using var site = new SeededSite();
        await site.InitializeAsync();
        var first = await RevisionsAsync(site);
        Assert.Equal(ShippedArticles.All().Select(it => $"{it.Slug} 1").Order(StringComparer.Ordinal), first);
        await site.StopAsync();
        await site.StartAsync();
        Assert.Equal(first, await RevisionsAsync(site));
        using var visitor = site.Visitor();
        Assert.Contains("by the wiki", (await visitor.GetAsync("/wiki/kvm")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_import_that_was_interrupted_goes_on_at_the_next_start()
    {
        await using var half = new WikiSite();
        await half.InitializeAsync();
        await half.SaveAsync("kvm", ShippedArticles.All().Single(it => it.Slug.Value == "kvm").Text);
        await half.StopAsync();
        await using var site = new SeededSite { ConnectionString = half.ConnectionString };
        await site.InitializeAsync();
        Assert.Equal(ShippedArticles.All().Select(it => $"{it.Slug} 1").Order(StringComparer.Ordinal),
            await RevisionsAsync(site));
    }

    [Fact]
    public async Task A_wiki_in_which_somebody_wrote_gets_nothing_it_did_not_ask_for()
    {
        await using var lived = new WikiSite();
        await lived.InitializeAsync();
        using (var editor = await lived.Visitor().SignedUpAs("settler"))
        {
            var form = await editor.GetAsync("/wiki/our-own/edit");
            await form.Form("Save").Fill("Text", "# Our own\n\nx").SubmitAsync();
        }

        await lived.StopAsync();
        await using var site = new SeededSite { ConnectionString = lived.ConnectionString };
        await site.InitializeAsync();
        Assert.Equal(["our-own 1"], await RevisionsAsync(site));
        using var visitor = site.Visitor();
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/wiki/kvm")).Status);
    }

    [Fact]
    public async Task A_wiki_in_which_somebody_only_moved_a_shipped_page_starts_again()
    {
        await using var site = new SeededSite();
        await site.InitializeAsync();
        using var mover = await site.Visitor().SignedUpAs("import-mover", "Reviewer");
        var form = await mover.GetAsync("/wiki/xen/move");
        await form.Form("Move the page").Fill("New address", "xen-project").SubmitAsync();
        await site.StopAsync();

        await site.StartAsync();

        using var reader = site.Visitor();
        Assert.Equal("/wiki/xen-project", (await reader.OpenAsync("/wiki/xen")).Path);
    }

    [Fact]
    public async Task A_shipped_page_that_somebody_deleted_does_not_come_back_at_the_next_start()
    {
        await using var site = new SeededSite();
        await site.InitializeAsync();
        using var deleter = await site.Visitor().SignedUpAs("import-deleter", "Reviewer");
        var form = await deleter.GetAsync("/wiki/xen/delete");
        await form.Form("Delete the page").Fill("Reason", "We write our own").SubmitAsync();
        await site.StopAsync();

        await site.StartAsync();

        using var reader = site.Visitor();
        Assert.Equal(HttpStatusCode.Gone, (await reader.GetAsync("/wiki/xen")).Status);
    }

    [Fact]
    public async Task Two_instances_that_start_at_once_on_an_empty_database_import_once()
    {
        var database = await TestDatabaseServer.NewDatabaseAsync();
        await using var first = new SeededSite { ConnectionString = database };
        await using var second = new SeededSite { ConnectionString = database };
        await Task.WhenAll(first.InitializeAsync().AsTask(), second.InitializeAsync().AsTask());
        Assert.Equal(ShippedArticles.All().Select(it => $"{it.Slug} 1").Order(StringComparer.Ordinal),
            await RevisionsAsync(first));
    }

    private static async Task<List<string>> RevisionsAsync(WikiSite site) => [.. (await site.WithAsync((WikiDb db) =>
        db.Set<Revision>().Join(db.Set<Article>(), revision => revision.ArticleId, article => article.Id,
            (revision, article) => article.Slug + " " + revision.Number).ToListAsync())).Order(StringComparer.Ordinal)];
}
