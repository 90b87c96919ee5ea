using System.Collections.Immutable;
using Wiki.Text.Blocks.Matrices.Dates;
using Wiki.Text.Blocks.Points;

namespace Wiki.Text.Blocks.Matrices.Views;

/// <summary>The rows to hide because all shown columns say the same.</summary>
public enum Differences
{
    /// <summary>None. Every row is shown.</summary>
    All,

    /// <summary>Rows in which all answers are the same level or value.</summary>
    Answers,

    /// <summary>Rows in which all answers and their periods are the same.</summary>
    Versions,
}

/// <summary>Selects the rows in which one column, or any shown column, is in a state.</summary>
/// <param name="Column">The key of the column, or null for any shown column.</param>
/// <param name="State">The state.</param>
public readonly record struct LevelFilter(string? Column, CellState State)
{
    /// <summary>The filter as written in an address: <c>kvm:no</c>.</summary>
    public string Text => Column is null ? State.Word() : $"{Column}:{State.Word()}";
}

/// <summary>Sorts the rows of each group by the state of one column.</summary>
/// <param name="Column">The key of the column.</param>
/// <param name="Descending">Whether to sort from not understood to yes, instead of from yes.</param>
public readonly record struct ColumnSort(string Column, bool Descending)
{
    /// <summary>The order as written in an address: <c>-kvm</c>.</summary>
    public string Text => (Descending ? "-" : "") + Column;
}

/// <summary>What a visitor chose to see of the matrices of a page. It applies to each of them.</summary>
public sealed record MatrixView
{
    /// <summary>The number of columns to show when the visitor chose none.</summary>
    public const int FewColumns = 8;

    /// <summary>Everything as written, with the first <see cref="FewColumns"/> columns.</summary>
    public static MatrixView Default { get; } = new();

    /// <summary>The keys of the columns to show, in this order; empty when the visitor chose none.</summary>
    public ImmutableArray<string> Columns { get; init; } = [];

    /// <summary>Whether to show all columns, in the order written.</summary>
    public bool AllColumns { get; init; }

    /// <summary>The rows to hide because all shown columns say the same.</summary>
    public Differences Differences { get; init; }

    /// <summary>The filters by state. A row must match all of them.</summary>
    public ImmutableArray<LevelFilter> Levels { get; init; } = [];

    /// <summary>The tags to look for. A row must have each of them in a shown column.</summary>
    public ImmutableArray<Tag> Tags { get; init; } = [];

    /// <summary>
    /// Words to look for in a feature's name, its group, and the notes and values shown. A row must have all of them.
    /// May be empty.
    /// </summary>
    public string Text { get; init; } = "";

    /// <summary>Whether to show only rows in which a shown column states something without a source.</summary>
    public bool Unsourced { get; init; }

    /// <summary>
    /// Shows only rows with a cell that was last checked before this date; null for all rows.
    /// </summary>
    public DatePoint? CheckedBefore { get; init; }

    /// <summary>The order of the rows, or null for the order written.</summary>
    public ColumnSort? Sort { get; init; }

    /// <summary>Whether the view can hide rows.</summary>
    public bool HidesRows => Differences != Differences.All || !Levels.IsEmpty || !Tags.IsEmpty || Text.Length > 0
        || Unsourced || CheckedBefore is not null;

    /// <summary>The keys of all columns that the view names.</summary>
    public IEnumerable<string> NamedColumns => Columns
        .Concat(Levels.Select(level => level.Column).OfType<string>())
        .Concat(Sort is { } sort ? [sort.Column] : Array.Empty<string>())
        .Distinct(StringComparer.Ordinal);

    /// <summary>The indexes of the columns of a matrix that the view shows, in order.</summary>
    /// <remarks>When a matrix has none of the chosen columns, it is shown as if the visitor had chosen none.</remarks>
    public ImmutableArray<int> ColumnsOf(Matrix matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        var keys = matrix.Columns.Select(column => column.Label.Key).ToList();
        ImmutableArray<int> chosen = [.. Columns.Select(key => keys.IndexOf(key)).Where(index => index >= 0)];
        return !chosen.IsEmpty ? chosen
            : [.. Enumerable.Range(0, AllColumns ? keys.Count : Math.Min(keys.Count, FewColumns))];
    }

    /// <summary>The rows and columns of a matrix that the view shows. Never fails.</summary>
    /// <param name="matrix">The matrix. Nothing is shown of a broken one.</param>
    /// <param name="onDate">The answers of a cell on the date shown; null for today.</param>
    /// <param name="releases">The dates of versions, for statements that were checked as of a version.</param>
    public MatrixSelection Of(Matrix matrix, Func<Cell, Column, CellOnDate>? onDate, ReleaseList releases)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        ArgumentNullException.ThrowIfNull(releases);
        return new MatrixSelector(this, matrix, onDate, releases).Select();
    }
}
