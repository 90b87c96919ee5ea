using Wiki.Text.Blocks.Tables;

namespace Wiki.Text.Blocks.Matrices.Grammar;

/// <summary>
/// Writes a matrix in tidy form: the marker, one blank line, the header, <c>|---|</c> and the rows. There is one
/// space around each cell and no padding, because in a padded table one edit changes every line.
/// </summary>
public static class MatrixText
{
    /// <summary>
    /// The lines of the tidy form. Reading them gives the same matrix, and tidying them again changes nothing. An
    /// invalid cell, a row that could not be read and a broken matrix stay as typed.
    /// </summary>
    public static IReadOnlyList<string> Tidy(Matrix matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        if (matrix.IsBroken)
        {
            return [.. matrix.Source.Select(line => line.Text)];
        }

        var rows = matrix.Rows.ToLookup(row => row.Group);
        return
        [
            matrix.Marker.Print(),
            "",
            TableRow.Print([matrix.Corner, .. matrix.Columns.Select(column => column.Label.Print())]),
            "|" + string.Concat(Enumerable.Repeat("---|", matrix.Columns.Length + 1)),
            .. Lines(null),
            .. matrix.Groups.SelectMany(group => Lines(group).Prepend(Print(group, matrix))),
        ];

        IEnumerable<string> Lines(Group? group) =>
            UnreadRow.InOrder(rows[group], row => row.Line, matrix.UnreadOf(group))
                .Select(it => it.Unread?.Text ?? Print(it.Row!));
    }

    private static string Print(Row row) =>
        TableRow.Print([row.Label.PrintRow(), .. row.Cells.Select(cell => cell.Canonical)]);

    private static string Print(Group group, Matrix matrix) =>
        TableRow.Print([group.Label.PrintGroup(), .. matrix.Columns.Select(_ => "")]);
}
