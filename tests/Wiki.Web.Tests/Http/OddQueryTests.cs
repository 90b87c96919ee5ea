using System.Collections;
using System.Collections.Concurrent;
using System.Net;
using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;
using Wiki.Core.Accounts;
using Wiki.Core.Articles;
using Wiki.Core.Data;
using Wiki.Core.Files.Rows;
using Wiki.Core.Saving;
using Wiki.Core.Talk;
using Wiki.Text;
using Wiki.Text.Blocks.Matrices;
using Wiki.Text.Blocks.Matrices.Dates;
using Wiki.Text.Blocks.Matrices.Views;
using Wiki.Text.Blocks.Points;
using Wiki.Web.Tests.Harness;

namespace Wiki.Web.Tests.Http;

/// <summary>
/// Sends every address of the wiki queries that no page links to, and every form with values that no page would send.
/// The addresses and the names in queries and forms come from the running program, so a new page is tried too.
/// </summary>
public sealed class OddQueryTests(OddQueryTests.ListeningSite site) : IClassFixture<OddQueryTests.ListeningSite>
{
    private const string Article = """
        ---
        kind: system
        categories: [Oddities]
        ---
        # Odd

        Some words.

        <!-- matrix:m -->

        | Feature | [Xen](#xen) | [KVM](#kvm) |
        |---|---|---|
        | [Speed](#speed) | yes since 2005 | no |
        | [Swap](#swap) | ? | partial |

        <!-- timeline:t -->

        | Date | Event | System | Kind |
        |---|---|---|---|
        | 2007-02-04 | [Merged](#merged) | xen | release |

        <!-- predictions:p -->

        | Prediction | Who | Made | Outcome |
        |---|---|---|---|
        | [It stays](#it-stays) | Somebody | 2007-01-18 | open |
        """;

    /// <summary>The value of each part of an address in this wiki.</summary>
    private readonly Dictionary<string, string> _samples = new(StringComparer.Ordinal)
    {
        ["slug"] = "odd", ["name"] = "odd", ["matrix"] = "m", ["kind"] = "matrix",
        ["row"] = "speed", ["column"] = "xen", ["a"] = "1", ["b"] = "2", ["number"] = "1", ["part"] = "edit", ["code"] = "404",
        ["id"] = "m", ["id:long"] = "1", ["format"] = "csv", ["/reports/name"] = "unknown",
        ["/category/name"] = "oddities", ["style"] = "bib", ["number:int"] = "1",
        ["/media/name"] = "odd.png", ["/media//name"] = "odd.png", ["upload:int"] = "1", ["width:int"] = "320",
        ["show"] = "broken",
    };

    /// <summary>The query that a page needs to show anything.</summary>
    private static readonly Dictionary<string, string> Needed = new(StringComparer.Ordinal)
    {
        ["/compare"] = "system=xen&system=kvm&", ["/compare.csv"] = "system=xen&system=kvm&",
        ["/compare-pages"] = "a=odd@1&b=odd&", ["/wiki/odd/talk/new"] = "number=2&line=6&",
        ["/cell/m/speed/xen/edit"] = "in=odd&",
    };

    /// <summary>Addresses that show nothing without a secret; the page of an error answers as the error.</summary>
    private static readonly string[] Shut =
        ["/account/reset", "/account/unsubscribe", "/account/watchlist.atom", "/error/404", "/setup"];

    /// <summary>Values as they are written in an address.</summary>
    private static readonly string[] Values =
    [
        "", "+", "-1", "2147483647", "99999999999999999999", "1900", "2099-12-31", "true", new('a', 600),
        "%01%0A%0D%7F",
        "%ED%A0%80%F0%9F%90%A7%EF%BF%BF%E2%80%AE", "%", "%28%7C%21%3A*'%22%3C%26%3E%5C", "../..", "//x", "a,,b,",
    ];

    /// <summary>Values that one part of a path may have.</summary>
    private static readonly string[] Parts =
    [
        "+", "-1", "0", "2147483647", "99999999999999999999", "1900", new('a', 600), "%01%0A%0D%7F",
        "%ED%A0%80%F0%9F%90%A7%EF%BF%BF%E2%80%AE", "%25", "%28%7C%21%3A*'%22%3C%26%3E%5C", "a,,b,", "1..2", "a:b:",
    ];

