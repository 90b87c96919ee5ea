using Wiki.Core.Articles;
using Wiki.Text.Blocks.Matrices;
using Wiki.Text.Blocks.Matrices.Views;
using Wiki.Text.Documents;
using Wiki.Text.Rendering;

namespace Wiki.Core.Exchange;

/// <summary>Turns matrices, as a page shows them, into data.</summary>
/// <param name="revision">The revision it is from.</param>
/// <param name="document">The parsed text of the revision.</param>
/// <param name="shown">What is shown, for which date.</param>
public sealed class MatrixExport(RevisionView revision, WikiDocument document, MatrixSelections shown)
{
    private readonly Dictionary<string, SourceDefinition> _sources = document.Sources
        .DistinctBy(source => source.Name.ToLowerInvariant())
        .ToDictionary(source => source.Name.ToLowerInvariant());

    /// <summary>
    /// Writes one row for each statement, and one row without a claim for a cell that states nothing or was not
    /// understood. Every row says where it is from, so that files can be combined.
    /// </summary>
    public Csv ToCsv(params IEnumerable<Matrix> matrices)
    {
        ArgumentNullException.ThrowIfNull(matrices);
        var csv = new CellCsv(shown.Date, shown.Known, name => _sources.GetValueOrDefault(name)?.Text ?? name);
        foreach (var (matrix, row, column) in matrices.SelectMany(Shown))
        {
            csv.Add(
                new CellOrigin(
                    revision.Slug, revision.Number, matrix.Id, row.Group?.Label.Text, row.Label.Key, row.Label.Text,
                    matrix.Columns[column].Label.Key, matrix.Columns[column].Label.Text),
                row.Cells[column], shown.OnDate(row.Cells[column], matrix.Columns[column]));
        }

        return csv.Rows;
    }

    /// <summary>The matrices with their axes, rows, cells and statements, and the sources they name.</summary>
    public MatricesData ToData(params IEnumerable<Matrix> matrices) =>
        new(shown.Date?.Text, shown.Known?.Text, DataFile.Licence, [.. matrices.Select(ToData)]);

    private MatrixData ToData(Matrix matrix)
    {
        var selection = shown.Of(matrix);
        var rows = selection.Groups.SelectMany(group => group.Rows).ToList();
        var named = rows.SelectMany(row => selection.Columns.SelectMany(i => row.Cells[i].Statements))
            .SelectMany(statement => statement.Sources).Select(source => source.Name.ToLowerInvariant())
            .Where(_sources.ContainsKey).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        return new MatrixData(
            revision.Slug, document.Title, revision.Number, revision.SavedAt, matrix.Id, matrix.Name,
            new AxesData(
                [.. selection.Columns.Select(i => matrix.Columns[i]).Select(column => new ColumnData(
                    column.Label.Key, column.Label.Text, column.VersionLine, column.Label.Was))],
                [.. selection.Groups.Select(group => group.Group).OfType<Group>().Select(group => new GroupData(
                    group.Label.Key, group.Label.Text, group.Label.Was))],
                [.. rows.Select(row => new RowKeyData(
                    row.Label.Key, row.Label.Text, row.Group?.Label.Key, row.Label.Parent, row.Label.Was))]),
            [.. rows.Select(row => new RowData(row.Label.Key,
                [.. selection.Columns.Select(i => CellData.Of(
                    row.Cells[i], matrix.Columns[i].Label.Key, shown.OnDate(row.Cells[i], matrix.Columns[i])))]))],
            named.ToDictionary(name => name, name => new SourceData(_sources[name].Text, _sources[name].Address)));
    }

    private IEnumerable<(Matrix Matrix, Row Row, int Column)> Shown(Matrix matrix)
    {
        var selection = shown.Of(matrix);
        return from part in selection.Groups
               from row in part.Rows
               from column in selection.Columns
               select (matrix, row, column);
    }
}
