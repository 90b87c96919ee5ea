using System.Net;
using Wiki.Web.Tests.Harness;

namespace Wiki.Web.Tests.Timelines;

public sealed class TimelineTests : IAsyncLifetime
{
    private readonly ClockedSite _site = new();

    private Visitor? _visitor;

    public async ValueTask InitializeAsync()
    {
        await _site.InitializeAsync();
        _visitor = _site.Visitor();
    }

    public ValueTask DisposeAsync()
    {
        _visitor?.Dispose();
        return _site.DisposeAsync();
    }

    [Fact]
    public async Task Events_of_all_pages_come_by_date_with_system_kind_note_source_and_page()
    {
        await SaveBothAsync();
        var page = await GetAsync("/timeline");
        Assert.Equal("Timeline", page.Heading);
        Assert.Equal(
            [
                "1 Oct 2003 Xen Xen 1.0 released release xen 1.0 In Releases",
                "about 2005 Xen Xen in the news announced A remark with code. In History according to Announcement, 2005",
                "4 Feb 2007 KVM First Linux with KVM release linux 2.6.20 In History, Releases "
                    + "according to Announcement, 2005",
            ],
            Events(page));
        Assert.Equal(["2003", "2005", "2007"], Texts(page, "h3"));
        Assert.Equal("/wiki/story#timeline-history", page.Document.QuerySelector(".events li:nth-child(1) a[href*=story]")!.GetAttribute("href"));
        Assert.Equal("https://example.org/a", page.Document.QuerySelector(".events a[rel]")!.GetAttribute("href"));
    }

    [Fact]
    public async Task A_long_list_names_the_page_it_is_from_once_and_leads_to_each_of_its_years()
    {
        var rows = string.Join('\n', Enumerable.Range(2001, 9).Select(year => $"| {year} | Event of {year} | | | | | |"));
        await _site.SaveAsync("long", Timeline("long", rows));
        await _site.SaveAsync("short", Timeline("short", "| 2005 | Another of 2005 | | | | | |"));
        var page = await GetAsync("/timeline");
        Assert.Equal(1, page.Text.Split("Long").Length - 1);
        Assert.Contains("From Long, unless another page is named.", page.Text, StringComparison.Ordinal);
        Assert.Equal(["2005 Another of 2005 In Short"], Events(page).Where(it => it.Contains(" In ", StringComparison.Ordinal)));
        var years = page.Document.QuerySelectorAll(".years a").ToList();
        Assert.Equal(Enumerable.Range(2001, 9).Select(year => $"{year}"), years.Select(it => it.TextContent));
        Assert.All(years, year => Assert.Equal(
            year.TextContent, page.Document.GetElementById(year.GetAttribute("href")![1..])!.TextContent));
        Assert.Equal("/wiki/long#timeline-long",
            page.Document.QuerySelector(".events a.label")!.GetAttribute("href")!.Split('.')[0]);
    }

    [Fact]
    public async Task Each_event_is_a_link_of_the_drawing_by_date_that_leads_to_its_entry()
    {
        await SaveBothAsync();
        var page = await GetAsync("/timeline");
        var marks = page.Document.QuerySelectorAll("svg a").ToList();
        Assert.Equal(
            ["1 Oct 2003, Xen: Xen 1.0 released (release)", "about 2005, Xen: Xen in the news (announced)",
                "4 Feb 2007, KVM: First Linux with KVM (release)"],
            marks.Select(it => it.QuerySelector("title")!.TextContent));
        Assert.All(marks, mark => Assert.NotNull(
            page.Document.GetElementById(Uri.UnescapeDataString(mark.GetAttribute("href")![1..]))));
        Assert.Equal(["KVM", "Xen"], Texts(page, "svg text.lane"));
    }

    [Fact]
    public async Task One_release_with_two_dates_is_one_entry_that_shows_both()
    {
        await _site.SaveAsync("one", Timeline("one", "| 2007-02-04 | Linux 2.6.20 released | | release | linux:2.6.20 | | |"));
        await _site.SaveAsync("two", Timeline("two", "| 2007-02-05 | Linux 2.6.20 is out | kvm | release | linux:2.6.20 | | |"));
        await _site.SaveAsync("three", Timeline("three", "| 2007 | Linux 2.6.20 | | release | linux:2.6.20 | | |"));
        var page = await GetAsync("/timeline");
        Assert.Equal(
            ["5 Feb 2007 kvm Linux 2.6.20 is out release dates disagree 5 Feb 2007 in Two, 4 Feb 2007 in One, 2007 in Three "
                + "linux 2.6.20 In Two, One, Three"],
            Events(page));
    }

