using System.Net;
using Wiki.Web.Tests.Harness;

namespace Wiki.Web.Tests.Articles;

public sealed class LostSessionTests(WikiSite site) : IClassFixture<WikiSite>
{
    private const string Words = "# Long work\n\nAn hour of <typing> & \"thinking\".";

    [Fact]
    public async Task A_session_that_ended_while_writing_loses_no_word_and_the_form_saves_after_signing_in_again()
    {
        using var editor = await site.Visitor().SignedUpAs("sleeper");
        var page = await editor.GetAsync("/wiki/long-work/edit");
        editor.ForgetCookies();

        var ended = await page.Form("Save").Fill("Text", Words).Fill("Summary of the change", "At last").SubmitAsync();
        Assert.Equal(HttpStatusCode.Unauthorized, ended.Status);
        Assert.Contains("no longer signed in", ended.Notice, StringComparison.Ordinal);
        Assert.Equal("_blank", ended.Document.QuerySelector("main a[href='/account/sign-in']")?.GetAttribute("target"));
        Assert.Equal(Words, ended.Form("Save").Value("Text"));
        Assert.Equal(0, await site.NumberAsync("long-work"));

        await editor.SignInAsync("sleeper");
        var again = await ended.Form("Save").SubmitAsync();
        Assert.Equal(HttpStatusCode.BadRequest, again.Status);
        Assert.Contains("Press Save once more", again.Notice, StringComparison.Ordinal);
        Assert.Equal(Words, again.Form("Save").Value("Text"));
        Assert.Equal("At last", again.Form("Save").Value("Summary of the change"));

        Assert.Equal("Saved as revision 1.", (await again.Form("Save").SubmitAndFollowAsync()).Notice);
        Assert.Equal(Words + "\n", await site.TextAsync("long-work"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("forged")]
    public async Task A_form_without_its_token_is_refused_with_the_text_still_in_it(string token)
    {
        using var editor = await site.Visitor().SignedUpAs("token" + token);
        var page = await editor.GetAsync("/wiki/tokenless/edit");
        var refused = await page.Form("Save").Fill("Text", Words).Forge("__RequestVerificationToken", token)
            .SubmitAsync();
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Equal(Words, refused.Form("Save").Value("Text"));
        Assert.Equal(0, await site.NumberAsync("tokenless"));
    }

    [Fact]
    public async Task Somebody_elses_token_is_refused()
    {
        using var editor = await site.Visitor().SignedUpAs("victim");
        using var other = await site.Visitor().SignedUpAs("other");
        var theirs = EditForm.On(await other.GetAsync("/wiki/stolen/edit"));
        await editor.GetAsync("/wiki/stolen/edit");
        using var post = theirs.Post(Words);
        Assert.Equal(HttpStatusCode.BadRequest, (await editor.SendAsync(post)).Status);
        Assert.Equal(0, await site.NumberAsync("stolen"));
    }

    [Fact]
    public async Task A_visitor_can_store_nothing_even_with_a_form_of_their_own()
    {
        using var visitor = site.Visitor();
        using var post = new EditForm("visitors", "", 0).Post(Words);
        var answer = await visitor.SendAsync(post);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
        Assert.Equal(Words, answer.Form("Save").Value("Text"));
        Assert.Equal(0, await site.NumberAsync("visitors"));
    }
}
