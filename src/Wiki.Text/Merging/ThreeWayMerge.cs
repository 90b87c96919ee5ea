using System.Collections.Immutable;
using System.Text;
using Wiki.Text.Diffing.Sequences;

namespace Wiki.Text.Merging;

/// <summary>
/// Merges two texts with the same base, line by line. Hunks of the two sides that overlap, or that insert at the same
/// point, form one region. A region that only one side changed takes that side. A region that both changed in the same
/// way is taken once. Any other region is a conflict. A table in which lines would conflict, or would put cells below
/// other columns, or in which one side removed a row that the other moved, is merged row by row and cell by cell: a
/// structured block by its keys, any other table by the names of its rows and columns.
/// </summary>
public static class ThreeWayMerge
{
    /// <summary>
    /// Merges two texts. Merging with an unchanged side gives the other side. Exchanging the sides gives the same text.
    /// A clean merge loses no line that either side newly wrote, and no cell of a table.
    /// </summary>
    /// <param name="baseText">The base of both texts.</param>
    /// <param name="mine">My text.</param>
    /// <param name="theirs">Their text.</param>
    public static MergeResult Merge(string baseText, string mine, string theirs)
    {
        ArgumentNullException.ThrowIfNull(baseText);
        ArgumentNullException.ThrowIfNull(mine);
        ArgumentNullException.ThrowIfNull(theirs);

        var regions = OfLines(baseText, mine, theirs);
        if (HasConflict(regions) || BlockMerge.IsNeeded(baseText, mine, theirs, regions))
        {
            regions = BlockMerge.Regions(baseText, mine, theirs) ?? regions;
        }

        return HasConflict(regions) ? new MergeResult.Conflicted(regions) : new MergeResult.Clean(Joined(regions));
    }

    internal static bool HasConflict(ImmutableArray<MergeRegion> regions) =>
        regions.Any(region => region is MergeRegion.Conflict);

    /// <summary>Returns the regions of a merge by lines only.</summary>
    internal static ImmutableArray<MergeRegion> OfLines(string baseText, string mine, string theirs)
    {
        var numbers = new PieceNumbers();
        var @base = Lines.Of(baseText);
        return Regions(@base, SideOf(mine), SideOf(theirs));

        MergeSide SideOf(string text)
        {
            var lines = Lines.Of(text);
            var (old, @new) = (numbers.Of(@base), numbers.Of(lines));
            return new MergeSide(lines, GitHunks.Between(old, @new)
                ?? SequenceDiff.Between(old, @new, new WorkAllowance(DiffLimits.Default.Lines)));
        }
    }

    private static ImmutableArray<MergeRegion> Regions(List<string> @base, MergeSide mine, MergeSide theirs)
    {
        var regions = new MergedRegions();
        var merged = 0;
        while (First(mine.Next, theirs.Next) is { } hunk)
        {
            var (start, end) = (hunk.OldStart, hunk.OldEnd);
            mine.BeginRegion();
            theirs.BeginRegion();
            while (mine.TryTake(start, ref end) || theirs.TryTake(start, ref end))
            {
                // A hunk that joins may extend the region to the next one.
            }

            regions.Add(new MergeRegion.Agreed(string.Concat(@base[merged..start])));
            regions.Add(RegionOf(@base, mine, theirs, start, end));
            merged = end;
        }

        regions.Add(new MergeRegion.Agreed(string.Concat(@base[merged..])));
        return regions.ToImmutable();
    }

    // Of two hunks that start at the same line, an insertion comes first.
    private static Hunk? First(Hunk? mine, Hunk? theirs) => (mine, theirs) switch
    {
        ({ } a, { } b) => (a.OldStart, a.OldEnd).CompareTo((b.OldStart, b.OldEnd)) <= 0 ? mine : theirs,
        _ => mine ?? theirs,
    };

    private static MergeRegion RegionOf(List<string> @base, MergeSide mine, MergeSide theirs, int start, int end)
    {
        if (!theirs.HasChanged)
        {
            return new MergeRegion.OnlyMine(mine.TextOf(start, end));
        }

        if (!mine.HasChanged)
        {
            return new MergeRegion.OnlyTheirs(theirs.TextOf(start, end));
        }

        var (myText, theirText) = (mine.TextOf(start, end), theirs.TextOf(start, end));
        return myText == theirText
            ? new MergeRegion.Agreed(myText)
            : new MergeRegion.Conflict(string.Concat(@base[start..end]), myText, theirText);
    }

    /// <summary>Returns the merged text. No region may be a conflict.</summary>
    internal static string Joined(ImmutableArray<MergeRegion> regions)
    {
        var text = new StringBuilder();
        foreach (var region in regions)
        {
            var part = TextOf(region);

            // When a text lacks its final line feed, the lines of the two sides must not be joined.
            var lacksLineFeed = part.Length > 0 && text.Length > 0 && text[^1] != '\n';
            text.Append(lacksLineFeed ? "\n" : "").Append(part);
        }

        return text.ToString();
    }

    /// <summary>Returns the merged text of a region that is not a conflict.</summary>
    internal static string TextOf(MergeRegion region) => region switch
    {
        MergeRegion.Agreed agreed => agreed.Text,
        MergeRegion.OnlyMine mine => mine.Text,
        MergeRegion.OnlyTheirs theirs => theirs.Text,
        MergeRegion.Combined combined => combined.Text,
        _ => throw new InvalidOperationException("A conflict has no merged text."),
    };
}
