using System.Net;
using Wiki.Core.Accounts;
using Wiki.Core.Articles;
using Wiki.Core.Reviews;
using Wiki.Web.Tests.Harness;
using static Wiki.Web.Tests.Reviews.Reviewing;

namespace Wiki.Web.Tests.Reviews;

public sealed class PolicyTests
{
    private const string Everybody = "Everybody’s changes wait";
    private const string Nobody = "Nobody’s changes wait";

    [Fact]
    public async Task Administrators_settle_for_the_whole_site_whose_changes_wait_and_when_editors_are_trusted()
    {
        await using var site = new WikiSite();
        await site.InitializeAsync();
        await site.SaveAsync("policy", Article("Policy"));
        using var ada = await site.Visitor().SignedUpAs("ada", Roles.Administrator);
        using var nina = await site.Visitor().NewcomerAs("nina");
        using var tomas = await site.Visitor().SignedUpAs("tomas");

        var saved = await (await ada.GetAsync("/admin/publishing"))
            .Form("Save").Tick(Nobody).Fill("Approved changes before an editor is trusted", "7").SubmitAndFollowAsync();
        Assert.Equal("This rule applies from the next save on. Changes that wait now go on waiting.", saved.Notice);
        Assert.True(saved.Form("Save").IsTicked(Nobody));
        Assert.Equal("7", saved.Form("Save").Value("Approved changes before an editor is trusted"));
        await nina.WriteAsync("policy", Article("Policy", one: "At once."));
        Assert.Contains("At once.", (await site.ReadAsync("policy")).Text, StringComparison.Ordinal);

        await (await ada.GetAsync("/admin/publishing")).Form("Save").Tick(Everybody).SubmitAsync();
        await tomas.WriteAsync("policy", Article("Policy", one: "At once.", two: "Later."));
        Assert.DoesNotContain("Later.", (await site.ReadAsync("policy")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("101")]
    [InlineData("many")]
    [InlineData("")]
    public async Task A_number_of_approvals_that_makes_no_sense_is_refused(string approvals)
    {
        await using var site = new WikiSite();
        await site.InitializeAsync();
        using var ada = await site.Visitor().SignedUpAs("ada", Roles.Administrator);

        var refused = await (await ada.GetAsync("/admin/publishing"))
            .Form("Save").Fill("Approved changes before an editor is trusted", approvals).SubmitAsync();

        Assert.Equal(["Enter a number from 1 to 100."], refused.Problems);
    }

    [Fact]
    public async Task Reviewers_make_a_page_stricter_and_only_administrators_less_strict()
    {
        await using var site = new WikiSite();
        await site.InitializeAsync();
        await site.SaveAsync("guarded", Article("Guarded"));
        using var ada = await site.Visitor().SignedUpAs("ada", Roles.Administrator);
        using var ruth = await site.Visitor().SignedUpAs("ruth", Roles.Reviewer);
        using var tomas = await site.Visitor().SignedUpAs("tomas");
        Assert.Equal(HttpStatusCode.Forbidden, (await tomas.GetAsync("/wiki/guarded/protection")).Status);

        var settled = await (await (await ruth.GetAsync("/wiki/guarded/history")).ClickAsync("Protection"))
            .Form("Save").Tick(Everybody).SubmitAndFollowAsync();
        Assert.StartsWith("This rule applies from the next save on.", settled.Notice, StringComparison.Ordinal);
        await tomas.WriteAsync("guarded", Article("Guarded", one: "Waits."));
        Assert.DoesNotContain("Waits.", (await site.ReadAsync("guarded")).Text, StringComparison.Ordinal);

        var form = settled.Form("Save");
        form.Field(Nobody).RemoveAttribute("disabled");
        var refused = await form.Tick(Nobody).SubmitAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal(
            ["That is not stricter than the present protection. Only an administrator can choose it."], refused.Problems);
        await (await ada.GetAsync("/wiki/guarded/protection")).Form("Save").Tick("The site’s publishing rule decides").SubmitAsync();
        Assert.True((await ada.GetAsync("/wiki/guarded/protection")).Form("Save").IsTicked("The site’s publishing rule decides"));
    }

    [Fact]
    public void A_policy_is_stricter_or_barred_for_reviewers_whatever_holds_now()
    {
        PublishingPolicy?[] all = [null, .. Enum.GetValues<PublishingPolicy>()];
        foreach (var site in Enum.GetValues<PublishingPolicy>())
        {
            foreach (var (own, wanted) in all.SelectMany(own => all.Select(wanted => (own, wanted))))
            {
                var stricter = wanted is not null && (int)wanted > (int)(own ?? site);
                Assert.Equal(stricter, Protection.MayBecome(own, wanted, site));
            }
        }
    }

    [Fact]
    public async Task Administrators_give_trust_deny_it_and_leave_it_to_the_approved_changes()
    {
        await using var site = new WikiSite();
        await site.InitializeAsync();
        await site.SaveAsync("trust", Article("Trust"));
        using var ada = await site.Visitor().SignedUpAs("ada", Roles.Administrator);
        using var nina = await site.Visitor().NewcomerAs("nina");
        var address = $"/admin/accounts/{(await site.AccountAsync("nina")).Id}";

        var page = await ada.GetAsync(address);
        Assert.Contains("Reviewers have approved 0 changes by nina so far.", page.Text, StringComparison.Ordinal);
        Assert.True(page.Form("Save the trust").IsTicked("Trusted after 3 approved changes, or as a reviewer"));
        var given = await page.Form("Save the trust").Tick("Trusted now").SubmitAndFollowAsync();
        Assert.Equal("nina is trusted from the next save on.", given.Notice);
        await nina.WriteAsync("trust", Article("Trust", one: "At once."));
        Assert.Contains("At once.", (await site.ReadAsync("trust")).Text, StringComparison.Ordinal);

        await given.Form("Save the trust").Tick("Not trusted, however many changes are approved").SubmitAsync();
        Assert.False((await site.AccountAsync("nina")).Trust);
        await nina.WriteAsync("trust", Article("Trust", one: "At once.", two: "Waits."));
        Assert.DoesNotContain("Waits.", (await site.ReadAsync("trust")).Text, StringComparison.Ordinal);
    }
}
