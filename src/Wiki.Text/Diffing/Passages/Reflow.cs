using Wiki.Text.Diffing.Sequences;
using Wiki.Text.Diffing.Words;

namespace Wiki.Text.Diffing.Passages;

/// <summary>
/// Compares two passages word by word across their line ends. It cuts them where both begin a line with the same word.
/// Between two cuts there is a line and its continuation, or a part that was wrapped differently.
/// </summary>
internal sealed class Reflow
{
    // With a smaller share in common, two passages are not the same words in other lines.
    private const double LeastResplit = 0.5;

    private readonly DiffSide _oldSide;
    private readonly DiffSide _newSide;
    private readonly FlowedWords _old;
    private readonly FlowedWords _new;
    private readonly List<Stretch> _stretches = [];

    private Reflow(DiffSide oldSide, DiffSide newSide, FlowedWords old, FlowedWords @new)
    {
        _oldSide = oldSide;
        _newSide = newSide;
        _old = old;
        _new = @new;
    }

    /// <summary>Returns the parts in order. Lines without a counterpart are in none of them.</summary>
    public static List<Stretch> Find(
        DiffSide old, DiffSide @new, Hunk lines, WordNumbers words, WorkAllowance allowance)
    {
        var reflow = new Reflow(old, @new, new FlowedWords(old, words, lines.OldStart, lines.OldCount),
            new FlowedWords(@new, words, lines.NewStart, lines.NewCount));
        reflow.Match(allowance);
        reflow.Cut(lines);
        return reflow._stretches;
    }

    /// <summary>
    /// Returns the parts of passages that differ only in blanks and line ends. Every line with text is in one of them.
    /// </summary>
    public static List<Stretch> OfBlanks(DiffSide old, DiffSide @new, Hunk lines, WordNumbers words)
    {
        var reflow = new Reflow(old, @new, new FlowedWords(old, words, lines.OldStart, lines.OldCount),
            new FlowedWords(@new, words, lines.NewStart, lines.NewCount));
        reflow.MatchByPlace();
        reflow.Cut(lines);
        return reflow._stretches;
    }

    // Without blanks, both sides are the same, so the counterpart of a word is the word at the same place.
    private void MatchByPlace()
    {
        var (i, j, oldEnd, newEnd) = (0, 0, 0, 0);
        while (i < _old.Numbers.Length && j < _new.Numbers.Length)
        {
            if (oldEnd == newEnd && _old.Numbers[i] == _new.Numbers[j])
            {
                (_old.Counterparts[i], _new.Counterparts[j]) = (j, i);
            }

            var oldNext = oldEnd + _old.LettersOf(i);
            var newNext = newEnd + _new.LettersOf(j);
            (i, oldEnd, j, newEnd) = (
                oldNext <= newNext ? i + 1 : i, oldNext <= newNext ? oldNext : oldEnd,
                newNext <= oldNext ? j + 1 : j, newNext <= oldNext ? newNext : newEnd);
        }
    }

    private void Match(WorkAllowance allowance)
    {
        var (i, j) = (0, 0);
        foreach (var hunk in SequenceDiff.Between(_old.Numbers, _new.Numbers, allowance))
        {
            MatchUntil(hunk.OldStart);
            (i, j) = (hunk.OldEnd, hunk.NewEnd);
        }

        MatchUntil(_old.Numbers.Length);

        void MatchUntil(int end)
        {
            while (i < end)
            {
                (_old.Counterparts[i], _new.Counterparts[j]) = (j, i);
                i++;
                j++;
            }
        }
    }

    private void Cut(Hunk lines)
    {
        var (oldStart, newStart) = (lines.OldStart, lines.NewStart);
        for (var word = 0; word < _old.Numbers.Length; word++)
        {
            var counterpart = _old.Counterparts[word];
            if (counterpart >= 0 && _old.StartsLine(word) && _new.StartsLine(counterpart))
            {
                var (oldLine, newLine) = (_old.LineOf(word), _new.LineOf(counterpart));
                AddPart(oldStart, oldLine, newStart, newLine);
                (oldStart, newStart) = (oldLine, newLine);
            }
        }

        AddPart(oldStart, lines.OldEnd, newStart, lines.NewEnd);
    }

    private void AddPart(int oldStart, int oldEnd, int newStart, int newEnd)
    {
        var (oldTextEnd, newTextEnd) = (TextEnd(_oldSide, oldStart, oldEnd), TextEnd(_newSide, newStart, newEnd));
        AddText(oldStart, oldTextEnd, newStart, newTextEnd);
        for (var (i, j) = (oldTextEnd, newTextEnd); i < oldEnd && j < newEnd; i++, j++)
        {
            _stretches.Add(new Stretch.Pair(i, j));
        }
    }

    private void AddText(int oldStart, int oldEnd, int newStart, int newEnd)
    {
        var onlyBlanks = OnlyBlanksDiffer();
        if (!onlyBlanks)
        {
            (oldStart, oldEnd) = WithCommonEnds(_old, oldStart, oldEnd);
            (newStart, newEnd) = WithCommonEnds(_new, newStart, newEnd);
            onlyBlanks = OnlyBlanksDiffer();
        }

        var isLine = oldEnd - oldStart == 1 && newEnd - newStart == 1;
        if (oldStart == oldEnd || newStart == newEnd
            || (!onlyBlanks && ShareOf(oldStart, oldEnd, newStart, newEnd)
                < (isLine ? LineSimilarity.Least : LeastResplit)))
        {
            return;
        }

        _stretches.Add(isLine
            ? new Stretch.Pair(oldStart, newStart)
            : new Stretch.Resplit(
                new Hunk(oldStart, oldEnd - oldStart, newStart, newEnd - newStart),
                [.. Enumerable.Range(oldStart, oldEnd - oldStart).Select(line => _old.Marked(line, _new))],
                [.. Enumerable.Range(newStart, newEnd - newStart).Select(line => _new.Marked(line, _old))],
                onlyBlanks));

        bool OnlyBlanksDiffer() =>
            Blanks.AloneDiffer(_oldSide.TextOf(oldStart, oldEnd), _newSide.TextOf(newStart, newEnd));
    }

    private double ShareOf(int oldStart, int oldEnd, int newStart, int newEnd)
    {
        var (common, oldWeight) = _old.Weigh(oldStart, oldEnd);
        var (_, newWeight) = _new.Weigh(newStart, newEnd);
        return common / (double)Math.Max(1, Math.Min(oldWeight, newWeight));
    }

    // A line at either end without a counterpart is not part of the rewrapped lines.
    private static (int Start, int End) WithCommonEnds(FlowedWords words, int start, int end)
    {
        while (end > start && words.Weigh(end - 1, end).Common == 0)
        {
            end--;
        }

        while (start < end && words.Weigh(start, start + 1).Common == 0)
        {
            start++;
        }

        return (start, end);
    }

    private static int TextEnd(DiffSide side, int start, int end)
    {
        while (end > start && side.IsBlank(end - 1))
        {
            end--;
        }

        return end;
    }
}
