using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Wiki.Core.Accounts;
using Wiki.Core.Articles;
using Wiki.Core.Data;
using Wiki.Web.Tests.Harness;
using static Wiki.Web.Tests.Reviews.Reviewing;

namespace Wiki.Web.Tests.Reviews;

public sealed class OwnChangeTests(WikiSite site) : IClassFixture<WikiSite>
{
    [Fact]
    public async Task Nobody_is_offered_to_approve_their_own_change_and_a_forged_verdict_is_refused()
    {
        await site.SaveAsync("own", Article("Own"));
        using var ruth = await AllWaitAsync("own", "ruth-own");
        await ruth.WriteAsync("own", Article("Own", one: "Mine."));

        var screen = await ruth.GetAsync("/review/own/1..2");
        Assert.Contains("This is your own change. Somebody else must review it.", screen.Text, StringComparison.Ordinal);
        Assert.Empty(screen.Document.QuerySelectorAll("button[name=verdict]"));
        foreach (var verdict in new[] { "approved", "changes-asked" })
        {
            var forged = await ruth.ForgeAsync("own", 1, 2, verdict, "2");
            Assert.Equal(HttpStatusCode.UnprocessableEntity, forged.Status);
            Assert.Equal("Revision 2 is your own change. Somebody else must review it.", forged.Notice);
        }

        Assert.DoesNotContain("Mine.", (await site.ReadAsync("own")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_approves_their_own_change_among_those_of_others()
    {
        await site.SaveAsync("among", Article("Among"));
        using var ruth = await AllWaitAsync("among", "ruth-among");
        using var nina = await site.Visitor().NewcomerAs("nina-among");
        await nina.WriteAsync("among", Article("Among", one: "Theirs."));
        await ruth.WriteAsync("among", Article("Among", one: "Theirs.", two: "Mine."));

        Assert.Contains(
            "Revision 3 is your own", (await ruth.GetAsync("/review/among/1..3")).Text, StringComparison.Ordinal);
        var forged = await ruth.ForgeAsync("among", 1, 3, "approved", "2,3");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, forged.Status);
        var history = await nina.GetAsync("/wiki/among/history");
        Assert.DoesNotContain("approved", history.Text, StringComparison.Ordinal);
        var next = await ruth.DecideAsync("among", 1, 2, "Approve and publish");
        Assert.False(next.Path.StartsWith("/review/among/", StringComparison.Ordinal), "One's own change is never next.");
        var read = await site.ReadAsync("among");
        Assert.Contains("Theirs.", read.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Mine.", read.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_becomes_a_reviewer_still_cannot_approve_what_they_wrote_before()
    {
        await site.SaveAsync("promoted", Article("Promoted"));
        using var nina = await site.Visitor().NewcomerAs("nina-promoted");
        await nina.WriteAsync("promoted", Article("Promoted", one: "Mine."));
        await site.WithAsync(async (UserManager<Account> users) =>
            await users.AddToRoleAsync((await users.FindByNameAsync("nina-promoted"))!, Roles.Reviewer));

        var forged = await nina.ForgeAsync("promoted", 1, 2, "approved", "2");

        Assert.Equal("Revision 2 is your own change. Somebody else must review it.", forged.Notice);
        // A text over one's own change is published only with that change decided.
        await nina.WriteAsync("promoted", Article("Promoted", one: "Mine.", two: "More."));
        Assert.DoesNotContain("Mine.", (await site.ReadAsync("promoted")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_database_refuses_an_approval_by_the_author_whichever_program_writes_it()
    {
        await site.SaveAsync("by-sql", Article("By SQL"));
        using var nina = await site.Visitor().NewcomerAs("nina-sql");
        await nina.WriteAsync("by-sql", Article("By SQL", one: "Mine."));

        var refused = await Assert.ThrowsAsync<PostgresException>(() => site.WithAsync((WikiDb db) =>
            db.Database.ExecuteSqlRawAsync("""
                INSERT INTO reviews (article_id, number, reviewer_id, verdict, reason, reviewed_at, waited)
                SELECT article_id, number, author_id, 'approved', '', now(), interval '1 minute'
                FROM revisions JOIN articles ON articles.id = article_id WHERE slug = 'by-sql' AND number = 2
                """)));

        Assert.Equal("nobody approves their own change", refused.MessageText);
    }

    [Fact]
    public async Task Reviewers_withdraw_their_own_change_like_anybody_else()
    {
        await site.SaveAsync("taken-back", Article("Taken back"));
        using var ruth = await AllWaitAsync("taken-back", "ruth-back");
        await ruth.WriteAsync("taken-back", Article("Taken back", one: "Mine."));

        var done = await (await ruth.GetAsync("/review")).Form("Withdraw revision 2 of Taken back").SubmitAndFollowAsync();

        Assert.Equal("Revision 2 is withdrawn.", done.Notice);
        Assert.Equal(Article("Taken back"), await site.TextAsync("taken-back"));
    }

    [Fact]
    public async Task Nobody_publishes_their_own_change_by_a_forged_rejection_of_it()
    {
        await site.SaveAsync("forged-out", Article("Forged out"));
        using var ruth = await AllWaitAsync("forged-out", "ruth-forged");
        await ruth.WriteAsync("forged-out", Article("Forged out", one: "Mine."));
        await site.WithAsync((WikiDb db) => db.Set<Article>().Where(it => it.Slug == "forged-out")
            .ExecuteUpdateAsync(set => set.SetProperty(it => it.Policy, PublishingPolicy.Everyone)));

        var form = (await ruth.GetAsync("/wiki/forged-out/edit?undo=2..2&reject=true")).Form("Save");
        await form.Fill("Text", Article("Forged out", one: "Mine.", two: "More.")).SubmitAndFollowAsync();

        Assert.DoesNotContain("Mine.", (await site.ReadAsync("forged-out")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_brings_their_own_withdrawn_change_back_by_rejecting_what_had_replaced_it()
    {
        await site.SaveAsync("roundabout", Article("Roundabout"));
        using var ruth = await AllWaitAsync("roundabout", "ruth-round");
        using var nina = await site.Visitor().NewcomerAs("nina-round");
        using var rick = await site.Visitor().SignedUpAs("rick-round", Roles.Reviewer);
        await ruth.WriteAsync("roundabout", Article("Roundabout", one: "Mine."));
        await nina.WriteAsync("roundabout", Article("Roundabout"));
        await nina.WriteAsync("roundabout", Article("Roundabout", three: "Drei."));
        await (await ruth.GetAsync("/review")).Form("Withdraw revision 2 of Roundabout").SubmitAsync();

        await ruth.DecideAsync("roundabout", 2, 3, "Reject", "It was better before");
        await rick.DecideAsync("roundabout", 3, 4, "Approve and publish");

        Assert.Contains("Mine.", await site.TextAsync("roundabout"), StringComparison.Ordinal);
        Assert.DoesNotContain("Mine.", (await site.ReadAsync("roundabout")).Text, StringComparison.Ordinal);
        Assert.Contains("Mine.", (await rick.GetAsync("/review/roundabout/1..2")).Text, StringComparison.Ordinal);
    }

    // A reviewer, and a page on which everybody's changes wait.
    private async Task<Visitor> AllWaitAsync(string slug, string name)
    {
        var reviewer = await site.Visitor().SignedUpAs(name, Roles.Reviewer);
        await (await reviewer.GetAsync($"/wiki/{slug}/protection"))
            .Form("Save").Tick("Everybody’s changes wait").SubmitAsync();
        return reviewer;
    }
}
