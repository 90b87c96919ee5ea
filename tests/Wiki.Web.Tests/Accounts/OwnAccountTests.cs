using System.Net;
using Wiki.Web.Tests.Harness;

namespace Wiki.Web.Tests.Accounts;

public sealed class OwnAccountTests(WikiSite site) : IClassFixture<WikiSite>
{
    private const string NewPassword = "a wholly new password";

    [Fact]
    public async Task The_page_says_who_somebody_is_what_they_may_and_since_when()
    {
        using var mira = await site.Visitor().SignedUpAs("mira");

        var page = await mira.GetAsync("/account");

        Assert.Equal("mira", page.Heading);
        Assert.Equal("Editor", page.Fact("Roles"));
        Assert.Equal($"{(await site.AccountAsync("mira")).RegisteredAt:d MMM yyyy}", page.Fact("Since"));
        Assert.Contains("no-store", page.Header("Cache-Control"), StringComparison.Ordinal);
        Assert.NotNull(page.Document.QuerySelector("meta[name=robots][content*=noindex]"));
    }

    [Fact]
    public async Task A_visitor_is_asked_to_sign_in_and_comes_back()
    {
        using var visitor = site.Visitor();

        Assert.Equal("/account/sign-in?return=%2Faccount", (await visitor.GetAsync("/account")).Location);
    }

    [Fact]
    public async Task A_new_password_ends_the_other_sessions_and_keeps_this_one()
    {
        using var here = await site.Visitor().SignedUpAs("roaming");
        using var elsewhere = site.Visitor();
        await elsewhere.SignInAsync("roaming");

        var form = PasswordForm(await here.GetAsync("/account"), Visitor.Password, NewPassword);
        var done = await form.SubmitAndFollowAsync();

        Assert.Equal("Your password is changed. Sessions on other devices have ended.", done.Notice);
        Assert.True(await here.IsSignedInAsync());
        Assert.False(await elsewhere.IsSignedInAsync());
        Assert.NotEmpty((await elsewhere.SignInAsync("roaming")).Problems);
        await elsewhere.SignInAsync("roaming", NewPassword);
        Assert.True(await elsewhere.IsSignedInAsync());
    }

    [Fact]
    public async Task Without_the_password_of_now_there_is_no_new_one()
    {
        using var visitor = await site.Visitor().SignedUpAs("left-alone");

        var refused = await PasswordForm(await visitor.GetAsync("/account"), "a guess", NewPassword).SubmitAsync();

        Assert.Equal(["This is not your password."], refused.Problems);
        Assert.Contains("This is not your password.",
            refused.Form("Change the password").Description("Current password"), StringComparison.Ordinal);
        using var elsewhere = site.Visitor();
        await elsewhere.SignInAsync("left-alone");
        Assert.True(await elsewhere.IsSignedInAsync());
    }

    [Theory]
    [InlineData("short", "short", "This password is too short: it needs at least 10 characters.")]
    [InlineData("qwertyuiop", "qwertyuiop", "This password is among the first that anybody would try. Choose another.")]
    [InlineData(NewPassword, "something else", "The two passwords differ.")]
    public async Task A_new_password_obeys_the_rules_of_the_first(string password, string again, string sentence)
    {
        using var visitor = await site.Visitor().SignedUpAs($"rules-{password.Length}");
        var form = PasswordForm(await visitor.GetAsync("/account"), Visitor.Password, password)
            .Fill("New password again", again);

        Assert.Equal([sentence], (await form.SubmitAsync()).Problems);
    }

    [Fact]
    public async Task An_e_mail_address_is_given_changed_and_taken_away()
    {
        using var visitor = await site.Visitor().SignedUpAs("reachable");

        var given = await EmailForm(await visitor.GetAsync("/account"), " r@example.org ").SubmitAndFollowAsync();
        Assert.Equal("Your email address is now r@example.org.", given.Notice);
        Assert.Equal("r@example.org", given.Form("Change the email address").Value("Email address"));

        var taken = await EmailForm(given, "").SubmitAndFollowAsync();
        Assert.Equal("Your email address is removed.", taken.Notice);
        Assert.Null((await site.AccountAsync("reachable")).Email);
    }

    [Theory]
    [InlineData("nowhere")]
    [InlineData("two@addresses@example.org")]
    [InlineData("Mira <mira@example.org>")]
    public async Task What_is_no_e_mail_address_is_refused_and_kept_in_the_form(string address)
    {
        using var visitor = await site.Visitor().SignedUpAs($"unreachable-{address.Length}");

        var refused = await EmailForm(await visitor.GetAsync("/account"), address).SubmitAsync();

        Assert.Equal(
            ["This is not an email address. Enter one like name@example.org, or none."], refused.Problems);
        Assert.Equal(address, refused.Form("Change the email address").Value("Email address"));
        Assert.Null((await site.AccountAsync($"unreachable-{address.Length}")).Email);
    }

    [Fact]
    public async Task A_new_e_mail_address_ends_no_session()
    {
        using var here = await site.Visitor().SignedUpAs("mailer");
        using var elsewhere = site.Visitor();
        await elsewhere.SignInAsync("mailer");

        await EmailForm(await here.GetAsync("/account"), "m@example.org").SubmitAsync();

        Assert.True(await elsewhere.IsSignedInAsync());
    }

    [Fact]
    public async Task Signing_out_everywhere_ends_this_session_and_the_others()
    {
        using var here = await site.Visitor().SignedUpAs("everywhere");
        using var elsewhere = site.Visitor();
        await elsewhere.SignInAsync("everywhere");

        var done = await (await here.GetAsync("/account")).Form("Sign out everywhere").SubmitAndFollowAsync();

        Assert.Equal("You are signed out.", done.Heading);
        Assert.False(await here.IsSignedInAsync());
        Assert.False(await elsewhere.IsSignedInAsync());
    }

    [Fact]
    public async Task A_session_that_ended_meanwhile_is_asked_to_sign_in_when_it_sends_a_form()
    {
        using var here = await site.Visitor().SignedUpAs("meanwhile");
        using var elsewhere = site.Visitor();
        await elsewhere.SignInAsync("meanwhile");
        var form = EmailForm(await here.GetAsync("/account"), "m@example.org");
        await (await elsewhere.GetAsync("/account")).Form("Sign out everywhere").SubmitAsync();

        var answer = await form.SubmitAsync();

        Assert.StartsWith("/account/sign-in?return=%2Faccount", answer.Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_from_another_site_changes_nothing()
    {
        using var visitor = await site.Visitor().SignedUpAs("not-forged");

        var refused = await EmailForm(await visitor.GetAsync("/account"), "evil@example.org")
            .Forge("__RequestVerificationToken", "forged").SubmitAsync();

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Null((await site.AccountAsync("not-forged")).Email);
    }

    [Fact]
    public async Task The_form_tells_password_stores_what_goes_where()
    {
        using var visitor = await site.Visitor().SignedUpAs("stored");

        var form = (await visitor.GetAsync("/account")).Form("Change the password");

        Assert.Equal("current-password", form.Field("Current password").GetAttribute("autocomplete"));
        Assert.Equal("new-password", form.Field("New password").GetAttribute("autocomplete"));
        Assert.Equal("new-password", form.Field("New password again").GetAttribute("autocomplete"));
        Assert.Equal("stored", form.Value("Name"));
    }

    private static PageForm PasswordForm(PageView page, string now, string wanted) => page.Form("Change the password")
        .Fill("Current password", now).Fill("New password", wanted).Fill("New password again", wanted);

    private static PageForm EmailForm(PageView page, string address) =>
        page.Form("Change the email address").Fill("Email address", address);
}
