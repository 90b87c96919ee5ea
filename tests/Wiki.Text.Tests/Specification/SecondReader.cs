using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Wiki.Text.Tests.Specification;

/// <summary>
/// A page read by docs/blocks/format.md, timelines.md and predictions.md alone, line by line. It shares no code with
/// the program. What it finds is a list of lines, so that two readers can be compared.
/// </summary>
/// <remarks>
/// It knows no Markdown but what the specification names: fenced code and the lines that end a table. So it does not
/// look for markers in lists, quotes and code of a line, and its pages have none there.
/// </remarks>
internal sealed partial class SecondReader(string page)
{
    private const string KeyPart = "[a-z0-9](?:[-.]?[a-z0-9])*";
    private const string Key = $"{KeyPart}(?:/{KeyPart})*";
    private const string Kinds = "matrix|timeline|predictions";

    private readonly string[] _lines = page.Split('\n');
    private readonly List<string> _found = [];
    private readonly List<(int Line, string Code, int Column)> _problems = [];
    private readonly HashSet<string> _sources = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, int> _blocks = [];

    /// <summary>What is on the page: its blocks, their rows and cells, and all problems.</summary>
    public IEnumerable<string> Read()
    {
        EachLine(ReadSource, skipsTables: true);
        EachLine(ReadLine, skipsTables: false);
        return _found.Concat(_problems.Order().Select(it => $"{it.Line} {it.Code} {it.Column}"));
    }

    // Calls back for each line outside fenced code; the callback says which line was the last that it read.
    private void EachLine(Func<int, int> read, bool skipsTables)
    {
        var fence = "";
        for (var i = 0; i < _lines.Length; i++)
        {
            var open = Fence().Match(_lines[i]);
            if (fence.Length > 0)
            {
                fence = open.Success && open.Groups["fence"].Value.StartsWith(fence, StringComparison.Ordinal)
                    && open.Groups["rest"].Value.Trim(' ', '\t').Length == 0 ? "" : fence;
            }
            else if (open.Success)
            {
                fence = open.Groups["fence"].Value;
            }
            else if (!Marker().IsMatch(_lines[i]) && CommentEnd(i) is { } end)
            {
                if (!skipsTables)
                {
                    read(i);
                }

                i = end;
            }
            else if (_lines[i] == "$$")
            {
                i = Array.IndexOf(_lines, "$$", i + 1) is > 0 and var close ? close : i;
            }
            else
            {
                i = skipsTables && Marker().IsMatch(_lines[i]) ? Block(i).Last : read(i);
            }
        }
    }

    // The line in which a comment ends that begins this line and does not end in it.
    private int? CommentEnd(int i)
    {
        var open = OpenComment().Match(_lines[i]);
        return open.Success && Array.FindIndex(_lines, i + 1, line => line.Contains("-->", StringComparison.Ordinal))
            is > 0 and var end ? end : null;
    }

    private int ReadSource(int i)
    {
        if (Source().Match(_lines[i]) is { Success: true } source)
        {
            _sources.Add(source.Groups["name"].Value);
        }

        return i;
    }

    private int ReadLine(int i)
    {
        if (Marker().Match(_lines[i]) is { Success: true } marker)
        {
            return ReadBlock(i, marker);
        }

        if (_lines[i].StartsWith("{{matrix", StringComparison.Ordinal) && IncludeMeant().IsMatch(_lines[i])
            && !Include().IsMatch(_lines[i]))
        {
            _problems.Add((i + 1, "M012", 1));
        }

        if (NearMiss(_lines[i]) is { } column)
        {
            _problems.Add((i + 1, "M010", column));
        }

        return i;
    }

    private static int? NearMiss(string line)
    {
        var plain = new StringBuilder();
        foreach (var c in line)
        {
            var isUnseen = char.GetUnicodeCategory(c) == UnicodeCategory.Format
                || "\u115F\u1160\u2800\u3164\uFFA0".Contains(c);
            plain.Append(isUnseen ? "" : char.IsWhiteSpace(c) && c is not (' ' or '\t') ? " " : c.ToString());
        }

        var text = plain.ToString() == line ? line : plain.ToString().Trim(' ', '\t');
        var match = Misspelt().Match(text);
        if (match.Success)
        {
            var name = string.Join('-', match.Groups["name"].Value.ToLowerInvariant().Split(
                [' ', '\t'], StringSplitOptions.RemoveEmptyEntries));
            var right = $"<!-- {match.Groups["kind"].Value.ToLowerInvariant()}:{name} "
                + $"{match.Groups["settings"].Value} -->";
            var isTrouble = text != line || match.Groups["between"].Value.Length > 0
                || match.Groups["kind"].Value.Any(char.IsAsciiLetterUpper)
                || match.Groups["name"].Value.TrimEnd(' ', '\t') != name;
            if (isTrouble && Marker().IsMatch(right))
            {
                return 1;
            }
        }

        var near = Near().Match(line);
        return near.Success ? near.Groups["open"].Index + 1 : null;
    }

    // The first line of the table, and the last line of the block.
    private (int First, int Last) Block(int marker)
    {
        var first = marker + 1;
        while (first < _lines.Length && _lines[first].Trim(' ', '\t').Length == 0)
        {
            first++;
        }

        if (first == _lines.Length || !_lines[first].Contains('|') || EndsTable(_lines[first]))
        {
            return (first, marker);
        }

        var last = first;
        while (last + 1 < _lines.Length && !EndsTable(_lines[last + 1]))
        {
            last++;
        }

        return (first, last);
    }

