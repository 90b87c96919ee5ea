using System.Text.RegularExpressions;
using Wiki.Text.Links;

namespace Wiki.Text.Documents;

/// <summary>Finds HTML in prose, which readers see as typed, and says what to write instead (D028).</summary>
/// <param name="found">Takes the problems.</param>
internal sealed partial class ShownHtml(ProblemList found)
{
    private const int LongestTag = 1_000;
    private const string Layout = "Remove it: the page decides how text is laid out.";
    private const string Table = "Write a table with bars, or bring it in with Import.";
    private const string List = "Write a list: each item on a line that begins with a dash and a blank.";
    private const string None = "The wiki shows no such thing. Link to it, if it is somewhere.";

    // What to write instead. A name that ends in a mark of interrogation is also a word that people put between angle
    // brackets, as in "cp <source> <target>": it is HTML when it has an attribute or is closed.
    private static readonly Dictionary<string, string> Advice = Read(
        ("hr", "Write --- between two blank lines."),
        ("img picture", $"Write {LinkProblems.Picture}."),
        ("a?", "Write [words](address)."),
        ("b? strong", "Write **words**."),
        ("i? em cite? var? dfn", "Write *words*."),
        ("s? del strike", "Write ~~words~~."),
        ("code? tt kbd samp", "Write the words between backticks."),
        ("pre", "Write a line of three backticks above and below."),
        ("h1 h2 h3 h4 h5 h6", "Write ## and the words of the heading."),
        ("blockquote", "Write > and a blank before each line."),
        ("q?", "Write quotation marks."),
        ("sub sup", "Remove it, or write the sign itself, such as ² or ₂."),
        ("details summary?", "Write a heading and show the text below it."),
        ("ul ol li dl dt dd menu?", List),
        ("table thead tbody tfoot tr td th caption? colgroup col?", Table),
        ("p? div center span font u? small? big? ins mark? abbr section? article? header? footer? main? nav? aside? "
            + "figure? figcaption nobr wbr html head? body? address? time? data?", Layout),
        ("iframe video audio source? track? embed object? param? script style? svg canvas form? input? button? label? "
            + "select? option? textarea link? meta title? noscript", None));

    private readonly Dictionary<string, int> _closings = [];
    private ProsePart _closedIn;

    /// <summary>
    /// Adds the element that begins at a place; returns where its first tag ends, or null for no HTML.
    /// </summary>
    /// <param name="part">The part of the text that is read.</param>
    /// <param name="at">The place of an angle bracket.</param>
    public int? Add(ProsePart part, int at)
    {
        var body = found.Body;
        var name = NameAt(body, part.End, at);
        var isWord = !Advice.TryGetValue(name, out var advice);
        if (isWord && !Advice.TryGetValue(name + "?", out advice)
            || End(body, part.End, at + name.Length + 1) is not { } end)
        {
            return null;
        }

        var element = new Element(name, body[(at + name.Length + 1)..(end - 1)], at, end, Closing(part, end, name));
        if (isWord && element.Close is null && !element.Attributes.Contains('=', StringComparison.Ordinal))
        {
            return null;
        }

        found.Add("D028", Severity.Hint, (at, end - at), () => $"<{name}> is shown as text. "
            + (name == "a" && element["href"] is null
                ? "A heading has an anchor of its own: [[#Words of the heading]] leads to it." : advice),
            () => Meant(body, element));
        return end;
    }

    private static string NameAt(string body, int end, int at)
    {
        var stop = at + 1;
        while (stop < end && stop <= at + 12 && char.IsAsciiLetterOrDigit(body[stop]))
        {
            stop++;
        }

        return stop < end && body[stop] is ' ' or '\n' or '\t' or '/' or '>'
            ? body[(at + 1)..stop].ToLowerInvariant() : "";
    }

    // The end of the tag, behind its bracket. A bracket between quotes does not end it.
    private static int? End(string body, int end, int at)
    {
        var quote = '\0';
        for (var i = at; i < Math.Min(end, at + LongestTag); i++)
        {
            var c = body[i];
            if (quote != '\0')
            {
                quote = c == quote ? '\0' : quote;
            }
            else if (c is '"' or '\'')
            {
                quote = c;
            }
            else if (c is '<' or '>')
            {
                return c == '>' ? i + 1 : null;
            }
        }

        return null;
    }

    // Each part is searched once for each name.
    private int? Closing(ProsePart part, int at, string name)
    {
        if (_closedIn != part)
        {
            _closings.Clear();
            _closedIn = part;
        }

        if (!_closings.TryGetValue(name, out var close) || close < at)
        {
            close = found.Body.IndexOf($"</{name}>", at, part.End - at, StringComparison.OrdinalIgnoreCase);
            _closings[name] = close = close < 0 ? int.MaxValue : close;
        }

        return close == int.MaxValue ? null : close;
    }

    // Only what shows readers the same is offered.
    private static Meant? Meant(string body, Element element)
    {
        if (element.Name == "img")
        {
            var (source, words) = (element["src"] ?? "", element["alt"] ?? "");
            var isThere = UrlPolicy.IsExternal(source) || source.StartsWith('/');
            return isThere && IsAddress(source) && words.IndexOfAny(['[', ']', '\n', '\\', '<', '|']) < 0
                ? Text.Meant.Of(element.End - element.Start, $"![{words}]({source})") : null;
        }

        if (element.Close is not { } close)
        {
            return null;
        }

        var inside = body[element.End..close];
        var markdown = element.Name switch
        {
            "b" or "strong" when IsPlain(inside) => $"**{inside}**",
            "i" or "em" when IsPlain(inside) => $"*{inside}*",
            "s" or "del" or "strike" when IsPlain(inside) => $"~~{inside}~~",
            "code" or "tt" or "kbd" or "samp" when IsPlain(inside) => $"`{inside}`",
            "a" when element["href"] is { } address && IsAddress(address)
                && (IsPlain(inside) || Picture().IsMatch(inside)) => $"[{inside}]({address})",
            _ => null,
        };
        return Text.Meant.Of(close + element.Name.Length + 3 - element.Start, markdown);
    }

    // It begins and ends with a letter or digit, and has no sign that Markdown reads.
    private static bool IsPlain(string inside) => inside.Length > 0
        && char.IsLetterOrDigit(inside[0]) && char.IsLetterOrDigit(inside[^1])
        && inside.IndexOfAny(['\n', '<', '>', '&', '*', '_', '`', '~', '[', ']', '|', '\\']) < 0;

    private static bool IsAddress(string address) => address.Length > 0 && UrlPolicy.AllowsLink(address)
        && address.IndexOfAny([' ', '\n', '\t', '(', ')', '<', '>', '|']) < 0;

    private static Dictionary<string, string> Read(params (string Names, string Advice)[] said) =>
        said.SelectMany(it => it.Names.Split(' ').Select(name => (name, it.Advice))).ToDictionary();

    private sealed record Element(string Name, string Attributes, int Start, int End, int? Close)
    {
        /// <summary>The value of an attribute; null without it.</summary>
        public string? this[string name] => Attribute().Matches(Attributes)
            .FirstOrDefault(it => it.Groups["name"].Value.Equals(name, StringComparison.OrdinalIgnoreCase))
            ?.Groups["value"].Value.Trim('"', '\'');
    }

    [GeneratedRegex(@"^!\[[^\[\]\n<`]*\]\([^()\s<]+\)$")]
    private static partial Regex Picture();

    [GeneratedRegex("""(?<name>[A-Za-z-]+)\s*=\s*(?<value>"[^"]*"|'[^']*'|[^\s"'>]+)""")]
    private static partial Regex Attribute();
}
