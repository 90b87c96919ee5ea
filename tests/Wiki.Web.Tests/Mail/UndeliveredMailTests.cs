using Wiki.Core.Mail;
using Wiki.Web.Tests.Harness;

namespace Wiki.Web.Tests.Mail;

public sealed class UndeliveredMailTests(UndeliveredMailTests.DeadServerSite site)
    : IClassFixture<UndeliveredMailTests.DeadServerSite>
{
    [Fact]
    public async Task A_mail_that_no_server_takes_is_tried_six_times_and_then_shown_to_administrators()
    {
        using var person = await site.ReachableAsync("unreached", "Administrator");
        await (await person.GetAsync("/account/following")).Form("Save the settings")
            .Choose("Mail about watched pages", "at once").SubmitAsync();
        await site.SaveAsync("undelivered", "# Undelivered\n\none");
        await site.WatchAsync("unreached", "undelivered");
        await site.SaveAsync("undelivered", "# Undelivered\n\ntwo");
        for (var attempt = 1; attempt <= DueMails.MostAttempts; attempt++)
        {
            Assert.Equal(0, await site.SendAsync());
            var page = await person.GetAsync("/admin/mail");
            Assert.Contains($"{attempt} of 6", page.Text, StringComparison.Ordinal);
            Assert.Equal(attempt == DueMails.MostAttempts, page.Text.Contains("given up", StringComparison.Ordinal));
            await TestDatabaseServer.RunAsync(site.ConnectionString, "UPDATE outgoing_mails SET due_at = made_at");
        }

        Assert.Equal("0", (await person.GetAsync("/admin/mail")).Fact("Not sent yet"));
        await (await person.GetAsync("/admin/mail")).Form("Try the given-up mails again").SubmitAsync();
        Assert.Equal("1", (await person.GetAsync("/admin/mail")).Fact("Not sent yet"));
    }

    public sealed class DeadServerSite : MailSite
    {
        // Nobody listens there.
        protected override IEnumerable<(string Name, string Value)> Settings() =>
            [.. base.Settings(), ("Wiki:Mail:Host", "127.0.0.1"), ("Wiki:Mail:Port", "1")];
    }
}
