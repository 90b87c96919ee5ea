using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Wiki.Text.Links;
using Wiki.Web.Tests.Harness;

namespace Wiki.Web.Tests.Http;

public sealed class AddressTests(WikiSite site) : IClassFixture<WikiSite>
{
    // Read an address instead of making one.
    private static readonly string[] Readers =
        [nameof(Addresses.KeyInCell), nameof(Addresses.ArticleIn), nameof(Addresses.FileIn), nameof(Addresses.Moved)];

    // The names that parameters of the methods may have, each with the values it gets.
    private static readonly Dictionary<string, object> Samples = new()
    {
        ["slug"] = "kvm", ["article"] = "kvm", ["id"] = "1", ["matrix"] = "core", ["row"] = "net/bridge", ["column"] = "xen",
        ["kind"] = "matrix", ["a"] = "1", ["b"] = "2", ["from"] = "1", ["to"] = "2", ["first"] = "2", ["last"] = "3", ["number"] = "1",
        ["line"] = "4", ["below"] = "9", ["thread"] = "1", ["comment"] = "1", ["author"] = "1", ["user"] = "edith", ["account"] = "1",
        ["page"] = "2", ["status"] = "500", ["before"] = "1-1", ["after"] = "1", ["part"] = "edit", ["format"] = "csv",
        ["name"] = "open", ["system"] = "xen", ["systems"] = new[] { "xen", "kvm" }, ["at"] = "2007", ["known"] = "2020",
        ["title"] = "New page", ["words"] = "a b", ["query"] = "a", ["token"] = "t", ["key"] = "k", ["back"] = "/",
        ["style"] = "bib", ["revision"] = "1", ["resolved"] = "true", ["unread"] = "true", ["reject"] = "true",
        ["template"] = "template-system", ["categories"] = "A",
        ["file"] = "a.png", ["upload"] = "1", ["width"] = "320", ["show"] = "broken",
        ["address"] = Addresses.Recent, ["handler"] = "Looked",
    };

    [Fact]
    public async Task Each_address_of_the_site_leads_to_a_page_or_an_endpoint()
    {
        var matched = await MatchedAsync([.. All(), "/nowhere", "/wiki/kvm/nowhere"]);

        Assert.Equal(["/nowhere", "/wiki/kvm/nowhere"], matched.Where(it => it.Route is null).Select(it => it.Address));
        Assert.True(matched.Count > 90, $"There are only {matched.Count} addresses.");
    }

    [Fact]
    public async Task Each_page_and_endpoint_of_the_site_has_an_address()
    {
        var matched = (await MatchedAsync(All())).Select(it => it.Route).ToHashSet(StringComparer.Ordinal);

        Assert.DoesNotContain(Routes(), route => !matched.Contains(route.RoutePattern.RawText));
    }

    [Fact]
    public void No_address_is_spelled_outside_of_the_class_that_makes_them()
    {
        var literals = new AddressLiterals(Routes().Select(route => route.RoutePattern));

        Assert.Empty(literals.InSource());
    }

    [Theory]
    [InlineData("Show.cshtml", """<a href="/wiki/@article.Slug/history">""")]
    [InlineData("Show.cshtml", """<a href="@home/history/@entry.Number">""")]
    [InlineData("Show.cshtml", """<form action="/recent?handler=Looked">""")]
    [InlineData("Show.cshtml", """<a href="/">Home</a>""")]
    [InlineData("Show.cshtml", """ViewData["Feed"] = "/recent.atom";""")]
    [InlineData("Show.cs", """return Redirect($"/wiki/{Slug}");""")]
    [InlineData("Show.cs", """var leave = $"{site}/account/unsubscribe?key={key}";""")]
    [InlineData("Show.cs", """address = "/compare" + query;""")]
    [InlineData("Show.cs", """writer.Write("<a href=\"/wiki/");""")]
    [InlineData("Show.js", """fetch(`/search?q=${words}`)""")]
    public void An_address_in_the_source_is_found(string file, string line) =>
        Assert.True(new AddressLiterals(Routes().Select(route => route.RoutePattern)).IsIn(file, line));

