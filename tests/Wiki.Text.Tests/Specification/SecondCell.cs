using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;

namespace Wiki.Text.Tests.Specification;

/// <summary>A point in time, read by docs/blocks/dates.md alone.</summary>
internal sealed partial record SecondPoint(DateTime? First, DateTime? Last, string Line, string Version, string Text)
{
    private static readonly string[] Before = ["dev", "alpha", "beta", "pre", "rc", "test"];

    public static SecondPoint? Read(string word)
    {
        if (Date().Match(word) is { Success: true } date)
        {
            var text = date.Groups["date"].Value;
            var isAbout = word.EndsWith('~');
            if (DateTime.TryParseExact(text + "-01-01"[..(10 - text.Length)], "yyyy-MM-dd",
                CultureInfo.InvariantCulture, DateTimeStyles.None, out var first))
            {
                Func<DateTime, int, DateTime> step = text.Length switch
                {
                    4 => (day, n) => day.AddYears(n),
                    7 => (day, n) => day.AddMonths(n),
                    _ => (day, n) => day.AddDays(n),
                };
                return new SecondPoint(
                    isAbout ? step(first, -1) : first, step(first, isAbout ? 2 : 1).AddDays(-1), "", "", word);
            }
        }

        if (word.Length > 100 || Number().Match(word) is not { Success: true } match
            || !match.Groups["line"].Success && !match.Groups["v"].Success && DottedDate().IsMatch(word))
        {
            return null;
        }

        var number = match.Groups["number"].Value;
        var line = match.Groups["line"].Value;
        var text2 = line.Length > 0 ? $"{line}:{number}"
            : DottedDate().IsMatch(number) || Read2(number) ? "v" + number : number;
        return new SecondPoint(null, null, line, number, text2);

        static bool Read2(string text) => Date().IsMatch(text) && Read(text) is { First: not null };
    }

    /// <summary>Less than 0, 0 or more than 0; "open" and "incomparable" otherwise.</summary>
    public static (int? Order, bool IsComparable) Compare(SecondPoint a, SecondPoint b, string line)
    {
        if (a.First is not null && b.First is not null)
        {
            return (a.Last < b.First ? -1 : a.First > b.Last ? 1
                : a.First == a.Last && b.First == b.Last ? 0 : null, true);
        }

        if (a.First is not null || b.First is not null
            || (a.Line.Length > 0 ? a.Line : line) != (b.Line.Length > 0 ? b.Line : line))
        {
            return (null, false);
        }

        var (x, y) = (Number().Match(a.Version), Number().Match(b.Version));
        var (xs, ys) = (Numbers(x), Numbers(y));
        for (var i = 0; i < Math.Max(xs.Length, ys.Length); i++)
        {
            var order = xs.ElementAtOrDefault(i).CompareTo(ys.ElementAtOrDefault(i));
            if (order != 0)
            {
                return (order, true);
            }
        }

        var suffix = Rank(x).CompareTo(Rank(y));
        suffix = suffix != 0 ? suffix
            : string.CompareOrdinal(x.Groups["suffix"].Value, y.Groups["suffix"].Value);
        return (suffix != 0 ? suffix : Last(x).CompareTo(Last(y)), true);

        static BigInteger[] Numbers(Match match) =>
            [.. match.Groups["numbers"].Value.Split('.').Select(Parsed)];

        static BigInteger Last(Match match) =>
            match.Groups["last"].Success ? Parsed(match.Groups["last"].Value) : 0;

        static BigInteger Parsed(string digits) => BigInteger.Parse(digits, CultureInfo.InvariantCulture);

        static int Rank(Match match) => match.Groups["suffix"].Value is var suffix && suffix.Length == 0 ? 0
            : Array.IndexOf(Before, suffix) is >= 0 and var place ? place - Before.Length : 1;
    }

    /// <summary>C104 or C105 for a word that is no point.</summary>
    public static string Fault(string word)
    {
        if (word.Length > 100 || BadDate().IsMatch(word)
            || Months().IsMatch(word) && word.Split('-', '/', '.', ',').All(part => Part().IsMatch(part)))
        {
            return "C104";
        }

        string[] signs = ["..", "–", "—", "−", "‐", "‑", "‒", "-"];
        return signs.Any(sign => Enumerable.Range(0, word.Length).Any(at =>
            string.CompareOrdinal(word, at, sign, 0, sign.Length) == 0
            && Read(word[..at]) is not null && Read(word[(at + sign.Length)..]) is not null)) ? "C105" : "C104";
    }

