using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Wiki.Core.Accounts;
using Wiki.Core.Data;
using Wiki.Web.Tests.Harness;

namespace Wiki.Web.Tests.Accounts;

public sealed class PasswordLinkTests(WikiSite site) : IClassFixture<WikiSite>
{
    private const string NewPassword = "a wholly new password";

    [Fact]
    public async Task The_link_that_an_administrator_hands_over_sets_a_new_password_and_signs_in()
    {
        using var before = await site.Visitor().SignedUpAs("forgetful");
        using var after = site.Visitor();

        var done = await Filled(await after.GetAsync(await LinkAsync("forgetful"))).SubmitAndFollowAsync();

        Assert.Equal("/account", done.Path);
        Assert.Equal("Your new password is set.", done.Notice);
        Assert.False(await before.IsSignedInAsync());
        using var later = site.Visitor();
        await later.SignInAsync("forgetful", NewPassword);
        Assert.True(await later.IsSignedInAsync());
    }

    [Fact]
    public async Task The_link_is_shown_once()
    {
        using var admin = await AdministratorAsync();
        using var visitor = await site.Visitor().SignedUpAs("shown-once");
        var address = $"/admin/accounts/{(await site.AccountAsync("shown-once")).Id}";

        var shown = await (await admin.GetAsync(address)).Form("Make a password link").SubmitAsync();

        Assert.Contains("It is shown only now.", shown.Text, StringComparison.Ordinal);
        Assert.Contains("no-store", shown.Header("Cache-Control"), StringComparison.Ordinal);
        Assert.DoesNotContain("/account/reset", (await admin.GetAsync(address)).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_link_works_once()
    {
        using var owner = await site.Visitor().SignedUpAs("works-once");
        var link = await LinkAsync("works-once");
        await Filled(await owner.GetAsync(link)).SubmitAsync();

        var late = await site.Visitor().GetAsync(link);

        Assert.Equal(HttpStatusCode.NotFound, late.Status);
        Assert.Equal("This link does not work.", late.Heading);
        Assert.Contains("An administrator can give you a new one.", late.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_who_use_the_link_at_once_one_sets_the_password()
    {
        using var owner = await site.Visitor().SignedUpAs("twice-at-once");
        var link = await LinkAsync("twice-at-once");
        using var first = site.Visitor();
        using var second = site.Visitor();
        PageForm[] forms = [Filled(await first.GetAsync(link)), Filled(await second.GetAsync(link))];

        var answers = await Task.WhenAll(forms.Select(form => form.SubmitAsync()));

        Assert.Single(answers, answer => answer.Location == "/account");
        Assert.All(answers, answer => Assert.NotEqual(HttpStatusCode.InternalServerError, answer.Status));
    }

    [Theory]
    [InlineData("/account/reset")]
    [InlineData("/account/reset?account=1")]
    [InlineData("/account/reset?account=1&token=")]
    [InlineData("/account/reset?account=1&token=CfDJ8")]
    [InlineData("/account/reset?account=x&token=%01")]
    [InlineData("/account/reset?account=99999999999999999999&token=x")]
    public async Task A_wrong_link_opens_nothing(string link)
    {
        using var visitor = site.Visitor();

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(link)).Status);
    }

    [Fact]
    public async Task The_link_of_one_account_does_not_open_another()
    {
        using var mine = await site.Visitor().SignedUpAs("mine");
        using var yours = await site.Visitor().SignedUpAs("yours");
        var link = await LinkAsync("mine");

        var other = link.Replace(
            $"account={(await site.AccountAsync("mine")).Id}", $"account={(await site.AccountAsync("yours")).Id}",
            StringComparison.Ordinal);

        Assert.NotEqual(link, other);
        Assert.Equal(HttpStatusCode.NotFound, (await mine.GetAsync(other)).Status);
    }

    [Theory]
    [InlineData("short", "short", "This password is too short: it needs at least 10 characters.")]
    [InlineData("qwertyuiop", "qwertyuiop", "This password is among the first that anybody would try. Choose another.")]
    [InlineData(NewPassword, "something else", "The two passwords differ.")]
    public async Task A_password_that_is_refused_leaves_the_link_open(string password, string again, string sentence)
    {
        var name = $"second-try-{password.Length}";
        using var owner = await site.Visitor().SignedUpAs(name);
        var page = await owner.GetAsync(await LinkAsync(name));

        var refused = await Filled(page).Fill("New password", password).Fill("New password again", again).SubmitAsync();
        Assert.Equal([sentence], refused.Problems);

        Assert.Equal("/account", (await Filled(refused).SubmitAsync()).Location);
    }

    [Fact]
    public async Task The_link_ends_a_lock_by_wrong_passwords()
    {
        using var owner = await site.Visitor().SignedUpAs("guessed-too-often");
        await site.ChangeAsync("guessed-too-often", it => it.LockoutEnd = DateTimeOffset.UtcNow.AddMinutes(10));
        owner.ForgetCookies();

        await Filled(await owner.GetAsync(await LinkAsync("guessed-too-often"))).SubmitAsync();

        Assert.True(await owner.IsSignedInAsync());
    }

    [Fact]
    public async Task The_link_does_not_end_the_lock_of_an_administrator()
    {
        using var owner = await site.Visitor().SignedUpAs("barred");
        await site.ChangeAsync("barred", it => it.LockoutEnd = Account.LockedForGood);
        owner.ForgetCookies();

        await Filled(await owner.GetAsync(await LinkAsync("barred"))).SubmitAsync();

        Assert.False(await owner.IsSignedInAsync());
        var refused = await owner.SignInAsync("barred", NewPassword);
        Assert.Equal(["An administrator has locked this account."], refused.Problems);
    }

    [Fact]
    public async Task The_link_is_valid_for_an_hour_and_not_a_moment_longer()
    {
        Assert.Equal(TimeSpan.FromHours(1),
            site.Services.GetRequiredService<IOptions<DataProtectionTokenProviderOptions>>().Value.TokenLifespan);
        await using var late = new SiteAnHourLater();
        await late.InitializeAsync();
        using var owner = await late.Visitor().SignedUpAs("late");
        var token = await late.WithAsync(async (UserManager<Account> users) =>
            await users.GeneratePasswordResetTokenAsync((await users.FindByNameAsync("late"))!));

        var closed = await owner.GetAsync(
            $"/account/reset?account={(await late.AccountAsync("late")).Id}&token={Uri.EscapeDataString(token)}");

        Assert.Equal(HttpStatusCode.NotFound, closed.Status);
        Assert.Contains("older than an hour", closed.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_secret_of_the_link_goes_nowhere()
    {
        using var owner = await site.Visitor().SignedUpAs("discreet");
        var link = await LinkAsync("discreet");
        var secret = link[(link.IndexOf("token=", StringComparison.Ordinal) + 6)..];

        var page = await owner.GetAsync(link);

        Assert.Equal("no-referrer", page.Header("Referrer-Policy"));
        Assert.Contains("no-store", page.Header("Cache-Control"), StringComparison.Ordinal);
        Assert.DoesNotContain(secret, page.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(site.Log.Lines, line => line.ToString().Contains(secret, StringComparison.Ordinal));
    }

    private static PageForm Filled(PageView page) => page.Form("Set the password")
        .Fill("New password", NewPassword).Fill("New password again", NewPassword);

    private async Task<string> LinkAsync(string name)
    {
        using var admin = await AdministratorAsync();
        var page = await admin.GetAsync($"/admin/accounts/{(await site.AccountAsync(name)).Id}");
        var made = await page.Form("Make a password link").SubmitAsync();
        return new Uri(made.Document.QuerySelector(".codes")!.TextContent.Trim()).PathAndQuery;
    }

    private Task<Visitor> AdministratorAsync() =>
        site.Visitor().SignedUpAs($"ada-{Guid.NewGuid():N}", Roles.Administrator);

    private sealed class SiteAnHourLater : WikiSite
    {
        // The framework reads the machine's clock here, so the hour is shortened instead of the time moved.
        protected override void Replace(IServiceCollection services) =>
            services.Configure<DataProtectionTokenProviderOptions>(tokens => tokens.TokenLifespan = TimeSpan.Zero);
    }
}
