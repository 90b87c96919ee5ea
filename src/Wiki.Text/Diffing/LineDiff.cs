using System.Collections.Immutable;

namespace Wiki.Text.Diffing;

/// <summary>Makes the rows of a <see cref="TextDiff"/> from the lines of two texts.</summary>
internal sealed class LineDiff
{
    private readonly List<string> _old;
    private readonly List<string> _new;
    private readonly WorkAllowance _lineWork;
    private readonly WorkAllowance _pairWork;
    private readonly WorkAllowance _wordWork;
    private readonly WordNumbers _words = new();
    private readonly LineSimilarity _similarity;
    private readonly ImmutableArray<DiffRow>.Builder _rows = ImmutableArray.CreateBuilder<DiffRow>();
    private int _oldShown;
    private int _newShown;

    public LineDiff(List<string> old, List<string> @new, DiffLimits limits)
    {
        _old = old;
        _new = @new;
        _lineWork = new WorkAllowance(limits.Lines);
        _pairWork = new WorkAllowance(limits.Pairs);
        _wordWork = new WorkAllowance(limits.Words);
        _similarity = new LineSimilarity(_words);
    }

    public TextDiff ToTextDiff()
    {
        var numbers = new PieceNumbers();
        foreach (var hunk in SequenceDiff.Between(numbers.Of(_old), numbers.Of(_new), _lineWork))
        {
            AddUnchanged(hunk.OldStart);
            AddHunk(hunk);
        }

        AddUnchanged(_old.Count);
        return new TextDiff(_rows.ToImmutable(), Coarse(), _new is [.., var last] && !last.EndsWith('\n'));
    }

    private void AddHunk(Hunk hunk)
    {
        if (hunk is { OldCount: > 0, NewCount: > 0 } && LinePairs.Affords(hunk, _pairWork))
        {
            var old = Split(_old, hunk.OldStart, hunk.OldCount);
            var @new = Split(_new, hunk.NewStart, hunk.NewCount);
            foreach (var (i, j) in LinePairs.Of(_similarity, old, @new, _pairWork))
            {
                AddRemoved(hunk.OldStart + i);
                AddAdded(hunk.NewStart + j);
                AddPair(old[i], @new[j]);
            }
        }

        AddRemoved(hunk.OldEnd);
        AddAdded(hunk.NewEnd);
    }

    private void AddPair(WordLine old, WordLine @new)
    {
        if (_old[_oldShown] == _new[_newShown])
        {
            // A coarse hunk can hold equal lines.
            AddUnchanged(_oldShown + 1);
            return;
        }

        var (oldSpans, newSpans) = WordDiff.Between(_words, old, @new, _wordWork);
        var whitespaceOnly = Blanks.RemovedFrom(old.Text) == Blanks.RemovedFrom(@new.Text);
        _rows.Add(new DiffRow.Changed(++_oldShown, ++_newShown, oldSpans, newSpans, whitespaceOnly));
    }

    private void AddUnchanged(int oldEnd)
    {
        while (_oldShown < oldEnd)
        {
            var text = Lines.Shown(_old[_oldShown]);
            _rows.Add(new DiffRow.Unchanged(++_oldShown, ++_newShown, text));
        }
    }

    private void AddRemoved(int end)
    {
        while (_oldShown < end)
        {
            var text = Lines.Shown(_old[_oldShown]);
            _rows.Add(new DiffRow.Removed(++_oldShown, text));
        }
    }

    private void AddAdded(int end)
    {
        while (_newShown < end)
        {
            var text = Lines.Shown(_new[_newShown]);
            _rows.Add(new DiffRow.Added(++_newShown, text));
        }
    }

    private WordLine[] Split(List<string> lines, int start, int count) =>
        [.. lines.GetRange(start, count).Select(line => _words.Split(Lines.Shown(line)))];

    private string? Coarse()
    {
        var sentences = new List<string>();
        if (_lineWork.WasExceeded)
        {
            sentences.Add("The texts differ very much: some passages are shown as replaced whole.");
        }

        if (_pairWork.WasExceeded)
        {
            sentences.Add("In some long passages old and new lines are not matched with each other.");
        }

        if (_wordWork.WasExceeded)
        {
            sentences.Add("In some changed lines more words are marked than differ.");
        }

        return sentences.Count == 0 ? null : string.Join(' ', sentences);
    }
}
