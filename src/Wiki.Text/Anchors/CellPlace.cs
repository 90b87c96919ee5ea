namespace Wiki.Text.Anchors;

/// <summary>A cell of a matrix of an article.</summary>
/// <param name="Matrix">The id of the matrix.</param>
/// <param name="RowKey">The key of its row.</param>
/// <param name="ColumnKey">The key of its column.</param>
/// <param name="RowLabel">The label of its row.</param>
/// <param name="ColumnLabel">The label of its column.</param>
/// <param name="Line">The line of its row in the article, from 1.</param>
public sealed record CellPlace(
    string Matrix, string RowKey, string ColumnKey, string RowLabel, string ColumnLabel, int Line);
