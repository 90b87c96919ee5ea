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
        Assert.Equal(Words, ended.Form("Save").Value("Text"));
        Assert.Equal("At last", ended.Form("Save").Value("Summary of the change"));
        Assert.Equal(0, await site.NumberAsync("long-work"));

        var wrong = await ended.Form("Save").Fill("Name", "sleeper").Fill("Password", "not the password").SubmitAsync();
        Assert.Equal(HttpStatusCode.Unauthorized, wrong.Status);
        Assert.Contains("The name or the password is wrong.", wrong.Notice, StringComparison.Ordinal);
        Assert.Equal(Words, wrong.Form("Save").Value("Text"));
        Assert.Equal("sleeper", wrong.Form("Save").Value("Name"));
        Assert.Equal("", wrong.Form("Save").Value("Password"));

        var saved = await wrong.Form("Save").Fill("Password", Visitor.Password).SubmitAndFollowAsync();
        Assert.Equal("Saved as revision 1.", saved.Notice);
        Assert.Equal(Words + "\n", await site.TextAsync("long-work"));
        Assert.True(await editor.IsSignedInAsync());
    }

    [Fact]
    public async Task Signing_in_within_a_form_is_refused_when_the_form_is_forged()
    {
        using var owner = await site.Visitor().SignedUpAs("lured");
        using var visitor = site.Visitor();
        using var post = new HttpRequestMessage(HttpMethod.Post, "/wiki/lured-page/edit")
        {
            Content = new FormUrlEncodedContent([
                new("Text", Words), new("BaseNumber", "0"), new("action", "save"),
                new("SignIn.Name", "lured"), new("SignIn.Password", Visitor.Password)]),
        };
        Assert.Equal(HttpStatusCode.Unauthorized, (await visitor.SendAsync(post)).Status);
        Assert.False(await visitor.IsSignedInAsync());
        Assert.Equal(0, await site.NumberAsync("lured-page"));
    }

    [Fact]
    public async Task Somebody_who_guesses_passwords_within_a_form_is_stopped_as_on_the_form_that_signs_in()
    {
        using var owner = await site.Visitor().SignedUpAs("guessed");
        using var visitor = site.Visitor();
        using var post = new EditForm("guessed-page", "", 0).Post(Words);
        var form = (await visitor.SendAsync(post)).Form("Save").Fill("Name", "guessed");
        PageView answer = null!;
        for (var i = 0; i < 5; i++)
        {
            answer = await form.Fill("Password", $"guess {i}").SubmitAsync();
        }

        answer = await form.Fill("Password", Visitor.Password).SubmitAsync();
        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
        Assert.Contains("Too many wrong passwords.", answer.Notice, StringComparison.Ordinal);
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
