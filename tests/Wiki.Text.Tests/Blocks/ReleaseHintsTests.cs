using Wiki.Text.Blocks.Matrices.Dates;
using Wiki.Text.Blocks.Points;

namespace Wiki.Text.Tests.Blocks;

public sealed class ReleaseHintsTests
{
    private static readonly DateOnly Today = new(2026, 9, 1);

    private static readonly ReleaseList Releases = ReleaseList.Of(Given.Timeline(
        "| Date | Event | Version |", "|---|---|---|",
        "| 2022-01 | a | xen:4.16 |", "| 2025-12 | b | xen:4.18 |", "| 2026-06-01 | c | linux:7.0 |").Releases);

    [Theory]
    [InlineData("yes since 4.16 until 4.18.0 [^a]", "")]
    [InlineData("yes since 4.17 until xen:4.19 [^a]",
        "W203 1: The release list of xen has no version 4.17. Check the number. The nearest release is 4.16.|"
        + "W203 1: The release list of xen has no version xen:4.19. Check the number. The nearest release is 4.18.")]
    [InlineData("yes since kvm:1 [^a]", "")]
    [InlineData("no; planned for 4.99 as of 2026-01 [^a]", "")]
    [InlineData("no as of 4.18", "")]
    [InlineData("no as of 4.16",
        "W204 1: \"as of 4.16\" is older than the newest release of xen, 4.18. Check the statement again.")]
    [InlineData("no as of 2025-11",
        "W204 1: \"as of 2025-11\" is older than the newest release of xen, 4.18. Check the statement again.")]
    [InlineData("no as of 2025-12", "")]
    [InlineData("no as of linux:7.0", "")]
    [InlineData("no as of 4.17", "W203 1: The release list of xen has no version 4.17. Check the number. The "
        + "nearest release is 4.16.|W204 1: \"as of 4.17\" is older than the newest release of xen, 4.18. Check "
        + "the statement again.")]
    [InlineData("maybe 4.1 as of 2001", "")]
    public void A_version_is_looked_up_and_a_check_grows_stale(string typed, string hints) =>
        Assert.Equal(hints, string.Join('|', Hints("Xen", typed)));

    [Theory]
    [InlineData("no as of 2024-08", "W204 1: \"as of 2024-08\" is more than 24 months ago. Check the statement "
        + "again.")]
    [InlineData("no as of 2024-09", "")]
    [InlineData("no as of xen:4.16", "W204 1: \"as of xen:4.16\" is more than 24 months ago. Check the statement "
        + "again.")]
    [InlineData("no as of 3.0", "")]
    public void A_column_without_releases_is_checked_against_the_clock_only(string typed, string hints) =>
        Assert.Equal(hints, string.Join('|', Hints("UML", typed)));

    [Theory]
    [InlineData("no as of 2026-09", "")]
    [InlineData("no as of 2026-09-02", "W209 1: \"as of 2026-09-02\" is later than today. Write the date on which "
        + "somebody checked the statement.")]
    [InlineData("no as of 2027~", "")]
    public void A_check_cannot_be_in_the_future(string typed, string hints) =>
        Assert.Equal(hints, string.Join('|', Hints("UML", typed)));

    private static string[] Hints(string column, string typed) => Given.Said(ReleaseHints.Find(
        Given.MatrixOf($"| F | {column} |", "|---|---|", $"| a | {typed} |"), Releases, Today));
}