    [Fact]
    public async Task Of_dates_that_agree_the_most_exact_is_shown()
    {
        await _site.SaveAsync("one", Timeline("one", "| 2007 | Linux 2.6.20 released | | release | linux:2.6.20 | | |"));
        await _site.SaveAsync("two", Timeline("two", "| 2007-02-04 | Linux 2.6.20 is out | | release | linux:2.6.20 | | |"));
        Assert.Equal(
            ["4 Feb 2007 Linux 2.6.20 released release linux 2.6.20 In One, Two"], Events(await GetAsync("/timeline")));
    }

    [Theory]
    [InlineData("?system=xen", "Xen 1.0 released", "Xen in the news")]
    [InlineData("?system=xen&kind=release", "Xen 1.0 released")]
    [InlineData("?kind=announce&kind=release&system=kvm", "First Linux with KVM")]
    [InlineData("?system=none")]
    [InlineData("?system=nonesuch")]
    [InlineData("?from=2004&to=2006", "Xen in the news")]
    [InlineData("?from=2004-01-01&to=2004-12", null)]
    [InlineData("?from=2005", "Xen in the news", "First Linux with KVM")]
    [InlineData("?to=2004", "Xen 1.0 released")]
    [InlineData("?from=2050")]
    public async Task A_view_shows_what_was_asked_for_and_has_a_way_out_when_that_is_nothing(string query, params string?[]? labels)
    {
        await SaveBothAsync();
        var page = await GetAsync("/timeline" + query);
        var expected = labels?.OfType<string>().ToArray() ?? [];
        var shown = Events(page);
        Assert.Equal(expected.Length, shown.Count);
        Assert.All(expected.Zip(shown), it => Assert.Contains(it.First, it.Second, StringComparison.Ordinal));
        Assert.Equal(expected.Length == 0, page.Document.QuerySelector(".empty-state a[href='/timeline']") is not null);
        Assert.Equal("noindex, nofollow", page.Document.QuerySelector("meta[name=robots]")?.GetAttribute("content"));
    }

    [Theory]
    [InlineData("?from=1%2F2%2F2007", "“1/2/2007” is not a date", "from", "1/2/2007")]
    [InlineData("?at=2007-13", "“2007-13” is not a date", "at", "2007-13")]
    [InlineData("?known=x", "“x” is not a date", "known", "x")]
    [InlineData("?from=2009&to=2005", "The end comes before the beginning", "to", "2005")]
    public async Task A_date_that_is_none_is_named_and_stays_in_its_field(string query, string sentence, string field, string typed)
    {
        await SaveBothAsync();
        var page = await GetAsync("/timeline" + query);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains(sentence, page.Text, StringComparison.Ordinal);
        var input = page.Document.GetElementById(field)!;
        Assert.Equal((typed, "true"), (input.GetAttribute("value"), input.GetAttribute("aria-invalid")));
        Assert.Equal(3, Events(page).Count);
    }

    [Fact]
    public async Task As_things_stood_on_a_date_later_events_are_drawn_faint_and_not_listed()
    {
        await SaveBothAsync();
        var page = await GetAsync("/timeline?at=2005-06");
        Assert.Equal(2, Events(page).Count);
        Assert.Contains("about 2005 Xen Xen in the news announced perhaps not yet", Events(page)[1], StringComparison.Ordinal);
        Assert.Contains("1 more event came after Jun 2005", page.Text, StringComparison.Ordinal);
        var later = Assert.Single(page.Document.QuerySelectorAll("svg a.future"));
        Assert.Equal("4 Feb 2007, KVM: First Linux with KVM (release), not yet", later.QuerySelector("title")!.TextContent);
        Assert.Equal("/wiki/story#timeline-history", later.GetAttribute("href"));
    }

