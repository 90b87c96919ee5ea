using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;
using Wiki.Web.Tests.Harness;

namespace Wiki.Web.Tests.Mail;

public sealed class MailSenderTests(MailSenderTests.TickingSite site) : IClassFixture<MailSenderTests.TickingSite>
{
    [Fact]
    public async Task Mails_that_are_due_are_sent_in_the_background()
    {
        using var person = await site.Visitor().SignedUpAs("awaiting");
        await site.ChangeAsync("awaiting", account => account.Email = MailSite.AddressOf("awaiting"));
        await (await person.GetAsync("/account/following")).Form("Send a link to confirm it").SubmitAsync();
        var moved = 0L;
        await Eventually.TrueAsync(
            () =>
            {
                // Ten seconds in each tenth of one: a clock that runs faster lets the link expire before it is sent.
                if (Environment.TickCount64 - moved > 100)
                {
                    moved = Environment.TickCount64;
                    site.Clock.Advance(TimeSpan.FromSeconds(10));
                }

                var folder = Path.Combine(site.DataFolder, "mail");
                return Task.FromResult(Directory.Exists(folder) && Directory.GetFiles(folder, "*.eml").Length == 1);
            },
            "the mail was written");
    }

    public sealed class TickingSite : MailSite
    {
        public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

        protected override void Replace(IServiceCollection services) =>
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
    }
}
