using System.Net;
using System.Text;
using Wiki.Web.Tests.Harness;

namespace Wiki.Web.Tests.Http;

public sealed class ThemeTests(WikiSite site) : IClassFixture<WikiSite>
{
    [Fact]
    public async Task A_visitor_chooses_dark_pages_and_stays_where_they_were()
    {
        using var visitor = site.Visitor();
        var home = await visitor.GetAsync("/");
        Assert.False(home.Document.DocumentElement.HasAttribute("data-theme"));

        var dark = await home.Form("Dark").SubmitAndFollowAsync();

        Assert.Equal("/", dark.Path);
        Assert.Equal("dark", dark.Document.DocumentElement.GetAttribute("data-theme"));
    }

    [Theory]
    [InlineData("/recent?before=1-1-1", "/recent?before=1-1-1")]
    [InlineData("http://elsewhere.example/x", "/")]
    [InlineData("//elsewhere.example", "/")]
    [InlineData("{0}//elsewhere.example", "/")]
    [InlineData("{0}/\\elsewhere.example", "/")]
    [InlineData("nonsense", "/")]
    [InlineData("", "/")]
    public async Task Whatever_page_is_named_as_the_one_before_the_answer_leads_to_this_site(string referrer, string to)
    {
        using var visitor = site.Visitor();
        var root = site.Address.ToString().TrimEnd('/');
        using var request = new HttpRequestMessage(HttpMethod.Post, "/theme")
        {
            Content = new FormUrlEncodedContent([new("theme", "light")]),
        };
        request.Headers.TryAddWithoutValidation(
            "Referer", referrer.StartsWith("/recent", StringComparison.Ordinal) ? root + referrer
                : referrer.Replace("{0}", root, StringComparison.Ordinal));
        var answer = await visitor.SendAsync(request);
        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        Assert.Equal(to, answer.Location);
    }

    [Theory]
    [InlineData("application/json", "{}")]
    [InlineData("multipart/form-data; boundary=x", "no boundary at all")]
    [InlineData("application/x-www-form-urlencoded", "theme=da%00rk")]
    public async Task What_is_no_form_is_refused_with_a_page(string type, string body)
    {
        using var visitor = site.Visitor();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/theme")
        {
            Content = new ByteArrayContent(Encoding.ASCII.GetBytes(body)),
        };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        var answer = await visitor.SendAsync(request);
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal("The wiki did not understand this request.", answer.Heading);
    }
}
