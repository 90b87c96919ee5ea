using Wiki.Text.Diffing.Sequences;
using Wiki.Text.Diffing.Words;

namespace Wiki.Text.Diffing.Passages;

/// <summary>
/// Extends a pair of passages by neighbouring passages that continue it too: the second half of a split paragraph, or
/// the other of two joined ones.
/// </summary>
internal sealed class PassageGroups(
    LineSimilarity similarity, PassageSignature[] old, PassageSignature[] @new, WorkAllowance allowance)
{
    // Most of an added passage must still be missing on the other side.
    private const double LeastShare = 0.6;
    private const long LeastWeight = 12 * WordNumbers.WeightOfLetter;

    /// <summary>Returns the lines of each pair with its extensions, ascending on both sides.</summary>
    public List<Hunk> Of(List<(int Old, int New)> pairs)
    {
        var groups = new List<Hunk>();
        var (oldTaken, newTaken) = (-1, -1);
        for (var p = 0; p < pairs.Count; p++)
        {
            var (oldEnd, newEnd) = p + 1 < pairs.Count ? pairs[p + 1] : (old.Length, @new.Length);
            var (i, j) = pairs[p];
            var (oldFirst, newFirst, oldLast, newLast) = (i, j, i, j);
            if (old[i].IsProse && @new[j].IsProse)
            {
                Extend(@new, ref newFirst, ref newLast, newTaken, newEnd, old[i].Words);
                if (newFirst == newLast)
                {
                    Extend(old, ref oldFirst, ref oldLast, oldTaken, oldEnd, @new[j].Words);
                }
            }

            groups.Add(LinesOf(oldFirst, oldLast, newFirst, newLast));
            (oldTaken, newTaken) = (oldLast, newLast);
        }

        return groups;
    }

    private void Extend(PassageSignature[] side, ref int first, ref int last, int taken, int end, int[] other)
    {
        var left = Without(other, side[first].Words);
        while (Next(side, last, +1, end) is { } next && Continues(side[next], ref left))
        {
            last = next;
        }

        while (Next(side, first, -1, taken) is { } next && Continues(side[next], ref left))
        {
            first = next;
        }
    }

    // The nearest passage that is not blank, if only free lines are between.
    private static int? Next(PassageSignature[] side, int from, int step, int end)
    {
        var next = from + step;
        while (next != end && side[next].Words.Length == 0 && Touch(side, next - step, next))
        {
            next += step;
        }

        return next != end && Touch(side, next - step, next) && side[next].IsProse ? next : null;
    }

    private static bool Touch(PassageSignature[] side, int a, int b)
    {
        var (above, below) = a < b ? (a, b) : (b, a);
        return side[above].Passage.End == side[below].Passage.Start;
    }

    private bool Continues(PassageSignature passage, ref int[] left)
    {
        if (passage.Signature.Weight < LeastWeight || left.Length == 0
            || !allowance.TrySpend(passage.Words.Length + left.Length)
            || similarity.Contained(passage.Words, left) < LeastShare)
        {
            return false;
        }

        left = Without(left, passage.Words);
        return true;
    }

    private Hunk LinesOf(int oldFirst, int oldLast, int newFirst, int newLast)
    {
        var (oldStart, newStart) = (old[oldFirst].Passage.Start, @new[newFirst].Passage.Start);
        return new Hunk(oldStart, old[oldLast].Passage.End - oldStart, newStart, @new[newLast].Passage.End - newStart);
    }

    private static int[] Without(int[] words, int[] taken)
    {
        var left = new List<int>(words.Length);
        var t = 0;
        foreach (var word in words)
        {
            while (t < taken.Length && taken[t] < word)
            {
                t++;
            }

            if (t < taken.Length && taken[t] == word)
            {
                t++;
            }
            else
            {
                left.Add(word);
            }
        }

        return [.. left];
    }
}
