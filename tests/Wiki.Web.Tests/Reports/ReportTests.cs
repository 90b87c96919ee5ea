using System.Net;
using AngleSharp.Dom;
using Wiki.Web.Tests.Harness;

namespace Wiki.Web.Tests.Reports;

public sealed class ReportTests(ClockedSite site) : IClassFixture<ClockedSite>, IAsyncLifetime
{
    public async ValueTask InitializeAsync()
    {
        if (await site.NumberAsync("first-facts") > 0)
        {
            return;
        }

        await site.SaveAsync("first-facts", Page("core", "Xen | KVM",
            "| Ballooning | yes | yes since 2.6.27 [^a] |",
            "| Hot plug | no as of 2020-05; yes since 1.0 removed 2.0 | partial as of 4.0 (half) [^a] |",
            "| Nesting | no; planned for 2025-06 as of 2025-12 [^a] | no as of 2025-12; planned for 4.1 as of 2025-12 [^a] |",
            "| Passthrough | ? | n/a (none) |",
            "| Snapshots | maybe | `three` |",
            "| Sharing | | unknown as of 2025-12 |") + """


            <!-- timeline:releases -->

            | Date | Event | Kind | Version |
            |---|---|---|---|
            | 2019-01-05 | KVM 4.0 | release | kvm:4.0 |
            | 2025-11 | KVM 4.2 | release | kvm:4.2 |
            | 2031 | KVM 9 | release | kvm:9.0 |
            """);
        site.Clock.Advance(TimeSpan.FromDays(1));
        await site.SaveAsync("second-facts", Page("other", "KVM | UML",
            "| Ballooning | no [^a] | yes [^a] |",
            "| Nesting | planned for 9.0 as of 2025-12 [^a] | no [^a] |"));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task The_overview_counts_each_report_and_the_cells_of_each_system_in_words()
    {
        using var visitor = site.Visitor();
        var page = await visitor.GetAsync("/reports");
        Assert.Equal(
            [
                "3 Claims without a source", "1 Claims that disagree", "2 Claims to check again",
                "2 Plans that are overdue", "2 Open questions", "1 Cells that were not understood",
                "0 Links that lead nowhere", "2 Pages without a link to them",
            ],
            page.Document.QuerySelectorAll(".tasks > li").Select(it =>
                $"{it.QuerySelector("strong")!.TextContent} {it.QuerySelector("a")!.TextContent}"));
        Assert.Equal(
            [
                "KVM 1 yes · 1 partial · 1 planned · 1 value · 2 no · 1 n/a · 1 unknown",
                "UML 1 yes · 1 no",
                "Xen 1 yes · 2 no · 1 unknown · 1 not stated · 1 not understood",
            ],
            page.Rows.Select(row => string.Join(" ", row)).Order());
        Assert.Equal("noindex, nofollow", page.Document.QuerySelector("meta[name=robots]")?.GetAttribute("content"));
        Assert.Equal("/reports", page.Document.QuerySelector("footer a[href='/reports']")?.GetAttribute("href"));
    }

    [Fact]
    public async Task A_cell_is_uncited_when_it_claims_something_and_none_of_its_claims_has_a_source() =>
        Assert.Equal(
            ["Ballooning · Xen: has no source", "Hot plug · Xen: has no source", "Snapshots · KVM: has no source"],
            await EntriesAsync("uncited"));

    [Fact]
    public async Task Of_two_tables_that_contradict_each_other_the_later_is_listed_with_what_it_contradicts()
    {
        Assert.Equal(["Ballooning · KVM: no against yes in Table core"], await EntriesAsync("disagreeing"));
        using var visitor = site.Visitor();
        var page = await visitor.GetAsync("/reports/disagreeing");
        Assert.Equal("/cell/core/ballooning/kvm?in=first-facts",
            page.Document.QuerySelector("td[data-label=Because] a")?.GetAttribute("href"));
    }

    [Fact]
    public async Task Stale_claims_come_oldest_first_with_their_age_and_the_release_that_made_them_old() =>
        Assert.Equal(
            [
                "Hot plug · KVM: as of 4.0, 6 years ago, older than KVM 4.2 of 2025-11",
                "Hot plug · Xen: as of 2020-05, 5 years ago",
            ],
            await EntriesAsync("stale"));

    [Fact]
    public async Task A_plan_is_overdue_when_its_day_has_passed_or_its_release_or_a_later_one_is_out() =>
        Assert.Equal(
            [
                "Nesting · Xen: planned for 2025-06, which has passed",
                "Nesting · KVM: planned for 4.1; KVM 4.2 of 2025-11 is out",
            ],
            await EntriesAsync("overdue"));

    [Fact]
    public async Task Open_questions_and_cells_that_were_not_understood_say_why()
    {
        Assert.Equal(
            [
                "Passthrough · Xen: nobody found an answer",
                "Sharing · KVM: nobody found an answer; last checked 2025-12",
            ],
            await EntriesAsync("unknown"));
        var invalid = Assert.Single(await EntriesAsync("invalid"));
        Assert.StartsWith("Snapshots · Xen: \"maybe\" is not a level", invalid, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_can_be_narrowed_to_one_system_and_congratulates_when_nothing_is_left()
    {
        using var visitor = site.Visitor();
        var page = await visitor.GetAsync("/reports/uncited");
        var xen = await page.ClickAsync("Xen");
        Assert.Equal("/reports/uncited?system=xen", xen.Path);
        Assert.Equal(["Ballooning · Xen: has no source", "Hot plug · Xen: has no source"], Entries(xen));
        Assert.Contains("2 entries", xen.Text, StringComparison.Ordinal);
        Assert.Contains("No cell of UML is listed.", (await visitor.GetAsync("/reports/uncited?system=uml")).Text,
            StringComparison.Ordinal);
        Assert.Contains("The list ends before this page", (await visitor.GetAsync("/reports/uncited?p=9")).Text,
            StringComparison.Ordinal);
        Assert.Contains("Every claim has a source.", (await visitor.GetAsync("/reports/uncited?known=2020")).Text,
            StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/reports/nonesuch")).Status);
    }

    [Fact]
    public async Task With_a_date_a_report_says_what_it_said_on_that_day()
    {
        using var visitor = site.Visitor();
        Assert.Empty((await visitor.GetAsync("/reports/disagreeing?known=2026-01-01")).Document.QuerySelectorAll(".report"));
        Assert.Single(Entries(await visitor.GetAsync("/reports/disagreeing?known=2026-01-02")));
        var before = await visitor.GetAsync("/reports?known=2026-01-01");
        Assert.Contains("As this wiki knew on 1 Jan 2026.", before.Text, StringComparison.Ordinal);
        Assert.Equal(["KVM", "Xen"], before.Rows.Select(row => row[0]).Order());
        Assert.Equal(2, Entries(await visitor.GetAsync("/reports/stale?known=2026-01-01")).Count);
        Assert.Contains("“soon” is not a date", (await visitor.GetAsync("/reports?known=soon")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task As_data_every_entry_says_where_it_is_and_why_it_is_listed()
    {
        using var visitor = site.Visitor();
        var csv = await visitor.GetAsync("/reports/stale.csv?system=kvm");
        Assert.StartsWith("text/csv", csv.Header("Content-Type"), StringComparison.Ordinal);
        var rows = csv.Body.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, rows.Length);
        Assert.StartsWith("stale,,CC-BY-SA-4.0,first-facts,Table core,core,hot-plug,Hot plug,kvm,KVM,", rows[1],
            StringComparison.Ordinal);
        Assert.EndsWith(",2019-01-05,,/cell/core/hot-plug/kvm?in=first-facts", rows[1], StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/reports/stale.json")).Status);
    }

    [Fact]
    public async Task An_entry_leads_an_editor_to_the_form_for_its_cell()
    {
        using var editor = await site.Visitor().SignedUpAs("entrant");
        var page = await editor.GetAsync("/reports/invalid");
        var form = await editor.GetAsync(page.Document.QuerySelector(".report .actions a")!.GetAttribute("href")!);
        Assert.Equal("Snapshots · Xen", form.Heading);
    }

    [Fact]
    public async Task A_page_kept_for_visitors_is_made_anew_after_a_save_and_on_the_next_day()
    {
        await using var own = new ClockedSite();
        await own.InitializeAsync();
        await own.SaveAsync("plans", Page("core", "Xen | KVM", "| Nesting | planned for 2026-01-01 as of 2025-12 [^a] | |"));
        using var visitor = own.Visitor();
        Assert.Empty(Entries(await visitor.GetAsync("/reports/overdue")));
        Assert.Empty(Entries(await visitor.GetAsync("/reports/overdue")));
        own.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Single(Entries(await visitor.GetAsync("/reports/overdue")));
        await own.SaveAsync("plans", Page("core", "Xen | KVM", "| Nesting | yes [^a] | |"));
        Assert.Empty(Entries(await visitor.GetAsync("/reports/overdue")));
    }

    private async Task<IReadOnlyList<string>> EntriesAsync(string report)
    {
        using var visitor = site.Visitor();
        return Entries(await visitor.GetAsync("/reports/" + report));
    }

    private static List<string> Entries(PageView page) =>
    [
        .. page.Document.QuerySelectorAll(".report tbody tr").Select(row =>
            $"{Told(row, "th")} · {Told(row, "[data-label=System]")}: {Told(row, "[data-label=Because]")}"),
    ];

    private static string Told(IElement row, string part) => PageView.TextOf(row.QuerySelector(part)!);

    private static string Page(string id, string systems, params string[] rows) => $"""
        # Table {id}

        <!-- matrix:{id} -->

        | Feature | {systems} |
        |---|---|---|
        {string.Join('\n', rows)}

        [^a]: The source, 2026, <https://example.org/a>

        """;
}
