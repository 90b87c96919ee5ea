using Wiki.Text.Blocks.Matrices.Dates;
using Wiki.Text.Blocks.Points;

namespace Wiki.Text.Tests.Blocks;

public sealed class OverdueTests
{
    private static readonly DateOnly Today = new(2026, 9, 1);

    private static readonly ReleaseList Releases = ReleaseList.Of(Given.Timeline(
        "| Date | Event | Version |", "|---|---|---|",
        "| 2022-01 | a | xen:4.16 |", "| 2025-12 | b | xen:4.18 |", "| 2027-06-01 | c | xen:5.0 |",
        "| 2026-09/.. | d | linux:7.0 |").Releases);

    [Theory]
    [InlineData("2026-08", "2026-08-31")]
    [InlineData("2026-09", null)]
    [InlineData("2026", null)]
    [InlineData("4.18", "2025-12-31 4.18")]
    [InlineData("4.17", "2025-12-31 4.18")]
    [InlineData("5.0", null)]
    [InlineData("6.0", null)]
    [InlineData("linux:7.0", null)]
    [InlineData("kvm:1", null)]
    public void A_plan_is_overdue_when_its_day_has_passed_or_its_version_or_a_higher_one_is_out(
        string target, string? overdue) =>
        Assert.Equal(overdue, Overdue.Judge(Read(target), "xen", Releases, Today) is { } it
            ? $"{it.Day:yyyy-MM-dd} {it.Release?.Version.Number}".TrimEnd() : null);

    [Fact]
    public void A_release_that_is_yet_to_come_makes_no_check_stale()
    {
        Assert.Null(Staleness.Judge(Read("4.18"), "xen", Releases, Today));
        Assert.Equal("5.0", Staleness.Judge(Read("4.18"), "xen", Releases, new(2027, 6, 1))?.Newer?.Version.Number);
    }

    [Fact]
    public void A_check_can_be_stale_for_its_age_and_for_a_release_at_once()
    {
        var stale = Staleness.Judge(Read("2022"), "xen", Releases, new(2026, 9, 1));
        Assert.Equal((new DateOnly(2022, 12, 31), true, "4.18"), (stale!.Day, stale.IsOld, stale.Newer?.Version.Number));
    }

    private static Point Read(string text) => Point.TryRead(text, out var point) ? point : throw new FormatException(text);
}
