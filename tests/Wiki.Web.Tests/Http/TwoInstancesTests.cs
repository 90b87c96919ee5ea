using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Wiki.Core.Http;
using Wiki.Web.Tests.Harness;

namespace Wiki.Web.Tests.Http;

public sealed class TwoInstancesTests(TwoInstancesTests.Pair pair) : IClassFixture<TwoInstancesTests.Pair>
{
    private VisitorPages Pages => pair.Second.Services.GetRequiredService<VisitorPages>();

    [Fact]
    public async Task A_save_on_one_instance_is_read_on_the_other()
    {
        await pair.First.SaveAsync("shared", "# Shared\n\nfirst words");
        await KeptBySecondAsync("/wiki/shared", "first words");
        await pair.First.SaveAsync("shared", "# Shared\n\nsecond words");
        await Eventually.TrueAsync(
            () => ShowsAsync("/wiki/shared", "second words"), "the other instance shows the new words");
    }

    [Fact]
    public async Task A_save_that_touches_more_than_one_message_can_name_is_heard_too()
    {
        // Every name that is added or removed is a cache tag: fifty of each are more than one message can have.
        static string Names(string kind) => string.Join(", ", Enumerable.Range(0, 50).Select(i =>
            $"{kind}-name-of-this-article-that-is-as-long-as-any-name-that-somebody-would-ever-want-to-type-{i}"));
        await pair.First.SaveAsync("renamed", $"---\naliases: [{Names("first")}]\n---\n# Renamed\n\nfirst words");
        await KeptBySecondAsync("/wiki/renamed", "first words");
        await pair.First.SaveAsync("renamed", $"---\naliases: [{Names("second")}]\n---\n# Renamed\n\nsecond words");
        await Eventually.TrueAsync(
            () => ShowsAsync("/wiki/renamed", "second words"), "the other instance shows the new words");
    }

    [Fact]
    public async Task A_session_made_on_one_instance_is_good_on_the_other()
    {
        using var editor = await pair.First.Visitor().SignedUpAs("wanderer");
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(pair.Second.Address, "/wiki/wandered/edit"));
        var form = await editor.SendAsync(request);
        Assert.Equal("New page Wandered", form.Heading);
    }

    [Fact]
    public async Task While_an_instance_cannot_hear_of_changes_it_answers_nothing_from_memory()
    {
        await pair.First.SaveAsync("unheard", "# Unheard\n\nfirst words");
        await KeptBySecondAsync("/wiki/unheard", "first words");
        await using (var database = NpgsqlDataSource.Create(pair.First.ConnectionString))
        await using (var command = database.CreateCommand("""
            SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
            WHERE datname = current_database() AND query LIKE 'LISTEN%'
            """))
        {
            Assert.Equal(2L, await command.ExecuteScalarAsync(TestContext.Current.CancellationToken));
        }

        await Eventually.TrueAsync(
            () => Task.FromResult(Pages.Find("/wiki/unheard") is null), "the page is dropped with the connection");
        await pair.First.SaveAsync("unheard", "# Unheard\n\nsecond words");
        Assert.True(await ShowsAsync("/wiki/unheard", "second words"));
        await KeptBySecondAsync("/wiki/unheard", "second words");
        await pair.First.SaveAsync("unheard", "# Unheard\n\nthird words");
        await Eventually.TrueAsync(() => ShowsAsync("/wiki/unheard", "third words"), "changes are heard of again");
    }

    private Task KeptBySecondAsync(string address, string words) => Eventually.TrueAsync(
        async () => await ShowsAsync(address, words) && Pages.Find(address) is not null, $"{address} is kept");

    private async Task<bool> ShowsAsync(string address, string words)
    {
        using var visitor = pair.Second.Visitor();
        return (await visitor.GetAsync(address)).Text.Contains(words, StringComparison.Ordinal);
    }

    public sealed class Pair : IAsyncLifetime
    {
        public WikiSite First { get; } = new();

        public WikiSite Second { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            await First.InitializeAsync();
            Second = new WikiSite { ConnectionString = First.ConnectionString };
            await Second.InitializeAsync();
        }

        public async ValueTask DisposeAsync()
        {
            await Second.DisposeAsync();
            await First.DisposeAsync();
        }
    }
}
