using Wiki.Web.Tests.Harness;

namespace Wiki.Web.Tests.Mail;

public sealed class MailOffTests(WikiSite site) : IClassFixture<WikiSite>
{
    [Fact]
    public async Task Without_an_address_of_the_site_no_mail_is_asked_for_and_the_administrators_page_says_why()
    {
        using var person = await site.Visitor().SignedUpAs("offline", "Administrator");
        await site.ChangeAsync("offline", account =>
            (account.Email, account.EmailConfirmed) = ("offline@people.example", true));
        await site.SaveAsync("offline-page", "# Offline\n\none");
        await site.WatchAsync("offline", "offline-page");
        await site.SaveAsync("offline-page", "# Offline\n\ntwo");
        var page = await person.GetAsync("/admin/mail");
        Assert.Contains("Wiki__BaseAddress is not set", page.Notice, StringComparison.Ordinal);
        Assert.Equal("0", page.Fact("Not sent yet"));
        Assert.Contains("sends no mail", (await person.GetAsync("/account/following")).Text, StringComparison.Ordinal);
    }
}
