using FsCheck;
using FsCheck.Fluent;
using Wiki.Text.Documents;
using Wiki.Text.Filing;

namespace Wiki.Text.Tests.Filing;

/// <summary>Kind and categories changed in the text of a page, and new pages made of templates.</summary>
public sealed class FiledTextTests
{
    [Theory]
    [InlineData("# T\n\nx\n", "---\nkind: concept\ncategories: [A, \"b, c\"]\n---\n# T\n\nx\n")]
    [InlineData("---\n---\n# T\n", "---\nkind: concept\ncategories: [A, \"b, c\"]\n---\n# T\n")]
    [InlineData("---\n# only a remark\n---\n# T\n",
        "---\n# only a remark\nkind: concept\ncategories: [A, \"b, c\"]\n---\n# T\n")]
    [InlineData("---\nkind:   system # remark\nname: X\ncategories: [Old]  \nsummary: s\n---\n\n# T\n",
        "---\nkind: concept # remark\nname: X\ncategories: [A, \"b, c\"]  \nsummary: s\n---\n\n# T\n")]
    [InlineData("---\ncategories:\n  - Old\n  - Older\nsummary: >\n  long\n  words\n---\n# T\n",
        "---\ncategories: [A, \"b, c\"]\nsummary: >\n  long\n  words\nkind: concept\n---\n# T\n")]
    [InlineData("---\n\"kind\" : 'system'\ncategories:\n- Old\n---\n# T\n",
        "---\n\"kind\" : concept\ncategories: [A, \"b, c\"]\n---\n# T\n")]
    [InlineData("---\n  kind: system\n  categories: Old\n---\n# T\n",
        "---\n  kind: concept\n  categories: [A, \"b, c\"]\n---\n# T\n")]
    [InlineData("---\ncategories:\nkind: concept\n---\n# T\n",
        "---\ncategories: [A, \"b, c\"]\nkind: concept\n---\n# T\n")]
    [InlineData("---\ncategories: [A, 'b, c'] # these\nkind:  concept\n---\n# T\n",
        "---\ncategories: [A, 'b, c'] # these\nkind:  concept\n---\n# T\n")]
    public void Kind_and_categories_change_and_every_other_byte_stays(string before, string after) => Assert.Equal(
        after, FiledText.Change(SourceText.From(before), ArticleKind.Concept, ["A", "b, c"]));

    [Theory]
    [InlineData("---\n{kind: system}\n---\n# T\n")]
    [InlineData("---\n? kind\n: system\n---\n# T\n")]
    public void A_front_matter_in_another_style_is_left_to_its_editor(string text) =>
        Assert.Null(FiledText.Change(SourceText.From(text), ArticleKind.Concept, []));

    [Fact]
    public void Any_categories_can_be_written_and_are_read_again() => Prop.ForAll(
        ArbMap.Default.ArbFor<string[]>(), names =>
        {
            var wanted = FiledText.Names(string.Join(',', (names ?? []).Select(it => it ?? ""))).Take(50).ToList();
            var text = FiledText.Change(SourceText.From("# T\n\nx\n"), ArticleKind.Article, wanted);
            return text is not null
                && WikiDocument.Parse(SourceText.From(text)).FrontMatter.Categories.SequenceEqual(wanted)
                && text.EndsWith("# T\n\nx\n", StringComparison.Ordinal);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Fact]
    public void Names_are_between_commas_and_each_counts_once() =>
        Assert.Equal(["Kernels", "Größe", "two words"], FiledText.Names(" Kernels, Größe,,kernels , two   words,"));

    [Fact]
    public void A_page_begins_with_its_template_and_nothing_of_the_template_itself_stays()
    {
        const string template = "---\nkind: template\nfor: system\nsummary: About the template.\nhue: teal\n"
            + "categories: [Systems]\naliases: [x]\n---\n\n# Template: system\n\n## History\n\nx\n";

        Assert.Equal(
            "---\nkind: system\nsummary:\nhue: teal\ncategories: [Systems, Hosts]\n---\n\n# Hyper-V & *more*\n\n"
            + "## History\n\nx\n",
            NewPageText.From(SourceText.From(template), "Hyper-V & *more*", null, ["Hosts", "systems"]));
        Assert.StartsWith("---\nkind: concept\n", NewPageText.From(
            SourceText.From(template), "X", ArticleKind.Concept, []), StringComparison.Ordinal);
        Assert.DoesNotContain("kind", NewPageText.From(
            SourceText.From(template), "X", ArticleKind.Article, []), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("# No template\n")]
    [InlineData("---\nkind: template\n---\n# T\n\n<!-- matrix:m -->\n\nno table\n")]
    [InlineData("---\n{kind: template}\n---\n# T\n")]
    [InlineData("---\nkind: template\n---\nno title\n")]
    [InlineData("---\nkind: template\n")]
    public void What_is_no_template_or_has_a_mistake_gives_no_page(string text) =>
        Assert.Null(NewPageText.From(SourceText.From(text), "X", null, []));

    [Fact]
    public void A_page_without_a_template_has_only_what_was_chosen()
    {
        Assert.Equal("# X\n\n", NewPageText.Plain("X", null, []));
        Assert.Equal(
            "---\nkind: system\ncategories: [A]\n---\n# X\n\n", NewPageText.Plain("X", ArticleKind.System, ["A"]));
    }
}
