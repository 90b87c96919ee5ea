using Wiki.Text.Blocks;
using Wiki.Text.Blocks.Matrices;
using Wiki.Text.Diffing.Facts.Blocks;
using Wiki.Text.Documents;

namespace Wiki.Text.Anchors;

/// <summary>Finds the cell that a topic belongs to now, when the topic began on an earlier revision.</summary>
public static class CellAnchor
{
    /// <summary>The cell with these keys, or null when the article has none or its matrix is not data.</summary>
    public static CellPlace? Find(WikiDocument article, string matrix, string rowKey, string columnKey) =>
        MatrixOf(article, matrix) is { } table
        && table.Rows.FirstOrDefault(row => row.Label.Key == rowKey) is { } row
        && table.Columns.FirstOrDefault(column => column.Label.Key == columnKey) is { } column
            ? new CellPlace(matrix, rowKey, columnKey, row.Label.Text, column.Label.Text, row.Line)
            : null;

    /// <summary>
    /// Returns the cell that continues a cell: the one with the same keys, otherwise the first one that declares them
    /// as earlier keys. Null when the row or column is gone, or when one of the matrices is not data.
    /// </summary>
    public static CellPlace? Carry(
        WikiDocument old, WikiDocument @new, string matrix, string rowKey, string columnKey)
    {
        if (MatrixOf(old, matrix) is not { } before || MatrixOf(@new, matrix) is not { } after)
        {
            return null;
        }

        var row = Heir([.. before.Rows.Select(it => it.Label)], [.. after.Rows.Select(it => it.Label)], rowKey);
        var column = Heir(
            [.. before.Columns.Select(it => it.Label)], [.. after.Columns.Select(it => it.Label)], columnKey);
        return row is null || column is null ? null : Find(@new, matrix, row, column);
    }

    private static string? Heir(List<Label> old, List<Label> @new, string key)
    {
        if (@new.Exists(label => label.Key == key))
        {
            return key;
        }

        var place = old.FindIndex(label => label.Key == key);
        return AxisLinks.Between(old, @new).Find(link => link.Old.Contains(place)) is { New: [var heir, ..] }
            ? @new[heir].Key
            : null;
    }

    private static Matrix? MatrixOf(WikiDocument article, string id)
    {
        ArgumentNullException.ThrowIfNull(article);
        return article.Matrices.FirstOrDefault(it => it.Id == id) is { IsBroken: false } matrix ? matrix : null;
    }
}

/// <summary>A cell of a matrix of an article.</summary>
/// <param name="Matrix">The id of the matrix.</param>
/// <param name="RowKey">The key of its row.</param>
/// <param name="ColumnKey">The key of its column.</param>
/// <param name="RowLabel">The label of its row.</param>
/// <param name="ColumnLabel">The label of its column.</param>
/// <param name="Line">The line of its row in the article, from 1.</param>
public sealed record CellPlace(
    string Matrix, string RowKey, string ColumnKey, string RowLabel, string ColumnLabel, int Line);
