using Wiki.Text.Documents;
using Wiki.Text.Editing;

namespace Wiki.Text.Tests.Articles;

/// <summary>What of prose readers do not see as its author meant it.</summary>
public sealed class ProseProblemTests
{
    [Theory]
    [InlineData("A claim.[^nope]", "C113 [^nope]")]
    [InlineData("| A | B |\n|---|---|\n| x[^nope] | y |", "C113 [^nope]")]
    [InlineData("- a\n  - b [^nope]", "C113 [^nope]")]
    [InlineData("> quoted [^my book]", "C113 [^my book]")]
    [InlineData("## Heading[^nope]", "C113 [^nope]")]
    [InlineData("x[^a]\n\n[^a]: See [^nope].", "C113 [^nope]")]
    [InlineData("`[^nope]` and \\[^nope] and [^A].\n\n[^a]: Defined.", "")]
    [InlineData("The pattern [^/]+ or [^a-z] or [^a-z ]* or [^,;]", "")]
    [InlineData("~~~\n[^nope]\n~~~\n\n    [^nope]", "")]
    public void A_citation_of_an_undefined_source_is_a_mistake(string text, string said) => Said(text, said);

    [Fact]
    public void Of_two_definitions_the_second_is_repeated_and_not_unused()
    {
        var page = Article.WithTitle("x[^a]\n\n[^a]: One.\n[^A]: Two.\n[^b]: Three.\n");

        Assert.Equal(["6 D024", "7 W207"], page.Said());
        Assert.Contains("[^A] is defined in line 5 already", page.Problems[0].Message, StringComparison.Ordinal);
        Assert.Equal(Severity.Error, page.Problems[0].Severity);
    }

    [Theory]
    [InlineData("[x](#nope)", "D025 #nope")]
    [InlineData("[[#Nope]] [[#Nope|words]]", "D025 #Nope; D025 #Nope")]
    [InlineData("| A | B |\n|---|---|\n| [[#Nope\\|words]] | y |", "D025 #Nope")]
    [InlineData("[x][r]\n\n[r]: #nope", "D025 [x][r]")]
    [InlineData("[x](#setup) [[#Setup]] [y](#set%75p) [top](#) [top](#top)\n\n## Setup", "")]
    [InlineData("x[^a] [s](#fn:1) [b](#fnref:1) [n](#fn:2)\n\n[^a]: b", "D025 #fn:2")]
    [InlineData("[m](#matrix-m) [r](#matrix-m.a) [c](#matrix-m.a.x) [n](#matrix-m.b)\n\n"
        + "<!-- matrix:m -->\n| F | X |\n|---|---|\n| A | no |", "D025 #matrix-m.b")]
    public void A_link_to_a_section_that_is_not_there_gets_a_hint(string text, string said) => Said(text, said);

    [Theory]
    [InlineData("[x](docs/x.md)", "D027 [x](docs/x.md)")]
    [InlineData("[x](./../src/x.yaml \"title\")", "D027 [x](./../src/x.yaml \"title\")")]
    [InlineData("[x]()", "D027 [x]()")]
    [InlineData("[x](javascript:alert) and [y](C:\\dir)", "D027 [x](javascript:alert); D027 [y](C:\\dir)")]
    [InlineData("[x](www.example.org/a)", "D027 www.example.org/a")]
    [InlineData("[x](https://e.org) [y](/wiki/y) [z](?at=2020) [m](mailto:a@e.org) https://e.org <https://e.org> www.e.org", "")]
    [InlineData("`[x](docs/x.md)` and \\[x](docs/x.md)", "")]
    public void A_relative_or_unusable_address_gets_a_hint(string text, string said) => Said(text, said);

    [Theory]
    [InlineData("![x](https://e.org/x.png)", "D029 ![x](https://e.org/x.png)")]
    [InlineData("[![x](https://e.org/x.png)](https://e.org)", "D029 ![x](https://e.org/x.png)")]
    [InlineData("![x](images/x.png)", "D029 ![x](images/x.png)")]
    [InlineData("![x](/media/x.png) ![y](/images/y.svg)", "")]
    public void A_picture_that_is_no_file_of_the_wiki_gets_a_hint(string text, string said) => Said(text, said);

