using System.Net;
using Microsoft.EntityFrameworkCore;
using Wiki.Core.Accounts;
using Wiki.Core.Data;
using Wiki.Web.Tests.Harness;

namespace Wiki.Web.Tests.Accounts;

public sealed class RegisterTests(WikiSite site) : IClassFixture<WikiSite>
{
    private const string Button = "Make the account";
    private const string Unspellable =
        "A name can have only the letters a to z, digits, hyphens, dots and underscores.";
    private const string Official = " could be mistaken for somebody who speaks for this site. Choose another name.";
    private const string Common = "This password is among the first that anybody would try. Choose another.";

    [Fact]
    public async Task Whoever_makes_an_account_is_signed_in_and_goes_on_where_they_were()
    {
        using var mira = site.Visitor();
        var form = await mira.GetAsync("/account/register?return=%2Fsystems%3Fview%3Dall");

        var done = await Filled(form, "mira").SubmitAsync();

        Assert.Equal("/systems?view=all", done.Location);
        Assert.True(await mira.IsSignedInAsync());
    }

    [Fact]
    public async Task A_new_account_may_edit_and_nothing_more()
    {
        using var visitor = await site.Visitor().SignedUpAs("just-an-editor");

        Assert.Equal([Roles.Editor], await site.RolesOfAsync("just-an-editor"));
    }

