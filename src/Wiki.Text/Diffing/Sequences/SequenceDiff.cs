using DiffPlex;

namespace Wiki.Text.Diffing.Sequences;

/// <summary>
/// Finds the hunks between two sequences of numbered pieces. They are always exact, and as small as possible while the
/// allowance lasts. DiffPlex finds the longest common subsequence. To keep its work small, equal ends and pieces that
/// only one side has are left out, and long passages are cut at pieces that occur once on either side.
/// </summary>
internal sealed class SequenceDiff
{
    // A passage up to this much work goes to DiffPlex as a whole, which finds the smallest possible hunks.
    private const long WholePassage = 1_000_000;

    // Cuts shorten a passage, but a malicious text could need a cut for every line.
    private const int MaximumCuts = 12;

    private static readonly Differ DiffPlex = new();

    private readonly int[] _old;
    private readonly int[] _new;
    private readonly WorkAllowance _allowance;
    private readonly List<(int Old, int New)> _matches = [];

    private SequenceDiff(int[] old, int[] @new, WorkAllowance allowance)
    {
        _old = old;
        _new = @new;
        _allowance = allowance;
    }

    /// <summary>Returns the hunks in order. Between two hunks, at least one piece is equal on both sides.</summary>
    public static List<Hunk> Between(int[] old, int[] @new, WorkAllowance allowance)
    {
        var diff = new SequenceDiff(old, @new, allowance);
        diff.Match(0, old.Length, 0, @new.Length, MaximumCuts);
        return new HunkPlaces(old, @new, diff._matches).Settle();
    }

    private void Match(int oldStart, int oldEnd, int newStart, int newEnd, int cutsLeft)
    {
        while (oldStart < oldEnd && newStart < newEnd && _old[oldStart] == _new[newStart])
        {
            _matches.Add((oldStart++, newStart++));
        }

        var equalAtEnd = 0;
        while (oldStart < oldEnd && newStart < newEnd && _old[oldEnd - 1] == _new[newEnd - 1])
        {
            equalAtEnd++;
            oldEnd--;
            newEnd--;
        }

        if (oldStart < oldEnd && newStart < newEnd)
        {
            MatchBetweenEnds(oldStart, oldEnd, newStart, newEnd, cutsLeft);
        }

        for (var i = 0; i < equalAtEnd; i++)
        {
            _matches.Add((oldEnd + i, newEnd + i));
        }
    }

    private void MatchBetweenEnds(int oldStart, int oldEnd, int newStart, int newEnd, int cutsLeft)
    {
        var inOld = _old.AsSpan(oldStart..oldEnd).ToArray().ToHashSet();
        var inNew = _new.AsSpan(newStart..newEnd).ToArray().ToHashSet();
        var old = Enumerable.Range(oldStart, oldEnd - oldStart).Where(i => inNew.Contains(_old[i])).ToArray();
        var @new = Enumerable.Range(newStart, newEnd - newStart).Where(i => inOld.Contains(_new[i])).ToArray();
        if (old.Length == 0)
        {
            return;
        }

        long length = old.Length + @new.Length;
        var work = length * length;
        var canAskDiffPlex = length <= char.MaxValue && _allowance.Allows(work);
        if (work <= WholePassage && canAskDiffPlex)
        {
            MatchByDiffPlex(old, @new);
        }
        else if (cutsLeft > 0 && Cuts.Between(_old, old, _new, @new) is { Count: > 0 } cuts)
        {
            foreach (var cut in cuts)
            {
                Match(oldStart, cut.Old, newStart, cut.New, cutsLeft - 1);
                _matches.Add(cut);
                (oldStart, newStart) = (cut.Old + 1, cut.New + 1);
            }

            Match(oldStart, oldEnd, newStart, newEnd, cutsLeft - 1);
        }
        else if (canAskDiffPlex)
        {
            MatchByDiffPlex(old, @new);
        }
        else
        {
            _allowance.Refuse();
        }
    }

    private void MatchByDiffPlex(int[] old, int[] @new)
    {
        // DiffPlex compares strings, so each piece becomes one UTF-16 unit. Comparing from new to old chooses among
        // equally small diffs as git does, so that merges agree with git's.
        var codes = new Dictionary<int, char>();
        var oldCodes = Encode(_old, old, codes);
        var newCodes = Encode(_new, @new, codes);
        var blocks = DiffPlex.CreateCharacterDiffs(newCodes, oldCodes, ignoreWhitespace: false, ignoreCase: false)
            .DiffBlocks;

        var (i, j, edits) = (0, 0, 0L);
        foreach (var block in blocks)
        {
            while (i < block.InsertStartB)
            {
                _matches.Add((old[i++], @new[j++]));
            }

            i += block.InsertCountB;
            j += block.DeleteCountA;
            edits += block.DeleteCountA + block.InsertCountB;
        }

        while (i < old.Length)
        {
            _matches.Add((old[i++], @new[j++]));
        }

        _allowance.Spend((old.Length + @new.Length) * (edits + 1));
    }

    private static string Encode(int[] pieces, int[] places, Dictionary<int, char> codes) =>
        string.Create(places.Length, (pieces, places, codes), static (text, source) =>
        {
            for (var i = 0; i < text.Length; i++)
            {
                var piece = source.pieces[source.places[i]];
                if (!source.codes.TryGetValue(piece, out text[i]))
                {
                    text[i] = (char)source.codes.Count;
                    source.codes.Add(piece, text[i]);
                }
            }
        });
}