    [Fact]
    public async Task No_query_of_any_address_is_an_error_of_the_site()
    {
        using var administrator = await ReadyAsync();
        using var stranger = site.Visitor();
        var addresses = await AddressesAsync();
        var failures = new List<string>();
        var shut = new List<string>();
        foreach (var (address, names) in addresses)
        {
            site.Forget();
            var needed = Needed.GetValueOrDefault(address, "");
            var status = (int)await AskAsync(administrator, $"{address}?{needed}", failures);
            if (status >= 400)
            {
                shut.Add(address);
            }

            // Some pages are for those who are not signed in.
            var somebody = status is >= 300 and < 400 ? stranger : administrator;
            names.UnionWith(site.Names);
            // One reader reads the queries of matrices; it looks up each name separately.
            var together = site.ReadsAll ? Values.Select(value => All(ViewNames, value)) : [];
            foreach (var odd in names.SelectMany(Odd).Concat(together).Append(All(names, "")).Append(All(names, "x")))
            {
                await AskAsync(somebody, $"{address}?{odd}", failures);
                if (needed.Length > 0)
                {
                    await AskAsync(somebody, $"{address}?{needed}{odd}", failures);
                }
            }
        }

        Assert.True(failures.Count == 0, string.Join('\n', failures));
        Assert.Equal(string.Join('\n', Shut), string.Join('\n', shut));
    }

    [Fact]
    public async Task No_part_of_any_address_is_an_error_of_the_site()
    {
        using var administrator = await ReadyAsync();
        var failures = new List<string>();
        foreach (var pattern in Endpoints().Where(IsRead).Select(it => it.RoutePattern))
        {
            foreach (var (part, value) in pattern.Parameters.SelectMany(part => Parts.Select(value => (part, value))))
            {
                var address = AddressOf(pattern, it => it.Name == part.Name ? value : SampleOf(pattern, it));
                await AskAsync(administrator, address, failures);
            }
        }

        Assert.True(failures.Count == 0, string.Join('\n', failures));
    }

    [Fact]
    public async Task No_form_that_is_sent_by_hand_is_an_error_of_the_site()
    {
        var loader = site.Services.GetRequiredService<PageLoader>();
        var failures = new List<string>();
        var answers = new HashSet<HttpStatusCode>();
        foreach (var endpoint in Endpoints())
        {
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not { } descriptor)
            {
                continue;
            }

            var page = await loader.LoadAsync(descriptor, endpoint.Metadata);
            foreach (var handler in page.HandlerMethods.Where(it => it.HttpMethod == "Post"))
            {
                // Some forms end a session or change an account: each is sent by somebody of its own.
                using var somebody = await ReadyAsync();
                var names = Names(page.BoundProperties.Concat(handler.Parameters))
                    .Except(endpoint.RoutePattern.Parameters.Select(it => it.Name)).ToList();
                foreach (var value in Values)
                {
                    answers.Add(await SendAsync(
                        somebody, $"{AddressOf(endpoint.RoutePattern)}?handler={handler.Name}",
                        names.Append("Choices[0]").Append("Own[0]").SelectMany(name => new[] { name, name })
                            .Select(name => KeyValuePair.Create(name, Uri.UnescapeDataString(value))), failures));
                }
            }
        }