    [Theory]
    [InlineData("https://example.org/")]
    [InlineData("//example.org/")]
    [InlineData("/\\example.org/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("")]
    public async Task No_return_address_leads_to_another_site(string address)
    {
        using var visitor = site.Visitor();
        var form = await visitor.GetAsync("/account/register?return=" + Uri.EscapeDataString(address));

        var done = await Filled(form, $"returns-{Guid.NewGuid():N}"[..20]).SubmitAsync();

        Assert.Equal("/", done.Location);
    }

    [Theory]
    [InlineData("", "Choose a name.")]
    [InlineData("ab", "A name has 3 to 40 characters; this one has 2.")]
    [InlineData("a-name-of-more-than-forty-characters-is-long", "A name has 3 to 40 characters; this one has 44.")]
    [InlineData("two words", Unspellable)]
    [InlineData("mïra", Unspellable)]
    [InlineData("Administrator", "Administrator" + Official)]
    [InlineData("the.wiki", "the.wiki" + Official)]
    [InlineData("an0nymous_", "an0nymous_" + Official)]
    public async Task A_name_that_cannot_be_is_refused_beside_its_field(string name, string sentence)
    {
        using var visitor = site.Visitor();
        var form = await visitor.GetAsync("/account/register");

        var refused = await Filled(form, name).SubmitAsync();

        Assert.Equal([sentence], refused.Problems);
        Assert.StartsWith(sentence, refused.Form(Button).Description("Name"), StringComparison.Ordinal);
        Assert.Equal("true", refused.Form(Button).Field("Name").GetAttribute("aria-invalid"));
        Assert.Equal("#Name", refused.Document.QuerySelector(".problems a")!.GetAttribute("href"));
        Assert.Equal("Name", refused.Form(Button).Field("Name").Id);
    }

    [Theory]
    [InlineData("easily-guessed", "nine char",
        "This password is too short: it needs at least 10 characters.")]
    [InlineData("easily-guessed", "ababababababab",
        "This password is too uniform: it needs at least 4 different characters.")]
    [InlineData("mira-from-berlin", "Mira-From-Berlin",
        "Do not use your name or email address as your password.")]
    [InlineData("easily-guessed", "QWERTYuiop", Common)]
    [InlineData("easily-guessed", "Password2026!", Common)]
    [InlineData("easily-guessed", "1234567890", Common)]
    public async Task A_password_that_is_easy_to_guess_is_refused_with_the_reason(
        string name, string password, string sentence)
    {
        using var visitor = site.Visitor();
        var form = await visitor.GetAsync("/account/register");

        var refused = await Filled(form, name, password).SubmitAsync();

        Assert.Equal([sentence], refused.Problems);
        Assert.False(await visitor.IsSignedInAsync());
    }

    [Fact]
    public async Task A_password_of_a_novel_s_length_is_refused()
    {
        using var visitor = site.Visitor();
        var form = await visitor.GetAsync("/account/register");

        var refused = await Filled(form, "novelist", string.Concat(Enumerable.Repeat("a novel ", 26))).SubmitAsync();

        Assert.Equal(["This password is too long: it can have at most 200 characters."], refused.Problems);
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_said_at_once_and_only_the_passwords_must_be_typed_again()
    {
        using var visitor = site.Visitor();
        var form = (await visitor.GetAsync("/account/register")).Form(Button);

        var refused = await form.Fill("Name", "x").Fill("Email address", "nowhere").Fill("Password", "short")
            .Fill("Password again", "shorter").SubmitAsync();

        Assert.Equal(
            [
                "A name has 3 to 40 characters; this one has 1.",
                "This is not an email address. Enter one like name@example.org, or none.",
                "This password is too short: it needs at least 10 characters.",
                "The two passwords differ.",
            ],
            refused.Problems);
        var again = refused.Form(Button);
        Assert.Equal("x", again.Value("Name"));
        Assert.Equal("nowhere", again.Value("Email address"));
        Assert.Equal("", again.Value("Password"));
        Assert.Equal("", again.Value("Password again"));
        Assert.DoesNotContain("shorter", refused.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_is_taken_however_it_is_written()
    {
        using var first = await site.Visitor().SignedUpAs("Tomas");
        using var second = site.Visitor();

        var refused = await Filled(await second.GetAsync("/account/register"), "tOMAS").SubmitAsync();

        Assert.Equal(["Somebody already has the name tOMAS. Choose another."], refused.Problems);
    }

    [Fact]
    public async Task Of_many_who_want_one_name_at_once_one_gets_it_and_the_others_are_told()
    {
        var visitors = Enumerable.Range(0, 6).Select(_ => site.Visitor()).ToList();
        var forms = new List<PageForm>();
        foreach (var visitor in visitors)
        {
            forms.Add(Filled(await visitor.GetAsync("/account/register"), "everybodys-darling"));
        }

        var answers = await Task.WhenAll(forms.Select(form => form.SubmitAsync()));

        Assert.Single(answers, answer => answer.Location == "/");
        Assert.All(answers.Where(answer => answer.Location is null), answer => Assert.Equal(
            ["Somebody already has the name everybodys-darling. Choose another."], answer.Problems));
        Assert.Equal(1, await site.WithAsync((WikiDb db) =>
            db.Set<Account>().CountAsync(account => account.UserName == "everybodys-darling")));
        visitors.ForEach(visitor => visitor.Dispose());
    }

    [Fact]
    public async Task An_account_that_cannot_get_its_role_is_not_made_at_all()
    {
        await using var broken = new SiteWithoutRoles();
        await broken.InitializeAsync();
        using var visitor = broken.Visitor();

        var failed = await Filled(await visitor.GetAsync("/account/register"), "half-made").SubmitAsync();

        Assert.Equal(HttpStatusCode.InternalServerError, failed.Status);
        Assert.Equal(0, await broken.WithAsync((WikiDb db) => db.Set<Account>().CountAsync()));
    }

    [Fact]
    public async Task The_form_tells_password_stores_what_goes_where()
    {
        using var visitor = site.Visitor();

        var form = (await visitor.GetAsync("/account/register")).Form(Button);

        Assert.Equal("username", form.Field("Name").GetAttribute("autocomplete"));
        Assert.Equal("email", form.Field("Email address").GetAttribute("autocomplete"));
        Assert.Equal("new-password", form.Field("Password").GetAttribute("autocomplete"));
        Assert.Equal("new-password", form.Field("Password again").GetAttribute("autocomplete"));
    }

    [Fact]
    public async Task The_page_is_neither_stored_nor_indexed()
    {
        using var visitor = site.Visitor();

        var page = await visitor.GetAsync("/account/register");

        Assert.Contains("no-store", page.Header("Cache-Control"), StringComparison.Ordinal);
        Assert.NotNull(page.Document.QuerySelector("meta[name=robots][content*=noindex]"));
    }

    [Fact]
    public async Task A_form_from_another_site_makes_no_account()
    {
        using var visitor = site.Visitor();
        var form = Filled(await visitor.GetAsync("/account/register"), "forged");
        visitor.ForgetCookies();

        var refused = await form.SubmitAsync();

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Equal("The wiki did not understand this request.", refused.Heading);
    }

    [Fact]
    public async Task A_form_that_cannot_be_read_is_answered_with_a_page()
    {
        using var visitor = site.Visitor();
        var form = Filled(await visitor.GetAsync("/account/register"), "nul\0nul");

        var refused = await form.SubmitAsync();

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Equal("The wiki did not understand this request.", refused.Heading);
    }

    [Fact]
    public async Task Whoever_is_signed_in_is_not_asked_for_another_account()
    {
        using var anna = await site.Visitor().SignedUpAs("anna-already");

        Assert.Equal("/", (await anna.GetAsync("/account/register")).Location);
    }

    [Fact]
    public async Task A_client_that_tries_without_end_is_slowed_down()
    {
        using var visitor = site.Visitor();
        var form = Filled(await visitor.GetAsync("/account/register"), "x");
        var last = await form.SubmitAsync();
        for (var attempts = 1; attempts < 200 && last.Status == HttpStatusCode.OK; attempts++)
        {
            last = await form.SubmitAsync();
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, last.Status);
        Assert.Equal("You sent too many requests at once.", last.Heading);
    }

    private static PageForm Filled(PageView page, string name, string password = Visitor.Password) => page.Form(Button)
        .Fill("Name", name).Fill("Password", password).Fill("Password again", password);

    private sealed class SiteWithoutRoles : WikiSite
    {
        protected override async Task<string> NewDatabaseAsync()
        {
            var connection = await base.NewDatabaseAsync();
            await TestDatabaseServer.RunAsync(connection, "DELETE FROM roles");
            return connection;
        }
    }
}
