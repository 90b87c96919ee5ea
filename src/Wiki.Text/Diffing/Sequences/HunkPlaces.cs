namespace Wiki.Text.Diffing.Sequences;

/// <summary>
/// Chooses among equally good places of a hunk. When "x" is added after "x", either one can be the new one. Like git,
/// it moves a run of added or removed pieces to a place where it meets a run of the other side, otherwise down as far
/// as possible. An added paragraph then begins with its first line and ends with its blank line.
/// </summary>
internal sealed class HunkPlaces
{
    private readonly int[] _old;
    private readonly int[] _new;

    // Gap g is before the match with number g. The last gap is after all matches.
    private readonly int[] _removed;
    private readonly int[] _added;

    public HunkPlaces(int[] old, int[] @new, List<(int Old, int New)> matches)
    {
        _old = old;
        _new = @new;
        _removed = new int[matches.Count + 1];
        _added = new int[matches.Count + 1];
        var (oldStart, newStart) = (0, 0);
        for (var gap = 0; gap <= matches.Count; gap++)
        {
            var (oldEnd, newEnd) = gap < matches.Count ? matches[gap] : (old.Length, @new.Length);
            _removed[gap] = oldEnd - oldStart;
            _added[gap] = newEnd - newStart;
            (oldStart, newStart) = (oldEnd + 1, newEnd + 1);
        }
    }

    /// <summary>Returns the hunks in their final places.</summary>
    public List<Hunk> Settle()
    {
        Settle(_old, _removed, _added);
        Settle(_new, _added, _removed);

        var hunks = new List<Hunk>();
        var (oldStart, newStart) = (0, 0);
        for (var gap = 0; gap < _removed.Length; gap++)
        {
            if (_removed[gap] + _added[gap] > 0)
            {
                hunks.Add(new Hunk(oldStart, _removed[gap], newStart, _added[gap]));
            }

            oldStart += _removed[gap] + 1;
            newStart += _added[gap] + 1;
        }

        return hunks;
    }

    private static void Settle(int[] pieces, int[] runs, int[] otherRuns)
    {
        var start = 0;
        for (var gap = 0; gap < runs.Length; gap++)
        {
            if (runs[gap] > 0)
            {
                (gap, start) = Settle(pieces, runs, otherRuns, gap, start);
            }

            start += runs[gap] + 1;
        }
    }

    // A run that meets another run of its own side takes it along. Repeats moving up and down until it meets no more.
    private static (int Gap, int Start) Settle(int[] pieces, int[] runs, int[] otherRuns, int gap, int start)
    {
        const int none = -1;
        int length, meeting;
        do
        {
            length = runs[gap];
            while (gap > 0 && pieces[start - 1] == pieces[start + runs[gap] - 1])
            {
                Move(runs, gap, gap - 1);
                gap--;
                start -= 1 + runs[gap] - length;
                length = runs[gap];
            }

            meeting = otherRuns[gap] > 0 ? gap : none;
            while (gap < runs.Length - 1 && pieces[start] == pieces[start + runs[gap]])
            {
                Move(runs, gap, gap + 1);
                gap++;
                start++;
                meeting = otherRuns[gap] > 0 ? gap : meeting;
            }
        }
        while (runs[gap] != length);

        while (meeting != none && gap > meeting)
        {
            Move(runs, gap, gap - 1);
            gap--;
            start--;
        }

        return (gap, start);
    }

    private static void Move(int[] runs, int from, int to)
    {
        runs[to] += runs[from];
        runs[from] = 0;
    }
}
