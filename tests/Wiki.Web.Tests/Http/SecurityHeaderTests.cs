using System.Net;
using Npgsql;
using Wiki.Web.Tests.Harness;

namespace Wiki.Web.Tests.Http;

public sealed class SecurityHeaderTests(HookedSite site) : IClassFixture<HookedSite>
{
    [Theory]
    [InlineData("/", HttpStatusCode.OK)]
    [InlineData("/wiki/nowhere", HttpStatusCode.NotFound)]
    [InlineData("/wiki/No%20Where", HttpStatusCode.MovedPermanently)]
    [InlineData("/new", HttpStatusCode.Redirect)]
    [InlineData("/dist/site.css", HttpStatusCode.OK)]
    [InlineData("/dist/nothing.css", HttpStatusCode.NotFound)]
    [InlineData("/favicon.ico", HttpStatusCode.OK)]
    [InlineData("/health/ready", HttpStatusCode.OK)]
    [InlineData("/error/500", HttpStatusCode.NotFound)]
    public async Task Every_kind_of_answer_tells_browsers_what_the_site_never_does(string address,
        HttpStatusCode status)
    {
        using var visitor = site.Visitor();
        var answer = await visitor.GetAsync(address);
        Assert.Equal(status, answer.Status);
        Expect(answer);
    }

    [Fact]
    public async Task So_does_an_answer_that_nothing_changed()
    {
        using var visitor = site.Visitor();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/systems");
        request.Headers.TryAddWithoutValidation("If-None-Match", "*");
        await visitor.GetAsync("/systems");
        var answer = await visitor.SendAsync(request);
        Assert.Equal(HttpStatusCode.NotModified, answer.Status);
        Expect(answer);
    }

    [Fact]
    public async Task So_do_a_failure_of_the_program_and_one_of_the_database_each_with_a_page_of_its_own()
    {
        using var visitor = site.Visitor();
        using var editor = await site.Visitor().SignedUpAs("unlucky");
        try
        {
            site.Database.Before = _ => throw new InvalidOperationException("a fault of the program");
            var failed = await visitor.GetAsync("/pages");
            Assert.Equal(HttpStatusCode.InternalServerError, failed.Status);
            Assert.Equal("Something went wrong in the wiki.", failed.Heading);
            Assert.DoesNotContain("a fault of the program", failed.Body, StringComparison.Ordinal);
            Expect(failed);
            site.Database.Before = _ => throw new NpgsqlException("the network is gone");
            foreach (var person in new[] { visitor, editor })
            {
                var away = await person.GetAsync("/pages");
                Assert.Equal(HttpStatusCode.ServiceUnavailable, away.Status);
                Assert.Equal("5", away.Header("Retry-After"));
                Assert.Equal("no-store", away.Header("Cache-Control"));
                Assert.Contains("It will be back soon", away.Text, StringComparison.Ordinal);
                Expect(away);
            }
        }
        finally
        {
            site.Database.Before = null;
        }

        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/pages")).Status);
    }

    [Theory]
    [InlineData("DELETE", "/wiki/anything", HttpStatusCode.BadRequest)]
    [InlineData("PUT", "/pages", HttpStatusCode.BadRequest)]
    [InlineData("OPTIONS", "/wiki/anything", HttpStatusCode.MethodNotAllowed)]
    [InlineData("OPTIONS", "/pages", HttpStatusCode.MethodNotAllowed)]
    [InlineData("TRACE", "/wiki/anything/history", HttpStatusCode.MethodNotAllowed)]
    [InlineData("POST", "/wiki/anything", HttpStatusCode.BadRequest)]
    [InlineData("BREW", "/search", HttpStatusCode.BadRequest)]
    [InlineData("GET", "/theme", HttpStatusCode.MethodNotAllowed)]
    public async Task A_method_that_an_address_does_not_take_is_refused(string method, string address,
        HttpStatusCode status)
    {
        using var visitor = site.Visitor();
        using var request = new HttpRequestMessage(new HttpMethod(method), address);
        var answer = await visitor.SendAsync(request);
        Assert.Equal(status, answer.Status);
        Assert.Equal(status == HttpStatusCode.MethodNotAllowed, answer.Header("Allow") is not null);
        Assert.NotEqual("", answer.Heading);
        Expect(answer);
    }

    [Fact]
    public async Task A_form_posted_where_none_is_taken_is_refused_even_with_a_token()
    {
        await site.SaveAsync("formless", "# Formless\n\nx");
        using var editor = await site.Visitor().SignedUpAs("poster");
        var form = EditForm.On(await editor.GetAsync("/wiki/formless/edit"));
        using var post = form.Post("# X");
        post.RequestUri = new Uri("/wiki/formless", UriKind.Relative);
        var answer = await editor.SendAsync(post);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.Status);
        Assert.Equal("GET, HEAD", answer.Header("Allow"));
        Assert.Equal("This address does not accept this kind of request.", answer.Heading);
    }

    internal static void Expect(PageView answer)
    {
        var policy = answer.Header("Content-Security-Policy");
        Assert.NotNull(policy);
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("base-uri 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Header("X-Content-Type-Options"));
        Assert.NotNull(answer.Header("Referrer-Policy"));
        Assert.Null(answer.Header("Server"));
    }
}
