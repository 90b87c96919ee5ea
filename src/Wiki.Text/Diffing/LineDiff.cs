using System.Collections.Immutable;
using Wiki.Text.Diffing.Moves;
using Wiki.Text.Diffing.Passages;
using Wiki.Text.Diffing.Sequences;
using Wiki.Text.Diffing.Words;

namespace Wiki.Text.Diffing;

/// <summary>Makes a <see cref="TextDiff"/> from the lines of two texts.</summary>
internal static class LineDiff
{
    public static TextDiff Between(List<string> oldLines, List<string> newLines, DiffLimits limits)
    {
        var work = new DiffWork(limits);
        var words = new WordNumbers();
        var similarity = new LineSimilarity(words);
        var old = new DiffSide(oldLines, words, similarity);
        var @new = new DiffSide(newLines, words, similarity);

        var between = BetweenEqualEnds(oldLines, newLines);
        var rows = Blanks.AloneDiffer(old.TextOf(between.OldStart, between.OldEnd),
            @new.TextOf(between.NewStart, between.NewEnd))
            ? RowsOfBlanks(old, @new, between, words, work)
            : Rows(old, @new, similarity, words, work);
        return new TextDiff(rows, work.Coarse(), EndsWithoutFeed(oldLines), EndsWithoutFeed(newLines));
    }

    // Blank lines are all alike. If they were matched as lines, a wrong one could be matched, and the lines between
    // would look moved.
    private static ImmutableArray<DiffRow> RowsOfBlanks(
        DiffSide old, DiffSide @new, Hunk between, WordNumbers words, DiffWork work)
    {
        var rows = new RowWriter(old, @new, words, work, []);
        rows.Write([between], Reflow.OfBlanks(old, @new, between, words));
        return rows.ToImmutable();
    }

    private static ImmutableArray<DiffRow> Rows(
        DiffSide old, DiffSide @new, LineSimilarity similarity, WordNumbers words, DiffWork work)
    {
        var numbers = new PieceNumbers();
        var hunks = BlankBridges.Joined(
            SequenceDiff.Between(numbers.Of(old.Lines), numbers.Of(@new.Lines), work.Lines), old);
        foreach (var hunk in hunks)
        {
            old.Release(hunk.OldStart, hunk.OldCount);
            @new.Release(hunk.NewStart, hunk.NewCount);
        }

        // Moves are found before pairs, because an equal line elsewhere is stronger evidence than a similar line here.
        var moved = new MovedLines(old, @new, similarity, work.Pairs);
        moved.FindEqual();

        var stretches = new HunkStretches(old, @new, similarity, words, work);
        hunks.ForEach(stretches.Find);
        var gaps = new Gaps(hunks, stretches.Found);
        var pairs = gaps.Settle(new MoveSearch(old, @new, similarity, words, work.Pairs).Pairs(), old, @new, moved);

        var rows = new RowWriter(old, @new, words, work, moved.Passages());
        rows.Write(hunks, stretches.Found.Concat(pairs).OrderBy(stretch => stretch.Lines.OldStart));
        return rows.ToImmutable();
    }

    private static Hunk BetweenEqualEnds(List<string> old, List<string> @new)
    {
        var (start, oldEnd, newEnd) = (0, old.Count, @new.Count);
        while (start < oldEnd && start < newEnd && old[start] == @new[start])
        {
            start++;
        }

        while (start < oldEnd && start < newEnd && old[oldEnd - 1] == @new[newEnd - 1])
        {
            oldEnd--;
            newEnd--;
        }

        return new Hunk(start, oldEnd - start, start, newEnd - start);
    }

    private static bool EndsWithoutFeed(List<string> lines) => lines is [.., var last] && !last.EndsWith('\n');
}
