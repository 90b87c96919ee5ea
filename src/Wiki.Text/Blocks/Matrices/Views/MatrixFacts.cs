using System.Collections.Immutable;
using Wiki.Text.Blocks.Matrices.Dates;
using Wiki.Text.Blocks.Points;

namespace Wiki.Text.Blocks.Matrices.Views;

/// <summary>Numbers that sum up a matrix.</summary>
/// <param name="Claims">The number of cells that state something that needs a source.</param>
/// <param name="Sourced">The number of those cells that have a source.</param>
/// <param name="NewestCheck">
/// The latest date on which somebody checked a statement; null when no statement names one.
/// </param>
public sealed record MatrixFacts(int Claims, int Sourced, DatePoint? NewestCheck)
{
    /// <summary>Counts the whole matrix.</summary>
    public static MatrixFacts Of(Matrix matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        var (claims, sourced) = (0, 0);
        DatePoint? newest = null;
        foreach (var cell in matrix.Rows.SelectMany(row => row.Cells))
        {
            var claimed = CellAnswer.NeedsSource(cell);
            claims += claimed ? 1 : 0;
            sourced += claimed && !CellAnswer.LacksSource(cell) ? 1 : 0;
            foreach (var statement in cell.Statements)
            {
                if (statement.AsOf is DatePoint date && !(newest?.First >= date.First))
                {
                    newest = date;
                }
            }
        }

        return new MatrixFacts(claims, sourced, newest);
    }

    /// <summary>
    /// The number of a column's cells in each state, in the order of the states. States without a cell are left out.
    /// </summary>
    /// <param name="matrix">The matrix.</param>
    /// <param name="column">The index of the column.</param>
    /// <param name="onDate">The answers of a cell on the date shown; null for today.</param>
    public static ImmutableArray<(CellState State, int Cells)> States(
        Matrix matrix, int column, Func<Cell, Column, CellOnDate?> onDate)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        ArgumentNullException.ThrowIfNull(onDate);
        return
        [
            .. matrix.Rows.Select(row => row.Cells[column])
                .Select(cell => onDate(cell, matrix.Columns[column]) is { } answer
                    ? CellAnswer.Of(answer) : CellAnswer.Of(cell, matrix.Columns[column], null))
                .GroupBy(cell => cell.State).OrderBy(state => state.Key).Select(state => (state.Key, state.Count())),
        ];
    }
}
