using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Wiki.Core.Data;
using Wiki.Web.Tests.Harness;

namespace Wiki.Web.Tests.Saving;

public sealed class CrossedSavesTests(MailSite site) : IClassFixture<MailSite>
{
    [Fact]
    public async Task A_save_that_tells_the_same_people_in_another_order_than_somebody_else_is_not_lost()
    {
        var stop = TestContext.Current.CancellationToken;
        using var first = await site.ReachableAsync("first-crossed");
        using var second = await site.ReachableAsync("second-crossed");
        using var writer = await site.Visitor().SignedUpAs("writer-crossed");
        await site.SaveAsync("crossed", "# Crossed\n\nOne.\n");
        await site.WatchAsync("first-crossed", "crossed");
        await site.WatchAsync("second-crossed", "crossed");
        await using var scope = site.Services.CreateAsyncScope();
        var other = scope.ServiceProvider.GetRequiredService<WikiDb>();
        await using var transaction = await other.Database.BeginTransactionAsync(stop);
        await other.Database.ExecuteSqlAsync($"SET LOCAL deadlock_timeout = '1min'", stop); // the save notices the knot
        await AskAsync("second-crossed");

        var save = site.SaveAsAsync("writer-crossed", "crossed", "# Crossed\n\nTwo.\n");
        await Eventually.TrueAsync(async () => await site.WithAsync((WikiDb db) => db.Database
            .SqlQuery<int>(
                $"""
                 SELECT count(*)::int AS "Value" FROM pg_stat_activity
                 WHERE datname = current_database() AND wait_event_type = 'Lock'
                 """).SingleAsync(stop)) > 0, "the save waits for the other");
        await AskAsync("first-crossed");
        await transaction.CommitAsync(stop);

        Assert.Equal(2, await save);

        async Task AskAsync(string name)
        {
            var id = (await site.AccountAsync(name)).Id;
            await other.Database.ExecuteSqlAsync(
                $"""
                 INSERT INTO outgoing_mails (account_id, purpose, made_at, due_at, attempts, given_up)
                 VALUES ({id}, 'digest', now(), now() + interval '1 day', 0, false) ON CONFLICT DO NOTHING
                 """, stop);
        }
    }
}