    private static bool EndsTable(string line) => TableEnds().IsMatch(line);

    private int ReadBlock(int at, Match marker)
    {
        var (first, last) = Block(at);
        var (kind, id) = (marker.Groups["kind"].Value, marker.Groups["id"].Value);
        var table = new SecondTable(kind, at + 1, first + 1, [.. _lines.Skip(first).Take(last - first + 1)], _problems);
        var isBroken = !_blocks.TryAdd($"{kind}:{id}", at);
        if (isBroken)
        {
            _problems.Add((at + 1, "M009", 1));
        }

        var lines = Setting().Match(marker.Value) is { Success: true } setting ? setting.Groups["value"].Value : "";
        var rows = kind == "matrix" ? table.Matrix(lines, _sources) : table.Named(_sources);
        _found.Add($"{at + 1} {kind} {id}{(isBroken || table.IsBroken ? " broken" : "")}");
        _found.AddRange(isBroken || table.IsBroken ? [] : rows);
        return last;
    }

    /// <summary>The text, the key and the earlier keys of a name; null for M008.</summary>
    public static (string Key, string Was)? Name(string cell)
    {
        if (cell.StartsWith('[') && cell.IndexOf("](", StringComparison.Ordinal) is > 0 and var close
            && cell.AsSpan(close).StartsWith("](#"))
        {
            return Link().Match(cell) is { Success: true } link && link.Groups["text"].Value.Trim(' ', '\t').Length > 0
                && link.Groups["text"].Index + link.Groups["text"].Length == close
                ? (link.Groups["key"].Value, link.Groups["was"].Value) : null;
        }

        var slug = new StringBuilder();
        foreach (var rune in cell.Normalize(NormalizationForm.FormKD).EnumerateRunes().Where(rune =>
            Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark
                or UnicodeCategory.SpacingCombiningMark)))
        {
            slug.Append(Rune.ToLowerInvariant(rune));
        }

        var key = Others().Replace(slug.ToString(), "-").Trim('-');
        return key.Length > 0 ? (key, "") : null;
    }

    [GeneratedRegex(@"^(?<fence>`{3,}|~{3,})(?<rest>[^`]*)$")]
    private static partial Regex Fence();

    [GeneratedRegex(@"^ {0,3}(?:<!--(?:(?!-->).)*-->[ \t]*)*<!--(?:(?!-->).)*$")]
    private static partial Regex OpenComment();

    [GeneratedRegex(@"^\[\^(?<name>[^\[\] \t]+)\]:")]
    private static partial Regex Source();

    [GeneratedRegex($"^<!--[ \t]+(?<kind>{Kinds}):(?<id>{KeyPart})"
        + $"(?:[ \t]+{KeyPart}=\"(?:(?!-->)[^\"])*\")*[ \t]+-->[ \t]*$")]
    private static partial Regex Marker();

    [GeneratedRegex("[ \t]lines=\"(?<value>[^\"]*)\"")]
    private static partial Regex Setting();

    [GeneratedRegex($"^<!--[ \t]*(?<kind>{Kinds})(?<between>[ \t]*):(?<name>.*?)"
        + "(?<settings>[ \t]+[^ \t]*=\".*)?-->[ \t]*$", RegexOptions.IgnoreCase)]
    private static partial Regex Misspelt();

    [GeneratedRegex($@"(?<open><!--)(?:\s|\p{{Cf}})*(?:{Kinds})", RegexOptions.IgnoreCase)]
    private static partial Regex Near();

    [GeneratedRegex(@"^\{\{matrix(?:[ \t}].*)?$")]
    private static partial Regex IncludeMeant();

    [GeneratedRegex($@"^\{{\{{matrix[ \t]+[a-z ]+#{KeyPart}(?:[ \t]+cols=[^ \t,]+(?:,[^ \t,]+)*)?\}}\}}[ \t]*$")]
    private static partial Regex Include();

    [GeneratedRegex($"^\\[(?<text>.*?)\\]\\(#(?<key>{Key})(?:[ \t]+\"was: (?<was>{Key}(?:, {Key})*)\")?\\)$")]
    private static partial Regex Link();

    [GeneratedRegex(@"(?:[^a-z0-9.]|(?<![a-z0-9])\.|\.(?![a-z0-9]))+")]
    private static partial Regex Others();

    [GeneratedRegex(@"^(?:[ \t]*$|\{\{matrix(?:[ \t}]|$)|[ ]{4}|[ ]{0,3}\t"
        + @"|[ ]{0,3}(?:>|#{1,6}(?:[ \t]|$)|`{3,}[^`]*$|~{3}|<!--|<[?]"
        + @"|<![a-zA-Z]|</?(?:div|table|p|ul)(?:[ \t>]|/>|$)|\[\^[^\[\] \t]+\]:|(?:[-*+]|[0-9]{1,9}[.)])(?:[ \t]|$)"
        + @"|(?<sign>[-*_])[ \t]*(?:\k<sign>[ \t]*){2,}$))")]
    private static partial Regex TableEnds();
}
