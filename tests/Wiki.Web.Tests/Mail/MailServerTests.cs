using System.Net.Security;
using Microsoft.Extensions.DependencyInjection;
using Wiki.Core.Mail;
using Wiki.Web.Tests.Harness;

namespace Wiki.Web.Tests.Mail;

public sealed class MailServerTests(MailServerTests.ServedSite site) : IClassFixture<MailServerTests.ServedSite>
{
    [Fact]
    public async Task A_mail_that_was_refused_arrives_later_and_sent_twice_it_has_one_name()
    {
        using var person = await site.ReachableAsync("served", "Administrator");
        await (await person.GetAsync("/account/following")).Form("Save the settings")
            .Choose("Mail about watched pages", "at once").SubmitAsync();
        await site.SaveAsync("served-page", "# Served\n\none");
        await site.WatchAsync("served", "served-page");
        await site.SaveAsync("served-page", "# Served\n\ntwo");
        site.Server.Answers["RCPT"] = "451 come back later";
        Assert.Equal(0, await site.SendAsync());
        var page = await person.GetAsync("/admin/mail");
        Assert.Contains("come back later", page.Text, StringComparison.Ordinal);
        Assert.Contains(
            $"through localhost:{site.Server.Port}, secured with STARTTLS if the server offers it", page.Text,
            StringComparison.Ordinal);

        site.Server.Answers.Clear();
        Assert.Equal(1, await SendAgainAsync());
        Assert.Equal(1, await SendAgainAsync());

        Assert.DoesNotContain(site.Server.Told, it => !it.Encrypted
            && it.Line.StartsWith("AUTH", StringComparison.Ordinal));
        var mails = site.Server.Mails.Select(ReadMail.Of).ToList();
        Assert.Equal(2, mails.Count);
        Assert.Single(mails.Select(mail => mail.Headers["Message-ID"]).Distinct());
        Assert.Matches(@"^<mail-\d+@wiki\.example>$", mails[0].Headers["Message-ID"]);
        Assert.Equal("Linux Virtualization Wiki <wiki@wiki.example>", mails[0].Headers["From"]);
        Assert.Equal(MailSite.AddressOf("served"), mails[0].Headers["To"]);
        Assert.Matches(@"^\w{3}, \d\d \w{3} \d{4} [\d:]{8} \+0000$", mails[0].Headers["Date"]);
        Assert.Contains("+two", mails[0].Text, StringComparison.Ordinal);
    }

    private async Task<int> SendAgainAsync()
    {
        await TestDatabaseServer.RunAsync(
            site.ConnectionString, "UPDATE outgoing_mails SET sent_at = NULL, due_at = made_at");
        return await site.SendAsync();
    }

    public sealed class ServedSite : MailSite, IAsyncDisposable
    {
        internal TestMailServer Server { get; } = new() { StartTls = true, Password = "secret" };

        async ValueTask IAsyncDisposable.DisposeAsync()
        {
            await Server.DisposeAsync();
            await DisposeAsync();
        }

        protected override IEnumerable<(string Name, string Value)> Settings() =>
        [
            .. base.Settings(), ("Wiki:Mail:Host", "localhost"), ("Wiki:Mail:Port", $"{Server.Port}"),
            ("Wiki:Mail:User", "wiki"), ("Wiki:Mail:Password", "secret"),
        ];

        // Mails are sent when the test says so, not in the background as well.
        protected override void Replace(IServiceCollection services)
        {
            services.AddSingleton<RemoteCertificateValidationCallback>(TestCertificate.Trust);
            services.Remove(services.Single(it => it.ImplementationType == typeof(MailSender)));
        }
    }
}
