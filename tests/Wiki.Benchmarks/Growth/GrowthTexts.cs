using System.Text;

namespace Wiki.Benchmarks.Growth;

/// <summary>Kinds of text of any length: what people write, and what nobody writes but an account could send.</summary>
internal static class GrowthTexts
{
    private const string Core = "| Feature | Xen | KVM |\n|---|---|---|\n";

    /// <summary>Every kind by its name: what it begins with, and its piece number n.</summary>
    public static IReadOnlyList<(string Name, string Head, Func<int, string> Piece)> Kinds { get; } =
    [
        ("prose", "", n => $"The guest number {n} runs as a process of the host. It has {n % 97} pages of memory.\n\n"),
        ("prose, one paragraph", "", n => $"The guest number {n} runs as a process of the host\n"),
        ("one line", "", n => $"word{n} is "),
        ("one word", "", n => $"x{n}"),
        ("short lines", "", n => $"a{n % 10}\n"),
        ("the same line", "", _ => "All lines are the same.\n"),
        ("blank lines", "", n => n % 500 == 0 ? $"a{n}\n" : "\n"),
        ("blank lines with blanks", "", n => n % 500 == 0 ? $"a{n}\n" : "  \t \n"),
        ("headings", "", n => n < 19_000 ? $"## Part {n}\n\nText {n} of this part, which has some more words.\n\n" : $"More {n}.\n\n"),
        ("equal headings", "", n => n < 19_000 ? "## Part\n\nIts text.\n\n" : $"More {n}.\n\n"),
        ("underlined headings", "", n => n < 19_000 ? $"Part {n}\n------\n\n" : $"More {n}.\n\n"),
        ("list, tight", "", n => $"- item number {n}\n"),
        ("list, loose", "", n => $"- item number {n}\n\n"),
        ("numbers lists", "", n => $"{n % 1_000_000}. item\n"),
        ("alternating markers", "", n => $"{"-*+"[n % 3]} item {n}\n"),
        ("nested lists", "", n => $"{new string(' ', n % 8 * 2)}- item {n}\n"),
        ("deep lists", "", n => $"{new string(' ', n % 40 * 2)}- i{n}\n"),
        ("tasks", "", n => $"- [{(n % 2 == 0 ? 'x' : ' ')}] task {n}\n"),
        ("list items with paragraphs", "", n => $"- item {n}\n\n  more of {n}\n\n"),
        ("quotes", "", n => $"> said {n}\n"),
        ("quotes apart", "", n => $"> said {n}\n\n"),
        ("deep quotes", "", n => $"{string.Concat(Enumerable.Repeat("> ", n % 30 + 1))}said {n}\n"),
        ("quotes and lists", "", n => $"> - {new string(' ', n % 6 * 2)}item {n}\n"),
        ("emphasis", "", n => $"This *is {n}* and **that {n}** too.\n\n"),
        ("emphasis crossed", "", n => $"`*a _b *c_ d*` {n} *a _b *c_ d* end.\n\n"),
        ("emphasis many in a paragraph", "", n => n % 200 == 199 ? "\n\n" : $"*a{n}* **b** "),
        ("emphasis never closed", "", n => n % 400 == 399 ? "\n\n" : $"*a{n} "),
        ("struck", "", n => $"~~old {n}~~ new {n}\n\n"),
        ("stars", "", n => n % 300 == 299 ? "\n\n" : $"{new string('*', n % 5 + 1)}a"),
        ("underscores", "", n => $"snake_case_{n}_name "),
        ("tildes", "", n => n % 900 == 899 ? "\n\n" : "~"),
        ("links", "", n => $"See [the page {n}](https://example.org/{n}) for it.\n"),
        ("links by reference", "[a]: https://example.org/\n\n", n => $"See [the page {n}][a] or [a].\n"),
        ("reference definitions", "", n => $"[ref{n}]: https://example.org/{n}\n\n"),
        ("references to all", "", n => n % 2 == 0 ? $"[r{n}]: https://example.org/{n}\n\n" : $"Text [r{n - 1}].\n\n"),
        ("wiki links", "", n => $"See [[KVM]], [[Xen {n}]] and [[UML|user mode {n}]].\n"),
        ("images", "", n => $"![picture {n}](https://example.org/{n}.png)\n"),
        ("media links", "", n => $"![drawing {n}](/files/picture-{n}.png)\n\n"),
        ("unclosed brackets", "", _ => "["),
        ("unclosed brackets in lines", "", n => $"[a{n}\n"),
        ("nested brackets", "", n => $"{new string('[', n % 40)}a{n}{new string(']', n % 40)} "),
        ("closing brackets", "", _ => "]"),
        ("brackets and parentheses", "", _ => "[a]("),
        ("unclosed wiki links", "", _ => "[[a"),
        ("unclosed images", "", _ => "![a"),
        ("parentheses", "", n => n % 2 == 0 ? "[a](" + new string('(', 30) : ") "),
        ("autolinks", "", n => $"<https://example.org/{n}> "),
        ("bare addresses", "", n => $"https://example.org/{n}) www.example.org/{n}. "),
        ("bare address, long", "", n => n == 0 ? "https://example.org/" : $"a{n}.("),
        ("e-mail addresses", "", n => $"a{n}@example.org "),
        ("at signs", "", _ => "a@"),
        ("footnotes", "", n => n < 4_900 ? $"Text {n}.[^s{n}]\n\n[^s{n}]: Source {n}, its title, a page and a year, 2007.\n\n" : $"Text {n}.\n\n"),
        ("one source cited often", "[^a]: A source.\n\n", n => $"Text {n}.[^a]\n"),
        ("footnotes that are not defined", "", n => $"Text {n}.[^s{n}] "),
        ("unclosed footnotes", "", _ => "[^a"),
        ("one huge note", "Text.[^a]\n\n[^a]: A note.\n", n => $"    The note has a line {n}.\n\n"),
        ("note with a long line", "Text.[^a]\n\n[^a]: ", n => $"word{n} "),
        ("plain table, long", Core, n => n % 30_000 == 29_999 ? "\n" + Core : $"| Feature {n} | yes | no {n} |\n"),
        ("plain tables, many", "", n => $"| A{n} | B |\n|---|---|\n| x | {n} |\n\n"),
        ("plain table, wide", "|" + string.Concat(Enumerable.Range(0, 300).Select(n => $" C{n} |")) + "\n|"
            + string.Concat(Enumerable.Repeat("---|", 300)) + "\n",
            n => n % 300 == 0 && n < 90_000 ? $"| r{n} " : n % 300 == 299 && n < 90_000 ? "| z |\n" : n < 90_000 ? $"| c{n} " : $"\nText {n}.\n"),
        ("plain table, equal rows", Core, n => n % 30_000 == 29_999 ? "\n" + Core : "| same | yes | no |\n"),
        ("plain table, markup in cells", Core, n => n % 400 == 399 ? "\n" + Core : $"| *F {n}* | `a\\|b` | [x](y) |\n"),
        ("bars in lines", "", n => $"a | b | c{n}\n"),
        ("bars", "", _ => "|"),
        ("delimiter lines", "", _ => "|---|---|\n"),
        ("header lines", "", n => $"| a{n} | b |\n|---|---|\n\n"),
        ("matrix, long", "<!-- matrix:core -->\n" + Core, n => $"| Feature {n} | yes since 2.6.{n % 40} | no (note {n}) |\n"),
        ("matrix, levels only", "<!-- matrix:core -->\n" + Core, n => $"| F{n} | yes | no |\n"),
        ("matrix, not understood", "<!-- matrix:core -->\n" + Core, n => $"| F{n} | perhaps {n} | never ( |\n"),
        ("matrix, broken rows", "<!-- matrix:core -->\n" + Core, n => $"| F{n} | yes | no | more | x |\n"),
        ("matrix, equal rows", "<!-- matrix:core -->\n" + Core, _ => "| F | yes | no |\n"),
        ("matrix, groups", "<!-- matrix:core -->\n" + Core, n => n % 2 == 0 ? $"| **Group {n}** | | |\n" : $"| F{n} | yes | ? |\n"),
        ("matrix, statements", "<!-- matrix:core -->\n" + Core, n => $"| F{n} | yes since 2.6.{n}; no until 2.5 (x); partial (y) | ? |\n"),
        ("matrix, one huge cell", "<!-- matrix:core -->\n" + Core + "| F | yes (", n => $"note {n} "),
        ("matrix, sources", "[^a]: Source.\n\n<!-- matrix:core -->\n" + Core, n => $"| F{n} | yes [^a] | no [^a] |\n"),
        ("matrix, wide", "<!-- matrix:core -->\n|" + string.Concat(Enumerable.Range(0, 1000).Select(n => $" C{n} |")) + "\n|"
            + string.Concat(Enumerable.Repeat("---|", 1000)) + "\n",
            n => n % 1000 == 0 ? $"| r{n} " : n % 1000 == 999 ? "| z |\n" : $"| yes "),
        ("matrices, many", "", n => $"<!-- matrix:m{n} -->\n| F | Xen |\n|---|---|\n| A{n} | yes |\n\n"),
        ("matrices, below the limit", "", n => n < 480 ? $"<!-- matrix:m{n} -->\n{Core}"
            + string.Concat(Enumerable.Range(0, 40).Select(i => $"| F{i} | yes | no ({n}) |\n")) + "\n" : $"Text {n}.\n\n"),
        ("matrices of one id", "", n => $"<!-- matrix:m -->\n| F | Xen |\n|---|---|\n| A{n} | yes |\n\n"),
        ("markers without a table", "", n => $"<!-- matrix:m{n} -->\n"),
        ("markers in lists", "", n => $"- <!-- matrix:m{n} -->\n"),
        ("timeline", "<!-- timeline:t -->\n| Date | Event |\n|---|---|\n", n => $"| {1980 + n % 40}-0{n % 9 + 1} | Event number {n} |\n"),
        ("timeline, not understood", "<!-- timeline:t -->\n| Date | Event |\n|---|---|\n", n => $"| soon {n} | Event |\n"),
        ("predictions", "<!-- predictions:p -->\n| Prediction | Made | By | Due | Outcome |\n|---|---|---|---|---|\n",
            n => $"| Thing {n} will come | 2007-01 | Somebody | 2010 | true 2009 |\n"),
        ("includes", "", n => $"{{{{matrix kvm#m{n}}}}}\n\n"),
        ("code fences", "", n => $"```\ncode number {n}\n```\n\n"),
        ("one code fence", "```\n", n => $"code number {n};\n"),
        ("fences of many lengths", "", n => $"{new string('`', n % 30 + 3)}\n"),
        ("tilde fences", "", n => $"~~~ lang{n}\ncode\n~~~\n"),
        ("indented code", "", n => $"    code number {n}\n"),
        ("indented code apart", "", n => $"    code number {n}\n\n"),
        ("code spans", "", n => $"`code {n}` is "),
        ("backticks of many lengths", "", n => $"{new string('`', n % 200 + 1)} a"),
        ("backticks", "", n => n % 2 == 0 ? "`" : "a"),
        ("HTML", "", n => $"<div class=\"a{n}\">\n<b>bold</b>\n</div>\n\n"),
        ("HTML in lines", "", n => $"<b>bold {n}</b><br> "),
        ("less-than signs", "", _ => "<"),
        ("less-than signs and letters", "", _ => "<a "),
        ("ampersands", "", _ => "&"),
        ("entities", "", n => $"&amp;&copy;&#{n % 9000 + 100};"),
        ("entities that are none", "", n => $"&a{n}"),
        ("escapes", "", _ => "\\*\\_\\["),
        ("backslashes", "", _ => "\\"),
        ("comments", "", n => $"<!-- comment {n} -->\n\n"),
        ("comments in lines", "", n => $"Text <!-- comment {n} --> more.\n"),
        ("comments never closed", "", n => $"<!-- comment {n}\n"),
        ("thematic breaks", "", _ => "---\n\n"),
        ("thematic breaks and text", "", n => $"***\ntext {n}\n"),
        ("hard breaks", "", n => $"line {n}  \n"),
        ("tabs", "", n => $"\t\titem\t{n}\t\n"),
        ("tabs in lists", "", n => $"-\ti{n}\n\t-\tj\n"),
        ("CRLF", "", n => $"line {n}\r\n\r\n"),
        ("Chinese", "", n => $"虚拟化比较表{(char)(0x4E00 + n % 9000)}和内核。"),
        ("Chinese in lines", "", n => $"虚拟化比较表{(char)(0x4E00 + n % 9000)}和内核。\n\n"),
        ("right to left", "", n => $"شبح {n} שלום KVM עולם\n\n"),
        ("emoji joined", "", n => "👩‍👩‍👧‍👦👍🏽 "),
        ("combining marks", "", n => n % 1000 == 0 ? "\ne" : "\u0301"),
        ("zero-width", "", _ => "\u200b"),
        ("front matter", "", n => $"text {n}\n\n"),
        ("dollar signs", "", n => $"$a_{n}$ and $$b$$ "),
        ("quotes of both kinds", "", n => $"\"a{n}\" 'b' "),
        ("bold headings of notes", "", n => $"> [!NOTE]\n> note {n}\n\n"),
        ("definition lists", "", n => $"Term {n}\n: Its meaning\n\n"),
        ("punctuation", "", n => "!?.,;:-+=/"),
        ("numbers", "", n => $"{n}.{n % 7} "),
        ("lazy lines", "> a\n", n => $"lazy {n}\n"),
        ("list without end of paragraphs", "- a\n", n => $"lazy {n}\n"),
    ];

