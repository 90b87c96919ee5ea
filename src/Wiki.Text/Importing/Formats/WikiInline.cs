using System.Buffers;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Wiki.Text.Blocks;
using Wiki.Text.Importing.Cells;
using Wiki.Text.Importing.Tables;

namespace Wiki.Text.Importing.Formats;

/// <summary>
/// Reads the markup inside a cell of another wiki: links, templates, references. The text stays; what is not understood
/// is named in a remark. The work grows only with the length of the text.
/// </summary>
internal sealed partial class WikiInline(TableBuilder table)
{
    private const int Deepest = 20;
    private const int LongestAddress = 2000;

    private static readonly SearchValues<char> Markup = SearchValues.Create("[{<&'");

    private readonly List<string> _references = [];
    private readonly Dictionary<string, string> _named = new(StringComparer.Ordinal); // the texts of named references
    private int[] _ends = []; // for each "{{" and "[[": where its end begins
    private string _text = "";
    private bool _hasOpenReference;

    /// <summary>The text of a cell in Markdown. References come last, in one pair of parentheses.</summary>
    internal string Read(string typed)
    {
        if (!typed.AsSpan().ContainsAny(Markup))
        {
            return typed;
        }

        if (typed.Contains("<!--", StringComparison.Ordinal))
        {
            typed = Comment().Replace(typed, "");
            table.Remark("Comments were left out.");
        }

        (_text, _ends, _hasOpenReference) = (typed, WikiPairs.Ends(typed), false);
        _references.Clear();
        var text = Plain(Write(0, typed.Length, 0)).Trim();
        return _references.Count == 0 ? text : $"{text} {string.Concat(_references.Distinct())}".Trim();
    }

    /// <summary>Takes only the references of a text, e.g. of the list below a table.</summary>
    internal void TakeReferences(string line)
    {
        foreach (Match match in NamedReference().Matches(line.Length > CellLinkReader.LongestCell ? "" : line))
        {
            var elsewhere = new WikiInline(new TableBuilder(TableKind.MediaWiki));
            _named.TryAdd(Name(match.Groups["name"].Value), elsewhere.Read(match.Groups["text"].Value));
        }
    }

    /// <summary>Gives the texts of named references to the table.</summary>
    internal void Finish()
    {
        foreach (var (name, text) in _named)
        {
            table.Sources.TryAdd(name, text);
        }
    }

    private string Write(int from, int end, int depth)
    {
        var written = new StringBuilder(end - from);
        for (var i = from; i < end;)
        {
            var next = depth < Deepest ? TryTake(i, end, depth, written) : i;
            if (next == i)
            {
                written.Append(_text[i]);
                next++;
            }

            i = next;
        }

        return written.ToString();
    }

    // Writes the construct that begins here and returns its end, or returns where it began.
    private int TryTake(int at, int end, int depth, StringBuilder written)
    {
        switch (_text[at])
        {
            case '{' when _ends[at] > 0 && _ends[at] < end:
                var parts = Parts(at + 2, _ends[at], depth + 1);
                written.Append(WikiTemplates.Write(parts, table));
                return _ends[at] + 2;
            case '[' when _ends[at] > 0 && _ends[at] < end:
                written.Append(Link(Parts(at + 2, _ends[at], depth + 1)));
                return _ends[at] + 2;
            case '[' when at + 1 < end && _text[at + 1] != '[':
                return TakeAddress(at, end, written);
            case '<' when At(at, "<ref") && at + 4 < end && _text[at + 4] is ' ' or '>' or '/':
                return TakeReference(at, end, depth);
            default:
                return at;
        }
    }

    private int TakeAddress(int at, int end, StringBuilder written)
    {
        var near = Math.Min(end, at + LongestAddress);
        var close = _text.IndexOf(']', at, near - at);
        var blank = close < 0 ? -1 : _text.IndexOf(' ', at, close - at);
        var address = close < 0 ? "" : _text[(at + 1)..(blank < 0 ? close : blank)];
        if (!address.StartsWith("http://", StringComparison.Ordinal)
            && !address.StartsWith("https://", StringComparison.Ordinal))
        {
            return at;
        }

        written.Append(HtmlLink.Written(blank < 0 ? address : _text[(blank + 1)..close].Trim(), address));
        return close + 1;
    }

