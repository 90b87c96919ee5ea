using System.Net;
using Wiki.Web.Tests.Harness;

namespace Wiki.Web.Tests.Accounts;

public sealed class AccessTests(WikiSite site) : IClassFixture<WikiSite>
{
    [Fact]
    public async Task A_program_without_a_session_gets_401_and_a_sentence_instead_of_a_form()
    {
        using var visitor = site.Visitor();

        using var answer = await visitor.Client.GetAsync("/account", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("Sign in first.", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_program_without_the_permission_gets_403_and_a_sentence()
    {
        using var editor = await site.Visitor().SignedUpAs("programmer");

        using var answer = await editor.Client.GetAsync("/admin/accounts", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        var sentence = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal("Your account has no permission to do this.", sentence);
    }

    [Fact]
    public async Task Somebody_without_the_permission_gets_403_at_the_address_they_asked_for()
    {
        using var editor = await site.Visitor().SignedUpAs("curious");

        var refused = await editor.GetAsync("/admin/accounts");

        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
        Assert.Null(refused.Location);
        Assert.Equal("You do not have permission to do this.", refused.Heading);
        Assert.Contains("An administrator can give your account the permission", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_no_permission_is_asked_for_there_is_no_page_of_a_refusal()
    {
        using var visitor = site.Visitor();

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/error/403")).Status);
    }

    [Fact]
    public async Task A_session_that_was_made_up_is_nobody_s()
    {
        using var visitor = site.Visitor();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/account");
        request.Headers.Add("Cookie", "wiki.session=CfDJ8made-up");

        var answer = await visitor.SendAsync(request);

        Assert.Equal("/account/sign-in?return=%2Faccount", answer.Location);
    }
}
