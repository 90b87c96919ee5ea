using System.Net;
using Microsoft.EntityFrameworkCore;
using Wiki.Core.Accounts;
using Wiki.Core.Data;
using Wiki.Web.Tests.Harness;

namespace Wiki.Web.Tests.Accounts;

public sealed class SetupTests : IAsyncLifetime
{
    private const string Button = "Make the administrator";

    private readonly WikiSite _site = new();

    private string LinkFile => Path.Combine(_site.DataFolder, "setup-link.txt");

    public ValueTask InitializeAsync() => _site.InitializeAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task The_link_makes_an_administrator_who_is_signed_in_and_has_every_role()
    {
        using var operatorOfTheSite = _site.Visitor();

        var done = await Filled(await operatorOfTheSite.GetAsync(Link()), "ada").SubmitAndFollowAsync();

        Assert.Equal("/admin/accounts", done.Path);
        Assert.Equal("You are now the administrator, ada.", done.Notice);
        Assert.Equal([Roles.Administrator, Roles.Editor, Roles.Reviewer], await _site.RolesOfAsync("ada"));
    }

    [Fact]
    public async Task The_link_works_once()
    {
        using var first = _site.Visitor();
        using var second = _site.Visitor();
        var link = Link();
        await Filled(await first.GetAsync(link), "ada").SubmitAsync();

        var late = await second.GetAsync(link);

        Assert.Equal(HttpStatusCode.NotFound, late.Status);
        Assert.Equal("This link does not work.", late.Heading);
        Assert.Contains("To get one, restart the wiki.", late.Text, StringComparison.Ordinal);
        Assert.False(File.Exists(LinkFile));
    }

    [Theory]
    [InlineData("/setup")]
    [InlineData("/setup?token=")]
    [InlineData("/setup?token=000000000000000000000000000000000000000000000000")]
    public async Task A_wrong_link_opens_nothing(string link)
    {
        using var visitor = _site.Visitor();

        var closed = await visitor.GetAsync(link);

        Assert.Equal(HttpStatusCode.NotFound, closed.Status);
        Assert.Contains("the wiki prints a new link on its console each time it starts", closed.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Button, closed.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_who_use_the_link_at_once_one_becomes_administrator()
    {
        using var ada = _site.Visitor();
        using var bob = _site.Visitor();
        var link = Link();
        PageForm[] forms = [Filled(await ada.GetAsync(link), "ada"), Filled(await bob.GetAsync(link), "bob")];

        var answers = await Task.WhenAll(forms.Select(form => form.SubmitAsync()));

        Assert.Single(answers, answer => answer.Location == "/admin/accounts");
        Assert.Single(answers, answer => answer.Status == HttpStatusCode.NotFound);
        Assert.Equal(1, await _site.WithAsync((WikiDb db) => db.Set<Account>().CountAsync()));
    }

    [Fact]
    public async Task Of_two_instances_with_a_link_each_one_makes_the_administrator()
    {
        await using var other = new WikiSite { ConnectionString = _site.ConnectionString };
        await other.InitializeAsync();
        using var ada = _site.Visitor();
        using var bob = other.Visitor();
        PageForm[] forms =
        [
            Filled(await ada.GetAsync(Link()), "ada"),
            Filled(await bob.GetAsync(LinkIn(Path.Combine(other.DataFolder, "setup-link.txt"))), "bob"),
        ];

        var answers = await Task.WhenAll(forms.Select(form => form.SubmitAsync()));

        Assert.Single(answers, answer => answer.Location == "/admin/accounts");
        Assert.Single(answers, answer => answer.Status == HttpStatusCode.NotFound);
        Assert.False(File.Exists(LinkFile));
        Assert.False(File.Exists(Path.Combine(other.DataFolder, "setup-link.txt")));
    }

    [Fact]
    public async Task A_restart_makes_a_new_link_and_the_old_one_is_worth_nothing()
    {
        var old = Link();
        await _site.StopAsync();
        await _site.StartAsync();
        using var visitor = _site.Visitor();

        Assert.NotEqual(old, Link());
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(old)).Status);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(Link())).Status);
    }

    [Fact]
    public async Task A_restart_makes_no_link_once_there_is_an_administrator()
    {
        using var ada = _site.Visitor();
        await Filled(await ada.GetAsync(Link()), "ada").SubmitAsync();
        await _site.StopAsync();

        await _site.StartAsync();

        Assert.False(File.Exists(LinkFile));
    }

    [Fact]
    public async Task What_is_wrong_is_said_and_the_link_stays_open()
    {
        using var ada = _site.Visitor();

        var refused = await Filled(await ada.GetAsync(Link()), "admin").SubmitAsync();
        Assert.Equal(
            ["admin could be mistaken for somebody who speaks for this site. Choose another name."], refused.Problems);
        var done = await Filled(refused, "ada").SubmitAsync();

        Assert.Equal("/admin/accounts", done.Location);
    }

    [Fact]
    public async Task The_secret_of_the_link_goes_nowhere()
    {
        using var visitor = _site.Visitor();
        var link = Link();
        var secret = link[(link.IndexOf('=') + 1)..];

        var page = await visitor.GetAsync(link);
        var refused = await Filled(page, "x").SubmitAsync();

        foreach (var answer in new[] { page, refused })
        {
            Assert.Equal("no-referrer", answer.Header("Referrer-Policy"));
            Assert.Contains("no-store", answer.Header("Cache-Control"), StringComparison.Ordinal);
            Assert.DoesNotContain(secret, answer.Body, StringComparison.Ordinal);
        }

        Assert.DoesNotContain(_site.Log.Lines, line => line.ToString().Contains(secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_file_with_the_link_can_be_read_by_its_owner_only()
    {
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(LinkFile));
        }

        Assert.StartsWith(_site.Address.AbsoluteUri + "setup?token=", await File.ReadAllTextAsync(
            LinkFile, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private static PageForm Filled(PageView page, string name) => page.Form(Button)
        .Fill("Name", name).Fill("Password", Visitor.Password).Fill("Password again", Visitor.Password);

    private string Link() => LinkIn(LinkFile);

    private static string LinkIn(string file) => new Uri(File.ReadAllText(file).Trim()).PathAndQuery;
}
