using System.Collections.Immutable;

namespace Wiki.Text.Blocks.Matrices;

/// <summary>What a matrix amounts to, in numbers.</summary>
/// <param name="Claims">How many cells claim something that needs a source.</param>
/// <param name="Sourced">How many of them have one.</param>
/// <param name="NewestCheck">The latest date at which a cell was looked up; null when none says so.</param>
public sealed record MatrixFacts(int Claims, int Sourced, DatePoint? NewestCheck)
{
    /// <summary>Counts a matrix as a whole.</summary>
    public static MatrixFacts Of(Matrix matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        var (claims, sourced) = (0, 0);
        DatePoint? newest = null;
        foreach (var cell in matrix.Rows.SelectMany(row => row.Cells))
        {
            var claimed = ShownCell.NeedsSource(cell);
            claims += claimed ? 1 : 0;
            sourced += claimed && !ShownCell.LacksSource(cell) ? 1 : 0;
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

    /// <summary>How many cells of a column are in each state, in the order of the states; those that occur.</summary>
    /// <param name="matrix">The matrix.</param>
    /// <param name="column">The index of the column.</param>
    /// <param name="onDate">What a cell says on the date shown; null for today.</param>
    public static ImmutableArray<(CellState State, int Cells)> States(
        Matrix matrix, int column, Func<Cell, Column, CellOnDate?> onDate)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        ArgumentNullException.ThrowIfNull(onDate);
        return
        [
            .. matrix.Rows.Select(row => row.Cells[column])
                .Select(cell => onDate(cell, matrix.Columns[column]) is { } answer
                    ? ShownCell.Of(answer) : ShownCell.Of(cell, matrix.Columns[column], null))
                .GroupBy(cell => cell.State).OrderBy(state => state.Key).Select(state => (state.Key, state.Count())),
        ];
    }
}
