using System.Collections.Immutable;

namespace Wiki.Text.Blocks.Matrices;

/// <summary>What a view shows of a matrix.</summary>
/// <param name="Matrix">The matrix.</param>
/// <param name="Columns">Indexes of the columns to show, in their order; never none, unless the matrix has none.</param>
/// <param name="Groups">The groups in the order written, those without a row to show too.</param>
/// <param name="Differing">How many rows the shown columns differ in, whatever else hides them.</param>
public sealed record MatrixSelection(
    Matrix Matrix, ImmutableArray<int> Columns, ImmutableArray<GroupSelection> Groups, int Differing)
{
    /// <summary>How many rows are shown.</summary>
    public int Shown => Groups.Sum(group => group.Rows.Length);
}

/// <summary>What a view shows of a group.</summary>
/// <param name="Group">Its heading; null above the first heading.</param>
/// <param name="Rows">The rows to show, in their order.</param>
/// <param name="Hidden">How many of its rows are hidden.</param>
public sealed record GroupSelection(Group? Group, ImmutableArray<Row> Rows, int Hidden);
