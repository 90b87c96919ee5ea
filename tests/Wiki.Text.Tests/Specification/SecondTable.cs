using System.Globalization;
using System.Text.RegularExpressions;

namespace Wiki.Text.Tests.Specification;

/// <summary>The table of a block, read by the specification alone.</summary>
internal sealed partial class SecondTable
{
    private static readonly string[] EventColumns = ["Date", "Event", "System", "Kind", "Version", "Note", "Source"];
    private static readonly string[] PredictionColumns =
        ["Prediction", "Who", "Made", "Due", "Odds", "Outcome", "Source"];
    private static readonly string[] EventKinds =
        ["release", "merge", "announce", "found", "acquire", "standard", "security", "eol", "other"];

    private readonly string _kind;
    private readonly int _markerLine;
    private readonly int _headerLine;
    private readonly List<(int Line, string Code, int Column)> _problems;
    private readonly List<(string Text, int Column)> _header = [];
    private readonly List<(int Line, List<(string Text, int Column)>? Cells, bool IsRead)> _rows = [];

    public SecondTable(
        string kind, int marker, int first, string[] lines, List<(int Line, string Code, int Column)> problems)
    {
        (_kind, _problems, _markerLine, _headerLine) = (kind, problems, marker, first);
        var isRule = lines.Length > 1 && RuleLike().IsMatch(lines[1]);
        if (lines.Length == 0 || Split(lines[0]) is not { } header
            || !isRule && !lines.Any(line => line.StartsWith('|')))
        {
            Tell("M001", marker, 1);
            return;
        }

        if (header.Count == 1)
        {
            Tell("M001", first, 1);
            return;
        }

        _header = header;
        CheckBars(lines[0], first);
        if (!isRule)
        {
            Tell("M002", lines.Length > 1 ? first + 1 : first, 1);
        }
        else
        {
            var rule = Split(lines[1]);
            if (rule is not null)
            {
                CheckBars(lines[1], first + 1);
            }

            if (rule?.Count != header.Count || !rule.TrueForAll(cell => RuleCell().IsMatch(cell.Text)))
            {
                Tell("M002", first + 1, 1);
            }
        }

        for (var i = 2; i < lines.Length; i++)
        {
            ReadRow(lines[i], first + i);
        }
    }

    public bool IsBroken { get; private set; }

    private void ReadRow(string line, int number)
    {
        if (Split(line) is not { } cells)
        {
            _problems.Add((number, "M003", 1));
            _rows.Add((number, null, false));
            return;
        }

        CheckBars(line, number);
        var count = cells.Count;
        if (count != _header.Count)
        {
            _problems.Add((number, "M004", 1));
        }

        while (cells.Count < _header.Count)
        {
            cells.Add(("", line.TrimEnd(' ', '\t').Length));
        }

        _rows.Add((number, cells, count <= _header.Count));
    }

    private void Tell(string code, int line, int column)
    {
        IsBroken = true;
        _problems.Add((line, code, column));
    }

    private void CheckBars(string line, int number)
    {
        var text = line.TrimEnd(' ', '\t');
        if (!text.StartsWith('|'))
        {
            _problems.Add((number, "M003", 1));
        }
        else if (!text.EndsWith('|') || text.EndsWith("\\|", StringComparison.Ordinal) || text.Length == 1)
        {
            _problems.Add((number, "M003", text.Length));
        }
    }

    private static List<(string Text, int Column)>? Split(string line)
    {
        var bars = Bar().Matches(line).Select(bar => bar.Index).ToList();
        if (bars.Count == 0 || line.Trim(' ', '\t') == "|")
        {
            return null;
        }

        var ends = bars.Prepend(-1).Append(line.Length).ToList();
        var cells = new List<(string, int)>();
        for (var i = 0; i + 1 < ends.Count; i++)
        {
            var typed = line[(ends[i] + 1)..ends[i + 1]];
            var text = typed.Trim(' ', '\t');
            // What is before the first bar and behind the last is a cell only if something stands there.
            if (text.Length > 0 || i > 0 && i + 2 < ends.Count)
            {
                var blanks = text.Length == 0 ? 0 : typed.IndexOf(text, StringComparison.Ordinal);
                cells.Add((text.Replace("\\|", "|", StringComparison.Ordinal), ends[i] + 2 + blanks));
            }
        }

        return cells;
    }

