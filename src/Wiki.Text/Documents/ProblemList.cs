namespace Wiki.Text.Documents;

/// <summary>
/// The problems of prose. Of each kind only the first ones are named; the last of them stands for the others too, so
/// that a text full of them costs no more than its length.
/// </summary>
/// <param name="body">The text that was parsed.</param>
public sealed class ProblemList(string body)
{
    /// <summary>How many problems of one kind are named.</summary>
    public const int Most = 1_000;

    private readonly Dictionary<string, int> _counts = [];
    private readonly Dictionary<string, int> _last = [];
    private readonly List<Problem> _problems = [];
    private readonly Lazy<int[]> _starts = new(() =>
        [0, .. Enumerable.Range(0, body.Length).Where(i => body[i] == '\n').Select(i => i + 1)]);

    /// <summary>The text.</summary>
    public string Body => body;

    /// <summary>
    /// Counts one more problem of a kind of which enough are named; else false, and it is to be added.
    /// </summary>
    internal bool IsCounted(string code)
    {
        if (_counts.GetValueOrDefault(code) < Most)
        {
            return false;
        }

        _counts[code]++;
        return true;
    }

    /// <summary>Adds a problem at a place of the text.</summary>
    /// <param name="code">Its code.</param>
    /// <param name="severity">How serious it is.</param>
    /// <param name="place">Where it begins, in UTF-16 units, and how long it is.</param>
    /// <param name="sentence">What is said of it, without the number of the line.</param>
    /// <param name="meant">What its author may have meant.</param>
    public void Add(
        string code, Severity severity, (int Start, int Length) place, Func<string> sentence,
        Func<Meant?>? meant = null)
    {
        if (IsNamed(code))
        {
            var (line, column) = PlaceOf(place.Start);
            Keep(new Problem(code, severity, line, column, $"Line {line}: {sentence()}")
            {
                Length = place.Length,
                Meant = meant?.Invoke(),
            });
        }
    }

    /// <summary>Adds a problem of a whole line.</summary>
    /// <param name="code">Its code.</param>
    /// <param name="severity">How serious it is.</param>
    /// <param name="line">The line, from 1.</param>
    /// <param name="sentence">What is said of it, without the number of the line.</param>
    public void Add(string code, Severity severity, int line, Func<string> sentence)
    {
        if (IsNamed(code))
        {
            Keep(new Problem(code, severity, line, 1, $"Line {line}: {sentence()}"));
        }
    }

    /// <summary>Adds a problem that is made only when it is named.</summary>
    /// <param name="code">Its code.</param>
    /// <param name="start">Where it begins in the text.</param>
    /// <param name="problem">Makes it, for the line and the column.</param>
    public void Add(string code, int start, Func<int, int, Problem> problem)
    {
        if (IsNamed(code))
        {
            var (line, column) = PlaceOf(start);
            Keep(problem(line, column));
        }
    }

    /// <summary>Adds a problem that was made already.</summary>
    public void Add(Problem problem)
    {
        if (IsNamed(problem.Code))
        {
            Keep(problem);
        }
    }

    /// <summary>Problems of which only the first of each kind are named.</summary>
    public static IEnumerable<Problem> Limited(IEnumerable<Problem> problems)
    {
        ArgumentNullException.ThrowIfNull(problems);
        var found = new ProblemList("");
        foreach (var problem in problems)
        {
            found.Add(problem);
        }

        return found.All();
    }

    /// <summary>The line and the column of a place, from 1.</summary>
    public (int Line, int Column) PlaceOf(int start)
    {
        var found = Array.BinarySearch(_starts.Value, start);
        var line = found >= 0 ? found : ~found - 1;
        return (line + 1, start - _starts.Value[line] + 1);
    }

    /// <summary>All of them.</summary>
    public IEnumerable<Problem> All()
    {
        foreach (var (code, count) in _counts.Where(it => it.Value > Most))
        {
            var last = _problems[_last[code]];
            _problems[_last[code]] = last with
            {
                Message = $"{last.Message} {count - Most:N0} more like it are not listed.",
                Places = count - Most + 1,
            };
        }

        return _problems;
    }

    private bool IsNamed(string code) => (_counts[code] = _counts.GetValueOrDefault(code) + 1) <= Most;

    private void Keep(Problem problem)
    {
        _last[problem.Code] = _problems.Count;
        _problems.Add(problem);
    }
}
