using Wiki.Text.Blocks.Points;
using Wiki.Text.Blocks.Timelines;

namespace Wiki.Text.Tests.Blocks;

public sealed class TimelineReaderTests
{
    private static readonly string[] Example =
    [
        "| Date | Event | System | Kind | Version | Source |",
        "|---|---|---|---|---|---|",
        "| 2007-02-04 | Linux 2.6.20 released, first with KVM | kvm | release | linux:2.6.20 | [^lk2620] |",
        "| 2003~ | [First public Xen release](#xen-1.0) | xen | release | xen:1.0 | [^sosp] |",
        "| 2011-05/2011-07 | Xen dom0 support merged | xen | merge | | [^lk30] |",
    ];

    [Fact]
    public void The_example_of_the_format_is_read_whole()
    {
        var timeline = Given.Timeline(Example);

        Assert.Equal(["6 T211 Hint"], timeline.Problems.Select(p => $"{p.Line} {p.Code} {p.Severity}"));
        Assert.Equal(
            ["linux-2.6.20-released-first-with-kvm", "xen-1.0", "xen-dom0-support-merged"],
            timeline.Events.Select(happened => happened.Label.Key));
        Assert.All(timeline.Events, happened => Assert.True(happened.IsValid));
        Assert.Equal([EventKind.Release, EventKind.Release, EventKind.Merge],
            timeline.Events.Select(e => e.Kind!.Value));
        Assert.Equal(new DateOnly(2011, 7, 31), timeline.Events[2].Date!.Last);
        Assert.Equal(["linux 2.6.20 2007-02-04", "xen 1.0 2003-01-01"],
            timeline.Releases.Select(release => $"{release.Line} {release.Version.Number} {release.First:yyyy-MM-dd}"));
        Assert.Equal(["lk2620", "sosp", "lk30"], timeline.FootnoteNames);
    }

    [Theory]
    [InlineData("2007")]
    [InlineData("2007-02")]
    [InlineData("2007-02-04")]
    [InlineData("2003~")]
    [InlineData("2006/..")]
    [InlineData("../2005")]
    [InlineData("2006/2006")]
    [InlineData("2006~/2007-03")]
    public void A_date_may_be_partial_about_or_a_span(string date)
    {
        var happened = Given.Timeline("| Date | Event |", "|---|---|", $"| {date} | x |").Events.Single();

        Assert.Empty(happened.Problems);
        Assert.Equal(date, happened.Date!.Text);
    }

    [Theory]
    [InlineData("Feb 2007")]
    [InlineData("2007-13")]
    [InlineData("2007-2")]
    [InlineData("")]
    [InlineData("../..")]
    [InlineData("2007/2008/2009")]
    [InlineData("v2007")]
    public void A_bad_date_is_told_what_a_date_looks_like(string date)
    {
        var happened = Given.Timeline("| Date | Event |", "|---|---|", $"| {date} | x |").Events.Single();

        Assert.Equal([$"T201 1: \"{date}\" is not a date. Write 2007, 2007-02 or 2007-02-04. Add ~ for \"about\", "
            + "or write a span as from/to."], Given.Said(happened.Problems));
        Assert.False(happened.IsValid);
    }

    [Fact]
    public void A_span_that_ends_before_it_begins_is_no_date() =>
        Assert.Equal(["T201 1: \"2011-07/2011-05\" ends before it begins. Write the earlier date first."],
            Given.Said(Given.Timeline("| Date | Event |", "|---|---|", "| 2011-07/2011-05 | x |").Problems));

