using Wiki.Text.Diffing.Passages;
using Wiki.Text.Diffing.Sequences;

namespace Wiki.Text.Diffing.Moves;

/// <summary>The places of a diff where lines were added or removed, between lines that continue each other.</summary>
internal sealed class Gaps
{
    private readonly List<Hunk> _gaps = [];

    public Gaps(List<Hunk> hunks, List<Stretch> stretches)
    {
        var next = 0;
        foreach (var hunk in hunks)
        {
            var (oldStart, newStart) = (hunk.OldStart, hunk.NewStart);
            for (; next < stretches.Count && stretches[next].Lines.OldStart < hunk.OldEnd; next++)
            {
                var lines = stretches[next].Lines;
                Add(oldStart, lines.OldStart, newStart, lines.NewStart);
                (oldStart, newStart) = (lines.OldEnd, lines.NewEnd);
            }

            Add(oldStart, hunk.OldEnd, newStart, hunk.NewEnd);
        }
    }

    /// <summary>
    /// Decides about similar lines. In one gap, as many of them as possible continue each other in the same order. All
    /// other similar lines have moved.
    /// </summary>
    /// <returns>The lines that continue each other.</returns>
    public List<Stretch> Settle(List<(int Old, int New)> similar, DiffSide old, DiffSide @new, MovedLines moved)
    {
        var stretches = new List<Stretch>();
        var inPlace = similar
            .Where(pair => GapOf(pair.Old) is { } gap && gap.NewStart <= pair.New && pair.New < gap.NewEnd)
            .OrderBy(pair => pair.Old).ToList();
        var chain = new HeaviestChain(@new.Count);
        inPlace.ForEach(pair => chain.Add(pair.Old, pair.New, 1));
        foreach (var (i, j) in chain.Pairs())
        {
            old.Take(i, 1);
            @new.Take(j, 1);
            stretches.Add(new Stretch.Pair(i, j));
        }

        similar.ForEach(pair => moved.Add(pair.Old, pair.New));
        return stretches;
    }

    private void Add(int oldStart, int oldEnd, int newStart, int newEnd)
    {
        if (oldEnd > oldStart && newEnd > newStart)
        {
            _gaps.Add(new Hunk(oldStart, oldEnd - oldStart, newStart, newEnd - newStart));
        }
    }

    private Hunk? GapOf(int oldLine)
    {
        var (low, high) = (0, _gaps.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var gap = _gaps[middle];
            if (oldLine < gap.OldStart)
            {
                high = middle - 1;
            }
            else if (oldLine >= gap.OldEnd)
            {
                low = middle + 1;
            }
            else
            {
                return gap;
            }
        }

        return null;
    }
}
