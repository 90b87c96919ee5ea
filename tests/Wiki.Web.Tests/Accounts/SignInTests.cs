using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Wiki.Core.Data;
using Wiki.Core.Http;
using Wiki.Web.Tests.Harness;

namespace Wiki.Web.Tests.Accounts;

public sealed class SignInTests(SignInTests.Site site) : IClassFixture<SignInTests.Site>
{
    private const string Wrong = "The name or the password is wrong.";

    [Fact]
    public async Task Whoever_signs_in_goes_on_where_they_were()
    {
        await AccountAsync("mira");
        using var mira = site.Visitor();
        var systems = await mira.GetAsync("/systems?sort=name");

        var form = (await systems.ClickAsync("Sign in")).Form("Sign in");
        var done = await form.Fill("Name", "Mira").Fill("Password", Visitor.Password).SubmitAsync();

        Assert.Equal("/systems?sort=name", done.Location);
        Assert.True(await mira.IsSignedInAsync());
    }

    [Fact]
    public async Task From_an_error_page_signing_in_leads_to_the_address_that_failed()
    {
        using var visitor = site.Visitor();

        var signIn = await (await visitor.GetAsync("/wiki/unwritten")).ClickAsync("Sign in");

        Assert.Equal("/account/sign-in?return=%2Fwiki%2Funwritten", signIn.Path);
    }

    [Theory]
    [InlineData("https://example.org/")]
    [InlineData("//example.org")]
    [InlineData("/\\example.org")]
    public async Task No_return_address_leads_to_another_site(string address)
    {
        await AccountAsync("returning");
        using var visitor = site.Visitor();
        var page = await visitor.GetAsync("/account/sign-in?return=" + Uri.EscapeDataString(address));

        var done = await page.Form("Sign in").Forge("return", address)
            .Fill("Name", "returning").Fill("Password", Visitor.Password).SubmitAsync();

        Assert.Equal("/", done.Location);
    }

    [Theory]
    [InlineData("sven", "not his password")]
    [InlineData("nobody-of-that-name", "not his password")]
    [InlineData("no name at all <>", "not his password")]
    [InlineData("", "")]
    public async Task A_wrong_password_and_an_unknown_name_are_refused_in_the_same_words(string name, string password)
    {
        await AccountAsync("sven");
        using var visitor = site.Visitor();

        var refused = await visitor.SignInAsync(name, password);

        Assert.Equal([Wrong], refused.Problems);
        Assert.Equal(name, refused.Form("Sign in").Value("Name"));
        Assert.Equal("", refused.Form("Sign in").Value("Password"));
        Assert.False(await visitor.IsSignedInAsync());
    }

    [Fact]
    public async Task An_unknown_name_is_as_much_work_as_a_wrong_password()
    {
        await AccountAsync("worker");
        using var visitor = site.Visitor();

        var before = site.Hasher.Hashes;
        await visitor.SignInAsync("worker", "not the password");
        var known = site.Hasher.Hashes - before;
        before = site.Hasher.Hashes;
        await visitor.SignInAsync("nobody-of-that-name", "not the password");
        var unknown = site.Hasher.Hashes - before;

        Assert.Equal(1, known);
        Assert.Equal(1, unknown);
    }

    [Fact]
    public async Task After_five_wrong_passwords_even_the_right_one_waits_and_the_page_says_until_when()
    {
        await AccountAsync("forgetful");
        using var visitor = site.Visitor();
        for (var attempt = 1; attempt < 5; attempt++)
        {
            Assert.Equal([Wrong], (await visitor.SignInAsync("forgetful", "wrong")).Problems);
        }

        var fifth = await visitor.SignInAsync("forgetful", "wrong");
        var right = await visitor.SignInAsync("forgetful");

        Assert.Matches(
            @"^Too many wrong passwords\. This account is locked until \d\d:\d\d UTC, which is in 15 minutes\.$",
            Assert.Single(fifth.Problems));
        Assert.StartsWith("Too many wrong passwords.", Assert.Single(right.Problems), StringComparison.Ordinal);
        Assert.False(await visitor.IsSignedInAsync());
    }

    [Fact]
    public async Task When_the_quarter_of_an_hour_is_over_the_right_password_opens_again()
    {
        await AccountAsync("patient");
        using var visitor = site.Visitor();
        for (var attempt = 1; attempt <= 5; attempt++)
        {
            await visitor.SignInAsync("patient", "wrong");
        }

        // The framework reads the machine's clock here, so the lock is moved instead of the time.
        await site.ChangeAsync("patient", account => account.LockoutEnd -= TimeSpan.FromMinutes(15));
        await visitor.SignInAsync("patient");

        Assert.True(await visitor.IsSignedInAsync());
    }

    [Fact]
    public async Task Four_wrong_passwords_are_forgotten_after_the_right_one()
    {
        await AccountAsync("clumsy");
        using var visitor = site.Visitor();
        for (var round = 0; round < 2; round++)
        {
            for (var attempt = 1; attempt <= 4; attempt++)
            {
                Assert.Equal([Wrong], (await visitor.SignInAsync("clumsy", "wrong")).Problems);
            }

            await visitor.SignInAsync("clumsy");
            Assert.True(await visitor.IsSignedInAsync());
            visitor.ForgetCookies();
        }
    }

