using System.Net;
using System.Text.Json;
using Wiki.Web.Tests.Harness;

namespace Wiki.Web.Tests.Exchange;

public sealed class ListExportTests(ClockedSite site) : IClassFixture<ClockedSite>, IAsyncLifetime
{
    public async ValueTask InitializeAsync()
    {
        if (await site.NumberAsync("told") == 0)
        {
            await site.SaveAsync("told", """
                # Told

                <!-- timeline:t -->

                | Date | Event | System | Kind | Version | Note | Source |
                |---|---|---|---|---|---|---|
                | 2003~ | [First Xen](#first) | xen | announce | | *about* | [^a] |
                | 2007-02-04 | Linux 2.6.20 released | | release | linux:2.6.20 | | [^a][^b] |

                <!-- predictions:p -->

                | Prediction | Who | Made | Due | Odds | Outcome | Source |
                |---|---|---|---|---|---|---|
                | It will be merged | =HYPERLINK("x") | 2006 | 2010 | 60% | yes 2007-02-04 (at once) [^a] | [^b] |
                | It will go away | Somebody | 2008 | 2012 | | open | [^b] |

                [^a]: The first source, <https://example.org/a>
                [^b]: The second source
                """);
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData("/timeline.json", "/schemas/events-1.json")]
    [InlineData("/timeline.json?at=2005&system=xen", "/schemas/events-1.json")]
    [InlineData("/predictions.json", "/schemas/predictions-1.json")]
    [InlineData("/predictions.json?at=2007-01&known=2099", "/schemas/predictions-1.json")]
    public async Task JSON_follows_its_published_schema(string address, string schema)
    {
        using var visitor = site.Visitor();
        var file = await visitor.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, file.Status);
        Assert.NotNull(file.Header("ETag"));
        Assert.NotNull(file.Header("Last-Modified"));
        await JsonSchema.AssertAsync(schema, file.Body);
    }

    [Fact]
    public async Task The_data_are_those_of_the_view_and_of_its_dates()
    {
        using var visitor = site.Visitor();
        Assert.Equal(["First Xen"], await LabelsAsync("/timeline.json?at=2005", "events"));
        Assert.Equal(["Linux 2.6.20 released"], await LabelsAsync("/timeline.json?from=2006", "events"));
        Assert.Empty(await LabelsAsync("/timeline.json?known=2020", "events"));
        Assert.Equal(["It will be merged"], await LabelsAsync("/predictions.json?at=2007-01", "predictions"));
        var then = JsonDocument.Parse((await visitor.GetAsync("/predictions.json?at=2007-01")).Body).RootElement;
        Assert.Equal("open", then.GetProperty("predictions")[0].GetProperty("outcome").GetString());
        Assert.Equal(["It will go away"], await LabelsAsync("/predictions.json?outcome=overdue", "predictions"));

        async Task<List<string?>> LabelsAsync(string address, string list) =>
            [.. JsonDocument.Parse((await visitor.GetAsync(address)).Body).RootElement.GetProperty(list).EnumerateArray()
                .Select(it => it.GetProperty("label").GetString())];
    }

    [Fact]
    public async Task CSV_has_a_row_for_each_and_runs_nothing()
    {
        using var visitor = site.Visitor();
        var events = (await visitor.GetAsync("/timeline.csv")).Body.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(3, events.Length);
        Assert.Contains(",t,first,First Xen,2003~,2003-01-01,2003-12-31,xen,announce,,,about,", events[1], StringComparison.Ordinal);
        var predictions = (await visitor.GetAsync("/predictions.csv")).Body.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(3, predictions.Length);
        Assert.Contains("\"'=HYPERLINK(\"\"x\"\")\"", predictions[1], StringComparison.Ordinal);
        Assert.Contains(",open,,true,", predictions[2], StringComparison.Ordinal);
    }
}
