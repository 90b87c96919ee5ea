using Wiki.Text.Diffing.Sequences;

namespace Wiki.Text.Diffing.Passages;

/// <summary>
/// Joins hunks with only equal blank lines between them when one of them mostly adds and the other mostly removes.
/// After a table was padded again beside another edit, its lines then continue each other across a blank line.
/// </summary>
internal static class BlankBridges
{
    private const int LongestBridge = 3;
    private const int LeastSurplus = 2;

    public static List<Hunk> Joined(List<Hunk> hunks, DiffSide old)
    {
        var joined = new List<Hunk>();
        foreach (var hunk in hunks)
        {
            var last = hunk;
            while (joined is [.., var before] && AreOneEdit(before, last)
                && IsBridge(old, before.OldEnd, last.OldStart))
            {
                last = new Hunk(before.OldStart, last.OldEnd - before.OldStart,
                    before.NewStart, last.NewEnd - before.NewStart);
                joined.RemoveAt(joined.Count - 1);
            }

            joined.Add(last);
        }

        return joined;
    }

    private static bool AreOneEdit(Hunk a, Hunk b)
    {
        var (first, second) = (a.NewCount - a.OldCount, b.NewCount - b.OldCount);
        return Math.Sign(first) == -Math.Sign(second) && Math.Min(Math.Abs(first), Math.Abs(second)) >= LeastSurplus;
    }

    private static bool IsBridge(DiffSide old, int start, int end)
    {
        if (end - start > LongestBridge)
        {
            return false;
        }

        while (start < end && old.IsBlank(start))
        {
            start++;
        }

        return start == end;
    }
}
