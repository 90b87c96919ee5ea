using System.Text.RegularExpressions;
using Wiki.Core.Seed;
using Wiki.Text;
using Wiki.Text.Blocks;
using Wiki.Text.Blocks.Matrices;
using Wiki.Text.Documents;

namespace Wiki.Web.Tests.Seed;

/// <summary>The places in the shipped articles that can state a fact, written as in docs/coverage.</summary>
internal static partial class ShippedPlaces
{
    private static readonly (Slug Slug, WikiDocument Article)[] Articles =
    [
        // What templates say is an example.
        .. ShippedArticles.All().Select(it => (it.Slug, Article: WikiDocument.Parse(SourceText.From(it.Text))))
            .Where(it => it.Article.FrontMatter.Kind != ArticleKind.Template),
    ];

    /// <summary>Every cell that says something, a question mark included.</summary>
    internal static readonly HashSet<string> Cells = Named(article => article.Matrices.SelectMany(matrix =>
        matrix.Rows.SelectMany(row => matrix.Columns.Zip(row.Cells)
            .Where(it => it.Second.Status == CellStatus.Valid)
            .Select(it => ("cell", $"{matrix.Id}/{row.Label.Key}/{it.First.Label.Key}")))));

    /// <summary>Every event.</summary>
    internal static readonly HashSet<string> Events = Named(article => article.Timelines.SelectMany(timeline =>
        timeline.Events.Select(it => ("event", $"{timeline.Id}/{it.Label.Key}"))));

    /// <summary>Every prediction.</summary>
    internal static readonly HashSet<string> Predictions = Named(article => article.Predictions.SelectMany(list =>
        list.Predictions.Select(it => ("prediction", $"{list.Id}/{it.Label.Key}"))));

    private static readonly Dictionary<string, HashSet<string>> FootnotesOfProse = Articles.ToDictionary(
        it => it.Slug.Value, it => UsedInProse(it.Article));

    /// <summary>What is wrong with a place that a row names; null when it exists.</summary>
    internal static string? ProblemOf(string place)
    {
        var known = place.Split(' ')[0] switch
        {
            "cell" => Cells,
            "event" => Events,
            "prediction" => Predictions,
            _ => null,
        };
        if (known is not null)
        {
            return known.Contains(place) ? null : "does not exist, or says nothing";
        }

        if (!ToldInText().IsMatch(place))
        {
            return "is no place";
        }

        if (!FootnotesOfProse.TryGetValue(place.Split(' ')[1], out var used))
        {
            return "is in no shipped article";
        }

        var missing = Citation.NamesIn(place).Where(name => !used.Contains(name)).ToList();
        return missing.Count == 0 ? null
            : $"names footnotes that the text does not use or define: {string.Join(", ", missing)}";
    }

    private static HashSet<string> Named(Func<WikiDocument, IEnumerable<(string Kind, string Place)>> places) =>
        [.. Articles.SelectMany(it => places(it.Article).Select(at => $"{at.Kind} {it.Slug}#{at.Place}"))];

    // Sources of cells, events and predictions belong to places of their own kinds.
    private static HashSet<string> UsedInProse(WikiDocument article)
    {
        var inBlocks = article.Matrices.SelectMany(it => it.Source)
            .Concat(article.Timelines.SelectMany(it => it.Source))
            .Concat(article.Predictions.SelectMany(it => it.Source))
            .Select(line => line.Number).ToHashSet();
        var prose = article.Source.Value.Split('\n')
            .Where((text, i) => !inBlocks.Contains(i + 1) && !Definition().IsMatch(text));
        return [.. prose.SelectMany(text => Citation.NamesIn(text)).Intersect(article.Sources.Select(it => it.Name))];
    }

    [GeneratedRegex(@"^text [a-z0-9.-]+( \[\^[^\]\s]+\])+$")]
    private static partial Regex ToldInText();

    [GeneratedRegex(@"^\[\^[^\]]+\]:")]
    private static partial Regex Definition();
}
