using Wiki.Text.Documents;

namespace Wiki.Text.Tests.Articles;

public sealed class FrontMatterTests
{
    [Fact]
    public void Every_entry_is_read()
    {
        var article = Article.Read("""
            ---
            title: User-Mode Linux
            kind: System
            name: UML
            hue: teal
            summary: Linux as a process.
            aliases: [UML, user mode linux]
            categories:
              - Kernels
              - History
            ---
            Text.
            """);

        var said = article.FrontMatter;
        Assert.Empty(article.Problems);
        Assert.Equal("User-Mode Linux", article.Title);
        Assert.Equal((ArticleKind.System, "UML", "teal", "Linux as a process."),
            (said.Kind, said.Name, said.Hue, said.Summary));
        Assert.Equal(["UML", "user mode linux"], said.Aliases);
        Assert.Equal(["Kernels", "History"], said.Categories);
        Assert.Equal(11, said.Lines);
    }

    [Theory]
    [InlineData("---\r\nname: X\r\n---\r\n# T\r\n")]
    [InlineData("\uFEFF---\nname: X\n---\n# T\n")]
    [InlineData("---\rname: X\r---\r# T\r")]
    [InlineData("---  \nname: X\n--- \t\n# T")]
    public void Line_endings_byte_order_marks_and_blanks_behind_the_dashes_do_not_matter(string text)
    {
        var article = Article.Read(text);

        Assert.Empty(article.Problems);
        Assert.Equal(("X", "T"), (article.FrontMatter.Name, article.Title));
        Assert.DoesNotContain("name", article.ToHtml(Wiki.Text.Links.LinkTargets.None), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("---\n---\n# T\n")]
    [InlineData("---\n\n---\n# T\n")]
    [InlineData("---\n# only a comment\n---\n# T\n")]
    [InlineData("---\ntitle:\nsummary: \"  \"\naliases: []\n---\n# T\n")]
    public void Empty_entries_say_nothing(string text)
    {
        var article = Article.Read(text);

        Assert.Empty(article.Problems);
        Assert.Equal("T", article.Title);
        Assert.Null(article.FrontMatter.Summary);
    }

    [Theory]
    [InlineData("---\ntitle: T\n# T\n", "1 D010")]
    [InlineData("---\ntitle: T\nname: [\n---\n", "4 D011")]
    [InlineData("---\ntitle: T\n\"x\n---\n", "3 D011")]
    [InlineData("---\ntitle: T\nname: a\nname: b\n---\n", "4 D011")]
    [InlineData("---\ntitle: &a T\nname: *a\n---\n", "2 D011")]
    [InlineData("---\ntitle: T\nname: *a\n---\n", "3 D011")]
    [InlineData("---\ntitle: T\nname:\n  first: x\n---\n", "4 D011")]
    [InlineData("---\ntitle: T\naliases:\n  - [x]\n---\n", "4 D011")]
    [InlineData("---\n- title\n---\n", "2 D011")]
    [InlineData("---\njust words\n---\n", "2 D011")]
    [InlineData("---\ntitle: T\n? [a]\n: b\n---\n", "3 D011")]
    [InlineData("---\ntitle: \"a\\0b\"\n---\n", "2 D011")]
    [InlineData("---\ntitle: \"a\\ud800b\"\n---\n", "2 D011")]
    [InlineData("---\ntitle: T\nname: \"\\x07\"\n---\n", "3 D011")]
    [InlineData("---\ntitle: T\n...\nname: X\n---\n", "4 D011")]
    [InlineData("---\ntitle: T\u2028\nname: [\n---\n", "4 D011")]
    [InlineData("---\ntitle: T\nkind: planet\n---\n", "3 D013")]
    [InlineData("---\ntitle: T\nhue: beige\n---\n", "3 D013")]
    [InlineData("---\ntitle: [a, b]\n---\n# T\n", "2 D013")]
    [InlineData("---\ntitle: T\naliases: [ok, …]\n---\n", "3 D013")]
    [InlineData("---\ntitle: T\n\ncolour: red\n---\n", "4 D012")]
    public void What_is_wrong_is_said_with_its_line(string text, string said) =>
        Assert.Contains(said, Article.Read(text).Said());

    [Fact]
    public void A_message_about_the_front_matter_tells_the_rule_and_not_the_words_of_a_parser()
    {
        var problem = Assert.Single(Article.Read("---\ntitle: T\nname:\n  first: x\n---\n").Problems);

        Assert.Equal(
            "Line 4: the front matter is not valid YAML (a value must be text or a list of texts, not entries "
                + "inside an entry). Write entries as \"name: value\", with quotes around a value that contains "
                + "\":\" or \"#\".",
            problem.Message);
    }

    [Fact]
    public void An_unknown_entry_is_a_hint_that_names_the_known_ones()
    {
        var problem = Assert.Single(Article.Read("---\ntitle: T\ncolour: red\n---\n").Problems);

        Assert.Equal(Severity.Hint, problem.Severity);
        Assert.Contains("Use title, kind, for, name, hue, summary, aliases, categories", problem.Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(98, true)]
    [InlineData(99, false)]
    public void Front_matter_has_at_most_100_lines_with_its_dashes(int entries, bool fits)
    {
        var article = Article.Read($"---\n{string.Concat(Enumerable.Repeat("\n", entries))}---\n# T\n");

        Assert.Equal(fits ? [] : ["1 D010"], article.Said());
    }

    [Theory]
    [InlineData("summary", 300)]
    [InlineData("name", 40)]
    [InlineData("title", 200)]
    public void A_value_that_is_too_long_is_refused_once_and_with_the_limit(string name, int longest)
    {
        Assert.Empty(Article.Read($"---\n{name}: {new string('a', longest)}\n---\n# T\n").Problems);

        var problem = Assert.Single(Article.Read($"---\n{name}: {new string('a', longest + 1)}\n---\n# T\n").Problems);
        Assert.Equal(("D013", 2), (problem.Code, problem.Line));
        Assert.Contains($"{longest} characters", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("aliases")]
    [InlineData("categories")]
    public void There_are_at_most_50_names_and_each_is_at_most_100_characters_long(string name)
    {
        Assert.Empty(Article.Read($"---\n{name}: [{string.Join(',', Enumerable.Range(1, 50))}]\n---\n# T\n").Problems);
        Assert.Equal(["2 D013"],
            Article.Read($"---\n{name}: [{string.Join(',', Enumerable.Range(1, 51))}]\n---\n# T\n").Said());
        Assert.Equal(["2 D013"], Article.Read($"---\n{name}: [{new string('a', 101)}]\n---\n# T\n").Said());
    }

    [Fact]
    public void A_folded_value_is_one_line() =>
        Assert.Equal("One sentence.",
            Article.Read("---\ntitle: T\nsummary: |\n  One\n\n  sentence.\n---\n").FrontMatter.Summary);

    [Fact]
    public void Problems_behind_front_matter_are_told_with_the_lines_of_the_page()
    {
        var article = Article.Read("---\ncolour: red\n---\n# T\n\n<!-- matrix:a -->\n\n| F | A |\n|---|---|\n| r | nope |\n");

        Assert.Equal(["2 D012", "10 C101"], article.Said());
    }
}
