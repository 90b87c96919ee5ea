using System.Globalization;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Wiki.Core.Articles;
using Wiki.Core.Derived.Rows;
using Wiki.Core.Exchange;
using Wiki.Core.Facts;
using Wiki.Core.Http;
using Wiki.Core.Timelines;
using Wiki.Text;
using Wiki.Text.Blocks.Matrices;
using Wiki.Text.Blocks.Matrices.Html;
using Wiki.Text.Blocks.Matrices.Views;
using Wiki.Text.Blocks.Points;
using Wiki.Text.Documents;
using Wiki.Text.Links;
using Wiki.Web.Pages.Shared.Matrices;

namespace Wiki.Web.Pages.Facts;

/// <summary>Compares systems: all facts about them, from the matrices of all articles, side by side.</summary>
[EnableRateLimiting(HttpLimits.Views)]
public sealed class CompareModel(
    FactReader reader, EventReader events, ArticleReader articles, HtmlEncoder encoder) : PageModel
{
    /// <summary>The most systems that are compared at once.</summary>
    public const int MostSystems = 12;

    /// <summary>The most features that are shown at once.</summary>
    public const int MostFeatures = 1000;

    private readonly Dictionary<(long, string), int> _numbers = [];

    /// <summary>The systems to choose from: all columns of all matrices.</summary>
    public IReadOnlyList<ColumnUse> Choices { get; private set; } = [];

    /// <summary>The chosen systems, in the order asked for.</summary>
    public IReadOnlyList<ColumnUse> Chosen { get; private set; } = [];

    /// <summary>The keys that were asked for and that no matrix has.</summary>
    public IReadOnlyList<string> Missing { get; private set; } = [];

    /// <summary>Whether one system was chosen twice and no other.</summary>
    public bool IsTwice { get; private set; }

    /// <summary>The date of “as things stood on”; null for today.</summary>
    public DatePoint? Date => Asked.Date;

    /// <summary>The pages that compare systems, when nothing is chosen.</summary>
    public IReadOnlyList<ArticleCard> Comparisons { get; private set; } = [];

    /// <summary>The facts side by side; null before anything is chosen.</summary>
    public FactTable? Table { get; private set; }

    /// <summary>The number of features when the page does not show all of them; else null.</summary>
    public int? Total { get; private set; }

    /// <summary>The articles with facts about the systems, each with the number of facts.</summary>
    public IReadOnlyList<(string Slug, string Title, int Count)> Articles { get; private set; } = [];

    /// <summary>The article to which the facts are limited; null for all articles.</summary>
    public string? Only { get; private set; }

    /// <summary>The cells in which articles disagree.</summary>
    public IReadOnlyList<(Fact Fact, Fact Other, string Contradiction)> Disagreements { get; private set; } = [];

    /// <summary>The table in a few words; null for fewer than two systems, and when nothing is known of all.</summary>
    public MatrixContrast? Contrast { get; private set; }

    /// <summary>The controls above the table.</summary>
    public MatrixPanel? Panel { get; private set; }

    /// <summary>The table as HTML.</summary>
    public string Html { get; private set; } = "";

    /// <summary>The sources cited, in the order of their numbers.</summary>
    public IReadOnlyList<SourceRow> Sources { get; private set; } = [];

    /// <summary>The pages and hues of the systems.</summary>
    public LinkTargets Targets { get; private set; } = LinkTargets.None;

    /// <summary>The heading of the page.</summary>
    public string Heading => Chosen switch
    {
        [] => "Compare systems",
        [var one] => $"All facts about {one.Label}",
        [.., var last] => string.Join(", ", Chosen.SkipLast(1).Select(it => it.Label)) + " and " + last.Label,
    };

    /// <summary>Why the table is empty, as a sentence.</summary>
    public string WhyEmpty => Asked.KnownDate is { } known
        ? $"As this wiki knew {known.OnWords()}, no matrix stated anything about these systems."
        : "No matrix states anything about these systems.";

    private MatrixRequest Asked { get; set; } = null!;

    /// <summary>Shows the comparison, or the choice of systems, or with a format the facts as data.</summary>
    /// <param name="system">The keys of the systems, in the order to show.</param>
    /// <param name="article">The address of the article to which the facts are limited; null for all.</param>
    /// <param name="format"><c>csv</c> or <c>json</c>; null for the page.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<IActionResult> OnGetAsync(
        string[] system, string? article, string? format, CancellationToken cancellationToken)
    {
        Choices = await reader.ColumnsAsync(null, cancellationToken);
        Targets = await articles.SystemTargetsAsync(cancellationToken);
        var asked = system.Select(key => key.Trim()).Where(key => key.Length > 0).ToList();
        // As in the addresses of pages, capitals do not matter when no key has them.
        var keys = asked.Select(key => Choices.Any(it => it.Key == key) ? key : KeyOf(key.ToLowerInvariant()))
            .Distinct(StringComparer.Ordinal).ToList();
        IsTwice = asked.Count > 1 && keys.Count == 1;
        Chosen = [.. keys.Select(key => Choices.FirstOrDefault(it => it.Key == key)).OfType<ColumnUse>()
            .Take(MostSystems)];
        Missing = [.. keys.Where(key => Choices.All(it => it.Key != key))
            .Select(key => key[..Math.Min(key.Length, 60)])];
        Asked = MatrixRequest.Of(Request.Query, "system", "article");
        if (Chosen.Count == 0)
        {
            if (format is not null)
            {
                return NotFound();
            }

            Comparisons = await articles.CardsAsync(ArticleKind.Comparison, cancellationToken);
            return Page();
        }

        var releases = await events.ReleasesAsync(Asked.KnownDate, cancellationToken);
        var facts = await reader.OfSystemsAsync([.. Chosen.Select(it => it.Key)], Asked.KnownDate, cancellationToken);
        Articles = [.. facts.GroupBy(fact => (fact.Slug, fact.Article))
            .Select(it => (it.Key.Slug, it.Key.Article, it.Count()))];
        if (article is not null && Articles.All(it => it.Slug != article) && Slug.TryParse(article, null, out var former))
        {
            article = (await articles.ByFormerAsync(former, cancellationToken))?.Value;
        }

        Only = Articles.Any(it => it.Slug == article) ? article : null;
        facts = [.. facts.Where(fact => Only is null || fact.Slug == Only)];
        if (format is not null)
        {
            var sources = await reader.SourcesAsync(
                [.. facts.Select(fact => fact.ArticleId).Distinct()], Asked.KnownDate, cancellationToken);
            return new FactExport(facts, sources, Asked.Date, Asked.KnownDate, releases)
                .Of(format, "compare-" + string.Join('-', Chosen.Select(it => it.Key)));
        }

        var features = facts.Select(fact => fact.RowKey).Distinct(StringComparer.Ordinal).ToList();
        if (features.Count > MostFeatures)
        {
            Total = features.Count;
            var shown = features.Take(MostFeatures).ToHashSet(StringComparer.Ordinal);
            facts = [.. facts.Where(fact => shown.Contains(fact.RowKey))];
        }

        Table = new FactTable(facts, Chosen, releases);
        await ShowAsync(facts, releases, cancellationToken);
        return Asked.IsPart ? Partial("_Compared", this) : Page();
    }

    /// <summary>The class of a system's hue; null for a system without a page.</summary>
    public string? HueOf(string key) => Targets.System(key) is { } target ? "hue-" + target.Hue : null;

    /// <summary>The address of the same systems in the facts of one article; null for all articles.</summary>
    public string AddressOf(string? article) => Addresses.Compare(Chosen.Select(it => it.Key), article);

    // A system that moved has several keys; its columns have one of them.
    private string KeyOf(string key) => Targets.System(key) is { } target && Choices.All(it => it.Key != key)
        ? Choices.FirstOrDefault(it => Targets.System(it.Key)?.Article == target.Article)?.Key ?? key : key;

    private async Task ShowAsync(IReadOnlyList<Fact> facts, ReleaseList releases, CancellationToken cancellationToken)
    {
        var matrix = Table!.Matrix;
        var shown = new MatrixSelections("", [matrix], releases)
        {
            Fixed =
            [
                .. Chosen.Select(it => new KeyValuePair<string, string>("system", it.Key)),
                .. Only is null ? [] : new[] { new KeyValuePair<string, string>("article", Only) },
            ],
            View = Asked.View,
            Date = Asked.Date,
            Known = Asked.KnownDate,
        };
        var sources = await reader.SourcesAsync(
            [.. facts.Select(fact => fact.ArticleId).Distinct()], Asked.KnownDate, cancellationToken);
        var cited = new List<SourceRow>();
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        new MatrixHtml
        {
            Name = it => it.Name,
            HueClass = HueOf,
            ArticleAddress = key =>
                Targets.System(key) is { } target ? Addresses.Article(target.Article.Value) : null,
            Shown = shown,
            AddressOf = (_, _, cell) => Table.Of(cell) is [var fact, ..] ? fact.Address : null,
            WriteNote = (to, cell, n) =>
                to.Write(encoder.Encode(WikiDocument.PlainNote(cell.Statements[n].Note!))),
            WriteSources = (to, cell, n) => WriteSources(to, cell, n, sources, cited),
            WriteMore = WriteDisagreements,
        }.Write(writer, matrix);
        Html = writer.ToString();
        Sources = cited;
        Contrast = shown.ContrastOf(matrix) is { Known: > 0, Only.Length: > 1 } contrast ? contrast : null;
        Panel = new MatrixPanel(shown, Asked, Addresses.Compare(), Targets);
        Disagreements = [.. from row in matrix.Rows
                            from cell in row.Cells
                            from other in Table.Disagreements(cell)
                            select (Table.Of(cell)[0], other.Fact, other.Contradiction)];
    }

    private void WriteSources(
        TextWriter writer, Cell cell, int statement,
        IReadOnlyDictionary<(long ArticleId, string Name), SourceRow> sources, List<SourceRow> cited)
    {
        var article = Table!.Of(cell)[0].ArticleId;
        foreach (var name in cell.Statements[statement].Sources.Select(it => it.Name.ToLowerInvariant()))
        {
            if (!sources.TryGetValue((article, name), out var source))
            {
                continue;
            }

            if (!_numbers.TryGetValue((article, name), out var number))
            {
                cited.Add(source);
                number = _numbers[(article, name)] = cited.Count;
            }

            writer.Write($"<sup><a href=\"#source.{number}\">[{number}]</a></sup>");
        }
    }

    private void WriteDisagreements(TextWriter writer, Cell cell)
    {
        foreach (var (other, contradiction) in Table!.Disagreements(cell))
        {
            writer.Write("<span class=\"against\"><strong>Disagrees</strong> with "
                + $"<a href=\"{encoder.Encode(other.Address)}\">{encoder.Encode(other.Article)}</a>: "
                + $"{encoder.Encode(contradiction)}</span>");
        }
    }
}
