using Microsoft.AspNetCore.Mvc;
using Wiki.Core.Derived.Rows;
using Wiki.Core.Facts;
using Wiki.Text.Blocks.Matrices.Dates;
using Wiki.Text.Blocks.Points;

namespace Wiki.Core.Exchange;

/// <summary>Turns facts of several articles into data.</summary>
/// <param name="facts">The facts.</param>
/// <param name="sources">The sources of their articles, by article and name in lower case.</param>
/// <param name="at">The date of “as things stood on”; null for none.</param>
/// <param name="known">The date of “as this wiki knew on”; null for now.</param>
/// <param name="releases">The dates of versions.</param>
public sealed class FactExport(
    IReadOnlyList<Fact> facts, IReadOnlyDictionary<(long ArticleId, string Name), SourceRow> sources, DatePoint? at,
    DatePoint? known, ReleaseList releases)
{
    private DateTimeOffset? Changed => facts.Count == 0 ? null : facts.Max(fact => fact.SavedAt);

    /// <summary>The facts as <c>csv</c> or <c>json</c>.</summary>
    public FileContentResult Of(string format, string name) =>
        format == "csv" ? DataFile.Of(ToCsv(), name, Changed) : DataFile.Of(ToData(), Changed);

    private Csv ToCsv()
    {
        var article = 0L;
        // The names of footnotes belong to a page, so the same name can mean different sources in different rows.
        var csv = new CellCsv(at, known, it => sources.GetValueOrDefault((article, it))?.Text ?? it);
        foreach (var fact in facts)
        {
            article = fact.ArticleId;
            csv.Add(
                new CellOrigin(
                    fact.Slug, fact.Revision, fact.Matrix, fact.Group, fact.RowKey, fact.RowLabel, fact.ColumnKey,
                    fact.ColumnLabel),
                fact.Cell, OnDate(fact));
        }

        return csv.Rows;
    }

    private FactsData ToData() => new(at?.Text, known?.Text, DataFile.Licence,
    [
        .. facts.Select(fact => new FactData(
            fact.Slug, fact.Article, fact.Revision, fact.Matrix, fact.MatrixName, fact.Group, fact.RowKey,
            fact.RowLabel, fact.ColumnLabel, fact.VersionLine, CellData.Of(fact.Cell, fact.ColumnKey, OnDate(fact)),
            fact.Cell.Statements.SelectMany(statement => statement.Sources)
                .Select(source => source.Name.ToLowerInvariant()).Distinct(StringComparer.Ordinal)
                .Where(name => sources.ContainsKey((fact.ArticleId, name)))
                .ToDictionary(name => name, name => sources[(fact.ArticleId, name)])
                .ToDictionary(it => it.Key, it => new SourceData(it.Value.Text, it.Value.Address)))),
    ]);

    private CellOnDate? OnDate(Fact fact) =>
        at is null ? null : TrueOn.Compute(fact.Cell, fact.VersionLine, at, releases);
}
