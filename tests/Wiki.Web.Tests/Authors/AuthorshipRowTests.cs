using Wiki.Core.Articles;
using Wiki.Core.Authors;
using Wiki.Core.Saving;
using Wiki.Text;
using Wiki.Text.Authors;
using Wiki.Web.Tests.Data;
using Wiki.Web.Tests.Harness;

namespace Wiki.Web.Tests.Authors;

public sealed class AuthorshipRowTests(WikiSite site) : IClassFixture<WikiSite>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_save_goes_on_from_what_the_one_before_it_stored()
    {
        await site.SaveAsync("kept", "# Kept\n\nOne line.\n");
        await site.SaveAsync("kept", "# Kept\n\nOne longer line.\n");
        await site.SaveAsync("kept", "# Nothing\n");
        await site.SaveAsync("kept", "# Kept\n\nOne longer line.\n");
        Assert.Equal("Kept/1 One/1 longer/2 line/1", Words(await ReadAsync("kept")));
        Assert.Equal(["4"], await StoredAsync("kept"));
    }

    [Fact]
    public async Task A_save_makes_up_for_a_few_missing_revisions()
    {
        await SaveManyAsync("few", 3);
        await ForgetAsync("few");
        await SaveManyAsync("few", 1, 4);
        Assert.Equal(["4"], await StoredAsync("few"));
        Assert.Equal("Text/1 1/1 2/2 3/3 4/4", Words(await ReadAsync("few")));
    }

    [Fact]
    public async Task A_save_leaves_a_long_missing_history_to_the_first_reader()
    {
        await SaveManyAsync("long", AuthorshipRows.StepsOfSave + 1);
        await ForgetAsync("long");
        var last = AuthorshipRows.StepsOfSave + 2;
        await SaveManyAsync("long", 1, last);
        Assert.Empty(await StoredAsync("long"));
        var authorship = await ReadAsync("long");
        Assert.Equal(last, authorship.Number);
        Assert.Equal([$"{last}"], await StoredAsync("long"));
        Assert.Contains($"{last}/{last}", Words(authorship), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_read_is_made_again()
    {
        await SaveManyAsync("damaged", 2);
        await DamageAsync("damaged");
        Assert.Equal("Text/1 1/1 2/2", Words(await ReadAsync("damaged")));
        await DamageAsync("damaged");
        await SaveManyAsync("damaged", 1, 3);
        Assert.Equal("Text/1 1/1 2/2 3/3", Words(await ReadAsync("damaged")));
    }

    [Fact]
    public async Task A_refused_save_leaves_nothing_behind()
    {
        await SaveManyAsync("refused", 1);
        var before = await RowsAsync("refused");
        await site.WithAsync(async (ArticleWriter writer) => Assert.IsType<SaveOutcome.Conflict>(await writer.SaveAsync(
            Slug.Parse("refused", null), new Draft("# Other\n", "", false, 0), null, Cancellation)));
        Assert.Equal(before, await RowsAsync("refused"));
    }

    private async Task SaveManyAsync(string slug, int count, int first = 1)
    {
        for (var number = first; number < first + count; number++)
        {
            await site.SaveAsync(slug, "# Text\n\n" + string.Join(' ', Enumerable.Range(1, number)) + "\n");
        }
    }

    private async Task<Authorship> ReadAsync(string slug)
    {
        var article = await site.WithAsync((ArticleReader reader) =>
            reader.CurrentAsync(Slug.Parse(slug, null), Cancellation));
        return await site.WithAsync((AuthorshipRows rows) =>
            rows.ReadAsync(article!.ArticleId, article.Number, Cancellation));
    }

    private static string Words(Authorship authorship) => string.Join(' ',
        authorship.Tokens().Where(token => token.IsWord).Select(token => $"{token.Text}/{token.Number}"));

    private Task<List<string>> StoredAsync(string slug) =>
        SchemaTests.RowsAsync(site.ConnectionString, "SELECT number FROM authorships " + Where(slug));

    private Task<List<string>> RowsAsync(string slug) =>
        SchemaTests.RowsAsync(site.ConnectionString, "SELECT * FROM authorships " + Where(slug));

    private Task ForgetAsync(string slug) =>
        TestDatabaseServer.RunAsync(site.ConnectionString, "DELETE FROM authorships " + Where(slug));

    private Task DamageAsync(string slug) => TestDatabaseServer.RunAsync(
        site.ConnectionString, "UPDATE authorships SET data = '\\x00' " + Where(slug));

    private static string Where(string slug) =>
        $"WHERE article_id = (SELECT id FROM articles WHERE slug = '{slug}')";
}