    /// <summary>The text of a kind with at most so many bytes.</summary>
    public static string Of((string Name, string Head, Func<int, string> Piece) kind, int bytes, int from = 0)
    {
        var head = kind.Name == "front matter"
            ? "---\ntitle: Growth\nsummary: " + new string('a', 100) + "\ncategories: [" + string.Join(", ",
                Enumerable.Range(0, 20).Select(n => $"c{n}")) + "]\n---\n" : "# Growth\n\nWords at the top.\n\n";
        var text = new StringBuilder(head).Append(kind.Head);
        var length = Encoding.UTF8.GetByteCount(text.ToString());
        for (var n = from; ; n++)
        {
            var piece = kind.Piece(n);
            length += Encoding.UTF8.GetByteCount(piece);
            if (length > bytes - 1)
            {
                return text.Append('\n').ToString();
            }

            text.Append(piece);
        }
    }

    /// <summary>The text with a letter more in every fortieth line, from one line on.</summary>
    public static string Edited(string text, int from, string typed)
    {
        var lines = text.Split('\n');
        if (lines.Length < 40)
        {
            var middle = text.Length / 2 + from;
            return text[..middle] + typed + text[middle..];
        }

        for (var i = 6 + from; i < lines.Length; i += 40)
        {
            var letter = lines[i].AsSpan().IndexOfAnyInRange('a', 'z');
            lines[i] = letter < 0 ? lines[i] : lines[i].Insert(letter, typed);
        }

        return string.Join('\n', lines);
    }

    /// <summary>The same lines from the last to the first.</summary>
    public static string Reversed(string text)
    {
        var lines = text.Split('\n');
        return string.Join('\n', lines.Take(4).Concat(lines.Skip(4).Reverse())) + "\n";
    }
}