    /// <summary>The columns, groups and rows of a matrix.</summary>
    public List<string> Matrix(string setting, HashSet<string> sources)
    {
        var found = new List<string>();
        if (_header.Count == 0)
        {
            return found;
        }

        var pairs = setting.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        var columns = new List<(string Key, string Line)>();
        foreach (var cell in _header.Skip(1))
        {
            var key = Key(cell, _headerLine, [.. columns.Select(it => it.Key)]);
            var pair = Array.Find(pairs, pair =>
                pair.StartsWith(key + ":", StringComparison.Ordinal) && Pair().IsMatch(pair));
            columns.Add((key, pair is null ? key : pair[(key.Length + 1)..]));
        }

        foreach (var pair in pairs.Where(pair => !Pair().IsMatch(pair)
            || !columns.Exists(column => column.Key == pair[..pair.IndexOf(':', StringComparison.Ordinal)])))
        {
            _problems.Add((_markerLine, "M012", 1));
        }

        found.Add("columns " + string.Join(' ', columns.Select(column => $"{column.Key}={column.Line}")));
        var (groups, keys, hints) = (new List<string>(), new List<string>(), new List<(int, string, int)>());
        var rows = new Dictionary<string, (int Line, List<(string Text, int Column)> Cells, List<SecondCell> Read)>();
        foreach (var (line, cells, isRead) in _rows)
        {
            if (!isRead)
            {
                var key = cells is null ? "" : SecondReader.Name(cells[0].Text)?.Key;
                found.Add($"{line} not read {key}");
                continue;
            }

            if (Group().Match(cells![0].Text) is { Success: true } bold
                && bold.Groups["name"].Value.Trim(' ', '\t').Length > 0)
            {
                var name = (bold.Groups["name"].Value.Trim(' ', '\t'), cells[0].Column);
                groups.Add(Key(name, line, groups));
                found.Add($"{line} group {groups[^1]}");
                if (cells.Skip(1).Any(cell => cell.Text.Length > 0))
                {
                    Tell("M007", line, cells[0].Column);
                }

                continue;
            }

            keys.Add(Key(cells[0], line, keys));
            var read = columns.Zip(cells.Skip(1), (column, cell) => SecondCell.Read(cell.Text, column.Line)).ToList();
            foreach (var cell in read)
            {
                var missing = cell.Statements.SelectMany(it => it.Sources).Where(it => !sources.Contains(it.Name));
                cell.Problems.AddRange(missing.Select(it => ("C113", it.Column)).ToList());
                _problems.AddRange(cell.Problems.Select(it => (line, it.Code, it.Column)));
            }

            found.Add($"{line} row {keys[^1]}: {string.Join(" | ", read.Zip(cells.Skip(1),
                (cell, typed) => cell.Canonical ?? $"! {typed.Text}"))}");
            rows.TryAdd(keys[^1], (line, cells, read));
            var claims = read.Where(IsUnderstood).SelectMany(it => it.Statements).ToList();
            if (claims.Exists(it => it.IsValue)
                && claims.Exists(it => it.Claim is "yes" or "partial" or "no" or "planned"))
            {
                hints.Add((line, "W206", 1));
            }
        }

        foreach (var (key, child) in rows)
        {
            var parent = key.LastIndexOf('/') is > 0 and var slash ? rows.GetValueOrDefault(key[..slash]) : default;
            for (var i = 0; parent.Cells is not null && i < child.Read.Count; i++)
            {
                if (Strength(parent.Read[i]) is > 0 and var most && Strength(child.Read[i]) > most)
                {
                    hints.Add((child.Line, "W205", child.Cells[i + 1].Column));
                }
            }
        }

        _problems.AddRange(IsBroken ? [] : hints);
        return found;
    }

    // Sources that the page does not define do not matter to the hints of rows.
    private static bool IsUnderstood(SecondCell cell) =>
        !cell.Problems.Exists(it => it.Code[0] == 'C' && it.Code != "C113");

    private static int Strength(SecondCell cell) => !IsUnderstood(cell) ? 0
        : cell.Statements.Where(it => it.End is null).Select(it => it.Claim switch
        {
            "yes" => 4,
            "partial" => 3,
            "planned" => 2,
            "no" => 1,
            _ => 0,
        }).DefaultIfEmpty(0).Max();

    private string Key((string Text, int Column) cell, int line, List<string> others)
    {
        if (cell.Text.Length == 0 && line != _headerLine)
        {
            Tell("M006", line, cell.Column);
            return "";
        }

        if (SecondReader.Name(cell.Text) is not { } name)
        {
            Tell("M008", line, cell.Column);
            return "";
        }

        if (others.Contains(name.Key))
        {
            Tell("M005", line, cell.Column);
        }

        return name.Key;
    }

    /// <summary>The rows of a timeline or of a list of predictions.</summary>
    public List<string> Named(HashSet<string> sources)
    {
        var found = new List<string>();
        if (_header.Count == 0)
        {
            return found;
        }

        var isTimeline = _kind == "timeline";
        var known = isTimeline ? EventColumns : PredictionColumns;
        string[] required = isTimeline ? ["Date", "Event"] : ["Prediction", "Made", "Outcome"];
        var columns = new List<string>();
        foreach (var cell in _header)
        {
            var name = Array.Find(known, name => name.Equals(cell.Text, StringComparison.OrdinalIgnoreCase));
            if (name is null || columns.Contains(name))
            {
                Tell(isTimeline ? "T203" : "P306", _headerLine, cell.Column);
            }

            columns.Add(name ?? cell.Text);
        }

        foreach (var _ in required.Where(name => !columns.Contains(name)))
        {
            Tell(isTimeline ? "T203" : "P306", _headerLine, 1);
        }

        found.Add("columns " + string.Join(' ', columns));
        var keys = new List<string>();
        DateTime? latest = null;
        var isSorted = true;
        foreach (var (line, cells, isRead) in _rows)
        {
            var place = columns.IndexOf(required[isTimeline ? 1 : 0]);
            if (!isRead)
            {
                var name = cells is null || place < 0 ? null : SecondReader.Name(cells[place].Text);
                found.Add($"{line} not read {name?.Key}");
                continue;
            }

            var own = new List<(string Code, int Column)>();
            var key = "";
            if (place >= 0)
            {
                key = isTimeline ? EventKey(cells![place], line) : Key(cells![place], line, keys);
                if (isTimeline && key.Length > 0 && keys.Contains(key))
                {
                    own.Add(("T202", 1));
                }

                keys.Add(key);
            }

            var said = isTimeline ? Event(Cell, own) : Prediction(Cell, own, sources);
            var isValid = own.Count == 0 || isTimeline && own.TrueForAll(it => it.Code == "T210");
            if (isTimeline && Cell("Date") is { } typed && !own.Contains(("T201", 1)))
            {
                var first = typed.StartsWith("../", StringComparison.Ordinal) ? DateTime.MinValue
                    : Bounds(typed.Split('/')[0]).First;
                if (isSorted && first < latest)
                {
                    isSorted = false;
                    _problems.Add((line, "T211", 1));
                }

                latest = first;
            }

            own.AddRange(Cited(Cell("Source") ?? "", sources));
            _problems.AddRange(own.Select(it => (line, it.Code, it.Column)));
            found.Add($"{line} {key}: {said}{(isValid ? "" : " !")}");

            string? Cell(string column) => columns.IndexOf(column) is >= 0 and var i ? cells![i].Text : null;
        }

        return found;
    }

    private string EventKey((string Text, int Column) cell, int line) => Key(cell, line, []);

    private static string Event(Func<string, string?> cell, List<(string Code, int Column)> problems)
    {
        var date = cell("Date");
        var halves = date?.Split('/') ?? [];
        var isDate = halves.Length == 1 && IsDate(halves[0]) || halves.Length == 2 && date != "../.."
            && halves.All(half => half == ".." || IsDate(half))
            && (halves.Contains("..") || Bounds(halves[0]).First <= Bounds(halves[1]).Last);
        var kind = cell("Kind") ?? "";
        var version = cell("Version") ?? "";
        var isVersion = version.Length > 0 && ReadVersion(version) is not null;
        problems.AddRange(date is null || isDate ? [] : [("T201", 1)]);
        problems.AddRange(kind.Length == 0 || EventKinds.Contains(kind) ? [] : [("T204", 1)]);
        problems.AddRange(version.Length == 0 || isVersion ? [] : [("T205", 1)]);
        var system = cell("System") ?? "";
        problems.AddRange(kind == "release" && system.Length > 0 && version.Length == 0 ? [("T210", 1)] : []);
        var line = version.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon ? version[..colon]
            : SecondReader.Name(system)?.Key ?? "";
        return (isDate ? date : "?") + (isVersion && isDate && line.Length > 0
            && problems.TrueForAll(it => it.Code == "T210") ? $" dates {line} {ReadVersion(version)!.Version}" : "");
    }

    // A word that could be a date is a version here: a "v" in front makes it one.
    private static SecondPoint? ReadVersion(string word) => SecondPoint.Read(word) switch
    {
        { First: null } version => version,
        null => null,
        _ => SecondPoint.Read("v" + word),
    };

    private static string Prediction(
        Func<string, string?> cell, List<(string Code, int Column)> problems, HashSet<string> sources)
    {
        var made = cell("Made");
        problems.AddRange(made is null || IsDate(made) ? [] : [("P302", 1)]);
        problems.AddRange(cell("Due") is null or "" || IsDate(cell("Due")!) ? [] : [("P302", 1)]);
        problems.AddRange(cell("Odds") is null or "" || Odds().IsMatch(cell("Odds")!)
            && decimal.Parse(cell("Odds")![..^1], CultureInfo.InvariantCulture) <= 100 ? [] : [("P307", 1)]);
        var outcome = cell("Outcome") is { } text ? Outcome(text, made, problems, sources) : null;
        return $"{(made is not null && IsDate(made) ? made : "?")} {outcome ?? "?"}";
    }

    // All outcomes but the rarest faults are told by one expression; the second cell reader knows the notes.
    private static string? Outcome(
        string text, string? made, List<(string Code, int Column)> problems, HashSet<string> sources)
    {
        var match = OutcomeText().Match(text);
        var (word, rest) = (match.Groups["word"].Value, match.Groups["rest"]);
        if (word is not ("open" or "yes" or "no" or "partly" or "void" or "disputed"))
        {
            problems.Add(("P301", 1));
            return null;
        }

        if (word == "open")
        {
            problems.AddRange(rest.Length == 0 ? [] : [("C103", rest.Index + 1)]);
            return rest.Length == 0 ? "open" : null;
        }

        var dated = Dated().Match(rest.Value);
        if (!dated.Success)
        {
            problems.Add(("P302", 1));
            return null;
        }

        var date = dated.Groups["date"].Value;
        var column = rest.Index + 1;
        if (!IsDate(date))
        {
            problems.Add(("P302", column));
            return null;
        }

        // A level with a note and sources is read in the same way.
        var tail = $"no as of 2000 {dated.Groups["tail"].Value}";
        var offset = rest.Index + dated.Groups["tail"].Index - "no as of 2000 ".Length;
        var cell = SecondCell.Read(tail, "");
        if (cell.Problems.Find(it => it.Code[0] == 'C') is { Code: { } code } fault)
        {
            problems.Add((code, fault.Column + offset));
            return null;
        }

        var statement = cell.Statements[0];
        var isEarly = made is not null && IsDate(made)
            && SecondPoint.Compare(SecondPoint.Read(date)!, SecondPoint.Read(made)!, "").Order < 0;
        problems.AddRange(statement.Note is null && (word is "partly" or "void" or "disputed") ? [("P304", 1)] : []);
        problems.AddRange(statement.Sources.Count == 0 ? [("P305", 1)] : []);
        problems.AddRange(isEarly ? [("P303", column)] : []);
        problems.AddRange(statement.Sources.Where(it => !sources.Contains(it.Name))
            .Select(it => ("C113", it.Column + offset)));
        return $"{word} {date}{statement.Canonical["no as of 2000".Length..]}";
    }

    private static IEnumerable<(string Code, int Column)> Cited(string cell, HashSet<string> sources)
    {
        var at = 0;
        while (at < cell.Length)
        {
            var source = Citation().Match(cell, at);
            if (!source.Success)
            {
                yield return ("C103", at + 1);
                yield break;
            }

            if (!sources.Contains(source.Groups["name"].Value))
            {
                yield return ("C113", at + 1);
            }

            at += source.Length;
        }
    }

    private static bool IsDate(string word) => SecondPoint.Read(word) is { First: not null };

    private static (DateTime? First, DateTime? Last) Bounds(string date) =>
        SecondPoint.Read(date.TrimEnd('~')) is { } point ? (point.First, point.Last) : default;

    [GeneratedRegex(@"(?<!\\)\|")]
    private static partial Regex Bar();

    [GeneratedRegex(@"^(?=.*-)[-|: \t]+$")]
    private static partial Regex RuleLike();

    [GeneratedRegex("^:?-+:?$")]
    private static partial Regex RuleCell();

    [GeneratedRegex(@"^\*\*(?<name>(?:(?!\*\*).)+)\*\*$")]
    private static partial Regex Group();

    [GeneratedRegex("^[a-z0-9](?:[-./]?[a-z0-9])*:[a-z0-9](?:[-.]?[a-z0-9])*$")]
    private static partial Regex Pair();

    [GeneratedRegex(@"^[0-9]+(?:\.[0-9]*)?%$")]
    private static partial Regex Odds();

    [GeneratedRegex(@"^(?<word>(?:(?!\[\^[^\[\] \t]+\])[^ \t;,`(])+)[ \t]*(?<rest>.*)$")]
    private static partial Regex OutcomeText();

    [GeneratedRegex(@"^(?<date>(?:(?!\[\^[^\[\] \t]+\])[^ \t;,`(])+)[ \t]*(?<tail>.*)$")]
    private static partial Regex Dated();

    [GeneratedRegex(@"\G\[\^(?<name>[^\[\] \t]+)\][ \t]*")]
    private static partial Regex Citation();
}
