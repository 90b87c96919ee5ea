using Microsoft.EntityFrameworkCore;
using Wiki.Core.Data;
using Wiki.Core.Mail;
using Wiki.Core.Notifications;
using Wiki.Web.Tests.Harness;

namespace Wiki.Web.Tests.Mail;

public sealed class ForgottenMailTests(UndeliveredMailTests.DeadServerSite site)
    : IClassFixture<UndeliveredMailTests.DeadServerSite>
{
    [Fact]
    public async Task A_mail_that_was_given_up_long_ago_is_forgotten_when_another_is()
    {
        using var person = await site.ReachableAsync("forgotten", "Administrator");
        await (await person.GetAsync("/account/following")).Form("Save the settings")
            .Choose("Mail about watched pages", "at once").SubmitAsync();
        foreach (var slug in new[] { "given-up", "given-up-too" })
        {
            await site.SaveAsync(slug, $"# {slug}\n\none");
            await site.WatchAsync("forgotten", slug);
            await site.SaveAsync(slug, $"# {slug}\n\ntwo");
            await TestDatabaseServer.RunAsync(site.ConnectionString,
                $"UPDATE outgoing_mails SET attempts = {DueMails.MostAttempts - 1} WHERE NOT given_up");
            await site.SendAsync();
            await TestDatabaseServer.RunAsync(site.ConnectionString,
                "UPDATE outgoing_mails SET made_at = made_at - interval '31 days'");
        }

        var id = (await site.AccountAsync("forgotten")).Id;
        Assert.Equal(1, await site.WithAsync((WikiDb db) => db.Set<OutgoingMail>()
            .CountAsync(it => it.AccountId == id && it.GivenUp)));
    }
}
