using Wiki.Text.Blocks.Timelines;
using Wiki.Text.Diffing.Facts;
using Wiki.Text.Tests.Blocks;

namespace Wiki.Text.Tests.Diffing.Facts;

public sealed class TimelineDiffTests
{
    private static readonly string[] Head =
    [
        "| Date | Event | System | Kind | Version | Note | Source |", "|---|---|---|---|---|---|---|",
    ];

    [Theory]
    [InlineData("| 2007 | E | kvm | release | 1.0 | n | [^a] |", "|2007|E|kvm|release| v1.0 | n | [^a]  |", "")]
    [InlineData("| 2007 | E | | | | | |", "| 2007-02 | E | | | | | |", "Redated 2007 > 2007-02")]
    [InlineData("| Feb 2007 | E | | | | | |", "| 2007-02 | E | | | | | |", "Redated Feb 2007 > 2007-02")]
    [InlineData("| 2007 | [E](#e) | | | | | |", "| 2007 | [Other](#e) | | | | | |", "Reworded E > Other")]
    [InlineData("| 2007 | E | | | | | |", "| 2007 | [F](#f \"was: e\") | | | | | |", "Reworded E > F")]
    [InlineData("| 2007 | E | kvm | merge | 1.0 | n | [^a] |", "| 2007 | E | xen | other | 1.1 | m | [^b] |",
        "Reattributed kvm > xen, Kind merge > other, Version 1.0 > 1.1, Sources [^a] > [^b], Note n > m")]
    [InlineData("| 2007 | E | | | | | |", "| 2007 | F | | | | | |", "Removed E > , Added  > F")]
    [InlineData("| 2007 | E | | | | | [^a] [^b] |", "| 2007 | E | | | | | [^a][^b] |", "")]
    public void A_changed_event_is_told_by_what_differs(string old, string @new, string differences) =>
        Assert.Equal(differences, string.Join(", ", Between([old], [@new]).Events
            .SelectMany(change => change.Differences).Select(it => $"{it.Class} {it.Old} > {it.New}")));

    [Fact]
    public void The_order_of_rows_is_a_difference_only_between_equal_dates()
    {
        string[] events = ["| 2007 | A | | | | | |", "| 2007 | B | | | | | |", "| 2008 | C | | | | | |"];

        Assert.True(Between(events, [events[2], events[0], events[1]]).IsEmpty);
        var moved = Assert.Single(Between(events, [events[1], events[0], events[2]]).Events);
        Assert.Equal(("a", EventClass.Moved), (moved.Shown.Label.Key, moved.Differences.Single().Class));
    }

    [Fact]
    public void Events_with_one_key_are_paired_in_the_order_typed()
    {
        string[] twice = ["| 2007 | A | | | | | |", "| 2008 | A | | | | | |"];

        Assert.True(Between(twice, twice).IsEmpty);
        Assert.Equal(EventClass.Removed, Between(twice, twice[..1]).Events.Single().Differences.Single().Class);
    }

    [Fact]
    public void Columns_in_another_order_or_left_out_while_empty_are_no_difference() => Assert.True(
        TimelineDiff.Between(Given.Timeline("| Date | Event | Note |", "|---|---|---|", "| 2007 | A | |"),
        Given.Timeline("| event | date |", "|---|---|", "| A | 2007 |")).IsEmpty);

    [Fact]
    public void A_timeline_does_not_differ_from_itself_nor_from_its_tidy_form_and_the_way_back_mirrors() => ForCases(
        (old, @new) =>
        {
            Assert.True(TimelineDiff.Between(old, old).IsEmpty);
            var tidy = Given.Timeline([.. TimelineText.Tidy(old).Skip(2)]);
            Assert.True(TimelineDiff.Between(old, tidy).IsEmpty);
            Assert.Equal(
                Described(TimelineDiff.Between(old, @new), inverse: false),
                Described(TimelineDiff.Between(@new, old), inverse: true));
        });

    private static IEnumerable<string> Described(TimelineChanges changes, bool inverse) => changes.Events
        .SelectMany(change => change.Differences.Select(it => inverse
            ? $"{change.New?.Line} {change.Old?.Line} {Mirrored(it.Class)} {it.New} > {it.Old}"
            : $"{change.Old?.Line} {change.New?.Line} {it.Class} {it.Old} > {it.New}"))
        .Order(StringComparer.Ordinal);

    private static EventClass Mirrored(EventClass it) => it switch
    {
        EventClass.Added => EventClass.Removed,
        EventClass.Removed => EventClass.Added,
        _ => it,
    };

    private static void ForCases(Action<Timeline, Timeline> law)
    {
        var random = new Random(5);
        for (var n = 0; n < 2000; n++)
        {
            law(Random(), Random());
        }

        Timeline Random() => Given.Timeline([.. Head, .. Enumerable.Range(0, random.Next(6)).Select(_ =>
            $"| {Pick("2007", "2007-02", "x")} | {Pick("A", "B", "C", "[A new](#a)", "[D](#d \"was: a, b\")",
                "[B](#a \"was: d\")")} |"
            + $" {Pick("kvm", "")} | {Pick("release", "x")} | {Pick("1.0", "v1.0", "x")} |"
            + $" | {Pick("", "[^a]", "[^a] x")} |")]);

        string Pick(params string[] choices) => choices[random.Next(choices.Length)];
    }

    private static TimelineChanges Between(string[] old, string[] @new) =>
        TimelineDiff.Between(Given.Timeline([.. Head, .. old]), Given.Timeline([.. Head, .. @new]));
}
