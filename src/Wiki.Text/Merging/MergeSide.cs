using Wiki.Text.Diffing.Sequences;

namespace Wiki.Text.Merging;

/// <summary>
/// One side of a merge: its lines, and the hunks that made them from the base, which are walked in order.
/// </summary>
internal sealed class MergeSide(List<string> lines, List<Hunk> hunks)
{
    private int _first;
    private int _next;

    /// <summary>The first hunk that belongs to no region yet, or null.</summary>
    public Hunk? Next => _next < hunks.Count ? hunks[_next] : null;

    /// <summary>Whether a hunk of this side belongs to the current region.</summary>
    public bool HasChanged => _next > _first;

    public void BeginRegion() => _first = _next;

    /// <summary>Takes the next hunk into the region if it overlaps the region or inserts at the same point.</summary>
    /// <param name="start">The first base line of the region.</param>
    /// <param name="end">The base line after the region. It moves when the hunk reaches further.</param>
    public bool TryTake(int start, ref int end)
    {
        // Hunks that only touch stay separate, because neighbouring rows of a matrix are different facts.
        if (Next is not { } hunk || (hunk.OldStart >= end && (hunk.OldStart, hunk.OldEnd) != (start, end)))
        {
            return false;
        }

        _next++;
        end = Math.Max(end, hunk.OldEnd);
        return true;
    }

    /// <summary>The lines of this side for the base lines of a region that it changed.</summary>
    public string TextOf(int start, int end)
    {
        var (first, last) = (hunks[_first], hunks[_next - 1]);
        var from = first.NewStart - (first.OldStart - start);
        var to = last.NewEnd + (end - last.OldEnd);
        return string.Concat(lines[from..to]);
    }
}