    private int TakeReference(int at, int end, int depth)
    {
        var tag = _text.IndexOf('>', at, Math.Min(end - at, LongestAddress));
        if (tag < 0 || _hasOpenReference)
        {
            return at;
        }

        var name = ReferenceName().Match(_text[at..tag]) is { Success: true } match
            ? Name(match.Groups["name"].Value) : "";
        if (_text[tag - 1] == '/')
        {
            _references.Add(name.Length > 0 ? $"[^{name}]" : "");
            return tag + 1;
        }

        var close = _text.IndexOf("</ref", tag, end - tag, StringComparison.OrdinalIgnoreCase);
        if (close < 0)
        {
            _hasOpenReference = true;
            table.Remark("A reference is not closed: “</ref>” is missing.");
            return at;
        }

        var text = CleanLine.Of(Plain(Write(tag + 1, close, depth + 1)), out _, out _);
        if (name.Length > 0)
        {
            _ = text.Length > 0 && _named.TryAdd(name, text);
            _references.Add($"[^{name}]");
        }
        else if (text.Length > 0)
        {
            _references.Add(table.Cite(text));
        }

        var over = _text.IndexOf('>', close, end - close);
        return over < 0 ? end : over + 1;
    }

    // The texts between the bars of a link or template.
    private List<string> Parts(int from, int end, int depth)
    {
        var (parts, start) = (new List<string>(), from);
        for (var i = from; i < end; i++)
        {
            if (_ends[i] > 0 && _ends[i] < end)
            {
                i = _ends[i] + 1;
            }
            else if (_text[i] == '|')
            {
                parts.Add(Write(start, i, depth).Trim());
                start = i + 1;
            }
        }

        parts.Add(Write(start, end, depth).Trim());
        return parts;
    }

    private string Link(List<string> parts)
    {
        var target = parts[0];
        if (target.StartsWith("http://", StringComparison.Ordinal)
            || target.StartsWith("https://", StringComparison.Ordinal))
        {
            return HtmlLink.Written(parts.Count > 1 ? parts[1] : target, target);
        }

        var file = FileLink().IsMatch(target);
        if (file)
        {
            table.Count("The image {0} was left out; its caption stands in the cell.",
                "{0} images were left out: {1}. Their captions stand in the cells.", Quoted.Short(target));
        }
        else
        {
            table.Count("The link to “{0}” became text.", "{0} links to pages of the other wiki became text: {1}.",
                Quoted.Short(target));
        }

        return file ? (parts.Count > 1 && !ImageOption().IsMatch(parts[^1]) ? parts[^1] : "")
            : parts.Count > 1 && parts[^1].Length > 0 ? parts[^1] : target.TrimStart(':');
    }

    private static string Name(string typed) => Slug.KeyOf(typed) is { Length: > 0 } key ? key : "unnamed";

    private bool At(int at, string word) =>
        string.Compare(_text, at, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) == 0;

    // Bold, italic and tags go; entities become letters.
    private static string Plain(string text)
    {
        var quoted = text.Replace("'''", "", StringComparison.Ordinal).Replace("''", "", StringComparison.Ordinal);
        var raised = Raised().Replace(quoted, match =>
            Superscript.Written(quoted.AsSpan(0, match.Index), match.Groups["text"].Value));
        var lines = LineBreak().Replace(raised, " ");
        return WebUtility.HtmlDecode(Tag().Replace(lines, "")).Replace('\u00A0', ' ');
    }

    [GeneratedRegex("<!--.*?(-->|$)", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Comment();

    [GeneratedRegex(@"<br\s*/?>|</?(p|div|li|ul|ol)>|<<BR>>",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LineBreak();

    [GeneratedRegex(@"<sup>(?<text>[^<>]{1,20})</sup>", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Raised();

    [GeneratedRegex("""\bname\s*=\s*("(?<name>[^"]+)"|'(?<name>[^']+)'|(?<name>[^\s"'/>]+))""",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ReferenceName();

    [GeneratedRegex("""<ref\s[^<>]{0,200}?\bname\s*=\s*["']?(?<name>[^"'<>/]{1,200}?)["']?\s*>"""
        + "(?<text>[^<]{1,5000})</ref",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NamedReference();

    [GeneratedRegex(@"</?(small|big|sup|sub|s|del|ins|b|i|u|em|strong|span|font|center|code|tt|nowiki|abbr|ref)"
        + @"(\s[^<>]*)?/?>",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Tag();

    [GeneratedRegex("^(File|Image|Datei|Bild):", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FileLink();

    [GeneratedRegex(@"^(\d*x?\d+px|thumb|frame|left|right|center|none|link=.*|alt=)$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ImageOption();
}
