using System.Net;
using Microsoft.EntityFrameworkCore;
using Wiki.Core.Accounts;
using Wiki.Core.Data;
using Wiki.Web.Tests.Harness;

namespace Wiki.Web.Tests.Accounts;

public sealed class AdministrationTests(AdministrationTests.Site site) : IClassFixture<AdministrationTests.Site>
{
    [Fact]
    public async Task Visitors_are_asked_to_sign_in_and_editors_are_refused()
    {
        using var visitor = site.Visitor();
        using var editor = await site.Visitor().SignedUpAs("only-editor", Roles.Reviewer);
        var address = await AddressAsync("only-editor");

        foreach (var path in new[] { "/admin/accounts", address })
        {
            Assert.Equal(
                "/account/sign-in?return=" + Uri.EscapeDataString(path), (await visitor.GetAsync(path)).Location);
            var refused = await editor.GetAsync(path);
            Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
            Assert.Equal("You do not have permission to do this.", refused.Heading);
        }
    }

    [Fact]
    public async Task The_list_shows_name_roles_e_mail_and_lock_of_an_account()
    {
        using var admin = await site.AdministratorAsync();
        using var mira = await site.Visitor().SignedUpAs("mira-listed", Roles.Reviewer);
        await site.ChangeAsync("mira-listed", account => (account.Email, account.LockoutEnd) =
            ("m@example.org", new DateTimeOffset(2025, 5, 3, 14, 30, 0, TimeSpan.Zero)));

        var page = await admin.GetAsync("/admin/accounts?q=RA-LIST");

        var row = Assert.Single(page.Rows);
        var since = (await site.AccountAsync("mira-listed")).RegisteredAt;
        Assert.Equal(
            [
                "mira-listed", "Editor, Reviewer", "m@example.org", $"{since:d MMM yyyy}",
                "last until 3 May 2025, 14:30 UTC",
            ],
            row);
        Assert.Contains("1 account with “RA-LIST” in the name", page.Text, StringComparison.Ordinal);
        Assert.Contains("no-store", page.Header("Cache-Control"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?q=nobody-is-called-so")]
    [InlineData("?q=%25")]
    [InlineData("?q=%01")]
    [InlineData("?q=<b>")]
    public async Task A_search_that_finds_nobody_says_so(string query)
    {
        using var admin = await site.AdministratorAsync();

        var page = await admin.GetAsync("/admin/accounts" + query);

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("No account has such a name", page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?after=%01")]
    [InlineData("?after=zzzzzzzz")]
    public async Task A_page_behind_the_last_account_is_no_error(string query)
    {
        using var admin = await site.AdministratorAsync();

        Assert.Equal(HttpStatusCode.OK, (await admin.GetAsync("/admin/accounts" + query)).Status);
    }

    [Fact]
    public async Task Many_accounts_come_page_by_page_each_once_in_the_order_of_their_names()
    {
        using var admin = await site.AdministratorAsync();
        await site.WithAsync(async (WikiDb db) =>
        {
            for (var number = 0; number < 120; number++)
            {
                var name = $"many-{number:D3}";
                db.Set<Account>().Add(new Account { UserName = name, NormalizedUserName = name.ToUpperInvariant() });
            }

            return await db.SaveChangesAsync();
        });

        var names = new List<string>();
        var pages = 0;
        var page = await admin.GetAsync("/admin/accounts?q=many-");
        while (true)
        {
            pages++;
            names.AddRange(page.Rows.Select(row => row[0]));
            if (!page.Text.Contains("More accounts", StringComparison.Ordinal))
            {
                break;
            }

            page = await page.ClickAsync("More accounts");
        }

        Assert.Equal(3, pages);
        Assert.Equal(Enumerable.Range(0, 120).Select(number => $"many-{number:D3}"), names);
    }

    [Fact]
    public async Task Roles_are_given_and_taken_by_ticks_and_count_from_the_next_click_in_the_same_session()
    {
        using var admin = await site.AdministratorAsync();
        using var tomas = await site.Visitor().SignedUpAs("tomas");
        Assert.Equal(HttpStatusCode.Forbidden, (await tomas.GetAsync("/admin/accounts")).Status);

        var page = await admin.GetAsync(await AddressAsync("tomas"));
        var form = page.Form("Save the roles");
        Assert.True(form.IsTicked("Editor"));
        Assert.False(form.IsTicked("Administrator"));
        var saved = await form.Tick("Administrator").Tick("Reviewer").SubmitAndFollowAsync();

        Assert.Equal("The roles of tomas are saved.", saved.Notice);
        Assert.Equal(["Administrator", "Editor", "Reviewer"], await site.RolesOfAsync("tomas"));
        Assert.Equal(HttpStatusCode.OK, (await tomas.GetAsync("/admin/accounts")).Status);

        await saved.Form("Save the roles").Untick("Administrator").Untick("Reviewer").Untick("Editor").SubmitAsync();

        Assert.Empty(await site.RolesOfAsync("tomas"));
        Assert.Equal(HttpStatusCode.Forbidden, (await tomas.GetAsync("/admin/accounts")).Status);
        Assert.Equal("none; you can read", (await tomas.GetAsync("/account")).Fact("Roles"));
    }

    [Fact]
    public async Task A_role_that_does_not_exist_is_not_given()
    {
        using var admin = await site.AdministratorAsync();
        using var visitor = await site.Visitor().SignedUpAs("no-such-role");

        var page = await admin.GetAsync(await AddressAsync("no-such-role"));
        page.Form("Save the roles").Field("Reviewer").SetAttribute("value", "Emperor");
        await page.Form("Save the roles").Tick("Reviewer").SubmitAsync();

        Assert.Equal(["Editor"], await site.RolesOfAsync("no-such-role"));
    }

    [Fact]
    public async Task A_lock_ends_every_session_at_once_and_lets_nobody_in_until_it_is_taken_off()
    {
        using var admin = await site.AdministratorAsync();
        using var vandal = await site.Visitor().SignedUpAs("vandal");

        var locked = await (await admin.GetAsync(await AddressAsync("vandal")))
            .Form("Lock the account").SubmitAndFollowAsync();

        Assert.Equal("vandal is locked.", locked.Notice);
        Assert.Equal("by an administrator", locked.Fact("Locked"));
        Assert.False(await vandal.IsSignedInAsync());
        Assert.Equal(["An administrator has locked this account."], (await vandal.SignInAsync("vandal")).Problems);

        var unlocked = await locked.Form("Unlock the account").SubmitAndFollowAsync();

        Assert.Equal("vandal is unlocked.", unlocked.Notice);
        await vandal.SignInAsync("vandal");
        Assert.True(await vandal.IsSignedInAsync());
    }

    [Fact]
    public async Task A_lock_by_wrong_passwords_can_be_taken_off_too()
    {
        using var admin = await site.AdministratorAsync();
        using var visitor = await site.Visitor().SignedUpAs("locked-out");
        await site.ChangeAsync("locked-out", account => account.LockoutEnd = DateTimeOffset.UtcNow.AddMinutes(10));

        await (await admin.GetAsync(await AddressAsync("locked-out"))).Form("Unlock the account").SubmitAsync();

        visitor.ForgetCookies();
        await visitor.SignInAsync("locked-out");
        Assert.True(await visitor.IsSignedInAsync());
    }

    [Fact]
    public async Task An_account_that_is_not_there_has_no_page()
    {
        using var admin = await site.AdministratorAsync();

        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync("/admin/accounts/987654321")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync("/admin/accounts/ada")).Status);
    }

    [Fact]
    public async Task A_form_from_another_site_gives_no_role()
    {
        using var admin = await site.AdministratorAsync();
        using var visitor = await site.Visitor().SignedUpAs("ambitious");

        var refused = await (await admin.GetAsync(await AddressAsync("ambitious"))).Form("Save the roles")
            .Tick("Administrator").Forge("__RequestVerificationToken", "forged").SubmitAsync();

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Equal(["Editor"], await site.RolesOfAsync("ambitious"));
    }

    private async Task<string> AddressAsync(string name) => $"/admin/accounts/{(await site.AccountAsync(name)).Id}";

    public sealed class Site : WikiSite
    {
        private int _administrators;

        /// <summary>An administrator for one test.</summary>
        public Task<Visitor> AdministratorAsync() =>
            Visitor().SignedUpAs($"ada-{Interlocked.Increment(ref _administrators)}", Roles.Administrator);
    }
}
