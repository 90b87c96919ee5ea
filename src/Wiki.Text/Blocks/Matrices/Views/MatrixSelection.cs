using System.Collections.Immutable;
using Wiki.Text.Blocks.Matrices.Dates;
using Wiki.Text.Blocks.Points;

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

/// <summary>Applies a view to a matrix: selects the rows and sorts them.</summary>
internal sealed class MatrixSelector(
    MatrixView view, Matrix matrix, Func<Cell, Column, CellOnDate>? onDate, ReleaseList releases)
{
    private readonly ImmutableArray<int> _columns = view.ColumnsOf(matrix);
    private readonly Dictionary<string, int> _indexes = matrix.Columns
        .Select((column, i) => (column.Label.Key, i)).DistinctBy(it => it.Key)
        .ToDictionary(it => it.Key, it => it.i, StringComparer.Ordinal);
    private readonly string[] _words = view.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    internal MatrixSelection Select()
    {
        var rows = matrix.IsBroken ? [] : matrix.Rows;
        var differing = rows.Where(Differs).ToHashSet(ReferenceEqualityComparer.Instance);
        var fitting = rows.ToLookup(row => row.Group,
            row => (Row: row, Fits: (view.Differences == Differences.All || differing.Contains(row)) && Fits(row)));
        var groups = matrix.Groups.Cast<Group?>().Prepend(null).Select(group => new GroupSelection(
            group,
            [.. InOrder(fitting[group].Where(it => it.Fits).Select(it => it.Row))],
            fitting[group].Count(it => !it.Fits)));
        return new MatrixSelection(matrix, _columns, [.. groups], differing.Count);
    }

    private bool Differs(Row row) => _columns
        .Select(i => (Shown: Shown(row, i), Column: matrix.Columns[i]))
        .Select(it => (it.Shown.Claims, view.Differences == Differences.Versions ? it.Shown.Periods(it.Column) : ""))
        .Distinct().Skip(1).Any();

    private bool Fits(Row row) =>
        view.Levels.All(filter => filter.Column is null
            ? _columns.Any(i => Shown(row, i).State == filter.State)
            : _indexes.TryGetValue(filter.Column, out var named) && Shown(row, named).State == filter.State)
        && view.Tags.All(tag => _columns.Any(i => Shown(row, i).Statements.Any(it => it.Tags.Contains(tag))))
        && (!view.Unsourced || _columns.Any(i => CellAnswer.LacksSource(row.Cells[i])))
        && (view.CheckedBefore is not { } date || _columns.Any(i => IsUncheckedSince(date, row, i)))
        && Array.TrueForAll(_words, word => Says(row, word));

    private bool Says(Row row, string word)
    {
        return Has(row.Label.Text) || Has(row.Group?.Label.Text)
            || _columns.Any(i => Shown(row, i).Statements.Any(it => Has(it.Note) || Has(it.Value)));

        bool Has(string? text) => text?.Contains(word, StringComparison.OrdinalIgnoreCase) == true;
    }

    // Only a statement can be checked. A check as of a version is as old as its release; an undated version is no
    // check.
    private bool IsUncheckedSince(DatePoint date, Row row, int column)
    {
        var cell = row.Cells[column];
        return cell.Status == CellStatus.Valid
            && (cell.Statements.Select(LastChecked).Max() ?? DateOnly.MinValue) < date.First;

        DateOnly? LastChecked(Statement statement) => statement.AsOf switch
        {
            DatePoint day => day.Last,
            VersionPoint version =>
                releases.Find(version.Line ?? matrix.Columns[column].VersionLine, version)?.Last,
            _ => null,
        };
    }

    private IEnumerable<Row> InOrder(IEnumerable<Row> rows) =>
        view.Sort is not { } sort || !_indexes.TryGetValue(sort.Column, out var by) ? rows
        : sort.Descending ? rows.OrderByDescending(row => Shown(row, by).State)
        : rows.OrderBy(row => Shown(row, by).State);

    private CellAnswer Shown(Row row, int column) => CellAnswer.Of(row.Cells[column], matrix.Columns[column], onDate);
}