    private const string Month =
        "jan(u(a(r(y)?)?)?)?|feb(r(u(a(r(y)?)?)?)?)?|mar(c(h)?)?|apr(i(l)?)?|may|june?|july?|aug(u(s(t)?)?)?"
        + "|sept?(e(m(b(e(r)?)?)?)?)?|oct(o(b(e(r)?)?)?)?|nov(e(m(b(e(r)?)?)?)?)?|dec(e(m(b(e(r)?)?)?)?)?";

    [GeneratedRegex("^(?<date>(19|20)[0-9]{2}(-[0-9]{2}(-[0-9]{2})?)?)~?$")]
    private static partial Regex Date();

    [GeneratedRegex(@"^((?<line>[a-z0-9]([-.]?[a-z0-9])*):)?(?<v>v(?=[0-9]))?(?<number>(?<numbers>[0-9]+(\.[0-9]+)*)"
        + "(-?(?<suffix>alpha|beta|dev|pre|p|rc|sp|test|update|u|[a-z])([-.]?(?<last>[0-9]+))?)?)$")]
    private static partial Regex Number();

    [GeneratedRegex(@"^[0-9]+\.[0-9]+\.(19|20)[0-9]{2}$")]
    private static partial Regex DottedDate();

    [GeneratedRegex(@"^([0-9]+\.[0-9]+\.(19|20)[0-9]{2}|(19|20)[0-9]{2}(-[0-9]{1,2}){1,2}~?|([0-9]{1,2}-){2}[0-9]{4}"
        + "|[0-9]+(/[0-9]+){1,2})$")]
    private static partial Regex BadDate();

    [GeneratedRegex($"(^|[-/.,])({Month})($|[-/.,])", RegexOptions.IgnoreCase)]
    private static partial Regex Months();

    [GeneratedRegex($"^([0-9]*|{Month})$", RegexOptions.IgnoreCase)]
    private static partial Regex Part();
}

/// <summary>A statement of a cell as the second reader sees it.</summary>
internal sealed record SecondStatement(string Claim, int Column)
{
    public bool IsValue => Claim.StartsWith('`');

    public (string Word, SecondPoint Point)? Start { get; set; }

    public (string Word, SecondPoint Point)? End { get; set; }

    public SecondPoint? Target { get; set; }

    public SecondPoint? Check { get; set; }

    public SortedSet<int> Tags { get; } = [];

    public string? Note { get; set; }

    public int NoteColumn { get; set; }

    public List<(string Name, int Column)> Sources { get; } = [];

    public bool IsOpen => End is null && Claim != "planned";

    public string Canonical => string.Join(' ', new[]
    {
        Claim, Start is { } start ? $"{start.Word} {start.Point.Text}" : null,
        End is { } end ? $"{end.Word} {end.Point.Text}" : null, Target is null ? null : $"for {Target.Text}",
        Tags.Count == 0 ? null : string.Join(' ', Tags.Select(tag => SecondCell.Tags[tag])),
        Check is null ? null : $"as of {Check.Text}",
        Note is null ? null : Note.EndsWith('\\') ? $"({Note} )" : $"({Note})",
        Sources.Count == 0 ? null : string.Concat(Sources.Select(source => $"[^{source.Name}]")),
    }.OfType<string>());
}

/// <summary>
/// A cell read by docs/blocks/cells.md alone: written a second time and in another way, to be compared with the
/// program.
/// </summary>
internal sealed partial class SecondCell
{
    public static readonly string[] Tags = ["#patch", "#flag", "#experimental", "#deprecated", "#paid", "#hw"];

    private static readonly string[] Levels = ["yes", "partial", "no", "planned", "unknown", "n/a"];
    private static readonly string[] Keywords = ["since", "by", "removed", "until", "for", "as"];

    private readonly string _line;
    private readonly List<(char Kind, string Text, int Column)> _tokens;
    private int _at;

    private SecondCell(string text, string line)
    {
        _line = line;
        _tokens = Tokens(text);
    }

    public List<SecondStatement> Statements { get; } = [];

    public List<(string Code, int Column)> Problems { get; } = [];

