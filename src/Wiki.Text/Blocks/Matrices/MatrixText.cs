namespace Wiki.Text.Blocks.Matrices;

/// <summary>
/// The tidy source of a matrix (A28): marker, one blank line, header, <c>|---|</c>, rows; one space around each cell
/// and no padding, because padded tables turn one edit into a change of every line.
/// </summary>
public static class MatrixText
{
    /// <summary>
    /// The lines of the tidy form. Reading them gives the same matrix, and tidying again changes nothing; an invalid
    /// cell stays as typed, and so does a broken matrix as a whole.
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
            .. rows[null].Select(Print),
            .. matrix.Groups.SelectMany(group => rows[group].Select(Print).Prepend(Print(group, matrix))),
        ];
    }

    private static string Print(Row row) =>
        TableRow.Print([row.Label.PrintRow(), .. row.Cells.Select(cell => cell.Canonical)]);

    private static string Print(Group group, Matrix matrix) =>
        TableRow.Print([group.Label.PrintGroup(), .. matrix.Columns.Select(_ => "")]);
}
