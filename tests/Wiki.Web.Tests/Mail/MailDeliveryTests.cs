using System.Text;
using MailKit.Security;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using MimeKit;
using Wiki.Core.Mail;
using Wiki.Core.Site;
using Wiki.Web.Tests.Harness;

namespace Wiki.Web.Tests.Mail;

public sealed class MailDeliveryTests
{
    private const string Password = "pass wörd";

    private readonly FakeTimeProvider _clock = new();

    [Theory]
    [InlineData(MailSecurity.Tls, true, false, true)]
    [InlineData(MailSecurity.StartTls, false, true, true)]
    [InlineData(MailSecurity.Auto, false, true, true)]
    [InlineData(MailSecurity.None, false, true, false)]
    public async Task Password_and_mail_go_the_way_that_is_set(
        MailSecurity security, bool tls, bool startTls, bool encrypted)
    {
        await using var server = new TestMailServer { Tls = tls, StartTls = startTls, Password = Password };

        await SendAsync(server, security, "wiki");

        Assert.Single(server.Mails);
        foreach (var word in new[] { "AUTH", "MAIL", "RCPT", "DATA" })
        {
            Assert.Equal(encrypted, Assert.Single(Told(server, word)).Encrypted);
        }

        Assert.Single(Told(server, "MAIL FROM:<wiki@wiki.example>"));
        Assert.Single(Told(server, "RCPT TO:<reader@people.example>"));
    }

    [Theory]
    [InlineData(MailSecurity.Auto, 465, SecureSocketOptions.SslOnConnect)]
    [InlineData(MailSecurity.Auto, 587, SecureSocketOptions.StartTlsWhenAvailable)]
    [InlineData(MailSecurity.Auto, 25, SecureSocketOptions.StartTlsWhenAvailable)]
    [InlineData(MailSecurity.StartTls, 465, SecureSocketOptions.StartTls)]
    [InlineData(MailSecurity.None, 465, SecureSocketOptions.None)]
    public void Port_465_speaks_TLS_from_the_first_byte_unless_something_else_is_set(
        MailSecurity security, int port, SecureSocketOptions expected) =>
        Assert.Equal(expected, security.SocketOptions(port));

    [Fact]
    public async Task Without_a_password_a_server_that_offers_no_encryption_gets_the_mail()
    {
        await using var server = new TestMailServer();
        await SendAsync(server, MailSecurity.Auto);
        Assert.Single(server.Mails);
    }

    [Fact]
    public async Task A_server_that_offers_no_encryption_is_not_told_the_password()
    {
        await using var server = new TestMailServer { Password = Password };

        var refusal = await RefusedAsync(server, MailSecurity.Auto, "wiki");

        Assert.Contains("the password was not sent", refusal, StringComparison.Ordinal);
        Assert.Empty(Told(server, "AUTH"));
        Assert.Empty(server.Mails);
    }

    [Fact]
    public async Task With_STARTTLS_set_a_server_that_does_not_offer_it_is_told_nothing_of_the_mail()
    {
        await using var server = new TestMailServer();

        var refusal = await RefusedAsync(server, MailSecurity.StartTls);

        Assert.Contains("STARTTLS", refusal, StringComparison.Ordinal);
        Assert.All(server.Told, it => Assert.StartsWith("EHLO", it.Line));
    }