    public static SecondCell Read(string text, string line)
    {
        var cell = new SecondCell(text, line);
        try
        {
            cell.Read();
            cell.Judge();
        }
        catch (Fault fault)
        {
            cell.Statements.Clear();
            cell.Problems.Clear();
            cell.Problems.Add((fault.Code, fault.Column));
        }

        return cell;
    }

    /// <summary>The canonical text; null when the cell is not understood.</summary>
    public string? Canonical => Problems.Exists(it => it.Code[0] == 'C') ? null
        : string.Join("; ", new[] { Statements.Where(it => it.IsOpen), Statements.Where(it => it.End is not null),
            Statements.Where(it => it.Claim == "planned") }.SelectMany(group => Sorted([.. group]))
            .Select(it => it.Canonical));

    private List<SecondStatement> Sorted(List<SecondStatement> group)
    {
        var isOrdered = group.TrueForAll(a => a.Start is not null
            && group.TrueForAll(b => b.Start is not null && Order(a, b) is not null));
        return !isOrdered ? group
            : [.. group.OrderDescending(Comparer<SecondStatement>.Create((a, b) => Order(a, b)!.Value))];

        int? Order(SecondStatement a, SecondStatement b) => ReferenceEquals(a, b) ? 0
            : SecondPoint.Compare(a.Start!.Value.Point, b.Start!.Value.Point, _line).Order;
    }

    // w: word, c: code, n: note, s: source, ; and , themselves, x: broken, e: end
    private static List<(char Kind, string Text, int Column)> Tokens(string text)
    {
        var tokens = new List<(char, string, int)>();
        for (var at = 0; ;)
        {
            at += Blanks().Match(text, at).Length;
            if (at == text.Length)
            {
                tokens.Add(('e', "", at + 1));
                return tokens;
            }

            var (kind, length) = text[at] switch
            {
                ';' or ',' => (text[at], 1),
                '`' => ('c', text.IndexOf('`', at + 1) is > 0 and var close ? close - at + 1 : -1),
                '(' => ('n', NoteLength(text, at)),
                _ when Source().Match(text, at) is { Success: true } source => ('s', source.Length),
                _ => ('w', Word().Match(text, at).Length),
            };
            if (length <= 0)
            {
                // Of an open note the backtick that is never closed is the fault, if there is one.
                tokens.Add(('x', kind == 'c' || length < -1 ? "C117" : "C109", (length < -1 ? -length - 2 : at) + 1));
                return tokens;
            }

            tokens.Add((kind, text.Substring(at, length), at + 1));
            at += length;
        }
    }

    private static int NoteLength(string text, int from)
    {
        var open = 0;
        for (var i = from; i < text.Length; i++)
        {
            if (text[i] == '`')
            {
                var close = text.IndexOf('`', i + 1);
                if (close < 0)
                {
                    return -i - 2;
                }

                i = close;
            }
            else if (text[i] is '(' or ')' && (i == 0 || text[i - 1] != '\\'))
            {
                open += text[i] == '(' ? 1 : -1;
                if (open == 0)
                {
                    return i - from + 1;
                }
            }
        }

        return -1;
    }

    private (char Kind, string Text, int Column) Next => _tokens[Math.Min(_at, _tokens.Count - 1)];

    private void Read()
    {
        while (Next.Kind != 'e')
        {
            var statement = ReadClaim();
            if (Statements.Count > 0 && (statement.Claim == "unknown" || Statements[^1].Claim == "unknown"))
            {
                throw new Fault("C106", Statements[^1].Claim == "unknown" ? Statements[^1].Column : statement.Column);
            }

            ReadShortStart(statement);
            while (Next.Kind is not ('e' or ';'))
            {
                ReadPart(statement);
            }

            Statements.Add(statement);
            if (Next is { Kind: ';', Column: var column })
            {
                _at++;
                Check(Next.Kind != 'e' && Statements.Count < 20, "C103", column);
            }
        }
    }

    private SecondStatement ReadClaim()
    {
        var (kind, text, column) = Next;
        _at++;
        var level = text == "?" ? "unknown"
            : Array.Find(Levels, level => level.Equals(text, StringComparison.OrdinalIgnoreCase));
        return kind switch
        {
            'c' => new SecondStatement(text, column),
            'w' when level is not null => new SecondStatement(level, column),
            'x' => throw new Fault(text, column),
            ';' or ',' => throw new Fault("C103", column),
            'w' when text == "+" => throw new Fault("C103", column),
            'w' when Dashes().IsMatch(text) => throw new Fault("C116", column),
            _ => throw new Fault("C101", column),
        };
    }

