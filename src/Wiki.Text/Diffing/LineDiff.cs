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

        var numbers = new PieceNumbers();
        var hunks = BlankBridges.Joined(
            SequenceDiff.Between(numbers.Of(oldLines), numbers.Of(newLines), work.Lines), old);
        foreach (var hunk in hunks)
        {
            old.Release(hunk.OldStart, hunk.OldCount);
            @new.Release(hunk.NewStart, hunk.NewCount);
        }

        // Before pairs are sought: that a line stands elsewhere tells more than that it resembles its successor.
        var moved = new MovedLines(old, @new, similarity, work.Pairs);
        moved.FindEqual();

        var stretches = new HunkStretches(old, @new, similarity, words, work);
        hunks.ForEach(stretches.Find);
        var gaps = new Gaps(hunks, stretches.Found);
        var pairs = gaps.Settle(new SimilarLines(old, @new, similarity, words, work.Pairs).Pairs(), old, @new, moved);

        var rows = new RowWriter(old, @new, words, work, moved.Passages());
        rows.Write(hunks, stretches.Found.Concat(pairs).OrderBy(stretch => stretch.Lines.OldStart));
        return new TextDiff(rows.ToImmutable(), work.Coarse(), EndsWithoutFeed(oldLines), EndsWithoutFeed(newLines));
    }

    private static bool EndsWithoutFeed(List<string> lines) => lines is [.., var last] && !last.EndsWith('\n');
}
