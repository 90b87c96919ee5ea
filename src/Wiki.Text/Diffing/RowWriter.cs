using System.Collections.Immutable;
using Wiki.Text.Diffing.Moves;
using Wiki.Text.Diffing.Passages;
using Wiki.Text.Diffing.Sequences;
using Wiki.Text.Diffing.Words;

namespace Wiki.Text.Diffing;

/// <summary>Writes the rows of a diff from the findings about the lines of both texts.</summary>
internal sealed class RowWriter
{
    private readonly DiffSide _old;
    private readonly DiffSide _new;
    private readonly WordNumbers _words;
    private readonly DiffWork _work;
    private readonly ImmutableArray<DiffRow>.Builder _rows = ImmutableArray.CreateBuilder<DiffRow>();
    private readonly Dictionary<int, DiffRow> _away = [];
    private readonly Dictionary<int, DiffRow> _here = [];
    private int _oldShown;
    private int _newShown;

    public RowWriter(DiffSide old, DiffSide @new, WordNumbers words, DiffWork work,
        List<(Move Move, List<(int Old, int New)> Lines)> moves)
    {
        _old = old;
        _new = @new;
        _words = words;
        _work = work;
        foreach (var (move, lines) in moves)
        {
            foreach (var (i, j) in lines)
            {
                var (oldSpans, newSpans) = Spans(i, j);
                _away[i] = new DiffRow.MovedAway(new DiffLine(i + 1, oldSpans), j + 1, move);
                _here[j] = new DiffRow.MovedHere(new DiffLine(j + 1, newSpans), i + 1, move);
            }
        }
    }

    public ImmutableArray<DiffRow> ToImmutable() => _rows.ToImmutable();

    public void Write(List<Hunk> hunks, IEnumerable<Stretch> stretches)
    {
        using var next = stretches.GetEnumerator();
        var isLeft = next.MoveNext();
        foreach (var hunk in hunks)
        {
            AddUnchanged(hunk.OldStart);
            for (; isLeft && next.Current.Lines.OldStart < hunk.OldEnd; isLeft = next.MoveNext())
            {
                AddOld(next.Current.Lines.OldStart);
                AddNew(next.Current.Lines.NewStart);
                Add(next.Current);
            }

            AddOld(hunk.OldEnd);
            AddNew(hunk.NewEnd);
        }

        AddUnchanged(_old.Count);
    }

    private void Add(Stretch stretch)
    {
        switch (stretch)
        {
            case Stretch.Pair(var i, var j) when _old.Lines[i] == _new.Lines[j]:
                // When a limit was reached, equal lines may be found only here.
                AddUnchanged(i + 1);
                break;
            case Stretch.Pair(var i, var j):
                var (oldSpans, newSpans) = Spans(i, j);
                _rows.Add(new DiffRow.Changed(
                    i + 1, j + 1, oldSpans, newSpans, ChangeClassifier.Between(_old.Shown(i), _new.Shown(j))));
                (_oldShown, _newShown) = (i + 1, j + 1);
                break;
            case Stretch.Resplit resplit:
                Add(resplit);
                break;
        }
    }

    private void Add(Stretch.Resplit resplit)
    {
        var lines = resplit.Lines;
        var (old, @new) = (resplit.Old, resplit.New);
        for (var row = 0; row < Math.Max(old.Length, @new.Length); row++)
        {
            _rows.Add(new DiffRow.Resplit(
                row < old.Length ? old[row] : null, row < @new.Length ? @new[row] : null,
                new LineRun(lines.OldStart + 1, lines.OldCount), new LineRun(lines.NewStart + 1, lines.NewCount),
                resplit.WhitespaceOnly));
        }

        (_oldShown, _newShown) = (lines.OldEnd, lines.NewEnd);
    }

    private void AddUnchanged(int oldEnd)
    {
        while (_oldShown < oldEnd)
        {
            var text = _old.Shown(_oldShown);
            _rows.Add(new DiffRow.Unchanged(++_oldShown, ++_newShown, text));
        }
    }

    private void AddOld(int end)
    {
        for (; _oldShown < end; _oldShown++)
        {
            _rows.Add(_away.TryGetValue(_oldShown, out var moved)
                ? moved
                : new DiffRow.Removed(_oldShown + 1, _old.Shown(_oldShown)));
        }
    }

    private void AddNew(int end)
    {
        for (; _newShown < end; _newShown++)
        {
            _rows.Add(_here.TryGetValue(_newShown, out var moved)
                ? moved
                : new DiffRow.Added(_newShown + 1, _new.Shown(_newShown)));
        }
    }

    private (ImmutableArray<DiffSpan> Old, ImmutableArray<DiffSpan> New) Spans(int i, int j) =>
        _old.Shown(i) == _new.Shown(j)
            ? (DiffLine.Plain(i, _old.Shown(i)).Spans, DiffLine.Plain(j, _new.Shown(j)).Spans)
            : WordDiff.Between(_words, _old.Words(i), _new.Words(j), _work.Words);
}
