using Wiki.Text.Diffing;

namespace Wiki.Text.Tests.Diffing;

public class FoldingTests
{
    [Fact]
    public void Rows_far_from_changes_are_folded_and_keep_their_lines() => Assert.Equal(
        [
            "folded 3", "context 2", "change 1: 1", "context 2",
            "folded 4", "context 2", "change 2: 1", "context 2", "folded 3",
        ],
        Segments(20, [6, 15], context: 2));

    [Fact]
    public void Rows_between_near_changes_stay_in_sight() => Assert.Equal(
        ["folded 3", "context 2", "change 1: 1", "context 4", "change 2: 1", "context 2", "folded 7"],
        Segments(20, [6, 11], context: 2));

    [Fact]
    public void One_row_alone_is_not_folded() => Assert.Equal(
        ["context 3", "change 1: 1", "context 5", "change 2: 1", "context 3"],
        Segments(13, [4, 10], context: 2));

    [Fact]
    public void Without_context_only_changes_stay_in_sight() => Assert.Equal(
        ["folded 3", "change 1: 1", "folded 6"], Segments(10, [4], context: 0));

    [Fact]
    public void With_all_context_nothing_is_folded() => Assert.Equal(
        ["context 3", "change 1: 1", "context 6"], Segments(10, [4], int.MaxValue));

    [Fact]
    public void A_text_without_a_change_is_folded_whole() =>
        Assert.Equal(["folded 10"], Segments(10, [], context: 3));

    [Fact]
    public void Less_than_no_context_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => TextDiff.Between("", "").Fold(-1));

    private static IEnumerable<string> Segments(int lines, int[] changed, int context)
    {
        var old = Enumerable.Range(1, lines).Select(i => $"line number {i}");
        var @new = Enumerable.Range(1, lines).Select(i => $"line number {i}" + (changed.Contains(i) ? " new" : ""));
        var diff = TextDiff.Between(RandomTexts.Join(old), RandomTexts.Join(@new));
        return diff.Fold(context).Select(segment => segment switch
        {
            DiffSegment.Change change => $"change {change.Number}: {change.Rows.Length}",
            DiffSegment.Context => $"context {segment.Rows.Length}",
            _ => $"folded {segment.Rows.Length}",
        });
    }
}
