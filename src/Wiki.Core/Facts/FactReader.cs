using Microsoft.EntityFrameworkCore;
using Wiki.Core.Articles;
using Wiki.Core.Data;
using Wiki.Core.Derived.Rows;
using Wiki.Text.Blocks.Matrices;
using Wiki.Text.Blocks.Matrices.Grammar;
using Wiki.Text.Blocks.Points;

namespace Wiki.Core.Facts;

/// <summary>Answers what pages ask about the cells of all articles.</summary>
public sealed class FactReader(WikiDb db)
{
    /// <summary>The article with the most cells that state something; null when none does.</summary>
    public async Task<ArticleCard?> RichestAsync(CancellationToken cancellationToken)
    {
        var richest = await db.Set<CellRow>().Where(cell => cell.LastNumber == null && cell.Status == CellStatus.Valid)
            .GroupBy(cell => cell.ArticleId).OrderByDescending(cells => cells.Count()).ThenBy(cells => cells.Key)
            .Select(cells => (long?)cells.Key).FirstOrDefaultAsync(cancellationToken);
        return richest is null ? null : await (
            from index in db.Set<ArticleIndex>()
            join article in db.Set<Article>() on index.ArticleId equals article.Id
            where article.Id == richest
            select new ArticleCard(article.Slug, index.Title, index.Kind, index.Name, index.Hue, index.Summary))
            .SingleAsync(cancellationToken);
    }

    /// <summary>
    /// Every fact about these systems from all articles, in the order of articles, matrices, rows and columns.
    /// </summary>
    /// <param name="columns">The keys of their columns.</param>
    /// <param name="known">The date of “as this wiki knew on”; null for now.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<IReadOnlyList<Fact>> OfSystemsAsync(
        IReadOnlyCollection<string> columns, DatePoint? known, CancellationToken cancellationToken)
    {
        var cells = await db.Known<CellRow>(known)
            .Where(cell => columns.Contains(cell.ColumnKey) && cell.Status == CellStatus.Valid)
            .ToListAsync(cancellationToken);
        return await FactsAsync(cells, known, cancellationToken);
    }

    /// <summary>The facts of one feature for one system, from all articles.</summary>
    public async Task<IReadOnlyList<Fact>> OfFeatureAsync(
        string rowKey, string columnKey, CancellationToken cancellationToken)
    {
        var cells = await db.Known<CellRow>(null)
            .Where(cell => cell.RowKey == rowKey && cell.ColumnKey == columnKey && cell.Status == CellStatus.Valid)
            .ToListAsync(cancellationToken);
        return await FactsAsync(cells, null, cancellationToken);
    }

    /// <summary>The columns of all matrices, each with the label that most of them use; the most used first.</summary>
    /// <param name="known">The date of “as this wiki knew on”; null for now.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<IReadOnlyList<ColumnUse>> ColumnsAsync(DatePoint? known, CancellationToken cancellationToken)
    {
        var labels = await db.Known<AxisRow>(known).Where(row => row.Axis == Axis.Column)
            .GroupBy(row => new { row.Key, row.Label })
            .Select(group => new { group.Key.Key, group.Key.Label, Count = group.Count() })
            .ToListAsync(cancellationToken);
        return
        [
            .. labels.GroupBy(it => it.Key).Select(group => new ColumnUse(
                group.Key, group.OrderByDescending(it => it.Count).ThenBy(it => it.Label, StringComparer.Ordinal).First().Label,
                group.Sum(it => it.Count)))
                .OrderByDescending(it => it.Count).ThenBy(it => it.Key, StringComparer.Ordinal),
        ];
    }

    /// <summary>The sources that articles define, by article and by name in lower case.</summary>
    public async Task<IReadOnlyDictionary<(long ArticleId, string Name), SourceRow>> SourcesAsync(
        IReadOnlyCollection<long> articles, DatePoint? known, CancellationToken cancellationToken) =>
        (await db.Known<SourceRow>(known).Where(row => articles.Contains(row.ArticleId))
            .ToListAsync(cancellationToken)).ToDictionary(row => (row.ArticleId, row.Name));

    /// <summary>Adds the names around them to cells.</summary>
    public async Task<IReadOnlyList<Fact>> FactsAsync(
        IReadOnlyCollection<CellRow> cells, DatePoint? known, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(cells);
        var articles = cells.Select(cell => cell.ArticleId).Distinct().ToArray();
        var titles = await db.Set<Article>().Where(article => articles.Contains(article.Id))
            .Join(db.Set<ArticleIndex>(), article => article.Id, index => index.ArticleId, (article, index) =>
                new { article.Id, article.Slug, index.Title })
            .ToDictionaryAsync(it => it.Id, cancellationToken);
        var revisions = await db.KnownRevisionsAsync(articles, known, cancellationToken);
        var matrices = (await db.Known<MatrixRow>(known)
            .Where(row => articles.Contains(row.ArticleId)).ToListAsync(cancellationToken))
            .ToDictionary(row => (row.ArticleId, row.Id));
        var axes = (await db.Known<AxisRow>(known)
            .Where(row => articles.Contains(row.ArticleId)).ToListAsync(cancellationToken))
            .ToDictionary(row => (row.ArticleId, row.Matrix, row.Axis, row.Key));
        return
        [
            .. from cell in cells
               let matrix = matrices[(cell.ArticleId, cell.Matrix)]
               let row = axes[(cell.ArticleId, cell.Matrix, Axis.Row, cell.RowKey)]
               let column = axes[(cell.ArticleId, cell.Matrix, Axis.Column, cell.ColumnKey)]
               orderby cell.ArticleId, matrix.Position, row.Position, column.Position
               let title = titles[cell.ArticleId]
               let line = column.VersionLine ?? column.Key
               select new Fact
               {
                   ArticleId = cell.ArticleId,
                   Slug = title.Slug,
                   Article = title.Title,
                   Revision = revisions[cell.ArticleId].Number,
                   SavedAt = revisions[cell.ArticleId].SavedAt,
                   Matrix = cell.Matrix,
                   MatrixName = matrix.Name,
                   RowKey = cell.RowKey,
                   RowLabel = row.Label,
                   Group = row.Group is { } heading
                       ? axes[(cell.ArticleId, cell.Matrix, Axis.Group, heading)].Label
                       : null,
                   ColumnKey = cell.ColumnKey,
                   ColumnLabel = column.Label,
                   VersionLine = line,
                   Cell = CellReader.Read(cell.Canonical, 0, line),
               },
        ];
    }
}

/// <summary>A column and how many matrices have it.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Label">What most matrices call it.</param>
/// <param name="Count">How many matrices have it.</param>
public sealed record ColumnUse(string Key, string Label, int Count);
