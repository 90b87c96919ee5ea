using Wiki.Text.Diffing.Passages;
using Wiki.Text.Diffing.Sequences;

namespace Wiki.Text.Diffing.Moves;

/// <summary>
/// Finds lines that were removed at one place and added at another. They are equal or similar and are found together
/// with their neighbours. Similar lines with few letters are never found alone. An equal line is, when it is an item of
/// a list or has two words: then it is no coincidence that it left one place and came to another.
/// </summary>
internal sealed class MovedLines
{
    private const int None = -1;
    private const int LettersOfBlock = 20;
    private const int LettersOfLine = 10;
    private const double LeastSimilar = 0.5;

    // A passage may have this many added or removed lines between two moved ones.
    private const int LongestGap = 3;

    private readonly DiffSide _old;
    private readonly DiffSide _new;
    private readonly LineSimilarity _similarity;
    private readonly WorkAllowance _allowance;
    private readonly int[] _newOf;

    public MovedLines(DiffSide old, DiffSide @new, LineSimilarity similarity, WorkAllowance allowance)
    {
        _old = old;
        _new = @new;
        _similarity = similarity;
        _allowance = allowance;
        _newOf = new int[old.Count];
        Array.Fill(_newOf, None);
    }

    /// <summary>Finds lines that occur exactly once among the removed and once among the added lines.</summary>
    public void FindEqual()
    {
        var once = OncePerText();
        for (var i = 0; i < _old.Count; i++)
        {
            if (_old.Free[i] && once.TryGetValue(_old.Shown(i), out var j) && j >= 0 && _new.Free[j])
            {
                AddBlock(i, j);
            }
        }
    }

    /// <summary>Treats a removed line and the most similar added line at another place as moved.</summary>
    public void Add(int i, int j)
    {
        if (_old.Free[i] && _new.Free[j])
        {
            AddBlock(i, j);
        }
    }

    /// <summary>The moved passages, in the order of the old text.</summary>
    public List<(Move Move, List<(int Old, int New)> Lines)> Passages()
    {
        var passages = new List<List<(int Old, int New)>>();
        for (var i = 0; i < _newOf.Length; i++)
        {
            if (_newOf[i] == None)
            {
                continue;
            }

            if (passages is [.., [.., var last]] && Continues(last.Old, i, i => _old.Free[i])
                && Continues(last.New, _newOf[i], j => _new.Free[j]))
            {
                passages[^1].Add((i, _newOf[i]));
            }
            else
            {
                passages.Add([(i, _newOf[i])]);
            }
        }

        return [.. passages.Select((lines, i) => (new Move(i + 1,
            new LineRun(lines[0].Old + 1, lines[^1].Old + 1 - lines[0].Old),
            new LineRun(lines[0].New + 1, lines[^1].New + 1 - lines[0].New)), lines))];
    }

    private static bool Continues(int last, int next, Predicate<int> isFree)
    {
        if (next <= last || next - last > LongestGap + 1)
        {
            return false;
        }

        return Enumerable.Range(last + 1, next - last - 1).All(line => isFree(line));
    }

    private Dictionary<string, int> OncePerText()
    {
        var once = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var j = 0; j < _new.Count; j++)
        {
            if (_new.Free[j] && (Letters(_new.Shown(j)) >= LettersOfLine || Tells(_new.Shown(j))))
            {
                once[_new.Shown(j)] = once.ContainsKey(_new.Shown(j)) ? None : j;
            }
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; once.Count > 0 && i < _old.Count; i++)
        {
            if (_old.Free[i] && !seen.Add(_old.Shown(i)))
            {
                once.Remove(_old.Shown(i));
            }
        }

        return once;
    }

    private void AddBlock(int i, int j)
    {
        var (first, last) = (0, 0);
        while (Belong(i + first - 1, j + first - 1))
        {
            first--;
        }

        while (Belong(i + last + 1, j + last + 1))
        {
            last++;
        }

        var block = Enumerable.Range(first, last - first + 1).Select(step => (Old: i + step, New: j + step)).ToList();
        if (block.Sum(lines => Letters(_new.Shown(lines.New))) < LettersOfBlock
            && !block.Exists(lines => _old.Shown(lines.Old) == _new.Shown(lines.New) && Tells(_new.Shown(lines.New))))
        {
            return;
        }

        foreach (var (old, @new) in block)
        {
            _newOf[old] = @new;
            (_old.Free[old], _new.Free[@new]) = (false, false);
        }
    }

    private bool Belong(int i, int j) =>
        i >= 0 && j >= 0 && i < _old.Count && j < _new.Count && _old.Free[i] && _new.Free[j]
            && (_old.Shown(i) == _new.Shown(j) || AreSimilar(i, j));

    private bool AreSimilar(int i, int j) =>
        Letters(_old.Shown(i)) >= LettersOfLine && Letters(_new.Shown(j)) >= LettersOfLine
            && _similarity.Between(_old.Signature(i), _new.Signature(j), _allowance) >= LeastSimilar;

    /// <summary>Whether a line is an item of a list with a word, or has two words.</summary>
    private static bool Tells(string line)
    {
        var text = line.AsSpan().Trim();
        var isItem = text.Length > 2 && text[0] is '-' or '*' or '+' && text[1] is ' ' or '\t';
        var words = 0;
        for (var i = 0; i < text.Length && words < 2; i++)
        {
            words += char.IsLetterOrDigit(text[i]) && (i == 0 || !char.IsLetterOrDigit(text[i - 1])) ? 1 : 0;
        }

        return words >= (isItem ? 1 : 2);
    }

    private static int Letters(string line) => line.Count(char.IsLetterOrDigit);
}