    [Fact]
    public async Task A_server_that_does_not_speak_TLS_is_told_nothing()
    {
        await using var server = new TestMailServer();

        var refusal = await RefusedAsync(server, MailSecurity.Tls);

        Assert.Contains("does not speak TLS", refusal, StringComparison.Ordinal);
        Assert.Empty(server.Mails);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task A_certificate_that_the_machine_does_not_know_is_refused(bool tls, bool startTls)
    {
        await using var server = new TestMailServer { Tls = tls, StartTls = startTls, Password = Password };

        var refusal = await RefusedAsync(server, tls ? MailSecurity.Tls : MailSecurity.Auto, "wiki", trusts: false);

        Assert.StartsWith(
            $"The certificate of localhost:{server.Port} is not accepted", refusal, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal);
        Assert.Empty(Told(server, "AUTH"));
        Assert.Empty(server.Mails);
    }

    [Fact]
    public async Task A_certificate_of_another_name_is_refused()
    {
        await using var server = new TestMailServer { StartTls = true };

        var refusal = await RefusedAsync(server, MailSecurity.Auto, host: "127.0.0.1");

        Assert.Contains("did not match", refusal, StringComparison.Ordinal);
        Assert.Empty(server.Mails);
    }

    [Fact]
    public async Task A_wrong_password_sends_no_mail_and_the_server_says_so()
    {
        await using var server = new TestMailServer { StartTls = true, Password = "another" };

        var refusal = await RefusedAsync(server, MailSecurity.Auto, "wiki");

        Assert.Contains("wrong password", refusal, StringComparison.Ordinal);
        Assert.Empty(server.Mails);
    }

    [Theory]
    [InlineData("MAIL", "451 not now")]
    [InlineData("RCPT", "550 nobody here")]
    [InlineData("DATA", "554 no mail today")]
    public async Task What_a_server_refuses_is_told_in_its_words(string command, string answer)
    {
        await using var server = new TestMailServer { Answers = { [command] = answer } };

        Assert.Contains(answer[4..], await RefusedAsync(server, MailSecurity.Auto), StringComparison.Ordinal);
        Assert.Empty(server.Mails);
    }

    [Fact]
    public async Task A_server_that_hangs_up_did_not_take_the_mail()
    {
        await using var server = new TestMailServer { Answers = { ["RCPT"] = "" } };
        Assert.NotEmpty(await RefusedAsync(server, MailSecurity.Auto));
    }

    [Fact]
    public async Task A_server_that_took_the_mail_and_hangs_up_without_a_good_bye_took_it()
    {
        await using var server = new TestMailServer { Answers = { ["QUIT"] = "" } };
        await SendAsync(server, MailSecurity.Auto);
        Assert.Single(server.Mails);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_left_after_a_minute()
    {
        await using var server = new TestMailServer { Silent = true };
        var refused = RefusedAsync(server, MailSecurity.Auto);
        await server.Called;
        Assert.False(refused.IsCompleted);

        _clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal($"localhost:{server.Port} did not accept the mail within a minute.", await refused);
    }

    [Fact]
    public async Task A_program_that_ends_does_not_wait_for_a_server()
    {
        await using var server = new TestMailServer { Silent = true };
        using var ends = new CancellationTokenSource();
        var sending = Delivery(server, MailSecurity.Auto).SendAsync(Mail(), ends.Token);
        await server.Called;

        await ends.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
    }

    [Theory]
    [InlineData("https://wiki.example/sub", "wiki@wiki.example")]
    [InlineData("http://192.0.2.7:5080", "wiki@[192.0.2.7]")]
    [InlineData("http://[2001:db8::1]:5080", "wiki@[IPv6:2001:db8::1]")]
    public void Mails_come_from_the_host_of_the_site_whatever_it_is(string site, string sender)
    {
        var options = Options.Create(new WikiOptions { BaseAddress = site });
        var setup = new MailSetup(options, new SiteAddress(options));
        Assert.Equal(sender, new MailboxAddress("Wiki", setup.From).Address);
    }

    [Fact]
    public async Task What_is_written_arrives_unchanged()
    {
        const string Said = ".\n..two dots\nÄ “quoted” — 漢字 🐧 = and a blank at the end \n";
        var link = "https://wiki.example/account/unsubscribe?key=" + new string('k', 200);
        await using var server = new TestMailServer();
        using var mail = new MailBody("[Wiki] Über\r\nBcc: all@people.example " + new string('x', 100))
            .Lines(Said.Split('\n')).Link("Leave", link)
            .To("reader@people.example", new MailboxAddress("Müller, \"Wiki\"", "wiki@wiki.example"));
        mail.Headers["List-Unsubscribe"] = $"<{link}>";

        await Delivery(server, MailSecurity.Auto).SendAsync(mail, TestContext.Current.CancellationToken);

        var source = Assert.Single(server.Mails);
        Assert.All(source.Split("\r\n"), line => Assert.InRange(line.Length, 0, 998));
        Assert.All(source, c => Assert.True(char.IsAscii(c)));
        var read = ReadMail.Of(source);
        Assert.Contains(string.Join('\n', Said.TrimEnd('\n').Split('\n').Select(line => "  " + line)) + "\n", read.Text,
            StringComparison.Ordinal);
        Assert.Contains("Leave: " + link, read.Text, StringComparison.Ordinal);
        Assert.Equal($"<{link}>", read.Headers["List-Unsubscribe"].Trim());
        Assert.Equal("auto-generated", read.Headers["Auto-Submitted"]);
        Assert.False(read.Headers.ContainsKey("Bcc"));
        Assert.EndsWith(" <wiki@wiki.example>", read.Headers["From"], StringComparison.Ordinal);
        Assert.StartsWith("multipart/alternative", read.Headers["Content-Type"], StringComparison.Ordinal);
        using var again = await MimeMessage.LoadAsync(
            new MemoryStream(Encoding.ASCII.GetBytes(source)), TestContext.Current.CancellationToken);
        Assert.Equal("Müller, \"Wiki\"", Assert.Single(again.From.Mailboxes).Name);
        Assert.Equal("[Wiki] ÜberBcc: all@people.example " + new string('x', 100), again.Subject);
    }

    private MailDelivery Delivery(
        TestMailServer server, MailSecurity security, string user = "", string host = "localhost", bool trusts = true)
    {
        var options = Options.Create(new WikiOptions
        {
            BaseAddress = "https://wiki.example",
            Mail = new MailOptions
            {
                Host = host, Port = server.Port, Security = security, User = user,
                Password = user.Length > 0 ? Password : "",
            },
        });
        var setup = new MailSetup(options, new SiteAddress(options));
        return new MailDelivery(setup, options, _clock, trusts ? TestCertificate.Trust : null);
    }

    private Task SendAsync(TestMailServer server, MailSecurity security, string user = "") =>
        Delivery(server, security, user).SendAsync(Mail(), TestContext.Current.CancellationToken);

    private async Task<string> RefusedAsync(
        TestMailServer server, MailSecurity security, string user = "", string host = "localhost", bool trusts = true)
    {
        var delivery = Delivery(server, security, user, host, trusts);
        return (await Assert.ThrowsAsync<MailDeliveryException>(
            () => delivery.SendAsync(Mail(), TestContext.Current.CancellationToken))).Message;
    }

    private static IEnumerable<(string Line, bool Encrypted)> Told(TestMailServer server, string beginning) =>
        server.Told.Where(it => it.Line.StartsWith(beginning, StringComparison.Ordinal));

    private static MimeMessage Mail() =>
        new MailBody("A word").Say("Hello.").To("reader@people.example", new MailboxAddress("Wiki", "wiki@wiki.example"));
}
