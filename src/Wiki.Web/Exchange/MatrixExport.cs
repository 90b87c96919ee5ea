using Wiki.Text;
using Wiki.Text.Blocks.Matrices;
using Wiki.Web.Articles;
using Wiki.Web.Derived.Blocks;

namespace Wiki.Web.Exchange;

/// <summary>Turns what a page shows of a matrix into data.</summary>
/// <param name="revision">The revision it is from.</param>
/// <param name="document">The parsed text of the revision.</param>
/// <param name="shown">What is shown, for which date.</param>
public sealed class MatrixExport(RevisionView revision, WikiDocument document, ShownMatrices shown)
{
    private static readonly string[] Columns =
    [
        "schema", "article", "revision", "at", "known", "licence", "matrix", "group", "row_key", "row_label",
        "column_key", "column_label", "status", "n", "level", "value", "start_kind", "start", "end_kind", "end",
        "target", "as_of", "tags", "note", "sources", "at_level", "at_value", "at_remark", "at_during",
    ];

    private readonly Dictionary<string, SourceDefinition> _sources = document.Sources
        .DistinctBy(source => source.Name.ToLowerInvariant())
        .ToDictionary(source => source.Name.ToLowerInvariant());

    /// <summary>
    /// One row for each statement; one with empty claims for a cell that says nothing or was not understood. Every row
    /// bears where it is from, so that files can be put together.
    /// </summary>
    public Csv ToCsv(Matrix matrix)
    {
        var csv = new Csv(Columns);
        foreach (var (row, column) in Shown(matrix))
        {
            var cell = row.Cells[column];
            var statements = cell.Statements.IsEmpty ? [null] : cell.Statements.Select(it => (Statement?)it).ToArray();
            var on = shown.OnDate(cell, matrix.Columns[column]);
            for (var n = 0; n < statements.Length; n++)
            {
                csv.Add(Fields(matrix, row, column, statements[n], n, on));
            }
        }

        return csv;
    }

    /// <summary>The matrix with its axes, rows, cells and statements, and the sources they name.</summary>
    public MatricesData ToData(Matrix matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        var selection = shown.Of(matrix);
        var rows = selection.Groups.SelectMany(group => group.Rows).ToList();
        var named = rows.SelectMany(row => selection.Columns.SelectMany(i => row.Cells[i].Statements))
            .SelectMany(statement => statement.Sources).Select(source => source.Name.ToLowerInvariant())
            .Where(_sources.ContainsKey).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        return new MatricesData(shown.Date?.Text, shown.Known?.Text, DataFile.Licence,
        [
            new MatrixData(
                revision.Slug, document.Title, revision.Number, revision.SavedAt, matrix.Id, matrix.Name,
                new AxesData(
                    [.. selection.Columns.Select(i => matrix.Columns[i]).Select(column => new ColumnData(
                        column.Label.Key, column.Label.Text, column.VersionLine, column.Label.Was))],
                    [.. selection.Groups.Select(group => group.Group).OfType<Group>().Select(group => new GroupData(
                        group.Label.Key, group.Label.Text, group.Label.Was))],
                    [.. rows.Select(row => new RowKeyData(
                        row.Label.Key, row.Label.Text, row.Group?.Label.Key, row.Label.Parent, row.Label.Was))]),
                [.. rows.Select(row => new RowData(row.Label.Key,
                    [.. selection.Columns.Select(i => Cell(row.Cells[i], matrix.Columns[i]))]))],
                named.ToDictionary(name => name, name => new SourceData(_sources[name].Text, _sources[name].Address))),
        ]);
    }

    private IEnumerable<(Row Row, int Column)> Shown(Matrix matrix)
    {
        var selection = shown.Of(matrix);
        return from part in selection.Groups
               from row in part.Rows
               from column in selection.Columns
               select (row, column);
    }

    private IEnumerable<object?> Fields(
        Matrix matrix, Row row, int column, Statement? statement, int n, CellOnDate? on)
    {
        var (label, cell) = (matrix.Columns[column].Label, row.Cells[column]);
        var data = statement is null ? null : Statement(statement, n);
        return
        [
            MatricesData.SchemaAddress, revision.Slug, revision.Number, shown.Date?.Text, shown.Known?.Text,
            DataFile.Licence, matrix.Id, row.Group?.Label.Text, row.Label.Key, row.Label.Text, label.Key, label.Text,
            StatusOf(cell), data?.N, data?.Level, data?.Value, data?.StartKind, data?.Start, data?.EndKind, data?.End,
            data?.Target, data?.AsOf, data is null ? null : string.Join(' ', data.Tags), data?.Note,
            data is null ? null : string.Join(" | ", data.Sources.Select(name => _sources.GetValueOrDefault(name)?.Text ?? name)),
            Joined(answer => answer.Level?.Word()), Joined(answer => answer.Value), Joined(answer => answer.Remark),
            on?.During,
        ];

        string? Joined(Func<Answer, string?> part) =>
            on is null ? null : string.Join(" | ", on.Answers.Select(part).OfType<string>());
    }

    private CellData Cell(Cell cell, Column column) => new(
        column.Label.Key, StatusOf(cell), cell.Canonical, [.. cell.Statements.Select(Statement)],
        shown.OnDate(cell, column) is { } on
            ? new OnDateData(on.During, [.. on.Answers.Select(answer => new AnswerData(
                answer.Kind.ToString().ToLowerInvariant(), answer.Level?.Word(), answer.Value, answer.Remark))])
            : null);

    private static string StatusOf(Cell cell) => cell.Status switch
    {
        CellStatus.Valid => CellRow.Valid,
        CellStatus.Invalid => CellRow.Invalid,
        _ => CellRow.Empty,
    };

    private static StatementData Statement(Statement statement, int n)
    {
        var row = BlockRows.OfStatement("", "", "", n, statement);
        return new StatementData(
            n, row.Level, row.Value, row.StartKind, row.Start, row.EndKind, row.End, row.Target, row.AsOf,
            Split(row.Tags), row.Note, Split(row.Sources));
    }

    private static string[] Split(string names) => names.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