    [Fact]
    public async Task An_account_that_an_administrator_locked_says_so()
    {
        await AccountAsync("barred");
        await site.ChangeAsync("barred", account => account.LockoutEnd = Account.LockedForGood);
        using var visitor = site.Visitor();

        var refused = await visitor.SignInAsync("barred");

        Assert.Equal(["An administrator has locked this account."], refused.Problems);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_session_outlives_the_browser_only_when_asked_to(bool stay)
    {
        await AccountAsync("stayer");
        using var visitor = site.Visitor();
        var form = (await visitor.GetAsync("/account/sign-in")).Form("Sign in")
            .Fill("Name", "stayer").Fill("Password", Visitor.Password);

        await (stay ? form.Tick("Stay signed in on this device") : form).SubmitAsync();

        var cookie = Assert.Single(visitor.Cookies, cookie => cookie.Name == VisitorCookies.Session);
        Assert.Equal(stay, cookie.Expires > DateTime.UtcNow.AddDays(13));
        Assert.True(cookie.HttpOnly);
    }

    [Fact]
    public async Task Signing_out_takes_a_click_on_a_button_not_on_a_link()
    {
        using var anna = await site.Visitor().SignedUpAs("anna");

        var question = await anna.GetAsync("/account/sign-out");
        Assert.Equal("Sign out?", question.Heading);
        Assert.True(await anna.IsSignedInAsync());
        var done = await question.Form("Sign out now").SubmitAndFollowAsync();

        Assert.Equal("You are signed out.", done.Heading);
        Assert.False(await anna.IsSignedInAsync());
    }

    [Fact]
    public async Task The_menu_of_every_page_signs_out()
    {
        using var anna = await site.Visitor().SignedUpAs("anna-menu");

        await (await anna.GetAsync("/")).Form("Sign out").SubmitAsync();

        Assert.False(await anna.IsSignedInAsync());
    }

    [Fact]
    public async Task Another_site_cannot_sign_anybody_out()
    {
        using var anna = await site.Visitor().SignedUpAs("anna-forged");

        var refused = await (await anna.GetAsync("/account/sign-out")).Form("Sign out now")
            .Forge("__RequestVerificationToken", "forged").SubmitAsync();

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.True(await anna.IsSignedInAsync());
    }

    [Fact]
    public async Task Signing_out_of_a_session_that_has_ended_is_no_error()
    {
        using var anna = await site.Visitor().SignedUpAs("anna-twice");
        var oldPage = await anna.GetAsync("/");
        anna.ForgetCookies();

        var done = await oldPage.Form("Sign out").SubmitAndFollowAsync();

        Assert.Equal("You are signed out.", done.Heading);
    }

    [Fact]
    public async Task Whoever_is_signed_in_already_is_sent_on()
    {
        using var anna = await site.Visitor().SignedUpAs("anna-again");

        Assert.Equal("/pages", (await anna.GetAsync("/account/sign-in?return=/pages")).Location);
    }

    [Fact]
    public async Task The_form_tells_password_stores_what_goes_where_and_is_neither_stored_nor_indexed()
    {
        using var visitor = site.Visitor();

        var page = await visitor.GetAsync("/account/sign-in");

        Assert.Equal("username", page.Form("Sign in").Field("Name").GetAttribute("autocomplete"));
        Assert.Equal("current-password", page.Form("Sign in").Field("Password").GetAttribute("autocomplete"));
        Assert.Contains("no-store", page.Header("Cache-Control"), StringComparison.Ordinal);
        Assert.NotNull(page.Document.QuerySelector("meta[name=robots][content*=noindex]"));
    }

    [Fact]
    public async Task A_client_that_guesses_without_end_is_slowed_down()
    {
        using var visitor = site.Visitor();
        var form = (await visitor.GetAsync("/account/sign-in")).Form("Sign in").Fill("Name", "x").Fill("Password", "y");
        var last = await form.SubmitAsync();
        for (var attempts = 1; attempts < 200 && last.Status == HttpStatusCode.OK; attempts++)
        {
            last = await form.SubmitAsync();
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, last.Status);
    }

    [Fact]
    public async Task What_somebody_typed_as_a_password_is_never_logged()
    {
        using var visitor = site.Visitor();

        await visitor.SignInAsync("nobody-of-that-name", "a secret nobody may read");

        Assert.DoesNotContain(
            site.Log.Lines, line => line.ToString().Contains("a secret nobody", StringComparison.Ordinal));
    }

    private async Task AccountAsync(string name) => await site.WithAsync(async (UserManager<Account> users) =>
        await users.FindByNameAsync(name) is not null
        || (await users.CreateAsync(new Account { UserName = name }, Visitor.Password)).Succeeded);

    public sealed class Site : WikiSite
    {
        public CountingHasher Hasher { get; } = new();

        protected override void Replace(IServiceCollection services) =>
            services.AddSingleton<IPasswordHasher<Account>>(Hasher);
    }

    /// <summary>Counts how often a password was hashed, which is the costly part of signing in.</summary>
    public sealed class CountingHasher : IPasswordHasher<Account>
    {
        private int _hashes;

        public int Hashes => _hashes;

        public string HashPassword(Account user, string password)
        {
            Interlocked.Increment(ref _hashes);
            return "hash of " + password;
        }

        public PasswordVerificationResult VerifyHashedPassword(
            Account user, string hashedPassword, string providedPassword)
        {
            Interlocked.Increment(ref _hashes);
            return hashedPassword == "hash of " + providedPassword
                ? PasswordVerificationResult.Success
                : PasswordVerificationResult.Failed;
        }
    }
}