    [Theory]
    [InlineData("T202 1: Two events have the key \"xen-1.0\". Give one of them another key: [Text](#other-key).",
        "| Date | Event |", "|---|---|", "| 2003 | Xen 1.0 |", "| 2004 | [Other](#xen-1.0) |")]
    [InlineData("T203 10: \"When\" is not a column of a timeline. Use Date, Event, System, Kind, Version, Note, "
        + "Source.",
        "| DATE | When | event |", "|---|---|---|")]
    [InlineData("T203 1: The column \"Event\" is missing. Use Date, Event, System, Kind, Version, Note, Source.",
        "| Date | Note |", "|---|---|")]
    [InlineData("T203 18: Two columns are called \"Date\". Keep one of them.",
        "| Date | Event | date |", "|---|---|---|")]
    [InlineData("T204 1: \"Release\" is not a kind of event. Use release, merge, announce, found, acquire, "
        + "standard, security, eol, other.", "| Date | Event | Kind |", "|---|---|---|", "| 2003 | x | Release |")]
    [InlineData("T205 1: \"three\" is not a version. Write a version such as 4.2 or xen:4.2.",
        "| Date | Event | Version |", "|---|---|---|", "| 2003 | x | three |")]
    [InlineData("T210 1: This release has no version. Add it, so that matrices can use its date.",
        "| Date | Event | System | Kind |", "|---|---|---|---|", "| 2003 | x | xen | release |")]
    [InlineData("T211 1: Line 6: this event is earlier than one above it. Sort the rows by date if you like.",
        "| Date | Event |", "|---|---|", "| 2003 | x |", "| ../2004 | y |", "| 2002 | z |")]
    [InlineData("T210 1: This release has no version. Add it, so that matrices can use its date.",
        "| Date | Event | System | Kind |", "|---|---|---|---|", "| 2003 | x | xen | release |", "| 2003-01 | y | | |")]
    [InlineData("C103 6: \"see\" is not a source. Write a citation such as [^release-notes].",
        "| Date | Event | Source |", "|---|---|---|", "| 2003 | x | [^a] see |")]
    [InlineData("M003 1: Line 5: every line of a timeline must start and end with \"|\".",
        "| Date | Event |", "|---|---|", "2003 | x")]
    [InlineData("M004 1: Line 5: row \"2003\" has 3 cells, but the header has 2. Readers see the row as typed. Give "
        + "every row one cell for each column.", "| Date | Event |", "|---|---|", "| 2003 | x | |")]
    [InlineData("M006 9: Line 5: this row has no name. Write its name in the Event cell.",
        "| Date | Event |", "|---|---|", "| 2003 | |")]
    [InlineData("M008 10: Line 5: \"[x](#Y)\" has no usable key. Write [Text](#key) or [Text](#key \"was: "
        + "old-key\"). A key has a-z, 0-9, and single - or . between them.",
        "| Date | Event |", "|---|---|", "| 2003 | [x](#Y) |")]
    [InlineData("M001 1: Line 1: there is no table below the marker. Write a header line such as | Date | Event | "
        + "and a line of dashes below it.")]
    public void A_fault_is_told_with_its_code_and_place(string said, params string[] table) =>
        Assert.Equal([said], Given.Said(Given.Timeline(table).Problems));

    [Fact]
    public void Only_errors_of_structure_break_a_timeline_and_a_bad_source_leaves_its_event_valid()
    {
        var timeline = Given.Timeline("| Date | Event | Kind | Source |", "|---|---|---|---|",
            "| 2001 | a | | see |", "| x | b | | |", "| 2002 | c | | [^d] |").WithSources(_ => false);

        Assert.False(timeline.IsBroken);
        Assert.Equal([true, false, true], timeline.Events.Select(happened => happened.IsValid));
        Assert.Equal(["C103", "T201", "C113"], timeline.Problems.Select(problem => problem.Code));
        Assert.True(Given.Timeline("| Date | When |", "|---|---|").IsBroken);
    }

    [Fact]
    public void A_version_is_dated_by_a_row_of_kind_release_first_and_by_the_system_where_it_names_no_line()
    {
        var timeline = Given.Timeline("| Date | Event | System | Kind | Version |", "|---|---|---|---|---|",
            "| 2001 | a | Xen | announce | 4.0 |", "| 2002 | b | Xen | release | xen:4 |",
            "| 2003 | c | Xen | release | 4.0.0 |",
            "| 2004 | d | | release | 5 |", "| ../2005 | e | Xen | eol | 3.9 |");
        var releases = ReleaseList.Of(timeline.Releases);

        Assert.Equal(["3.9", "4"], releases.Line("xen").Select(release => release.Version.Number));
        Assert.Equal(2002, releases.Line("xen")[1].First!.Value.Year);
        Assert.Null(releases.Line("xen")[0].First);
        Assert.Equal("4", releases.Next("xen", Version("3.9.1"))!.Version.Number);
        Assert.Null(releases.Next("xen", Version("4.0")));
        Assert.Equal("3.9", releases.Nearest("xen", Version("3.10-rc1"))!.Version.Number);
        Assert.Equal("3.9", releases.Nearest("xen", Version("1"))!.Version.Number);
        Assert.Null(releases.Nearest("kvm", Version("1")));
    }

    private static VersionPoint Version(string number) => new(null, number);
}
