using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Wiki.Core.Accounts;
using Wiki.Core.Data;
using Wiki.Web.Tests.Harness;
using static Wiki.Web.Tests.Reviews.Reviewing;

namespace Wiki.Web.Tests.Reviews;

public sealed class CrossedDecisionTests(HookedSite site) : IClassFixture<HookedSite>
{
    [Fact]
    public async Task A_page_that_is_rejected_while_a_reviewer_saves_over_it_is_not_published()
    {
        using var nina = await site.Visitor().NewcomerAs("nina");
        using var tomas = await site.Visitor().SignedUpAs("tomas", Roles.Reviewer);
        using var ruth = await site.Visitor().SignedUpAs("ruth", Roles.Reviewer);
        await nina.WriteAsync("crossed", Article("Crossed", one: "Spamm."));
        var form = (await tomas.GetAsync("/wiki/crossed/edit")).Form("Save")
            .Fill("Text", Article("Crossed", one: "Spam."));
        var verdict = (await ruth.GetAsync("/review/crossed/0..1")).Form("Reject").Fill(Reason, "Spam");

        Task<PageView>? rejected = null;
        site.Database.After = async command =>
        {
            // The save knows by now whether it waits.
            if (command.Contains("FROM site_settings", StringComparison.Ordinal) && rejected is null)
            {
                rejected = verdict.SubmitAsync();
                await Eventually.TrueAsync(
                    async () => rejected.IsCompleted || await IsHeldUpAsync(), "the verdict came, or waits for the save");
            }
        };
        await form.SubmitAsync();
        site.Database.After = null;
        await rejected!;

        Assert.DoesNotContain("Spam.", (await site.ReadAsync("crossed")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_verdict_on_changes_of_people_who_are_held_in_another_order_elsewhere_is_not_lost()
    {
        var stop = TestContext.Current.CancellationToken;
        await site.SaveAsync("knot", Article("Knot"));
        using var one = await site.Visitor().NewcomerAs("one-knot");
        using var two = await site.Visitor().NewcomerAs("two-knot");
        using var rick = await site.Visitor().SignedUpAs("rick-knot", Roles.Reviewer);
        await one.WriteAsync("knot", Article("Knot", one: "Eins."));
        await two.WriteAsync("knot", Article("Knot", one: "Eins.", two: "Zwei."));
        await using var scope = site.Services.CreateAsyncScope();
        var other = scope.ServiceProvider.GetRequiredService<WikiDb>();
        await using var transaction = await other.Database.BeginTransactionAsync(stop);
        await other.Database.ExecuteSqlAsync($"SET LOCAL deadlock_timeout = '1min'", stop); // the verdict notices the knot
        await HoldAsync("two-knot");

        var decided = rick.DecideAsync("knot", 1, 3, "Approve and publish");
        await Eventually.TrueAsync(IsHeldUpAsync, "the verdict waits for the other");
        await HoldAsync("one-knot");
        await transaction.CommitAsync(stop);

        Assert.Equal("Revisions 2 to 3 of knot: approved and published.", (await decided).Notice);
        Assert.Equal(1, (await site.AccountAsync("one-knot")).ApprovedChanges);

        Task HoldAsync(string name) => other.Set<Account>().Where(it => it.UserName == name)
            .ExecuteUpdateAsync(set => set.SetProperty(it => it.ApprovedChanges, it => it.ApprovedChanges), stop);
    }

    private Task<bool> IsHeldUpAsync() => site.WithAsync(async (WikiDb db) => (await db.Database.SqlQueryRaw<int>(
        "SELECT count(*)::int AS \"Value\" FROM pg_stat_activity "
        + "WHERE datname = current_database() AND wait_event_type = 'Lock'").ToListAsync())[0] > 0);
}
