using Wiki.Text.Diffing.Sequences;

namespace Wiki.Text.Merging;

/// <summary>
/// Finds the hunks that git's merges use. Of several equally small diffs of two texts it returns the one that git
/// chooses, so that a text that git merges cleanly gets the same result here. The search follows E. W. Myers, "An O(ND)
/// Difference Algorithm and Its Variations" (1986): from both ends at once, then in both halves (section 4b).
/// </summary>
internal sealed class GitHunks
{
    // The number of diagonals to search. With so many edits, git does not find the smallest diff either.
    private const long MostSteps = 1_000_000;

    // Marks a diagonal that was not reached from either end.
    private const int Before = -1, Behind = int.MaxValue;

    private readonly int[] _old;
    private readonly int[] _new;
    private readonly bool[] _oldDiffers;
    private readonly bool[] _newDiffers;
    private readonly int[] _oldPlaces;
    private readonly int[] _newPlaces;
    private readonly WorkAllowance _allowance = new(MostSteps);

    // The furthest old place on each diagonal (old place minus new place) that was reached from the start, and from the
    // end.
    private readonly int[] _forward;
    private readonly int[] _backward;
    private readonly int _zero;

    private GitHunks(int[] old, int[] @new)
    {
        _oldDiffers = new bool[old.Length];
        _newDiffers = new bool[@new.Length];
        var (start, end) = EqualEnds(old, @new);
        _oldPlaces = Kept(old, start, end, @new, _oldDiffers);
        _newPlaces = Kept(@new, start, end, old, _newDiffers);
        _old = Array.ConvertAll(_oldPlaces, place => old[place]);
        _new = Array.ConvertAll(_newPlaces, place => @new[place]);
        _zero = _new.Length + 1;
        _forward = new int[_old.Length + _new.Length + 3];
        _backward = new int[_forward.Length];
    }

    /// <summary>Returns the hunks in order, or null for texts for which the search would take too long.</summary>
    public static List<Hunk>? Between(int[] old, int[] @new)
    {
        var diff = new GitHunks(old, @new);
        return diff.Compare(0, diff._old.Length, 0, diff._new.Length)
            ? new HunkPlaces(old, @new, diff.Matches()).Settle() : null;
    }

    private static (int Start, int End) EqualEnds(int[] old, int[] @new)
    {
        var (start, end, shorter) = (0, 0, Math.Min(old.Length, @new.Length));
        while (start < shorter && old[start] == @new[start])
        {
            start++;
        }

        while (end < shorter - start && old[^(end + 1)] == @new[^(end + 1)])
        {
            end++;
        }

        return (start, end);
    }

    // Lines that the other text lacks certainly differ. Lines that it has many times, such as blank lines, count as
    // different when most lines around them differ.
    private static int[] Kept(int[] lines, int start, int end, int[] other, bool[] differs)
    {
        const int window = 100, share = 4;
        var times = other.CountBy(line => line).ToDictionary();
        var many = RoughSquareRoot(lines.Length);
        var (first, last) = (start, lines.Length - end - 1);
        var kept = new List<int>();
        for (var i = first; i <= last; i++)
        {
            differs[i] = TimesOf(i) == 0 || (TimesOf(i) >= many && StandsAmongDiffering(i));
            if (!differs[i])
            {
                kept.Add(i);
            }
        }

        return [.. kept];

        int TimesOf(int place) => times.GetValueOrDefault(lines[place]);

        bool StandsAmongDiffering(int place)
        {
            var (above, manyAbove) = Run(place, -1, Math.Max(first, place - window));
            var (below, manyBelow) = Run(place, 1, Math.Min(last, place + window));
            return above > 0 && below > 0 && (manyAbove + manyBelow) * share < manyAbove + manyBelow + above + below;
        }

        (int Missing, int Many) Run(int place, int step, int until)
        {
            var (missing, frequent) = (0, 1);
            for (var i = place + step; (until - i) * step >= 0; i += step)
            {
                var count = TimesOf(i);
                if (count == 0)
                {
                    missing++;
                }
                else if (count >= many)
                {
                    frequent++;
                }
                else
                {
                    break;
                }
            }

            return (missing, frequent);
        }
    }

