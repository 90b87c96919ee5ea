using Wiki.Core.Data;
using Wiki.Core.Derived.Rows;
using Wiki.Text.Blocks.Matrices;
using Wiki.Text.Blocks.Matrices.Dates;
using Wiki.Text.Blocks.Points;

namespace Wiki.Core.Facts;

/// <summary>
/// How many cells of a column have the same status, and a first statement with the same level that has ended or has not.
/// </summary>
internal sealed record StateRow(string ColumnKey, CellStatus Status, Level? Level, bool HasEnded, int Cells)
{
    /// <summary>The state of these cells today.</summary>
    internal CellState State => StateCounts.StateOf(Status, Level, HasEnded);
}

/// <summary>Counts cells by status and first level.</summary>
internal static class StateRows
{
    /// <summary>The counts of one column; of all columns for null.</summary>
    internal static IQueryable<StateRow> StatesOf(this WikiDb db, IReadOnlyCollection<string>? columns, DatePoint? known) =>
        from it in
            (from cell in db.Known<CellRow>(known).Where(cell => columns == null || columns.Contains(cell.ColumnKey))
             join first in db.Known<StatementRow>(known).Where(it => it.N == 0)
                 on new { cell.ArticleId, cell.Matrix, cell.RowKey, cell.ColumnKey }
                 equals new { first.ArticleId, first.Matrix, first.RowKey, first.ColumnKey } into firsts
             from first in firsts.DefaultIfEmpty()
             select new { cell.ColumnKey, cell.Status, first!.Level, HasEnded = first!.EndKind != null })
        group it by it into same
        select new StateRow(same.Key.ColumnKey, same.Key.Status, same.Key.Level, same.Key.HasEnded, same.Count());
}
