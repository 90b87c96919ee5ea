using System.Text.RegularExpressions;
using Wiki.Core.Seed;
using Wiki.Text;
using Wiki.Text.Documents;
using Wiki.Web.Pages.Shared.Editing;

namespace Wiki.Web.Tests.Seed;

/// <summary>The examples of the help pages and of the cards in the editor can be pasted as they stand.</summary>
public sealed partial class HelpExampleTests
{
    public static TheoryData<string> Pages { get; } =
        [.. ShippedArticles.All().Where(it => it.Text.StartsWith("---\nkind: help\n", StringComparison.Ordinal))
            .Select(it => it.Slug.Value)];

    public static TheoryData<string> Cards { get; } = [.. NotationCards.All.Select(card => card.Name)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void An_example_of_a_help_page_has_no_mistake_when_it_is_pasted_into_a_new_page(string slug)
    {
        var text = ShippedArticles.All().Single(it => it.Slug.Value == slug).Text;
        foreach (var example in Examples(text))
        {
            var page = WikiDocument.Parse(SourceText.From(
                example.StartsWith("---\n", StringComparison.Ordinal) ? example : $"# Pasted\n\n{example}"));
            // A line may cite what the rest of a page defines.
            Assert.DoesNotContain(page.Problems, problem => problem.Severity != Severity.Hint && problem.Code != "C113");
            if (example.Contains("<!-- ", StringComparison.Ordinal))
            {
                Assert.Empty(page.Problems);
                Assert.Equal(1, page.Matrices.Count + page.Timelines.Count + page.Predictions.Count);
            }
        }
    }

    [Fact]
    public void The_help_pages_have_an_example_of_a_matrix_in_each_place_that_explains_one() => Assert.Equal(3,
        ShippedArticles.All().Where(it => it.Slug.Value is "help" or "reading-a-matrix")
            .SelectMany(it => Examples(it.Text)).Count(example => example.Contains("<!-- matrix:")));

    [Fact]
    public void The_first_matrix_of_the_help_page_is_where_the_editor_says() => Assert.Contains(
        WikiDocument.Parse(SourceText.From(ShippedArticles.All().Single(it => it.Slug.Value == "help").Text)).Headings,
        heading => heading.Id == NotationCards.FirstMatrix);

    [Theory]
    [MemberData(nameof(Cards))]
    public void A_card_of_the_editor_has_one_example_without_any_remark_and_rules_below_it(string name)
    {
        var card = NotationCards.All.Single(it => it.Name == name);
        var example = Assert.Single(Examples(card.Source));
        var page = WikiDocument.Parse(SourceText.From(card.Kind is null ? example : $"# Pasted\n\n{example}"));
        Assert.Empty(page.Problems);
        Assert.Equal(card.Kind is null ? 0 : 1, page.Matrices.Count + page.Timelines.Count + page.Predictions.Count);
        Assert.Contains("<pre tabindex=\"0\"><code", card.Html, StringComparison.Ordinal);
        Assert.Contains("<li>", card.Html, StringComparison.Ordinal);
        Assert.Empty(WikiDocument.Parse(SourceText.From($"# {card.Title}\n\n{card.Source}")).Problems);
    }

    [Fact]
    public void The_editor_shows_the_cards_of_the_blocks_in_the_text_and_all_for_a_text_without_any()
    {
        Assert.Equal(["articles", "timelines"],
            NotationCards.For("# T\n\n<!-- timeline:t -->\n").Select(card => card.Name));
        Assert.Equal(NotationCards.All, NotationCards.For("# T\n"));
    }

    private static IEnumerable<string> Examples(string text) =>
        Fence().Matches(text.ReplaceLineEndings("\n")).Select(match => match.Groups["body"].Value);

    [GeneratedRegex(@"^```[a-z]*\n(?<body>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();
}
