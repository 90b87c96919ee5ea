using System.Net;
using System.Text.Json;
using Wiki.Web.Tests.Harness;

namespace Wiki.Web.Tests.Exchange;

public sealed class MatrixExportTests(ClockedSite site) : IClassFixture<ClockedSite>
{
    private const string Text = """
        # Exported

        ## What they do

        <!-- matrix:core lines="kvm:linux" -->

        | Feature | Xen | KVM |
        |---|---|---|
        | **Memory** | | |
        | Ballooning | yes since 2.0 [^a] | no since linux:4.14 (dropped); yes since 2.6.23 until 4.13 [^a][^b] |
        | [=Sum\|total](#sum) | | `=1+1, "quoted"` |
        | Broken | yes needs VT-x | ? |

        <!-- timeline:releases -->

        | Date | Event | Kind | Version | Source |
        |---|---|---|---|---|
        | 2007-10-09 | Linux 2.6.23 released | release | linux:2.6.23 | [^a] |
        | 2004-11-05 | Xen 2.0 released | release | xen:2.0 | [^a] |
        | 2017-09-03 | Linux 4.13 released | release | linux:4.13 | [^a] |
        | 2017-11-12 | Linux 4.14 released | release | linux:4.14 | [^a] |

        [^a]: The first source, 2026, <https://example.org/a>
        [^b]: The second source
        """;

    [Fact]
    public async Task CSV_has_a_row_for_each_statement_and_one_for_a_cell_that_claims_nothing()
    {
        await site.SaveAsync("exported", Text);
        using var visitor = site.Visitor();
        var file = await visitor.GetAsync("/wiki/exported/matrix/core.csv");
        Assert.Equal(HttpStatusCode.OK, file.Status);
        Assert.StartsWith("text/csv", file.Header("Content-Type"), StringComparison.Ordinal);
        Assert.Contains("exported-core.csv", file.Header("Content-Disposition"), StringComparison.Ordinal);
        var lines = file.Body.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith("schema,article,revision,at,known,licence,matrix,group,row_key,row_label,column_key,", lines[0], StringComparison.Ordinal);
        Assert.Equal(8, lines.Length);
        const string Head = "/schemas/matrices-1.json,exported,1,,,CC-BY-SA-4.0,core,Memory,";
        Assert.Equal(Head + "ballooning,Ballooning,xen,Xen,ok,0,yes,,since,2.0,,,,,,,"
            + "\"The first source, 2026, https://example.org/a\",,,,", lines[1]);
        Assert.StartsWith(Head + "ballooning,Ballooning,kvm,KVM,ok,0,no,,since,linux:4.14,,,,,,dropped,,", lines[2], StringComparison.Ordinal);
        Assert.StartsWith(Head + "ballooning,Ballooning,kvm,KVM,ok,1,yes,,since,2.6.23,until,4.13,", lines[3], StringComparison.Ordinal);
        // What a spreadsheet would run is text.
        Assert.StartsWith(Head + "sum,'=Sum|total,xen,Xen,empty,,,", lines[4], StringComparison.Ordinal);
        Assert.StartsWith(Head + "sum,'=Sum|total,kvm,KVM,ok,0,,\"'=1+1, \"\"quoted\"\"\",", lines[5], StringComparison.Ordinal);
        Assert.StartsWith(Head + "broken,Broken,xen,Xen,invalid,,,", lines[6], StringComparison.Ordinal);
        Assert.StartsWith(Head + "broken,Broken,kvm,KVM,ok,0,unknown,", lines[7], StringComparison.Ordinal);
    }

    [Fact]
    public async Task JSON_follows_its_published_schema_and_answers_for_the_date_asked()
    {
        await site.SaveAsync("nested", Text);
        using var visitor = site.Visitor();
        foreach (var query in new[] { "", "?at=2007-10", "?cols=kvm&q=balloon&known=2099" })
        {
            var file = await visitor.GetAsync("/wiki/nested/matrix/core.json" + query);
            Assert.StartsWith("application/json", file.Header("Content-Type"), StringComparison.Ordinal);
            await JsonSchema.AssertAsync("/schemas/matrices-1.json", file.Body);
        }

        var dated = JsonDocument.Parse((await visitor.GetAsync("/wiki/nested/matrix/core.json?at=2007-10-08&cols=kvm")).Body).RootElement;
        Assert.Equal("2007-10-08", dated.GetProperty("at").GetString());
        var matrix = dated.GetProperty("matrices")[0];
        Assert.Equal(1, matrix.GetProperty("revision").GetInt32());
        Assert.Equal(["kvm"], matrix.GetProperty("axes").GetProperty("columns").EnumerateArray().Select(it => it.GetProperty("key").GetString()));
        var cell = matrix.GetProperty("rows")[0].GetProperty("cells")[0];
        Assert.Equal("no since linux:4.14 (dropped); yes since 2.6.23 until 4.13 [^a][^b]", cell.GetProperty("canonical").GetString());
        Assert.Equal("no", cell.GetProperty("on").GetProperty("answers")[0].GetProperty("level").GetString());
        Assert.Equal("https://example.org/a", matrix.GetProperty("sources").GetProperty("a").GetProperty("address").GetString());
        var schema = await visitor.GetAsync("/schemas/matrices-1.json");
        Assert.Equal(HttpStatusCode.OK, schema.Status);
        Assert.StartsWith("application/json", schema.Header("Content-Type"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_has_the_data_already_is_told_so_and_an_earlier_day_has_its_own()
    {
        site.Clock.Advance(TimeSpan.FromDays(2));
        var before = DateOnly.FromDateTime(site.Clock.GetUtcNow().UtcDateTime);
        await site.SaveAsync("tagged", Text);
        site.Clock.Advance(TimeSpan.FromDays(2));
        await site.SaveAsync("tagged", Text.Replace("yes since 2.0 [^a]", "yes since 1.0 [^a]", StringComparison.Ordinal));
        using var visitor = site.Visitor();
        var file = await visitor.GetAsync("/wiki/tagged/matrix/core.json");
        var tag = file.Header("ETag")!;
        Assert.NotNull(file.Header("Last-Modified"));
        foreach (var (header, value) in new[] { ("If-None-Match", tag), ("If-Modified-Since", file.Header("Last-Modified")!) })
        {
            using var again = new HttpRequestMessage(HttpMethod.Get, "/wiki/tagged/matrix/core.json");
            again.Headers.TryAddWithoutValidation(header, value);
            using var answer = await visitor.Client.SendAsync(again, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.NotModified, answer.StatusCode);
        }

        var earlier = await visitor.GetAsync($"/wiki/tagged/matrix/core.json?known={before:yyyy-MM-dd}");
        Assert.NotEqual(tag, earlier.Header("ETag"));
        Assert.Contains("yes since 2.0", earlier.Body, StringComparison.Ordinal);
        Assert.Contains($"\"known\": \"{before:yyyy-MM-dd}\"", earlier.Body, StringComparison.Ordinal);
        Assert.Contains("\"revision\": 1", earlier.Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/wiki/tagged/matrix/none.csv")).Status);
    }
}
