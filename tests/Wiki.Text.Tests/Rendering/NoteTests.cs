using Wiki.Text.Tests.Articles;

namespace Wiki.Text.Tests.Rendering;

public sealed class NoteTests
{
    private static readonly string[] Pieces =
    [
        .. Enumerable.Range(' ', 95).Select(sign => $"{(char)sign}"), "*", "**", "_", "~~", "`", "[", "](", "[[", "]]",
        "&amp;", "&#42;", "&eacute;", "<b>", "<https://a.example>", "https://a.example/x", "www.a.example",
        "WWW.A.example", "mailto:a@b.example", "ftp://a.example", "tel:+1", "\\*", "\\&", "![x](/y)", "[x](/y)",
        "[[Xen]]", "é", "\u00A0", "\u2028", "😀", "word", "two words", "e.g. 4.2", "100 %", "\"quoted\"", "it's", "a/b", "x = y + z", "(in it)",
    ];

    [Fact]
    public void A_note_reads_as_the_same_words_do_in_a_paragraph()
    {
        var random = new Random(20261);
        var shown = 0;
        while (shown < 2000)
        {
            var notes = Enumerable.Range(0, 40)
                .Select(_ => $"x {string.Concat(random.GetItems(Pieces, random.Next(1, 6)))} x").ToList();
            var rows = notes.Select((note, i) =>
                $"| r{i} | `v` ({note.Replace("|", "\\|", StringComparison.Ordinal)}) |\n");
            var table = Article.Shown("<!-- matrix:m -->\n\n| F | A |\n|---|---|\n" + string.Concat(rows));
            var prose = Article.Shown(string.Concat(notes.Select(note => note + "\n\n")));
            var (cells, paragraphs) = (table.QuerySelectorAll("td"), prose.QuerySelectorAll("p"));

            Assert.Equal(notes.Count, cells.Length);
            Assert.Equal(notes.Count, paragraphs.Length);
            // An open bracket or backtick gives a cell that is shown as typed.
            foreach (var i in Enumerable.Range(0, notes.Count).Where(i => !cells[i].ClassList.Contains("invalid")))
            {
                Assert.Equal(paragraphs[i].InnerHtml, cells[i].QuerySelector(".note")!.InnerHtml);
                shown++;
            }
        }
    }

    [Theory]
    [InlineData("a * b", "a * b")]
    [InlineData("a **b** `c`", "a <strong>b</strong> <code>c</code>")]
    [InlineData("R&D &eacute; &copy;", "R&amp;D é ©")]
    [InlineData("a < b > c \"d\"", "a &lt; b &gt; c \"d\"")]
    [InlineData("as 4.2, i.e. (never) + 'x' #1", "as 4.2, i.e. (never) + 'x' #1")]
    public void A_note_is_inline_Markdown(string note, string html)
    {
        var page = Article.Shown($"<!-- matrix:m -->\n\n| F | A |\n|---|---|\n| r | yes ({note}) |");

        Assert.Equal(html, page.QuerySelector(".note")!.InnerHtml);
    }

    [Fact]
    public void Citations_of_statements_and_of_their_notes_are_numbered_in_the_order_of_the_source()
    {
        var page = Article.Shown("""
            <!-- matrix:m -->

            | F | A | B |
            |---|---|---|
            | r | yes (see [^c], a star *) [^b][^B] | no [^a]; yes 2009 removed 2010 (plain) [^c] |

            | Prose |
            |---|
            | cell[^b] |

            [^a]: A
            [^b]: B
            [^c]: C
            """);

        Assert.Equal(["B", "C", "A"], page.QuerySelectorAll(".footnotes li p").Select(p => p.TextContent[..1]));
        Assert.Equal(["[1][1][2]", "[3][2]"], page.QuerySelectorAll(".grid td")
            .Select(cell => string.Concat(cell.QuerySelectorAll("sup").Select(cite => cite.TextContent))));
        // Of the citations of one source in cells, only the first has a link back.
        Assert.Equal([2, 1, 1],
            page.QuerySelectorAll(".footnotes li").Select(item => item.QuerySelectorAll(".back").Length));
        Assert.Equal(page.QuerySelectorAll(".back").Select(back => back.GetAttribute("href")).Order(),
            page.QuerySelectorAll("sup a[id]").Select(cite => "#" + cite.Id).Order());
    }
}
