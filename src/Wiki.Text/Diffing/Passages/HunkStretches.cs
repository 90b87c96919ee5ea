using System.Collections.Immutable;
using Wiki.Text.Diffing.Sequences;
using Wiki.Text.Diffing.Words;

namespace Wiki.Text.Diffing.Passages;

/// <summary>
/// Finds the new lines of a hunk that continue old ones. When only blanks and line ends differ, these are all lines.
/// Otherwise it first finds lines that are equal except for blanks, then similar passages between them.
/// </summary>
internal sealed class HunkStretches(
    DiffSide old, DiffSide @new, LineSimilarity similarity, WordNumbers words, DiffWork work)
{
    private readonly PieceNumbers _withoutBlanks = new();
    private readonly List<Stretch> _stretches = [];

    /// <summary>The stretches found so far, ascending on both sides.</summary>
    public List<Stretch> Found => _stretches;

    public void Find(Hunk hunk)
    {
        if (hunk is { OldCount: 0 } or { NewCount: 0 })
        {
            return;
        }

        if (OnlyBlanksDiffer(hunk))
        {
            Reflow.OfBlanks(old, @new, hunk, words).ForEach(Add);
            return;
        }

        var (oldStart, newStart) = (hunk.OldStart, hunk.NewStart);
        foreach (var (i, j) in EqualButForWhiteSpace(hunk))
        {
            FindBetween(oldStart, i, newStart, j);
            Add(new Stretch.Pair(i, j));
            (oldStart, newStart) = (i + 1, j + 1);
        }

        FindBetween(oldStart, hunk.OldEnd, newStart, hunk.NewEnd);
    }

    private bool OnlyBlanksDiffer(Hunk hunk) =>
        Array.TrueForAll(old.Free[hunk.OldStart..hunk.OldEnd], free => free)
        && Array.TrueForAll(@new.Free[hunk.NewStart..hunk.NewEnd], free => free)
        && Blanks.AloneDiffer(
            old.TextOf(hunk.OldStart, hunk.OldEnd), @new.TextOf(hunk.NewStart, hunk.NewEnd));

    private List<(int Old, int New)> EqualButForWhiteSpace(Hunk hunk)
    {
        var (oldLines, newLines) = (Solid(old, hunk.OldStart, hunk.OldEnd), Solid(@new, hunk.NewStart, hunk.NewEnd));
        var oldNumbers = Array.ConvertAll(oldLines, line => Blanks.NumberWithout(old.Shown(line), _withoutBlanks));
        var newNumbers = Array.ConvertAll(newLines, line => Blanks.NumberWithout(@new.Shown(line), _withoutBlanks));
        var equal = new List<(int Old, int New)>();
        var (i, j) = (0, 0);
        foreach (var part in SequenceDiff.Between(oldNumbers, newNumbers, work.Lines))
        {
            AddUntil(part.OldStart);
            (i, j) = (part.OldEnd, part.NewEnd);
        }

        AddUntil(oldLines.Length);
        return equal;

        void AddUntil(int end)
        {
            while (i < end)
            {
                equal.Add((oldLines[i++], newLines[j++]));
            }
        }
    }

    private static int[] Solid(DiffSide side, int start, int end) =>
        [.. Enumerable.Range(start, end - start).Where(line => side.Free[line] && !side.IsBlank(line))];

    private void FindBetween(int oldStart, int oldEnd, int newStart, int newEnd)
    {
        if (oldStart == oldEnd || newStart == newEnd
            || !PassagePairs.Affords(new Hunk(oldStart, oldEnd - oldStart, newStart, newEnd - newStart), work.Pairs))
        {
            return;
        }

        var oldPassages = PassageSignature.Compute(old, similarity, oldStart, oldEnd);
        var newPassages = PassageSignature.Compute(@new, similarity, newStart, newEnd);
        var pairs = PassagePairs.Of(similarity, oldPassages, newPassages, work.Pairs);
        foreach (var group in new PassageGroups(similarity, oldPassages, newPassages, work.Pairs).Of(pairs))
        {
            if (group is { OldCount: 1, NewCount: 1 })
            {
                Add(new Stretch.Pair(group.OldStart, group.NewStart));
            }
            else
            {
                Reflow.Find(old, @new, group, words, work.Words).ForEach(Add);
            }
        }
    }

    private void Add(Stretch stretch)
    {
        old.Take(stretch.Lines.OldStart, stretch.Lines.OldCount);
        @new.Take(stretch.Lines.NewStart, stretch.Lines.NewCount);
        _stretches.Add(stretch);
    }
}

/// <summary>
/// Old lines and the new lines that continue them: one line each, or a passage that was wrapped differently.
/// </summary>
/// <param name="Lines">The lines. Neither side is empty.</param>
internal abstract record Stretch(Hunk Lines)
{
    /// <summary>One line and the line that continues it. Equal lines are not a change.</summary>
    public sealed record Pair(int Old, int New) : Stretch(new Hunk(Old, 1, New, 1));

    /// <summary>Lines that were split, joined or wrapped differently.</summary>
    public sealed record Resplit(
        Hunk Lines, ImmutableArray<DiffLine> Old, ImmutableArray<DiffLine> New, bool WhitespaceOnly) : Stretch(Lines);
}
