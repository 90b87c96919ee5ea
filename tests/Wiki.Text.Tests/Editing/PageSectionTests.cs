using Wiki.Text.Documents;

namespace Wiki.Text.Tests.Editing;

/// <summary>A section is changed and nothing else.</summary>
public sealed class PageSectionTests
{
    private const string Page = "# P\n\nLead.\n\n## One\n\nA.\n\n### Inner\n\nB.\n\n"
        + "## Two\n\n> ## Quoted\n\nC.\n\n- ## Listed\n\nLast\n====\nD";

    private static readonly string Seed = Path.Combine(Repository.Root, "src", "Wiki.Core", "Seed");

    public static TheoryData<string> ShippedPages =>
        [.. Directory.EnumerateFiles(Seed, "*.md").Select(it => Path.GetFileName(it)!)];

    [Theory]
    [InlineData("one", "## One\n\nA.\n\n### Inner\n\nB.\n\n")]
    [InlineData("inner", "### Inner\n\nB.\n\n")]
    [InlineData("two", "## Two\n\n> ## Quoted\n\nC.\n\n- ## Listed\n\n")]
    [InlineData("last", "Last\n====\nD\n")]
    public void A_section_ends_before_the_next_heading_of_its_level_or_a_higher_one(string id, string text) =>
        Assert.Equal(text, Find(Page, id)!.Text);

    [Theory]
    [InlineData("quoted")]
    [InlineData("listed")]
    [InlineData("nowhere")]
    public void A_heading_in_a_list_or_a_quotation_has_no_section(string id) => Assert.Null(Find(Page, id));

    [Theory]
    [MemberData(nameof(ShippedPages))]
    public void Of_every_section_of_a_page_the_rest_keeps_every_byte(string file)
    {
        var text = SourceText.From(File.ReadAllText(Path.Combine(Seed, file))).Value;
        var document = WikiDocument.Parse(SourceText.From(text));
        foreach (var heading in document.Headings)
        {
            var section = PageSection.Find(document, heading.Id)!;
            Assert.Equal(text, section.Page);
            Assert.Equal(text, section.With(section.Text).Page);
            Assert.Equal(heading.Line, section.Before.Count(c => c == '\n') + 1);
            var changed = section.With("## Other\n\nWords.");
            Assert.StartsWith(section.Before, changed.Page, StringComparison.Ordinal);
            Assert.EndsWith(section.After, changed.Page, StringComparison.Ordinal);
            Assert.Equal(changed.Text, section.In(changed.Page)!.Text);
            Assert.Equal(text.Length - section.Text.Length, section.With("").Page.Length);
        }
    }

    [Theory]
    [InlineData("## One\n\nA")]
    [InlineData("## One\n\nA\n")]
    [InlineData("## One\n\nA\n\n")]
    public void What_stands_below_stays_apart(string text) =>
        Assert.Equal("## One\n\nA\n\nNext\n----\n", Find("## One\n\nNext\n----\n", "one")!.With(text).Page);

    [Fact]
    public void A_page_that_differs_elsewhere_too_is_more_than_the_section() =>
        Assert.Null(Find(Page, "one")!.In(Page.Replace("C.", "X.", StringComparison.Ordinal)));

    private static PageSection? Find(string text, string id) =>
        PageSection.Find(WikiDocument.Parse(SourceText.From(text)), id);
}
