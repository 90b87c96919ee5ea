namespace Wiki.Web.Authors;

/// <summary>Who wrote a cell of a matrix.</summary>
/// <param name="RowKey">The key of its row.</param>
/// <param name="Row">The label of its row.</param>
/// <param name="ColumnKey">The key of its column.</param>
/// <param name="Column">The label of its column.</param>
/// <param name="Says">What it says, in its canonical spelling.</param>
/// <param name="Written">The first revision in which it said that.</param>
/// <param name="Changed">
/// The revision since which it says that without a break; differs from <paramref name="Written"/> when it said
/// something else in between.
/// </param>
/// <param name="Stated">The first revision in which it said anything.</param>
public sealed record WrittenCell(
    string RowKey, string Row, string ColumnKey, string Column, string Says, Origin Written, Origin Changed,
    Origin Stated);

/// <summary>A matrix of an article with who wrote its cells.</summary>
/// <param name="Id">The id of the matrix.</param>
/// <param name="Cells">Its cells that say something, row by row; at most <see cref="MaximumCells"/>.</param>
/// <param name="Count">How many such cells it has.</param>
public sealed record WrittenMatrix(string Id, IReadOnlyList<WrittenCell> Cells, int Count)
{
    /// <summary>The most cells that are listed.</summary>
    public const int MaximumCells = 1_000;
}