    [Theory]
    [InlineData("Show.cshtml", """@page "/wiki/{name}" """)]
    [InlineData("Show.cshtml", """<link rel="icon" href="/images/favicon.svg"></article>""")]
    [InlineData("Show.cshtml", """<a href="@Addresses.History(slug)">Old/new</a><wiki-editor></wiki-editor>""")]
    [InlineData("Show.cs", """Map("/wiki/{slug}.atom", read); // not "/recent" """)]
    [InlineData("Show.cs", """    /// <summary>Answers <c>/review</c>.</summary>""")]
    [InlineData("Show.cs", """const string MediaType = "application/review";""")]
    public void What_is_no_address_is_not_found(string file, string line) =>
        Assert.False(new AddressLiterals(Routes().Select(route => route.RoutePattern)).IsIn(file, line));

    private IEnumerable<RouteEndpoint> Routes() =>
        site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    // Every constant, and every method with all parameters and with only those that it requires.
    private static IReadOnlyList<string> All()
    {
        var all = typeof(Addresses);
        var constants = all.GetFields(BindingFlags.Public | BindingFlags.Static).Select(it => (string)it.GetValue(null)!);
        var made = all.GetMethods(BindingFlags.Public | BindingFlags.Static)
            .Where(it => it.ReturnType == typeof(string) && !Readers.Contains(it.Name))
            .SelectMany(method => new[] { true, false }.Select(whole => (string)method.Invoke(null,
                [.. method.GetParameters().Select(it => whole || !it.IsOptional ? Sample(it) : it.DefaultValue)])!));
        // Only a browser knows the fragment.
        return [.. constants.Concat(made).Select(it => it.Split('#')[0]).Distinct(StringComparer.Ordinal)];
    }

    private static object Sample(ParameterInfo parameter)
    {
        Assert.True(Samples.TryGetValue(parameter.Name!, out var sample),
            $"{parameter.Member.Name} needs a sample of “{parameter.Name}” here.");
        var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        return type.IsInstanceOfType(sample) ? sample : Convert.ChangeType(sample, type, CultureInfo.InvariantCulture);
    }

    // Requests each address over HTTP and asks the router what it chose; null when it found nothing.
    private async Task<IReadOnlyList<(string Address, string? Route)>> MatchedAsync(IReadOnlyList<string> addresses)
    {
        using var visitor = site.Visitor();
        var heard = new Heard();
        using var listening = site.Services.GetRequiredService<DiagnosticListener>().Subscribe(heard);
        var matched = new List<(string, string?)>();
        foreach (var address in addresses)
        {
            foreach (var method in new[] { HttpMethod.Get, HttpMethod.Post })
            {
                using var request = new HttpRequestMessage(method, address);
                request.Headers.Add(Heard.Header, $"{method} {address}");
                using var answer = await visitor.Client.SendAsync(request, TestContext.Current.CancellationToken);
                if (heard.Routes.ContainsKey($"{method} {address}"))
                {
                    break; // What takes forms alone is asked again, with one.
                }
            }

            matched.Add((address, heard.Routes.GetValueOrDefault($"GET {address}")
                ?? heard.Routes.GetValueOrDefault($"POST {address}")));
        }

        return matched;
    }

    private sealed class Heard : IObserver<KeyValuePair<string, object?>>
    {
        public const string Header = "X-Asked";

        public ConcurrentDictionary<string, string> Routes { get; } = new(StringComparer.Ordinal);

        public void OnNext(KeyValuePair<string, object?> value)
        {
            // The page that says what went wrong is found in the name of the address that failed.
            if (value is { Key: "Microsoft.AspNetCore.Routing.EndpointMatched", Value: HttpContext context }
                && context.Features.Get<IStatusCodeReExecuteFeature>() is null
                && context.Features.Get<IExceptionHandlerFeature>() is null
                && context.GetEndpoint() is RouteEndpoint endpoint)
            {
                Routes.TryAdd(context.Request.Headers[Header].ToString(), endpoint.RoutePattern.RawText!);
            }
        }

        public void OnCompleted()
        {
            // The site stops after the test.
        }

        public void OnError(Exception error) => throw error;
    }
}