        Assert.True(failures.Count == 0, string.Join('\n', failures));
        Assert.Superset(new HashSet<HttpStatusCode> { HttpStatusCode.OK, HttpStatusCode.Redirect }, answers);
    }

    [Fact]
    public async Task What_the_queries_may_name_is_found()
    {
        using var somebody = await ReadyAsync();
        var addresses = await AddressesAsync();
        Assert.Subset(addresses["/timeline"], new HashSet<string> { "system", "kind", "page", "from" });
        Assert.Subset(addresses["/admin/accounts"], new HashSet<string> { "q", "after" });
        Assert.Subset(addresses["/account/watchlist.atom"], new HashSet<string> { "token" });
        Assert.Subset(ViewNames.ToHashSet(), new HashSet<string> { "cols", "diff", "level", "q", "checked-before" });
        site.Forget();
        await somebody.GetAsync("/recent.atom");
        Assert.Subset(site.Names.ToHashSet(), new HashSet<string> { "user", "looked" });
        Assert.False(site.ReadsAll);
        await somebody.GetAsync("/wiki/odd");
        Assert.True(site.ReadsAll);
    }

    private static Task<HttpStatusCode> AskAsync(Visitor who, string address, List<string> failures) =>
        AnsweredAsync(who, new HttpRequestMessage(HttpMethod.Get, address), failures);

    private static async Task<HttpStatusCode> SendAsync(
        Visitor who, string address, IEnumerable<KeyValuePair<string, string>> fields, List<string> failures)
    {
        var token = (await who.GetAsync("/account/sign-out")).Document
            .QuerySelector("input[name=__RequestVerificationToken]")?.GetAttribute("value") ?? "";
        return await AnsweredAsync(who, new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = new FormUrlEncodedContent(fields.Append(new("__RequestVerificationToken", token))),
        }, failures);
    }

    private static async Task<HttpStatusCode> AnsweredAsync(
        Visitor who, HttpRequestMessage request, List<string> failures)
    {
        using (request)
        {
            using var answer = await who.Client.SendAsync(request, TestContext.Current.CancellationToken);
            if ((int)answer.StatusCode >= 500)
            {
                var address = request.RequestUri!.OriginalString;
                failures.Add($"{(int)answer.StatusCode} {request.Method} {address[..Math.Min(address.Length, 100)]}");
            }

            return answer.StatusCode;
        }
    }

    private static IEnumerable<string> ViewNames { get; } =
        [.. MatrixQuery.Of(new MatrixView
        {
            Columns = ["xen"], Differences = Differences.Answers, Levels = [new LevelFilter(null, CellState.Yes)],
            Tags = [Tags.All[0]], Text = "x", Unsourced = true, CheckedBefore = new DatePoint(2007, 1, 1, false),
            Sort = new ColumnSort("xen", false),
        }).Select(part => part.Key), MatrixSelections.AtName, MatrixSelections.KnownName];

    private static IEnumerable<string> Odd(string name) =>
    [
        name, $"{name}={new string('a', 6000)}", $"{name}=1&{name}=2", $"{name}=&{name}=", $"{name}[0]=&{name}[1]=x",
        .. Values.Select(value => $"{name}={value}"),
    ];

    private static string All(IEnumerable<string> names, string value) =>
        string.Join('&', names.Select(name => $"{name}={value}"));

    private async Task<Visitor> ReadyAsync()
    {
        var name = $"odd{Guid.NewGuid():N}"[..16];
        var visitor = await site.Visitor().SignedUpAs(name, Roles.Reviewer, Roles.Administrator);
        visitor.ForgetCookies();
        await visitor.SignInAsync(name);
        if (await site.WithAsync((ArticleReader reader) => reader.ByFormerAsync(Slug.Parse("odd", null), default)) is { } moved)
        {
            var id = (await site.AccountAsync(name)).Id; // a form has moved the page away
            await site.WithAsync((ArticleMoves moves) => moves.MoveAsync(id, moved, Slug.Parse("odd", null), "", default));
        }

        if (await site.NumberAsync("odd") == 0)
        {
            await site.SaveAsync("odd", Article);
            await site.SaveAsync("odd", Article.Replace("Some words", "Other words", StringComparison.Ordinal));
        }

        if (!await site.WithAsync((WikiDb db) => db.Set<StoredFile>().AnyAsync()))
        {
            await site.UploadAsync(name, "odd.png", MadePictures.Png(400, 300));
        }

        // Only its author may edit a comment, and a form may have taken an older one away.
        await (await visitor.GetAsync("/wiki/odd/talk/new?number=1&line=7")).Form("Send")
            .Fill("Your comment", "Why?").SubmitAsync();
        var comment = await site.WithAsync((WikiDb db) =>
            db.Set<Comment>().OrderByDescending(it => it.Id).Select(it => new { it.Id, it.ThreadId }).FirstAsync());
        (_samples["comment"], _samples["thread"]) = ($"{comment.Id}", $"{comment.ThreadId}");
        return visitor;
    }

    /// <summary>Every address that answers GET, and what its handlers bind by name.</summary>
    private async Task<SortedDictionary<string, HashSet<string>>> AddressesAsync()
    {
        var loader = site.Services.GetRequiredService<PageLoader>();
        var addresses = new SortedDictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var endpoint in Endpoints().Where(IsRead))
        {
            var names = endpoint.Metadata.GetMetadata<MethodInfo>() is { } method
                ? method.GetParameters().Where(it => it.ParameterType == typeof(string)).Select(it => it.Name!)
                : [];
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page)
            {
                var loaded = await loader.LoadAsync(page, endpoint.Metadata);
                names = Names(loaded.BoundProperties.Where(it => it.BindingInfo?.RequestPredicate is null)
                    .Concat(loaded.HandlerMethods.Where(it => it.HttpMethod == "Get").SelectMany(it => it.Parameters)));
            }

            addresses[AddressOf(endpoint.RoutePattern)] =
                [.. names.Except(endpoint.RoutePattern.Parameters.Select(it => it.Name))];
        }

        return addresses;
    }

    private IEnumerable<RouteEndpoint> Endpoints() =>
        site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    private static bool IsRead(Endpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IHttpMethodMetadata>() is not { HttpMethods: { Count: > 0 } methods }
        || methods.Contains(HttpMethods.Get);

    private static IEnumerable<string> Names(IEnumerable<ParameterDescriptor> bound) => bound
        .Where(it => it.ParameterType != typeof(CancellationToken))
        .Select(it => it.BindingInfo?.BinderModelName ?? it.Name);

    private string AddressOf(RoutePattern pattern) => AddressOf(pattern, part => SampleOf(pattern, part));

    private static string AddressOf(RoutePattern pattern, Func<RoutePatternParameterPart, string> value) =>
        "/" + string.Join('/', pattern.PathSegments.Select(it => string.Concat(it.Parts.Select(part => part switch
        {
            RoutePatternLiteralPart literal => literal.Content,
            RoutePatternSeparatorPart separator => separator.Content,
            RoutePatternParameterPart parameter => value(parameter),
            _ => throw new InvalidOperationException($"What is {part} in {pattern.RawText}?"),
        }))));

    private string SampleOf(RoutePattern pattern, RoutePatternParameterPart parameter)
    {
        var first = pattern.PathSegments[0].Parts.OfType<RoutePatternLiteralPart>().FirstOrDefault()?.Content;
        return _samples.GetValueOrDefault($"/{first}/{parameter.Name}")
            ?? parameter.ParameterPolicies.Select(it => _samples.GetValueOrDefault($"{parameter.Name}:{it.Content}"))
                .FirstOrDefault(it => it is not null)
            ?? _samples[parameter.Name];
    }

    /// <summary>A query that records which names the wiki looks up.</summary>
    public sealed class ListeningSite : WikiSite
    {
        private readonly ConcurrentDictionary<string, bool> _names = new(StringComparer.Ordinal);

        /// <summary>The names that were looked up.</summary>
        public ICollection<string> Names => _names.Keys;

        /// <summary>Whether a query was read from its beginning to its end.</summary>
        public bool ReadsAll { get; private set; }

        /// <summary>Clears the record.</summary>
        public void Forget()
        {
            _names.Clear();
            ReadsAll = false;
        }

        /// <inheritdoc/>
        protected override void Replace(IServiceCollection services) => services.AddSingleton<IStartupFilter>(
            new Listening(name => _names.TryAdd(name, true), () => ReadsAll = true));
    }

    private sealed class Listening(Action<string> lookedUp, Action readAll) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, following) =>
            {
                var heard = new Heard(context.Request.Query, lookedUp, readAll);
                context.Features.Set<IQueryFeature>(new QueryFeature(heard));
                return following(context);
            });
            next(app);
        };
    }

    private sealed class Heard(IQueryCollection query, Action<string> lookedUp, Action readAll) : IQueryCollection
    {
        public int Count => query.Count;

        public ICollection<string> Keys => query.Keys;

        public StringValues this[string key] => query[Note(key)];

        public bool ContainsKey(string key) => query.ContainsKey(Note(key));

        public bool TryGetValue(string key, out StringValues value) => query.TryGetValue(Note(key), out value);

        public IEnumerator<KeyValuePair<string, StringValues>> GetEnumerator()
        {
            readAll();
            return query.GetEnumerator();
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        private string Note(string key)
        {
            if (key.Length > 0)
            {
                lookedUp(key);
            }

            return key;
        }
    }
}
