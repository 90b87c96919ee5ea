using System.Net;
using Wiki.Web.Tests.Harness;

namespace Wiki.Web.Tests.Predictions;

public sealed class LedgerTests : IAsyncLifetime
{
    private const string Dom0 = "[Dom0 comes to mainline](#dom0)";

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
    public async Task A_long_list_names_the_page_it_is_from_once()
    {
        await SaveAsync([.. Enumerable.Range(1, 9).Select(n => $"Guess {n} | | 2012 | 2020 | | open | [^a]")]);
        var page = await GetAsync("/predictions");
        Assert.Contains("From Ledger, unless another page is named.", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("In Ledger", page.Text, StringComparison.Ordinal);
        Assert.All(page.Document.QuerySelectorAll(".verdicts b a"), it =>
            Assert.StartsWith("/wiki/ledger#", it.GetAttribute("href"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_prediction_is_shown_with_all_that_is_known_of_it()
    {
        await SaveAsync(
            $"{Dom0} | A. Analyst | 2009-03-01 | 2010-12-31 | 60% | no 2011-01-01 (merged later) [^b] | [^a]",
            "Guests vanish | | 2012 | 2020 | | open | [^a]");
        var page = await GetAsync("/predictions");
        Assert.Equal(
            [
                "○no Dom0 comes to mainline A. Analyst, 1 Mar 2009 due 31 Dec 2010 odds 60 % said in A talk, 2009 "
                    + "Decided 1 Jan 2011, after 22 months: merged later according to Release notes "
                    + "In Ledger",
                "◷open overdue Guests vanish Forecaster not named, 2012 due 2020 said in A talk, 2009 In Ledger",
            ],
            Entries(page));
        Assert.Equal(["told.dom0", "told.guests-vanish"], page.Document.QuerySelectorAll(".verdicts > li").Select(it => it.Id));
        Assert.Equal("https://example.org/b", Link(page, "Release notes"));
        Assert.Equal("/wiki/ledger#predictions-told", Link(page, "Ledger"));
    }

    [Fact]
    public async Task Overdue_is_the_day_after_the_deadline_and_a_kept_page_does_not_hide_it()
    {
        _site.Clock.SetUtcNow(new(2026, 2, 28, 23, 0, 0, TimeSpan.Zero));
        await SaveAsync("It comes | A | 2007 | 2026-02 | | open | [^a]");
        Assert.DoesNotContain("overdue", Entries(await GetAsync("/predictions")).Single(), StringComparison.Ordinal);
        _site.Clock.SetUtcNow(new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero));
        Assert.Contains("overdue", Entries(await GetAsync("/predictions?outcome=overdue")).Single(), StringComparison.Ordinal);
        Assert.Empty(Entries(await GetAsync("/predictions?outcome=overdue&at=2026-02")));
    }

    [Fact]
    public async Task Rewording_after_the_decision_is_flagged_for_good_also_under_a_new_key()
    {
        await SaveAsync($"{Dom0} | A | 2009 | | | open | [^a]");
        await SaveAsync("[Dom0 comes into mainline](#dom0) | A | 2009 | | | open | [^a]");
        await SaveAsync("[Dom0 comes into mainline](#dom0) | A | 2009 | | | yes 2011 [^b] | [^a]");
        Assert.DoesNotContain("edited", Entries(await GetAsync("/predictions")).Single(), StringComparison.Ordinal);
        await SaveAsync("""[Dom0 will be in some kernel](#kernel "was: dom0") | A | 2009-01 | | | yes 2011 [^b] | [^a]""");
        var flagged = await GetAsync("/predictions");
        Assert.Contains("edited after the fact wording, date made, 1 Jan 2026", Entries(flagged).Single(), StringComparison.Ordinal);
        Assert.Equal("/wiki/ledger/diff/3..4", Link(flagged, "1 Jan 2026"));
        await SaveAsync($"""[Dom0 will be in some kernel](#kernel "was: dom0") | A | 2009-01 | | | open | [^a]""");
        Assert.Contains("edited after the fact", Entries(await GetAsync("/predictions")).Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-02-01", "Guests vanish | A | 2012 | 2027 | | open | [^a]", true)]    // the deadline moved after it passed
    [InlineData("2026-01-31", "Guests vanish | A | 2012 | 2027 | | open | [^a]", false)]   // on its last day
    [InlineData("2026-02-01", "Guests vanish | A | 2012 | 2026-01 | 90% | open | [^a]", true)]
    [InlineData("2026-01-05", "Guests vanish | A | 2012 | 2026-01 | 90% | open | [^a]", false)]
    [InlineData("2026-02-01", "Guests vanish | B | 2012 | 2026-01 | 10% | no 2026-02 [^b] | [^b]", false)] // who and outcome only
    [InlineData("2026-01-05", "Guests vanish | A | 2011 | 2026-01 | 10% | no 2026-01-04 [^b] | [^a]", true)]
    public async Task A_change_is_late_when_the_deadline_or_the_decision_lies_before_it(string day, string after, bool late)
    {
        await SaveAsync("Guests vanish | A | 2012 | 2026-01 | 10% | open | [^a]");
        _site.Clock.SetUtcNow(DateTimeOffset.Parse(day + "T12:00:00Z"));
        await SaveAsync(after);
        Assert.Equal(late, Entries(await GetAsync("/predictions")).Single().Contains("edited after the fact", StringComparison.Ordinal));
    }

    [Fact]
    public async Task As_things_stood_on_a_date_later_predictions_are_hidden_and_later_decisions_open()
    {
        await SaveAsync(
            $"{Dom0} | A | 2009-03-01 | 2010-12-31 | | no 2011-01 (merged later) [^b] | [^a]",
            "Guests vanish | A | 2012 | 2020 | | open | [^a]");
        var before = await GetAsync("/predictions?at=2011-01-15");
        Assert.Equal(["◷open overdue Dom0 comes to mainline A, 1 Mar 2009 due 31 Dec 2010 said in A talk, 2009 In Ledger"], Entries(before));
        Assert.Contains("1 prediction that was made later is left out", before.Text, StringComparison.Ordinal);
        Assert.StartsWith("○no Dom0", Entries(await GetAsync("/predictions?at=2011-01")).Single(), StringComparison.Ordinal);
        var early = await GetAsync("/predictions?at=2008");
        Assert.Empty(Entries(early));
        Assert.NotNull(early.Document.QuerySelector(".empty-state a[href='/predictions']"));
    }

    [Fact]
    public async Task As_the_wiki_knew_on_a_day_the_wording_and_outcome_of_that_day_are_shown_alone_and_with_a_date()
    {
        _site.Clock.SetUtcNow(new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
        await SaveAsync($"{Dom0} | A | 2009 | 2010 | | open | [^a]");
        _site.Clock.SetUtcNow(new(2026, 3, 5, 12, 0, 0, TimeSpan.Zero));
        await SaveAsync("[Dom0 is merged](#dom0) | A | 2009 | 2010 | | yes 2011-07 [^b] | [^a]");

        Assert.Empty(Entries(await GetAsync("/predictions?known=2026-02")));
        var then = Entries(await GetAsync("/predictions?known=2026-03-02")).Single();
        Assert.StartsWith("◷open overdue Dom0 comes to mainline", then, StringComparison.Ordinal);
        Assert.DoesNotContain("edited", then, StringComparison.Ordinal);
        var both = Entries(await GetAsync("/predictions?known=2026-03-05&at=2010")).Single();
        Assert.StartsWith("◷open Dom0 is merged", both, StringComparison.Ordinal);
        Assert.Contains("edited after the fact wording", both, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_forecaster_has_counts_by_outcome_and_an_own_view()
    {
        await SaveAsync(
            "One | A. Analyst | 2001 | | | yes 2002 [^b] | [^a]",
            "Two | B. Blogger | 2001 | | | partly 2002 (half) [^b] | [^a]",
            "Three | A. Analyst | 2001 | | | no 2002 [^b] | [^a]",
            "Four | A. Analyst | 2001 | | | yes 2003 [^b] | [^a]",
            "Five | | 2001 | | | void 2003 (dropped) [^b] | [^a]",
            "Six | | 2001 | | | disputed 2003 (by two) [^b] | [^a]");
        var page = await GetAsync("/predictions");
        Assert.Equal(
            [["A. Analyst", "3", "2 yes · 1 no"], ["Forecaster not named", "2", "1 disputed · 1 void"], ["B. Blogger", "1", "1 partly"]],
            page.Rows);
        var one = await page.ClickAsync("A. Analyst");
        Assert.Equal(["Four", "One", "Three"], one.Document.QuerySelectorAll(".verdicts b").Select(it => it.TextContent));
        Assert.Equal(["● yes 2", "○ no 1"], one.Document.QuerySelectorAll(".chip").Select(it => it.TextContent.Trim()));
        var no = await one.ClickAsync("○ no 1");
        Assert.Equal(["Three"], no.Document.QuerySelectorAll(".verdicts b").Select(it => it.TextContent));
        Assert.Equal("/predictions?outcome=no&who=a-analyst", no.Path);
    }

    [Theory]
    [InlineData("", "Early", "Middle", "Late")]
    [InlineData("?sort=due", "Late", "Early", "Middle")]
    [InlineData("?sort=decided", "Middle", "Early", "Late")]
    [InlineData("?sort=nonsense&page=99", "Early", "Middle", "Late")]
    public async Task The_ledger_can_be_ordered(string query, params string[] wordings)
    {
        await SaveAsync(
            "Middle | A | 2002 | | | yes 2009 [^b] | [^a]",
            "Late | A | 2003 | 2004 | | open | [^a]",
            "Early | A | 2001 | 2008 | | yes 2003 [^b] | [^a]");
        var page = await GetAsync("/predictions" + query);
        Assert.Equal(wordings, page.Document.QuerySelectorAll(".verdicts b").Select(it => it.TextContent));
    }

    [Fact]
    public async Task A_date_that_is_none_is_named_and_an_empty_ledger_says_what_would_appear()
    {
        var page = await GetAsync("/predictions?at=soon");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("“soon” is not a date", page.Text, StringComparison.Ordinal);
        Assert.Equal("soon", page.Document.GetElementById("at")!.GetAttribute("value"));
        Assert.Contains("No page has predictions yet", (await GetAsync("/predictions")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_visitors_ledger_is_kept_until_a_prediction_or_a_source_changes()
    {
        await SaveAsync($"{Dom0} | A | 2009 | | | open | [^a]");
        var first = await GetAsync("/predictions");
        Assert.NotNull(first.Header("ETag"));
        Assert.Equal(first.Body, (await GetAsync("/predictions")).Body);
        await SaveAsync($"{Dom0} | A | 2009 | | | yes 2011 [^b] | [^a]");
        Assert.StartsWith("●yes", Entries(await GetAsync("/predictions")).Single(), StringComparison.Ordinal);
        Assert.Null((await GetAsync("/predictions?sort=due")).Header("ETag"));
    }

    private Task<int> SaveAsync(params string[] rows) => _site.SaveAsync("ledger", $"""
        # Ledger

        <!-- predictions:told -->

        | Prediction | Who | Made | Due | Odds | Outcome | Source |
        |---|---|---|---|---|---|---|
        {string.Join('\n', rows.Select(row => $"| {row} |"))}

        [^a]: A talk, 2009. <https://example.org/a>
        [^b]: Release notes. <https://example.org/b>

        """);

    private Task<PageView> GetAsync(string path) => _visitor!.GetAsync(path);

    private static List<string> Entries(PageView page) =>
        [.. page.Document.QuerySelectorAll(".verdicts > li").Select(PageView.TextOf)];

    private static string? Link(PageView page, string text) =>
        page.Document.QuerySelectorAll(".verdicts a").First(it => it.TextContent == text).GetAttribute("href");
}
