using System.Collections.Immutable;

namespace Wiki.Text.Blocks.Matrices.Views;

/// <summary>The rows and columns of a matrix that a view shows.</summary>
/// <param name="Matrix">The matrix.</param>
/// <param name="Columns">
/// The indexes of the columns to show, in order. Empty only when the matrix has no column.
/// </param>
/// <param name="Groups">The groups in the order written, including those without a row to show.</param>
/// <param name="Differing">
/// The number of rows that differ between the shown columns, even if a filter hides them.
/// </param>
public sealed record MatrixSelection(
    Matrix Matrix, ImmutableArray<int> Columns, ImmutableArray<GroupSelection> Groups, int Differing)
{
    /// <summary>The number of rows to show.</summary>
    public int Shown => Groups.Sum(group => group.Rows.Length);
}

/// <summary>The rows of a group that a view shows.</summary>
/// <param name="Group">The heading, or null for the rows above the first heading.</param>
/// <param name="Rows">The rows to show, in order.</param>
/// <param name="Hidden">The number of hidden rows.</param>
public sealed record GroupSelection(Group? Group, ImmutableArray<Row> Rows, int Hidden);
