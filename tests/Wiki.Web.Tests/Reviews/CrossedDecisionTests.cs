using Wiki.Web.Accounts;
using Wiki.Web.Data;
using Wiki.Web.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using static Wiki.Web.Tests.Reviews.Reviewing;

namespace Wiki.Web.Tests.Reviews;

public sealed class CrossedDecisionTests(HookedSite site) : IClassFixture<HookedSite>
{
    [Fact]
    public async Task A_page_that_is_rejected_while_a_trusted_editor_saves_over_it_is_not_published()
    {
        using var nina = await site.Visitor().NewcomerAs("nina");
        using var tomas = await site.Visitor().SignedUpAs("tomas");
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

    private Task<bool> IsHeldUpAsync() => site.WithAsync(async (WikiDb db) => (await db.Database.SqlQueryRaw<int>(
        "SELECT count(*)::int AS \"Value\" FROM pg_stat_activity "
        + "WHERE datname = current_database() AND wait_event_type = 'Lock'").ToListAsync())[0] > 0);
}
