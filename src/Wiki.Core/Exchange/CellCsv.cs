using Wiki.Text.Blocks.Matrices;
using Wiki.Text.Blocks.Matrices.Dates;
using Wiki.Text.Blocks.Points;

namespace Wiki.Core.Exchange;

/// <summary>Where a cell is from.</summary>
/// <param name="Article">The address of the article.</param>
/// <param name="Revision">The revision that states it.</param>
/// <param name="Matrix">The id of the matrix.</param>
/// <param name="Group">The label of the group of its row; null for none.</param>
/// <param name="RowKey">The key of its row.</param>
/// <param name="RowLabel">The label of its row.</param>
/// <param name="ColumnKey">The key of its column.</param>
/// <param name="ColumnLabel">The label of its column.</param>
public sealed record CellOrigin(
    string Article, int Revision, string Matrix, string? Group, string RowKey, string RowLabel, string ColumnKey,
    string ColumnLabel);

/// <summary>
/// Cells as comma-separated values: one row for each statement, and one row without a claim for a cell that states
/// nothing or was not understood. Every row says where it is from, so that files can be combined.
/// </summary>
/// <param name="at">The date of “as things stood on”; null for none.</param>
/// <param name="known">The date of “as this wiki knew on”; null for now.</param>
/// <param name="source">Gives the text of a source for the name of its footnote in lower case.</param>
public sealed class CellCsv(DatePoint? at, DatePoint? known, Func<string, string> source)
{
    private static readonly string[] Columns =
    [
        "schema", "article", "revision", "at", "known", "licence", "matrix", "group", "row_key", "row_label",
        "column_key", "column_label", "status", "n", "level", "value", "start_kind", "start", "end_kind", "end",
        "target", "as_of", "tags", "note", "sources", "at_level", "at_value", "at_remark", "at_during",
    ];

    /// <summary>The rows so far.</summary>
    public Csv Rows { get; } = new(Columns);

    /// <summary>Adds a cell.</summary>
    public void Add(CellOrigin origin, Cell cell, CellOnDate? on)
    {
        ArgumentNullException.ThrowIfNull(origin);
        var data = CellData.Of(cell, origin.ColumnKey, on);
        foreach (var statement in data.Statements.DefaultIfEmpty())
        {
            Rows.Add(
            [
                MatricesData.SchemaAddress, origin.Article, origin.Revision, at?.Text, known?.Text, DataFile.Licence,
                origin.Matrix, origin.Group, origin.RowKey, origin.RowLabel, origin.ColumnKey, origin.ColumnLabel,
                data.Status, statement?.N, statement?.Level, statement?.Value, statement?.StartKind, statement?.Start,
                statement?.EndKind, statement?.End, statement?.Target, statement?.AsOf,
                statement is null ? null : string.Join(' ', statement.Tags), statement?.Note,
                statement is null ? null : string.Join(" | ", statement.Sources.Select(source)),
                Joined(answer => answer.Level), Joined(answer => answer.Value), Joined(answer => answer.Remark),
                on?.During,
            ]);
        }

        string? Joined(Func<AnswerData, string?> part) => data.On is null ? null
            : string.Join(" | ", data.On.Answers.Select(part).OfType<string>());
    }
}
