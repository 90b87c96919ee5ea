using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Wiki.Web.Tests.Harness;

namespace Wiki.Web.Tests.Http;

public sealed class CookieTests(CookieTests.TlsSite site) : IClassFixture<CookieTests.TlsSite>
{
    [Theory]
    [InlineData("http")]
    [InlineData("https")]
    public async Task Cookies_are_kept_from_script_and_from_other_sites_and_behind_TLS_from_plain_connections(
        string scheme)
    {
        using var visitor = site.Visitor();
        visitor.Client.DefaultRequestHeaders.Add(TlsSite.Header, scheme);
        var set = new List<string>();
        visitor.Heard = answer => set.AddRange(
            answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies : []);
        var register = await visitor.GetAsync("/account/register");
        // A browser returns secure cookies only over TLS; this client does not use TLS.
        visitor.Client.DefaultRequestHeaders.Add("Cookie", set.Select(cookie => cookie.Split(';')[0]));
        await register.Form("Make the account").Fill("Name", "cookie-" + scheme).Fill("Password", Visitor.Password)
            .Fill("Password again", Visitor.Password).SubmitAsync();
        var names = set.Select(cookie => cookie.Split('=')[0]).ToHashSet(StringComparer.Ordinal);
        Assert.Superset(new HashSet<string>(["wiki.form", "wiki.session"], StringComparer.Ordinal), names);
        Assert.All(set, cookie =>
        {
            Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Matches("(?i)samesite=(lax|strict)", cookie);
            Assert.Equal(scheme == "https", cookie.Contains("secure", StringComparison.OrdinalIgnoreCase));
        });
    }

    public sealed class TlsSite : WikiSite
    {
        public const string Header = "X-Test-Scheme";

        protected override void Replace(IServiceCollection services) => services.AddSingleton<IStartupFilter, Scheme>();

        private sealed class Scheme : IStartupFilter
        {
            public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
            {
                app.Use((context, following) =>
                {
                    context.Request.Scheme = context.Request.Headers[Header].ToString() is { Length: > 0 } scheme
                        ? scheme : "http";
                    return following(context);
                });
                next(app);
            };
        }
    }
}