    private void ReadShortStart(SecondStatement statement)
    {
        var (kind, text, column) = Next;
        if (kind != 'w' || !Pointlike().IsMatch(text))
        {
            return;
        }

        _at++;
        text = text.EndsWith('+') ? text[..^1] : text;
        var point = SecondPoint.Read(text) ?? throw new Fault(SecondPoint.Fault(text), column);
        Check(statement.Claim != "no", "C102", column);
        Check(statement.Claim is not ("n/a" or "planned" or "unknown"), "C103", column);
        statement.Start = ("since", point);
    }

    private void ReadPart(SecondStatement statement)
    {
        var (kind, text, column) = Next;
        _at++;
        if (kind == 'n')
        {
            Check(statement.NoteColumn == 0, "C110", column);
            Check(statement.Sources.Count == 0, "C103", column);
            statement.NoteColumn = column;
            statement.Note = text[1..^1].Trim(' ', '\t') is { Length: > 0 } note ? note : null;
            return;
        }

        if (kind == 's')
        {
            statement.Sources.Add((text[2..^1], column));
            return;
        }

        if (kind == ',')
        {
            Check(Next.Kind == 'w', "C103", column);
            (kind, text, column) = Next;
            _at++;
        }

        Check(kind != 'x', text, column);
        Check(kind == 'w' && (text[0] == '#' || Keywords.Contains(text)), "C103", column);
        Check(statement.NoteColumn == 0 && statement.Sources.Count == 0, "C103", column);
        ReadClause(statement, text, column);
    }

    private void ReadClause(SecondStatement statement, string word, int column)
    {
        var hasPeriod = statement.Claim is not ("planned" or "unknown");
        switch (word)
        {
            case "since" or "by":
                Check(hasPeriod && (statement.Claim, word) is not ("no", "by"), "C106", column);
                Check(statement.Start is null, "C115", column);
                statement.Start = (word, ReadPoint(column, mayContinue: word == "since"));
                break;
            case "removed" or "until":
                Check(hasPeriod, "C106", column);
                Check(statement.End is null, "C115", column);
                if (word == "removed" && Next is { Kind: 'w', Text: "by" })
                {
                    _at++;
                    word = "removed by";
                }

                statement.End = (word, ReadPoint(column, mayContinue: false));
                break;
            case "for":
                Check(statement.Claim is "planned" or "any", "C106", column);
                Check(statement.Target is null, "C115", column);
                statement.Target = ReadPoint(column, mayContinue: false);
                break;
            case "as":
                Check(Next is { Kind: 'w', Text: "of" }, "C103", column);
                _at++;
                Check(statement.Check is null, "C115", column);
                statement.Check = ReadPoint(column, mayContinue: false);
                break;
            default:
                var tag = Array.IndexOf(Tags, word);
                Check(tag >= 0, "C114", column);
                Check(statement.Tags.Add(tag), "C115", column);
                break;
        }
    }

    private SecondPoint ReadPoint(int keyword, bool mayContinue)
    {
        var (kind, text, column) = Next;
        Check(kind == 'w' && text[0] != '#' && text != "+" && !Keywords.Contains(text), "C104", keyword);
        _at++;
        text = mayContinue && text.EndsWith('+') ? text[..^1] : text;
        return SecondPoint.Read(text) ?? throw new Fault(SecondPoint.Fault(text), column);
    }

    private void Judge()
    {
        for (var i = 0; i < Statements.Count; i++)
        {
            var it = Statements[i];
            if (it is { Start: { } start, End: { } end })
            {
                var (order, isComparable) = SecondPoint.Compare(start.Point, end.Point, _line);
                Tell(order > 0, "C107", it.Column);
                Tell(!isComparable, "W202", it.Column);
            }

            Tell(it.Claim == "partial" && it.Note is null, "C111", it.Column);
            Tell(it.Claim == "planned" && (it.Sources.Count == 0 || it.Check is null), "C112", it.Column);
            Tell(it.Claim == "planned" && Statements.Exists(other => other is { Claim: "yes", IsOpen: true }), "C118",
                it.Column);
            Tell(it.Note is { } note && IsData(note), "W208", it.NoteColumn);
            var unordered = false;
            var overlaps = false;
            foreach (var earlier in Statements.Take(i).TakeWhile(_ => !overlaps))
            {
                var (meets, unclear) = Overlap(earlier, it);
                overlaps |= meets;
                unordered |= unclear;
            }

            Tell(overlaps, "C108", it.Column);
            Tell(unordered && !overlaps, "W202", it.Column);
        }

        Tell(Statements.Exists(it => it.Claim is "yes" or "partial" or "no")
            && Statements.TrueForAll(it => it.Sources.Count == 0), "W201", 1);
    }