    [Theory]
    [InlineData("a <img src=\"https://e.org/a.png\"> b", "D028 <img src=\"https://e.org/a.png\">")]
    [InlineData("<div align=center>\n\n<hr/>\nx <BR> <!-- <b>hidden</b> --> <HR>", "D028 <div align=center>; D028 <hr/>; D028 <HR>")]
    [InlineData("- <kbd>Ctrl</kbd> and H<sub>2</sub>O", "D028 <kbd>; D028 <sub>")]
    [InlineData("<a name=\"x\"></a>", "D028 <a name=\"x\">")]
    [InlineData("<details>\n<summary>More</summary>\n\ntext\n\n</details>", "D028 <details>; D028 <summary>")]
    [InlineData("<b>x</b> `<b>y</b>` \\<br> and <https://e.org> <a@e.org> <name> <file.txt> <T> a < b > c <3", "D028 <b>")]
    [InlineData("Copy <source> to <target>, <b> or <a> or <i>.", "")]
    [InlineData("~~~\n<br>\n~~~\n\n    <br>\n\n``a <br> ` b``", "")]
    [InlineData("| A | B |\n|---|---|\n| x<br>y | <img src=a.png> |", "D028 <img src=a.png>")]
    public void Html_that_is_shown_as_text_gets_a_hint(string text, string said) => Said(text, said);

    [Fact]
    public void Html_in_the_title_gets_a_hint() =>
        Assert.Equal(["1 D028"], Article.Read("# <img src=\"/media/a.png\"> Title\n\nText.\n").Said());

    [Theory]
    [InlineData("See [the manual][manual] and [manual][] now.", "D030 [the manual][manual]; D030 [manual][]")]
    [InlineData("list[index][key], [1][2], [x][1], [x], \\[a][b], `[a][b]`", "")]
    [InlineData("See [the manual][m] and [m][].\n\n[M]: https://e.org", "")]
    public void A_link_without_a_definition_gets_a_hint(string text, string said) => Said(text, said);

    [Theory]
    [InlineData("A <b>host</b> here", "A **host** here")]
    [InlineData("A <em class=\"x\">host</em> here", "A *host* here")]
    [InlineData("<code>a b</code>", "`a b`")]
    [InlineData("<a href='https://e.org'>e</a>", "[e](https://e.org)")]
    [InlineData("<img alt=\"An e\" src=https://e.org/e.png width=20>", "![An e](https://e.org/e.png)")]
    [InlineData("[x](www.e.org)", "[x](https://www.e.org)")]
    [InlineData("[the page](kvm) x", "[[kvm|the page]] x")]
    [InlineData("[KVM](kvm) x", "[[KVM]] x")]
    [InlineData("[x](#set-up)\n\n## Setup", "[x](#setup)\n\n## Setup")]
    [InlineData("[[#Setpu|x]]\n\n## Setup", "[[#Setup|x]]\n\n## Setup")]
    [InlineData("x[^bok]\n\n[^book]: A book.", "x[^book]\n\n[^book]: A book.")]
    // What would be lost or mean something else stays.
    [InlineData("one<br>", "one<br>")]
    [InlineData("<b>a*b</b> and <b> x</b>", "<b>a*b</b> and <b> x</b>")]
    [InlineData("<img src=docs/a.png>", "<img src=docs/a.png>")]
    [InlineData("<a href='javascript:x'>e</a>", "<a href='javascript:x'>e</a>")]
    [InlineData("[x](docs/x.md)", "[x](docs/x.md)")]
    public void A_button_writes_what_was_meant(string text, string corrected)
    {
        var page = Article.WithTitle(text + "\n");
        var remedy = Remarks.Of(page, []).SelectMany(it => new Remedies(page).For(it)).FirstOrDefault();

        Assert.Equal("# Title\n\n" + corrected + "\n", remedy?.In(page.Source.Value) ?? page.Source.Value);
    }

