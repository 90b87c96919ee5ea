using System.Collections.Immutable;
using Wiki.Text.Blocks.Matrices.Dates;

namespace Wiki.Text.Blocks.Matrices.Views;

/// <summary>What a matrix says of its shown systems in a few words.</summary>
/// <param name="Known">
/// The number of features that have an answer for each of them. On a date, support without a given start is no answer.
/// </param>
/// <param name="Differing">How many of these differ.</param>
/// <param name="Only">For each system, the features that it alone has: yes for it, no for all others.</param>
/// <param name="Groups">The groups with a difference, the one with the largest share first.</param>
public sealed record MatrixContrast(
    int Known, int Differing, ImmutableArray<(Column System, ImmutableArray<Row> Features)> Only,
    ImmutableArray<GroupContrast> Groups)
{
    // A share of one or two features says nothing.
    private const int FewestOfGroup = 3;

    internal static MatrixContrast Of(
        Matrix matrix, ImmutableArray<int> columns, Func<Cell, Column, CellOnDate>? onDate)
    {
        var known = matrix.Rows
            .Where(row => onDate is null || columns.All(i => HasStart(onDate(row.Cells[i], matrix.Columns[i]))))
            .Select(row => (Row: row,
                Answers: columns.Select(i => CellAnswer.Of(row.Cells[i], matrix.Columns[i], onDate)).ToImmutableArray()))
            .Where(it => it.Answers.All(answer => answer.State is not (CellState.Empty or CellState.Invalid)))
            .Select(it => (it.Row, it.Answers, Differs: it.Answers.Select(answer => answer.Claims).Distinct().Skip(1).Any()))
            .ToList();
        return new MatrixContrast(
            known.Count, known.Count(it => it.Differs),
            [.. columns.Index().Select(it => (matrix.Columns[it.Item], known
                .Where(row => row.Answers.Index().All(answer =>
                    answer.Item.State == (answer.Index == it.Index ? CellState.Yes : CellState.No)))
                .Select(row => row.Row).ToImmutableArray()))],
            [.. known.Where(it => it.Row.Group is not null).GroupBy(it => it.Row.Group!)
                .Select(group => new GroupContrast(group.Key, group.Count(), group.Count(it => it.Differs)))
                .Where(group => group is { Known: >= FewestOfGroup, Differing: > 0 })
                .OrderByDescending(group => (double)group.Differing / group.Known).ThenByDescending(group => group.Differing)]);
    }

    // What is there since an unknown day may not have been there on the date shown. What is not there never was, unless
    // the cell says so.
    private static bool HasStart(CellOnDate onDate) =>
        onDate.Answers.All(it => it.Remark != Answer.StartNotGiven || it.Level == Level.No);
}

/// <summary>How much the shown systems differ in a group.</summary>
/// <param name="Group">The group.</param>
/// <param name="Known">The number of its features that have an answer for each system.</param>
/// <param name="Differing">How many of these differ.</param>
public sealed record GroupContrast(Group Group, int Known, int Differing);