    private (bool Meets, bool IsUnclear) Overlap(SecondStatement a, SecondStatement b)
    {
        if (a.Claim is "planned" or "unknown" || b.Claim is "planned" or "unknown")
        {
            return (false, false);
        }

        if (a.End is null && b.End is null)
        {
            return (true, false);
        }

        if (Certain(a) is not { } x || Certain(b) is not { } y)
        {
            return (false, false);
        }

        bool?[] begins = [BeginsBeforeEnd(x, y), BeginsBeforeEnd(y, x)];
        return (begins.All(it => it == true), begins.All(it => it != false) && (IsUnclear(x, y) || IsUnclear(y, x)));
    }

    private sealed record CertainPart(SecondPoint? From, SecondPoint? To, bool IsIncluded);

    private static CertainPart? Certain(SecondStatement it) =>
        it.End is null ? it.Start is null ? null : new CertainPart(it.Start.Value.Point, null, false)
        : it.End.Value.Word != "removed by"
            ? new CertainPart(it.Start?.Point, it.End.Value.Point, it.End.Value.Word == "until")
        : it.Start is { Word: "since" } since ? new CertainPart(since.Point, since.Point, true)
        : null;

    private bool? BeginsBeforeEnd(CertainPart a, CertainPart b)
    {
        if (b.To is null)
        {
            return true;
        }

        if (a.From is null && a.To is null)
        {
            return null;
        }

        // Without a start it is only known to hold right before its end.
        var isBefore = a.From is null && !a.IsIncluded;
        return SecondPoint.Compare((a.From ?? a.To)!, b.To, _line).Order switch
        {
            < 0 => true,
            > 0 => false,
            0 => isBefore || b.IsIncluded,
            null => null,
        };
    }

    private bool IsUnclear(CertainPart a, CertainPart b) =>
        b.To is not null && (a.From ?? a.To) is { } point && !SecondPoint.Compare(point, b.To, _line).IsComparable;

    private static bool IsData(string note)
    {
        var cell = new SecondCell(note, "");
        if (cell._tokens.Count == 1 || cell._tokens.Exists(token => token.Kind is not ('w' or ',' or 'e')))
        {
            return false;
        }

        var first = cell.Next.Text;
        cell._at += SecondPoint.Read(first.EndsWith('+') ? first[..^1] : first) is null ? 0 : 1;
        try
        {
            for (var any = new SecondStatement("any", 1); cell.Next.Kind != 'e';)
            {
                cell.ReadPart(any);
            }

            return true;
        }
        catch (Fault)
        {
            return false;
        }
    }

    private void Tell(bool isSo, string code, int column)
    {
        if (isSo)
        {
            Problems.Add((code, column));
        }
    }

    private static void Check(bool isRight, string code, int column)
    {
        if (!isRight)
        {
            throw new Fault(code, column);
        }
    }

    [GeneratedRegex(@"\G[ \t]*")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"\G\[\^[^\[\] \t]+\]")]
    private static partial Regex Source();

    [GeneratedRegex(@"\G.(?:(?!\[\^[^\[\] \t]+\])(?:[^ \t;,`(]|(?<=\\)\())*", RegexOptions.Singleline)]
    private static partial Regex Word();

    [GeneratedRegex(@"^[-\u2010-\u2015\u2212\uFE58\uFE63\uFF0D]+$")]
    private static partial Regex Dashes();

    [GeneratedRegex("^[≤≥<>=~]*([a-z0-9]([-.]?[a-z0-9])*:)?v?[0-9]")]
    private static partial Regex Pointlike();

    private sealed class Fault(string code, int column) : Exception
    {
        public string Code => code;

        public int Column => column;
    }
}
