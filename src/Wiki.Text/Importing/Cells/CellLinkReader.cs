using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;
using Wiki.Text.Blocks;
using Wiki.Text.Links;

namespace Wiki.Text.Importing.Cells;

/// <summary>
/// Takes links and references out of the text of a foreign cell: <c>[text](address)</c>, <c>[text][name]</c>, bare
/// addresses, <c>=HYPERLINK("address";"text")</c>, <c>[^name]</c> and <c>[1]</c>. The work grows only with the length.
/// </summary>
internal sealed partial class CellLinkReader
{
    /// <summary>A longer cell is prose; it stays as it is.</summary>
    internal const int LongestCell = 20_000;

    private const int LongestAddress = 2000;

    private static readonly SearchValues<char> Signs = SearchValues.Create("[<:=*_\\");

    private readonly string _text;
    private readonly int[] _ends; // for each "[" and "(": where its end is; 0 for none
    private readonly Func<string, bool> _isListed;
    private readonly StringBuilder _words = new();
    private readonly List<CellLink> _links = [];
    private readonly List<string> _unlisted = [];
    private readonly List<string> _others = [];
    private readonly List<string> _places = [];
    private string _letter = ""; // a link of one letter: a reference behind words, a name alone

    private CellLinkReader(string text, Func<string, bool> isListed) =>
        (_text, _ends, _isListed) = (text, Ends(text), isListed);

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text of the cell.</param>
    /// <param name="isListed">Whether there is a source of this name.</param>
    internal static CellLinks Read(string text, Func<string, bool> isListed)
    {
        if (text.Length > LongestCell || !text.AsSpan().ContainsAny(Signs))
        {
            return new CellLinks(text, [], [], [], []);
        }

        var reader = new CellLinkReader(WithoutFormula(text), isListed);
        for (var i = 0; i < reader._text.Length;)
        {
            i = reader.Take(i);
        }

        return new CellLinks(reader.Words(), reader._links, reader._unlisted, reader._others, reader._places);
    }

    /// <summary>Whether a word only counts references: <c>1</c>, <c>a</c>, <c>note 2</c>.</summary>
    internal static bool IsNumber(string label) => Number().IsMatch(label);

    // A spreadsheet's formula for a link; it is read, never computed.
    private static string WithoutFormula(string text) =>
        text.StartsWith('=') && Formula().Match(text) is { Success: true } match
            ? Written(match.Groups["label"].Value.Replace("\"\"", "\"", StringComparison.Ordinal),
                match.Groups["address"].Value)
            : text;

    private static string Written(string label, string address) =>
        label.Length == 0 || label == address ? address
            : $"[{label.Replace('[', '(').Replace(']', ')')}]({address})";

    // Takes what begins here, and returns where it ends.
    private int Take(int at)
    {
        switch (_text[at])
        {
            case '`' when _text.IndexOf('`', at + 1) is > 0 and var close:
                _words.Append(_text, at, close + 1 - at);
                return close + 1;
            case '!' when at + 1 < _text.Length && _text[at + 1] == '[' && Close(at + 1) is > 0 and var end
                && end + 1 < _text.Length && _text[end + 1] == '(' && AddressOf(end + 1) is var (_, past):
                _words.Append(_text, at + 2, end - at - 2);
                return past;
            case '[':
                return TakeBracket(at);
            case '<' when IsWeb(at + 1) && AddressEnd(at + 1) is var end && end < _text.Length && _text[end] == '>':
                _links.Add(new CellLink("", _text[(at + 1)..end], ""));
                return end + 1;
            case 'h' or 'H' when (at == 0 || !char.IsLetterOrDigit(_text[at - 1])) && IsWeb(at):
                var after = AddressEnd(at);
                _links.Add(new CellLink("", _text[at..after], ""));
                return after;
            default:
                _words.Append(_text[at]);
                return at + 1;
        }
    }

    private int TakeBracket(int at)
    {
        if (Citation.End(_text, at) is var end and > 0)
        {
            var cited = _text[(at + 2)..(end - 1)];
            if (_isListed(cited))
            {
                _links.Add(new CellLink("", "", cited));
            }
            else
            {
                _unlisted.Add($"[^{cited}]");
                _words.Append('[').Append(cited).Append(']');
            }

            return end;
        }

        var close = Close(at);
        if (close < 0)
        {
            _words.Append('[');
            return at + 1;
        }

        var label = _text[(at + 1)..close].Trim();
        var next = close + 1 < _text.Length ? _text[close + 1] : ' ';
        if (next == '(' && AddressOf(close + 1) is var (address, past))
        {
            TakeLink(label.StartsWith("![", StringComparison.Ordinal) ? Read(label, _isListed).Words : label, address);
            return past;
        }

        var second = next == '[' ? Close(close + 1) : -1;
        var name = second > close + 2 ? _text[(close + 2)..second] : label;
        if (_isListed(name))
        {
            _links.Add(new CellLink(IsNumber(label) ? "" : label, "", name));
            _words.Append(IsNumber(label) ? "" : label);
            return (second > 0 ? second : close) + 1;
        }

        if (IsNumber(label))
        {
            _unlisted.Add($"[{label}]");
        }

        _words.Append('[');
        return at + 1;
    }