    [Fact]
    public async Task As_the_wiki_knew_on_a_day_the_events_and_dates_of_that_day_are_shown_alone_and_with_a_date()
    {
        _site.Clock.SetUtcNow(new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
        await _site.SaveAsync("told", Timeline("told", "| 2007-02-05 | [It came](#came) | | | | | |"));
        _site.Clock.SetUtcNow(new(2026, 3, 5, 12, 0, 0, TimeSpan.Zero));
        await _site.SaveAsync("told", Timeline("told", "| 2007-02-04 | [It came out](#came) | | | | | [^a] |\n| 2008 | More | | | | | |"));

        Assert.Empty(Events(await GetAsync("/timeline?known=2026-02")));
        Assert.Equal(["5 Feb 2007 It came In Told"], Events(await GetAsync("/timeline?known=2026-03-02")));
        Assert.Equal(["5 Feb 2007 It came In Told"], Events(await GetAsync("/timeline?known=2026-03-02&at=2009")));
        Assert.Empty(Events(await GetAsync("/timeline?known=2026-03-02&at=2006")));
        Assert.Equal(
            ["4 Feb 2007 It came out In Told according to Announcement, 2005"], Events(await GetAsync("/timeline?known=2026-03-05&at=2007")));
        Assert.Equal(2, Events(await GetAsync("/timeline?known=2026-03")).Count);
    }

    [Fact]
    public async Task A_visitors_timeline_is_kept_until_an_event_a_source_or_a_system_changes()
    {
        await SaveBothAsync();
        var first = await GetAsync("/timeline");
        Assert.NotNull(first.Header("ETag"));
        Assert.Equal(first.Body, (await GetAsync("/timeline")).Body);
        await _site.SaveAsync("story", History.Replace("Announcement, 2005", "Another source", StringComparison.Ordinal));
        Assert.Contains("Another source", (await GetAsync("/timeline")).Text, StringComparison.Ordinal);
        await _site.SaveAsync("more", Timeline("more", "| 2010 | Something else | | | | | |"));
        Assert.Contains("Something else", (await GetAsync("/timeline")).Text, StringComparison.Ordinal);
        Assert.Null((await GetAsync("/timeline?from=2003")).Header("ETag"));
    }

    [Fact]
    public async Task More_than_four_hundred_events_are_listed_by_pages_of_years_and_every_mark_leads_to_its_page()
    {
        var rows = Enumerable.Range(0, 450).Select(n => $"| {1990 + n / 15} | Event {n} | | | | | |");
        await _site.SaveAsync("many", Timeline("many", string.Join('\n', rows)));
        var page = await GetAsync("/timeline");
        Assert.Equal(390, Events(page).Count);
        Assert.Equal(["1990 to 2015", "2016 to 2019"], page.Document.QuerySelectorAll("nav.pages > *").Select(it => it.TextContent));
        Assert.Equal("/timeline?page=2#many.event-449", page.Document.QuerySelectorAll("svg a")[^1].GetAttribute("href"));
        var second = await page.ClickAsync("2016 to 2019");
        Assert.Equal(60, Events(second).Count);
        Assert.NotNull(second.Document.GetElementById("many.event-449"));
    }

    [Fact]
    public async Task A_wiki_without_timelines_says_what_would_appear()
    {
        var page = await GetAsync("/timeline");
        Assert.Contains("No page has a timeline yet", page.Text, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("svg.timeline"));
    }

    private const string History = """
        # History

        <!-- timeline:history -->

        | Date | Event | System | Kind | Version | Note | Source |
        |---|---|---|---|---|---|---|
        | 2005~ | Xen in the news | xen | announce | | A remark with `code`. | [^a] |
        | 2007-02-04 | First Linux with KVM | kvm | release | linux:2.6.20 | | [^a] |

        [^a]: Announcement, 2005. <https://example.org/a>

        """;

    private async Task SaveBothAsync()
    {
        await _site.SaveAsync("xen", "---\nkind: system\nname: Xen\nhue: teal\n---\n\n# Xen\n\nX.\n");
        await _site.SaveAsync("kvm", "---\nkind: system\nname: KVM\nhue: blue\n---\n\n# KVM\n\nX.\n");
        await _site.SaveAsync("releases", Timeline("releases",
            "| 2003-10-01 | Xen 1.0 released | xen | release | xen:1.0 | | |\n"
            + "| 2007-02-04 | Linux 2.6.20 released | | release | linux:2.6.20 | | |"));
        await _site.SaveAsync("story", History);
    }

    private static string Timeline(string id, string rows) => $"""
        # {char.ToUpperInvariant(id[0])}{id[1..]}

        <!-- timeline:{id} -->

        | Date | Event | System | Kind | Version | Note | Source |
        |---|---|---|---|---|---|---|
        {rows}

        [^a]: Announcement, 2005. <https://example.org/a>

        """;

    private Task<PageView> GetAsync(string path) => _visitor!.GetAsync(path);

    private static List<string> Events(PageView page) => Texts(page, ".events > li");

    private static List<string> Texts(PageView page, string selector) =>
        [.. page.Document.QuerySelectorAll(selector).Select(PageView.TextOf)];
}
