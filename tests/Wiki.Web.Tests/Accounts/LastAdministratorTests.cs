using Wiki.Core.Accounts;
using Wiki.Web.Tests.Harness;

namespace Wiki.Web.Tests.Accounts;

public sealed class LastAdministratorTests : IAsyncLifetime
{
    private const string Sentence =
        "ada is the last administrator who can sign in. Give somebody else the role first.";

    private readonly WikiSite _site = new();

    public ValueTask InitializeAsync() => _site.InitializeAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task The_last_administrator_cannot_lose_the_role()
    {
        using var ada = await _site.Visitor().SignedUpAs("ada", Roles.Administrator);

        var refused = await (await PageAsync(ada, "ada")).Form("Save the roles").Untick("Administrator").SubmitAsync();

        Assert.Equal([Sentence], refused.Problems);
        Assert.True(refused.Form("Save the roles").IsTicked("Administrator"));
        Assert.Contains(Roles.Administrator, await _site.RolesOfAsync("ada"));
    }

    [Fact]
    public async Task The_last_administrator_can_lose_other_roles()
    {
        using var ada = await _site.Visitor().SignedUpAs("ada", Roles.Administrator);

        await (await PageAsync(ada, "ada")).Form("Save the roles").Untick("Editor").SubmitAsync();

        Assert.Equal([Roles.Administrator], await _site.RolesOfAsync("ada"));
    }

    [Fact]
    public async Task The_last_administrator_cannot_be_locked()
    {
        using var ada = await _site.Visitor().SignedUpAs("ada", Roles.Administrator);

        var refused = await (await PageAsync(ada, "ada")).Form("Lock the account").SubmitAsync();

        Assert.Equal([Sentence], refused.Problems);
        Assert.True(await ada.IsSignedInAsync());
    }

    [Fact]
    public async Task An_administrator_who_is_locked_does_not_count()
    {
        using var ada = await _site.Visitor().SignedUpAs("ada", Roles.Administrator);
        using var bob = await _site.Visitor().SignedUpAs("bob", Roles.Administrator);
        await (await PageAsync(ada, "bob")).Form("Lock the account").SubmitAsync();

        var refused = await (await PageAsync(ada, "ada")).Form("Save the roles").Untick("Administrator").SubmitAsync();

        Assert.Equal([Sentence], refused.Problems);
    }

    [Fact]
    public async Task Two_administrators_who_dismiss_each_other_at_once_do_not_both_succeed()
    {
        using var ada = await _site.Visitor().SignedUpAs("ada", Roles.Administrator);
        using var bob = await _site.Visitor().SignedUpAs("bob", Roles.Administrator);
        PageForm[] forms =
        [
            (await PageAsync(ada, "bob")).Form("Save the roles").Untick("Administrator"),
            (await PageAsync(bob, "ada")).Form("Save the roles").Untick("Administrator"),
        ];

        await Task.WhenAll(forms.Select(form => form.SubmitAsync()));

        var left = (await _site.RolesOfAsync("ada")).Concat(await _site.RolesOfAsync("bob"));
        Assert.Single(left, role => role == Roles.Administrator);
    }

    private async Task<PageView> PageAsync(Visitor administrator, string name) =>
        await administrator.GetAsync($"/admin/accounts/{(await _site.AccountAsync(name)).Id}");
}