    private void TakeLink(string label, string address)
    {
        var says = IsNumber(label) || label == address ? "" : label;
        _letter = label.Length == 1 && char.IsLetter(label[0]) ? label : _letter;
        if (IsWeb(address))
        {
            _links.Add(new CellLink(says, address, ""));
            // Behind a level, a link only names its source: "Yes [Release notes](…)".
            var isLevel = _words.Length < 60 && CellWords.Leading(_words.ToString().Trim()) is { Left: "" };
            _words.Append(isLevel ? "" : says);
            return;
        }

        if (!UrlPolicy.IsExternal(address))
        {
            _places.Add($"{Quoted.Short(label)} → {Quoted.Short(address)}");
            _words.Append(label);
            return;
        }

        _others.Add(address);
        _words.Append(label).Append(" (").Append(address).Append(')');
    }

    // The address behind a label, and where it ends. A key of this wiki, "(#key)", is no address.
    private (string Address, int End)? AddressOf(int open)
    {
        var close = _ends[open];
        if (close == 0 || close - open > LongestAddress)
        {
            return null;
        }

        var inside = _text[(open + 1)..close].Trim();
        var blank = inside.IndexOf(' ', StringComparison.Ordinal);
        var address = blank > 0 && inside[(blank + 1)..].TrimStart().StartsWith('"') ? inside[..blank] : inside;
        address = address.Trim('<', '>');
        return address.Length > 0 && address[0] != '#'
            && (address[0] == '@' || !address.Contains(' ', StringComparison.Ordinal)) ? (address, close + 1) : null;
    }

    private int Close(int open) => _ends[open] > 0 && _ends[open] - open <= LongestAddress ? _ends[open] : -1;

    private static int[] Ends(string text)
    {
        var ends = new int[text.Length];
        var (square, round) = (new Stack<int>(), new Stack<int>());
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '[': square.Push(i); break;
                case '(': round.Push(i); break;
                case ']' when square.TryPop(out var open): ends[open] = i; break;
                case ')' when round.TryPop(out var open): ends[open] = i; break;
                default: break;
            }
        }

        return ends;
    }

    private int AddressEnd(int at)
    {
        var (end, depth) = (at, 0);
        for (; end < _text.Length && _text[end] is not (' ' or '\u00A0' or '"' or '<' or '>' or '|' or '`'); end++)
        {
            depth += _text[end] switch { '(' or '[' => 1, ')' or ']' => -1, _ => 0 };
            if (depth < 0)
            {
                break;
            }
        }

        while (_text[end - 1] is '.' or ',' or ';' or ':' or '!' or '?' or '\'')
        {
            end--;
        }

        return end;
    }

    private bool IsWeb(int at) => IsWeb(_text.AsSpan(Math.Min(at, _text.Length)));

    private static bool IsWeb(ReadOnlySpan<char> address) =>
        (address.StartsWith("https://", StringComparison.OrdinalIgnoreCase) && address.Length > 8
            && char.IsLetterOrDigit(address[8]))
        || (address.StartsWith("http://", StringComparison.OrdinalIgnoreCase) && address.Length > 7
            && char.IsLetterOrDigit(address[7]));

    // Emphasis goes, and brackets and commas around what was taken go with it.
    private string Words()
    {
        var words = _words.ToString();
        if (!words.Contains('`', StringComparison.Ordinal))
        {
            words = Strong().Replace(words, "${text}");
            words = Emphasis().Replace(words, "${text}");
            words = Escaped().Replace(words, "${text}");
        }

        if (_links.Count == 0)
        {
            return words;
        }

        words = Left().Replace(words, "");
        words = Blanks().Replace(words, " ").Trim().Trim(',', ';').Trim();
        return words.Length > 0 ? words : _letter;
    }

    [GeneratedRegex(@"^(\d{1,3}|[a-z]|(note|nb|n|ref)\.? ?\d{1,3})$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Number();

    [GeneratedRegex("""^=\s*HYPERLINK\(\s*"(?<address>[^"]+)"\s*([,;]\s*"(?<label>([^"]|"")*)"\s*)?\)$""",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Formula();

    [GeneratedRegex(@"\(\s*((see|via|source|cf|ref)\b)?[\s,;:.]*\)|\[[\s,;]*\]",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Left();

    [GeneratedRegex(@"(?<![\w*])(\*\*(?=[^\s*])(?<text>[^*]+)\*\*|__(?=\S)(?<text>[^_]+)__)(?![\w*])",
        RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Strong();

    [GeneratedRegex(@"(?<![\w*])(\*(?=[^\s*])(?<text>[^*]+)\*|(?<!_)_(?=[^\s_])(?<text>[^_]+)_)(?![\w*])",
        RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Emphasis();

    [GeneratedRegex(@"\\(?<text>[()\[\]*_#.!<>~-])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Escaped();

    [GeneratedRegex(" {2,}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Blanks();
}
