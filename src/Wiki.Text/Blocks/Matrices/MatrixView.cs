using System.Collections.Immutable;

namespace Wiki.Text.Blocks.Matrices;

/// <summary>Which rows are hidden because their shown columns say the same.</summary>
public enum Differences
{
    /// <summary>None: every row is shown.</summary>
    All,

    /// <summary>Those whose answers are the same level or value.</summary>
    Answers,

    /// <summary>Those whose answers and their periods are the same.</summary>
    Versions,
}

/// <summary>Rows in which a column, or any shown one, is in a state.</summary>
/// <param name="Column">The key of the column; null for any that is shown.</param>
/// <param name="State">The state.</param>
public readonly record struct LevelFilter(string? Column, CellState State)
{
    /// <summary>As it stands in an address: <c>kvm:no</c>.</summary>
    public string Text => Column is null ? State.Word() : $"{Column}:{State.Word()}";
}

/// <summary>The column by whose states rows are sorted inside their groups.</summary>
/// <param name="Column">Its key.</param>
/// <param name="Descending">From not understood to yes instead of from yes.</param>
public readonly record struct ColumnSort(string Column, bool Descending)
{
    /// <summary>As it stands in an address: <c>-kvm</c>.</summary>
    public string Text => (Descending ? "-" : "") + Column;
}

/// <summary>What a visitor chose to see of the matrices of a page. It says the same of each of them.</summary>
public sealed record MatrixView
{
    /// <summary>How many columns are shown when nothing was chosen.</summary>
    public const int FewColumns = 8;

    /// <summary>Everything as written, the first <see cref="FewColumns"/> columns.</summary>
    public static MatrixView Default { get; } = new();

    /// <summary>The keys of the columns to show, in this order; none when nothing was chosen.</summary>
    public ImmutableArray<string> Columns { get; init; } = [];

    /// <summary>All columns, however many, in the order written.</summary>
    public bool AllColumns { get; init; }

    /// <summary>Which rows are hidden because they say the same.</summary>
    public Differences Differences { get; init; }

    /// <summary>The states asked for; a row must fit each.</summary>
    public ImmutableArray<LevelFilter> Levels { get; init; } = [];

    /// <summary>The tags asked for; a row must have each in a shown column.</summary>
    public ImmutableArray<Tag> Tags { get; init; } = [];

    /// <summary>Words that must all stand in a feature's name, its group, or a note or value shown; may be empty.</summary>
    public string Text { get; init; } = "";

    /// <summary>Only rows in which a shown column claims something without a source.</summary>
    public bool Unsourced { get; init; }

    /// <summary>Only rows in which a shown column was not checked since this date began.</summary>
    public DatePoint? CheckedBefore { get; init; }

    /// <summary>The order of rows; null for the one written.</summary>
    public ColumnSort? Sort { get; init; }

    /// <summary>Whether it hides any row, whatever the matrix.</summary>
    public bool HidesRows => Differences != Differences.All || !Levels.IsEmpty || !Tags.IsEmpty || Text.Length > 0
        || Unsourced || CheckedBefore is not null;

    /// <summary>Every key of a column it names.</summary>
    public IEnumerable<string> NamedColumns => Columns
        .Concat(Levels.Select(level => level.Column).OfType<string>())
        .Concat(Sort is { } sort ? [sort.Column] : Array.Empty<string>())
        .Distinct(StringComparer.Ordinal);

    /// <summary>The columns of a matrix that it shows, as indexes in their order.</summary>
    /// <remarks>A matrix that has none of the chosen columns is shown as if none were chosen.</remarks>
    public ImmutableArray<int> ColumnsOf(Matrix matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        var keys = matrix.Columns.Select(column => column.Label.Key).ToList();
        ImmutableArray<int> chosen = [.. Columns.Select(key => keys.IndexOf(key)).Where(index => index >= 0)];
        return !chosen.IsEmpty ? chosen
            : [.. Enumerable.Range(0, AllColumns ? keys.Count : Math.Min(keys.Count, FewColumns))];
    }

    /// <summary>What it shows of a matrix. Never fails.</summary>
    /// <param name="matrix">The matrix; of a broken one nothing is shown.</param>
    /// <param name="onDate">What a cell says on the date shown; null for today.</param>
    /// <param name="releases">Dates the versions that checks name.</param>
    public MatrixSelection Of(Matrix matrix, Func<Cell, Column, CellOnDate>? onDate, ReleaseList releases)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        ArgumentNullException.ThrowIfNull(releases);
        return new ViewedMatrix(this, matrix, onDate, releases).Select();
    }
}