    /// <summary>Each remedy about prose takes its problem away and brings no other.</summary>
    [Fact]
    public void A_remedy_takes_its_problem_away_and_brings_no_mistake()
    {
        string[] pieces =
        [
            "<b>x</b>", "<hr>", "<!--", "-->", "\n", "\n\n", "`", "*", " ", "word", "<code>c</code>", "<img src=https://e.org/a.png alt=a>",
            "<a href=https://e.org>e</a>", "[x](#nope)", "[[#Ned]]", "[x](kvm)", "[^nope]", "[^bok]", "\n## End\n", "> ", "- ", "\\",
            "[", "]", "<i>", "</i>", "| a |",
        ];
        var random = new Random(20271);
        var applied = 0;
        for (var n = 0; n < 1_000; n++)
        {
            var text = "# T\n\nx[^book]\n\n" + string.Concat(random.GetItems(pieces, 12)) + "\n\n## End\n\n[^book]: A book.\n";
            var page = Article.Read(text);
            var remedies = new Remedies(page);
            foreach (var remark in Remarks.Of(page, []))
            {
                foreach (var remedy in remedies.For(remark))
                {
                    applied++;
                    var now = Article.Read(remedy.In(text));
                    Assert.True(Count(now, remark.Problem.Code) < Count(page, remark.Problem.Code), $"{text}\n{remedy}");
                    Assert.True(
                        now.Problems.Count(it => it.Severity != Severity.Hint)
                        <= page.Problems.Count(it => it.Severity != Severity.Hint), $"{text}\n{remedy}");
                }
            }
        }

        Assert.InRange(applied, 1_000, int.MaxValue);

        static int Count(WikiDocument page, string code) => page.Problems.Count(it => it.Code == code);
    }

    [Fact]
    public void Very_many_of_one_kind_are_counted_and_not_named()
    {
        var page = Article.WithTitle(string.Concat(Enumerable.Repeat("- <hr> [x](docs/x.md)\n", 3_000)));
        var groups = RemarkGroup.Of(Remarks.Of(page, []));

        Assert.Equal([3_000, 3_000], groups.Select(it => it.Places));
        Assert.All(groups, it => Assert.StartsWith("3,000 ", it.Sentence, StringComparison.Ordinal));
        Assert.All(groups, it => Assert.Equal(1_000, it.Remarks.Length));
        Assert.EndsWith("2,000 more like it are not listed.", groups[0].Remarks[^1].Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_marked_table_of_descriptions_gets_a_hint_and_a_comparison_none()
    {
        const string Marker = "<!-- matrix:m -->\n";
        var page = Article.WithTitle(Marker + "| Name | Type | Description |\n|---|---|---|\n| a | string | The first one |\n"
            + "| b | int | The second one |\n");
        var hint = Assert.Single(page.Problems, it => it.Code == "M014");

        Assert.Equal((3, Severity.Hint), (hint.Line, hint.Severity));
        Assert.Contains("“Type”, “Description” count as systems", hint.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(
            Article.WithTitle(Marker + "| Name | X | Y |\n|---|---|---|\n| a | yes | The first one |\n| b | no | |\n").Problems,
            it => it.Code == "M014");
    }

    [Fact]
    public void The_lines_count_from_the_front_matter()
    {
        var page = Article.Read("---\nkind: system\n---\n# T\n\n## <hr>\n\nx\n[y](#nope) [^nope]\n");

        Assert.Equal(["6 D028", "9 D025", "9 C113"], page.Said());
        Assert.Equal(["<hr>", "#nope", "[^nope]"], Remarks.Of(page, []).Select(it => it.Typed));
    }

    [Fact]
    public void A_tab_in_the_front_matter_is_said_to_be_in_its_line()
    {
        var problem = Article.Read("---\nkind: system\ncategories:\n\t- x\n---\n# T\n").Problems[0];

        Assert.Equal(("D011", 4, 1), (problem.Code, problem.Line, problem.Column));
        Assert.Contains("a tab is no indentation", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_shipped_page_has_a_problem_in_its_prose()
    {
        var pages = Directory.GetFiles(Path.Combine(Repository.Root, "src", "Wiki.Core", "Seed"), "*.md");

        Assert.NotEmpty(pages);
        Assert.All(pages, file => Assert.DoesNotContain(Article.Read(File.ReadAllText(file)).Problems, it =>
            it.Code is "C113" or "D024" or "D025" or "D027" or "D028" or "D029" or "D030" or "M014"));
    }

    private static void Said(string text, string said)
    {
        var page = Article.WithTitle(text + "\n");
        var found = Remarks.Of(page, []).Where(it => it.Problem.Code[0] is 'D' or 'C' && it.Problem.Code != "D018")
            .Select(it => $"{it.Problem.Code} {it.Typed}");

        Assert.Equal(said, string.Join("; ", found));
    }
}
