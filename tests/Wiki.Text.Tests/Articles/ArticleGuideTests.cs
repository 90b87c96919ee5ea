using System.Text.RegularExpressions;
using Wiki.Text.Documents;

namespace Wiki.Text.Tests.Articles;

/// <summary>
/// The guide to articles is a test: each fence "markdown" is read as a page. The fence "problems" that may follow it
/// lists all problems of the page, as "line code column: message".
/// </summary>
public sealed partial class ArticleGuideTests
{
    private static readonly string Guide =
        File.ReadAllText(Path.Combine(Repository.Root, "docs", "authoring", "articles.md")).ReplaceLineEndings("\n");

    [Fact]
    public void Every_example_of_the_guide_is_read_as_the_guide_says()
    {
        var examples = Example().Matches(Guide);

        Assert.NotEmpty(examples);
        Assert.All(examples, example => Assert.Equal(
            example.Groups["problems"].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries),
            Article.Read(example.Groups["page"].Value).Problems
                .Select(it => $"{it.Line} {it.Code} {it.Column}: {it.Message}")));
    }

    [Fact]
    public void The_guide_explains_every_code_about_an_article_and_no_other()
    {
        var used = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => Code().Matches(File.ReadAllText(file))).Select(match => match.Groups["code"].Value);
        var explained = CodeRow().Matches(Guide).Select(match => match.Groups["code"].Value);

        Assert.Equal(used.Distinct().Order(), explained.Where(code => code[0] == 'D').Order());
    }

    [Fact]
    public void The_guide_names_all_entries_of_front_matter_and_their_choices() =>
        Assert.All(
            [
                "title", "kind", "name", "hue", "summary", "aliases", "categories", "facts",
                .. EnumWords.All<ArticleKind>(), .. FrontMatter.Hues,
            ],
            word => Assert.Contains(word, Guide, StringComparison.Ordinal));

    [GeneratedRegex(@"^```markdown\n(?<page>.*?)^```$(?:\n\n```problems\n(?<problems>.*?)^```$)?",
        RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Example();

    [GeneratedRegex("\"(?<code>D[0-9]{3})\"")]
    private static partial Regex Code();

    [GeneratedRegex(@"^\| (?<code>[A-Z][0-9]{3}) \|", RegexOptions.Multiline)]
    private static partial Regex CodeRow();
}