    private static int RoughSquareRoot(int number)
    {
        var root = 1;
        for (; number > 0; number >>= 2)
        {
            root <<= 1;
        }

        return Math.Min(root, 1024);
    }

    private bool Compare(int oldStart, int oldEnd, int newStart, int newEnd)
    {
        while (oldStart < oldEnd && newStart < newEnd && _old[oldStart] == _new[newStart])
        {
            (oldStart, newStart) = (oldStart + 1, newStart + 1);
        }

        while (oldStart < oldEnd && newStart < newEnd && _old[oldEnd - 1] == _new[newEnd - 1])
        {
            (oldEnd, newEnd) = (oldEnd - 1, newEnd - 1);
        }

        if (oldStart == oldEnd || newStart == newEnd)
        {
            for (; oldStart < oldEnd; oldStart++)
            {
                _oldDiffers[_oldPlaces[oldStart]] = true;
            }

            for (; newStart < newEnd; newStart++)
            {
                _newDiffers[_newPlaces[newStart]] = true;
            }

            return true;
        }

        return Middle(oldStart, oldEnd, newStart, newEnd) is var (old, @new)
            && Compare(oldStart, old, newStart, @new) && Compare(old, oldEnd, @new, newEnd);
    }

    // Returns a point on a shortest path from the start to the end, where the two searches meet.
    private (int Old, int New)? Middle(int oldStart, int oldEnd, int newStart, int newEnd)
    {
        var (least, most) = (oldStart - newEnd, oldEnd - newStart);
        var (first, last) = (oldStart - newStart, oldEnd - newEnd);
        var meetForwards = ((first - last) & 1) != 0;
        var (forwardLeast, forwardMost, backwardLeast, backwardMost) = (first, first, last, last);
        _forward[_zero + first] = oldStart;
        _backward[_zero + last] = oldEnd;
        while (_allowance.TrySpend(forwardMost - forwardLeast + backwardMost - backwardLeast + 2))
        {
            Widen(_forward, ref forwardLeast, ref forwardMost, least, most, Before);
            for (var diagonal = forwardMost; diagonal >= forwardLeast; diagonal -= 2)
            {
                var old = Math.Max(_forward[_zero + diagonal - 1] + 1, _forward[_zero + diagonal + 1]);
                var @new = old - diagonal;
                while (old < oldEnd && @new < newEnd && _old[old] == _new[@new])
                {
                    (old, @new) = (old + 1, @new + 1);
                }

                _forward[_zero + diagonal] = old;
                if (meetForwards && backwardLeast <= diagonal && diagonal <= backwardMost
                    && _backward[_zero + diagonal] <= old)
                {
                    return (old, @new);
                }
            }

            Widen(_backward, ref backwardLeast, ref backwardMost, least, most, Behind);
            for (var diagonal = backwardMost; diagonal >= backwardLeast; diagonal -= 2)
            {
                var old = Math.Min(_backward[_zero + diagonal - 1], _backward[_zero + diagonal + 1] - 1);
                var @new = old - diagonal;
                while (old > oldStart && @new > newStart && _old[old - 1] == _new[@new - 1])
                {
                    (old, @new) = (old - 1, @new - 1);
                }

                _backward[_zero + diagonal] = old;
                if (!meetForwards && forwardLeast <= diagonal && diagonal <= forwardMost
                    && old <= _forward[_zero + diagonal])
                {
                    return (old, @new);
                }
            }
        }

        return null;
    }

    // Adds one diagonal on each side while there are any. At the edge, it removes one instead, so that every second
    // diagonal is skipped in turn.
    private void Widen(int[] reached, ref int least, ref int most, int leastOfAll, int mostOfAll, int never)
    {
        if (least > leastOfAll)
        {
            reached[_zero + --least - 1] = never;
        }
        else
        {
            least++;
        }

        if (most < mostOfAll)
        {
            reached[_zero + ++most + 1] = never;
        }
        else
        {
            most--;
        }
    }

    private List<(int Old, int New)> Matches()
    {
        var matches = new List<(int Old, int New)>();
        var @new = 0;
        for (var old = 0; old < _oldDiffers.Length; old++)
        {
            if (_oldDiffers[old])
            {
                continue;
            }

            while (_newDiffers[@new])
            {
                @new++;
            }

            matches.Add((old, @new++));
        }

        return matches;
    }
}
