using System.Text.RegularExpressions;
using Wiki.Core.Seed;
using Wiki.Text;
using Wiki.Text.Blocks.Matrices;
using Wiki.Text.Documents;

namespace Wiki.Web.Tests.Seed;

public sealed partial class ShippedArticleTests
{
    private static readonly Dictionary<Slug, WikiDocument> Articles =
        ShippedArticles.All().ToDictionary(it => it.Slug, it => WikiDocument.Parse(SourceText.From(it.Text)));

    public static readonly TheoryData<string> Names = [.. Articles.Keys.Select(slug => slug.Value)];

    private static IEnumerable<Matrix> Matrices => Articles.Values.SelectMany(article => article.Matrices);

    [Theory, MemberData(nameof(Names))]
    public void A_shipped_article_has_no_mistake(string name)
    {
        Assert.Empty(Article(name).Problems.Where(problem => problem.Severity != Severity.Hint)
            .Select(problem => $"{problem.Code} {problem.Message}"));
        Assert.NotEmpty(Article(name).FrontMatter.Summary ?? "");
    }

    [Theory, MemberData(nameof(Names))]
    public void Every_footnote_is_defined_once_and_used(string name)
    {
        var text = Code().Replace(Article(name).Source.Value, "");
        var defined = Definitions().Matches(text).Select(it => it.Groups[1].Value).ToList();
        var used = Uses().Matches(Definitions().Replace(text, "")).Select(it => it.Groups[1].Value)
            .ToHashSet(StringComparer.Ordinal);
        Assert.Equal(defined.Distinct(StringComparer.Ordinal), defined);
        Assert.Empty(used.Except(defined, StringComparer.Ordinal));
        Assert.Empty(defined.Except(used, StringComparer.Ordinal));
    }

    [Theory, MemberData(nameof(Names))]
    public void Every_wiki_link_leads_to_a_shipped_article(string name)
    {
        var known = Articles.Keys.Concat(Articles.Values.SelectMany(article =>
            article.FrontMatter.Aliases.Append(article.Title).Append(article.FrontMatter.Name ?? ""))
            .Select(Slug.Of).OfType<Slug>()).ToHashSet();
        Assert.All(Article(name).Links, link => Assert.Contains(link.Target!.Value, known));
    }

    [Fact]
    public void Every_cell_that_says_something_says_where_it_is_written()
    {
        Assert.NotEmpty(Matrices);
        Assert.Empty(Matrices.SelectMany(matrix => matrix.Rows.SelectMany(row => row.Cells
            .Where(cell => cell.Text.Trim().Length > 0 && !cell.Text.Contains("[^", StringComparison.Ordinal))
            .Select(cell => $"{matrix.Id}: {cell.Text}"))));
    }

    [Theory, MemberData(nameof(Names))]
    public void A_source_has_title_publisher_date_and_address(string name) =>
        Assert.All(Article(name).Sources, source => Assert.Matches(Source(), source.Text));

    [Fact]
    public void The_five_systems_are_compared_in_at_least_fifty_five_features()
    {
        string[] systems = ["xen", "kvm", "uml", "vmware", "containers"];
        Assert.Equal(systems.Order(StringComparer.Ordinal), Articles
            .Where(it => it.Value.FrontMatter.Kind == ArticleKind.System).Select(it => it.Key.Value)
            .Order(StringComparer.Ordinal));
        var matrices = Article("feature-matrix").Matrices;
        Assert.Equal(7, matrices.Count);
        Assert.All(matrices, matrix => Assert.Equal(systems, matrix.Columns.Select(column => column.Label.Key)));
        Assert.True(matrices.Sum(matrix => matrix.Rows.Length) >= 55);
        Assert.All(Matrices, matrix => Assert.False(matrix.IsBroken));
    }

    private static WikiDocument Article(string name) => Articles[Slug.Parse(name, null)];

    [GeneratedRegex(@"^\[\^([^\]]+)\]:", RegexOptions.Multiline)]
    private static partial Regex Definitions();

    [GeneratedRegex(@"\[\^([^\]]+)\]")]
    private static partial Regex Uses();

    // "undated" where the source has none; the year may be followed by what that date is of.
    [GeneratedRegex(@"^.+[.?!] .*\b((19|20)\d\d|undated)\b[^<]*\. .*<?https?://")]
    private static partial Regex Source();

    [GeneratedRegex(@"^```.*?^```|(?<!`)(`{1,2})(?!`)[^\n]*?(?<!`)\1(?!`)",
        RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Code();
}
