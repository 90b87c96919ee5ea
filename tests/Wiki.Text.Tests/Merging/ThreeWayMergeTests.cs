using Wiki.Text.Merging;

namespace Wiki.Text.Tests.Merging;

// A bar in these texts means a line feed.
public class ThreeWayMergeTests
{
    [Theory]
    [InlineData("a|b|c|", "x|b|c|", "a|b|y|", "x|b|y|")]
    [InlineData("a|b|", "x|b|", "a|y|", "x|y|")]
    [InlineData("a|b|c|d|", "a|x|y|c|d|", "a|b|d|", "a|x|y|d|")]
    public void Changes_of_different_lines_are_both_kept_also_of_neighbouring_ones(
        string @base, string mine, string theirs, string merged) => AssertClean(@base, mine, theirs, merged);

    [Theory]
    [InlineData("a|b|", "a|n|b|", "a|y|", "a|n|y|")]
    [InlineData("a|b|", "a|n|b|", "y|b|", "y|n|b|")]
    [InlineData("a|b|", "a|n|b|", "b|", "n|b|")]
    [InlineData("a|b|", "a|n|b|", "a|", "a|n|")]
    public void An_added_line_stays_beside_a_line_the_other_side_changed_or_removed(
        string @base, string mine, string theirs, string merged) => AssertClean(@base, mine, theirs, merged);

    [Theory]
    [InlineData("a|b|", "a|b|n|", "a|b|n|", "a|b|n|")]
    [InlineData("a|b|c|", "a|c|", "a|c|", "a|c|")]
    [InlineData("a|b|c|", "a|x|c|d|", "a|x|c|", "a|x|c|d|")]
    [InlineData("", "n|", "n|", "n|")]
    public void The_same_change_made_by_both_sides_is_made_once(
        string @base, string mine, string theirs, string merged) => AssertClean(@base, mine, theirs, merged);

    [Fact]
    public void An_append_is_kept_when_the_other_side_changed_the_last_line()
    {
        AssertClean("a|b|", "a|b|n|", "a|y|", "a|y|n|");
        AssertConflicted("a|b", "a|b|n", "a|y", "=a|", "!b / b|n / y");
    }

    [Fact]
    public void Lines_of_two_sides_do_not_run_together_where_the_final_line_feed_is_missing() =>
        AssertClean("a|b|", "a|x", "a|b|n|", "a|x|n|");

    [Fact]
    public void Overlapping_changes_that_start_on_different_lines_conflict_and_later_changes_are_kept() =>
        AssertConflicted(
            "a|b|c|d|e|f|g|", "a|x|y|d|e|f|m|", "a|b|p|q|e|t|g|",
            "=a|", "!b|c|d| / x|y|d| / b|p|q|", "=e|", ">t|", "<m|");

    [Fact]
    public void Equal_insertions_with_different_deletions_conflict() =>
        AssertConflicted("a|b|c|", "x|b|c|", "x|c|", "!a|b| / x|b| / x|", "=c|");

    [Fact]
    public void Different_lines_added_at_the_same_point_conflict_and_both_are_kept() =>
        AssertConflicted("a|b|", "a|m|b|", "a|t|b|", "=a|", "! / m| / t|", "=b|");

    [Fact]
    public void Removing_a_line_the_other_side_changed_is_a_conflict() =>
        AssertConflicted("a|b|c|", "a|c|", "a|y|c|", "=a|", "!b| /  / y|", "=c|");

    [Fact]
    public void Adding_inside_what_the_other_side_removed_is_a_conflict() =>
        AssertConflicted("a|b|c|d|", "a|d|", "a|b|n|c|d|", "=a|", "!b|c| /  / b|n|c|", "=d|");

    [Fact]
    public void One_long_change_meets_several_of_the_other_side_in_one_conflict() =>
        AssertConflicted("a|b|c|d|e|", "v|w|x|y|z|", "a|p|c|q|e|", "!a|b|c|d|e| / v|w|x|y|z| / a|p|c|q|e|");

    [Fact]
    public void A_change_of_white_space_is_a_change() =>
        AssertConflicted("a|", "a  |", "  a|", "!a| / a  | /   a|");

    // Each side has several shortest diffs to the base. Others of them would give another merge.
    [Theory]
    [InlineData("b|b|a|c|c|c|a|c|", "b|b|a|c|c|c|c|", "b|b|a|c|c|c|c|a|a|", "b|b|a|c|c|c|c|a|a|")]
    [InlineData("a|a|c|c|b|c|c|b|a|c|", "a|a|c|b|c|c|c|c|b|a|c|", "a|a|c|c|b|e|c|c|b|a|c|c|", "a|a|c|b|e|c|c|c|c|b|a|c|c|")]
    public void Of_several_readings_of_the_same_edits_that_of_git_is_taken(
        string @base, string mine, string theirs, string merged) => AssertClean(@base, mine, theirs, merged);

    private static void AssertClean(string @base, string mine, string theirs, string merged) =>
        Assert.Equal(new MergeResult.Clean(Lines(merged)), Merge(@base, mine, theirs));

    private static void AssertConflicted(string @base, string mine, string theirs, params string[] regions) =>
        Assert.Equal(regions, Assert.IsType<MergeResult.Conflicted>(Merge(@base, mine, theirs)).Regions.Select(Shown));

    private static MergeResult Merge(string @base, string mine, string theirs) =>
        ThreeWayMerge.Merge(Lines(@base), Lines(mine), Lines(theirs));

    private static string Lines(string bars) => bars.Replace('|', '\n');

    private static string Shown(MergeRegion region) => (region switch
    {
        MergeRegion.Agreed agreed => "=" + agreed.Text,
        MergeRegion.OnlyMine mine => "<" + mine.Text,
        MergeRegion.OnlyTheirs theirs => ">" + theirs.Text,
        MergeRegion.Conflict conflict => $"!{conflict.Base} / {conflict.Mine} / {conflict.Theirs}",
        _ => throw new InvalidOperationException(),
    }).Replace('\n', '|');
}
