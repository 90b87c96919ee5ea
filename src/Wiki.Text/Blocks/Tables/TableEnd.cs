using System.Text.RegularExpressions;

namespace Wiki.Text.Blocks.Tables;

/// <summary>
/// Says which lines end a table. They are those at which GitHub ends one: a blank line, and a line that begins another
/// block. An include begins a block here.
/// </summary>
public static partial class TableEnd
{
    private const int CodeIndent = 4;

    // The elements that begin a block of HTML, from the CommonMark specification.
    private static readonly HashSet<string> HtmlBlocks = new(StringComparer.OrdinalIgnoreCase)
    {
        "address", "article", "aside", "base", "basefont", "blockquote", "body", "caption", "center", "col",
        "colgroup", "dd", "details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer",
        "form", "frame", "frameset", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hr", "html", "iframe",
        "legend", "li", "link", "main", "menu", "menuitem", "nav", "noframes", "ol", "optgroup", "option", "p",
        "param", "search", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "title", "tr",
        "track", "ul", "script", "pre", "style", "textarea",
    };

    /// <summary>Whether a line is blank or begins another block, so that the table ends above it.</summary>
    public static bool IsAt(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        var (start, indent) = Indent(line);
        return IsAt(line.AsSpan(start), indent);
    }

    /// <summary>The same of a line without the blanks before it.</summary>
    /// <param name="line">The line from its first character that is no blank.</param>
    /// <param name="indent">How many columns stand before it.</param>
    internal static bool IsAt(ReadOnlySpan<char> line, int indent)
    {
        var text = line.TrimEnd(" \t");
        if (text.IsEmpty || indent >= CodeIndent)
        {
            return true;
        }

        return text[0] switch
        {
            '>' => true,
            '#' => IsHeading(text),
            '`' or '~' => IsFence(text),
            '<' => IsHtml(text[1..]),
            '[' => IsSource(text),
            '{' when indent == 0 => IsInclude(text),
            '-' or '*' or '_' when IsBreak(text) => true,
            '-' or '*' or '+' => IsAlone(text, 1),
            >= '0' and <= '9' => IsNumbered(text),
            _ => false,
        };
    }

    private static (int Start, int Indent) Indent(string line)
    {
        var indent = 0;
        for (var i = 0; i < line.Length; i++)
        {
            if (!Blank.Is(line[i]))
            {
                return (i, indent);
            }

            indent += line[i] == '\t' ? CodeIndent - (indent % CodeIndent) : 1;
        }

        return (line.Length, 0);
    }

    private static bool IsHeading(ReadOnlySpan<char> text)
    {
        var level = text.IndexOfAnyExcept('#') is >= 0 and var end ? end : text.Length;
        return level <= 6 && IsAlone(text, level);
    }

    // A fence of backticks has none behind them, because that is code inside a line.
    private static bool IsFence(ReadOnlySpan<char> text)
    {
        var length = text.IndexOfAnyExcept(text[0]) is >= 0 and var end ? end : text.Length;
        return length >= 3 && (text[0] == '~' || !text[length..].Contains('`'));
    }

    private static bool IsInclude(ReadOnlySpan<char> text)
    {
        var length = Include.Open.Length;
        return text.StartsWith(Include.Open)
            && (text.Length == length || Blank.Is(text[length]) || text[length] == '}');
    }

    private static bool IsBreak(ReadOnlySpan<char> text)
    {
        var sign = text[0];
        return text.Count(sign) >= 3 && text.IndexOfAnyExcept(sign, ' ', '\t') < 0;
    }

    private static bool IsNumbered(ReadOnlySpan<char> text)
    {
        var digits = text.IndexOfAnyExceptInRange('0', '9');
        return digits is > 0 and <= 9 && text[digits] is '.' or ')' && IsAlone(text, digits + 1);
    }

    // The definition of a footnote.
    private static bool IsSource(ReadOnlySpan<char> text)
    {
        var close = text.IndexOf(']');
        return close > 2 && text[1] == '^' && text[2..close].IndexOfAny(" \t[") < 0
            && close + 1 < text.Length && text[close + 1] == ':';
    }

    private static bool IsHtml(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || text[0] is '!' or '?')
        {
            return text.StartsWith("!--") || text.StartsWith("?") || text.StartsWith("![CDATA[")
                || text.Length > 1 && text[0] == '!' && char.IsAsciiLetter(text[1]);
        }

        var name = text[0] == '/' ? text[1..] : text;
        var end = name.IndexOfAnyExcept(TagName);
        end = end < 0 ? name.Length : end;
        return end > 0 && HtmlBlocks.Contains(name[..end].ToString())
            && (end == name.Length || name[end] is ' ' or '\t' or '>' || name[end..].StartsWith("/>"))
            || WholeTag().IsMatch(text);
    }

    // What stands behind "<" when any other tag is alone on a line, from the CommonMark specification.
    [GeneratedRegex("""
        ^(/[a-z][a-z0-9-]*[ \t]*
        |[a-z][a-z0-9-]*([ \t]+[a-z_:][a-z0-9_.:-]*([ \t]*=[ \t]*([^\s"'=<>`]+|'[^']*'|"[^"]*"))?)*[ \t]*/?)>$
        """, RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.NonBacktracking)]
    private static partial Regex WholeTag();

    private static readonly System.Buffers.SearchValues<char> TagName = System.Buffers.SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-");

    // Whether the sign that ends at the place is followed by a blank or by nothing.
    private static bool IsAlone(ReadOnlySpan<char> text, int end) => end == text.Length || Blank.Is(text[end]);
}
