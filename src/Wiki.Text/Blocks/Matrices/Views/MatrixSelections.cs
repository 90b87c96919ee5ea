using System.Collections.Immutable;
using Wiki.Text.Blocks.Matrices.Dates;
using Wiki.Text.Blocks.Points;
using Wiki.Text.Links;

namespace Wiki.Text.Blocks.Matrices.Views;

/// <summary>
/// The matrices of an article as one visitor sees them: the view, the date that the cells are shown for, and the date
/// of the text. Made for one request and not thread-safe.
/// </summary>
public sealed class MatrixSelections
{
    /// <summary>The name in a query for the date that cells are shown for.</summary>
    public const string AtName = "at";

    /// <summary>The name in a query for the date whose text is shown.</summary>
    public const string KnownName = "known";

    private readonly Dictionary<Matrix, MatrixSelection> _selections = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Cell, CellOnDate> _answers = new(ReferenceEqualityComparer.Instance);
    private readonly Lazy<ImmutableArray<MatrixStop>> _stops;
    private readonly Lazy<DateOnly?> _previous;

    /// <param name="article">The address of the article.</param>
    /// <param name="matrices">Its matrices. Broken ones are left out.</param>
    /// <param name="releases">The releases that the wiki knows.</param>
    public MatrixSelections(string article, IEnumerable<Matrix> matrices, ReleaseList releases)
    {
        Article = article;
        Matrices = [.. matrices.Where(matrix => !matrix.IsBroken)];
        Releases = releases;
        _stops = new(() => MatrixStops.Find(Matrices, View, Releases));
        _previous = new(() => Previous);
    }

    /// <summary>The address of the article.</summary>
    public string Article { get; }

    /// <summary>The matrices, without broken ones.</summary>
    public ImmutableArray<Matrix> Matrices { get; }

    /// <summary>The releases that the wiki knows.</summary>
    public ReleaseList Releases { get; }

    /// <summary>
    /// The first parts of the query of every address on the page: the systems of a comparison. Empty for an article.
    /// </summary>
    public ImmutableArray<KeyValuePair<string, string>> Fixed { get; init; } = [];

    /// <summary>The article of each matrix that the page only includes.</summary>
    public IReadOnlyDictionary<Matrix, string> IncludedFrom { get; init; } =
        new Dictionary<Matrix, string>(ReferenceEqualityComparer.Instance);

    /// <summary>The view that the visitor chose.</summary>
    public MatrixView View { get; init; } = MatrixView.Default;

    /// <summary>Whether the visitor chose the columns.</summary>
    public bool IsChosen => View.AllColumns || !View.Columns.IsEmpty || !Fixed.IsEmpty;

    /// <summary>The date that cells are shown for; null for all they state.</summary>
    public DatePoint? Date { get; init; }

    /// <summary>The date whose text is shown; null for the newest text.</summary>
    public DatePoint? Known { get; init; }

    /// <summary>Whether they are on a page of their own, outside their article.</summary>
    public bool IsAlone { get; init; }

    /// <summary>The days on which the shown columns change, oldest first.</summary>
    public ImmutableArray<MatrixStop> Stops => _stops.Value;

    /// <summary>
    /// The stop before the date shown, or the day before the first stop. Null without a date, and when the date is
    /// before all stops.
    /// </summary>
    public DateOnly? Previous => Date is null || Stops.IsEmpty ? null
        : MatrixStops.Before(Stops, Date.First)?.Day is { } day ? day
        : Stops[0].Day <= Date.Last ? Stops[0].Day.AddDays(-1)
        : null;

    /// <summary>The number of rows that differ between the shown columns, in all matrices together.</summary>
    public int Differing => Matrices.Sum(matrix => Of(matrix).Differing);

    /// <summary>The number of rows shown, in all matrices together.</summary>
    public int Shown => Matrices.Sum(matrix => Of(matrix).Shown);

    /// <summary>The number of matrices that show a row.</summary>
    public int ShownMatrices => Matrices.Count(matrix => Of(matrix).Shown > 0);

    /// <summary>The number of rows that are hidden only because the shown columns do not differ.</summary>
    public int Alike => View.Differences == Differences.All ? 0
        : new MatrixSelections(Article, Matrices, Releases)
        {
            View = View with { Differences = Differences.All },
            Date = Date,
        }.Shown - Shown;

    /// <summary>The number of rows in all matrices together.</summary>
    public int Total => Matrices.Sum(matrix => matrix.Rows.Length);

    /// <summary>The columns of all matrices, each key once.</summary>
    public IEnumerable<Column> Columns =>
        Matrices.SelectMany(matrix => matrix.Columns).DistinctBy(column => column.Label.Key);

    /// <summary>The keys of the columns shown in any matrix, in their order.</summary>
    public IEnumerable<string> ShownColumns => Matrices
        .SelectMany(matrix => View.ColumnsOf(matrix).Select(i => matrix.Columns[i].Label.Key))
        .Distinct(StringComparer.Ordinal);

    /// <summary>The same view of one of the matrices, on a page of its own.</summary>
    public MatrixSelections Only(Matrix matrix) =>
        new(Article, [matrix], Releases) { View = View, Date = Date, Known = Known, IsAlone = true };

    /// <summary>The address of the article that has the matrix.</summary>
    public string ArticleOf(Matrix matrix) => IncludedFrom.GetValueOrDefault(matrix, Article);

    /// <summary>The rows and columns of a matrix that are shown.</summary>
    public MatrixSelection Of(Matrix matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        if (!_selections.TryGetValue(matrix, out var selection))
        {
            selection = View.Of(matrix, Date is null ? null : Answer, Releases);
            _selections.Add(matrix, selection);
        }

        return selection;
    }

    /// <summary>What a matrix says of the shown systems in a few words, whatever rows the view hides.</summary>
    public MatrixContrast ContrastOf(Matrix matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        return MatrixContrast.Of(matrix, View.ColumnsOf(matrix), Date is null ? null : Answer);
    }

    /// <summary>
    /// The answers of a cell on the date shown. Null without a date, and for a cell that states nothing.
    /// </summary>
    public CellOnDate? OnDate(Cell cell, Column column)
    {
        ArgumentNullException.ThrowIfNull(cell);
        return Date is null || cell.Status != CellStatus.Valid ? null : Answer(cell, column);
    }

    /// <summary>
    /// The answers of a cell at the stop before the date shown, or null when they are the same as now.
    /// </summary>
    internal CellOnDate? Was(Cell cell, Column column)
    {
        if (_previous.Value is not { } day || OnDate(cell, column) is not { } now)
        {
            return null;
        }

        var then = new DatePoint(day.Year, day.Month, day.Day, IsAbout: false);
        var before = TrueOn.Compute(cell, column.VersionLine, then, Releases);
        return CellAnswer.Of(before).Claims == CellAnswer.Of(now).Claims ? null : before;
    }

    /// <summary>The newest release of a line on the date shown; null when none is known.</summary>
    public Release? Newest(string line) => Releases.Line(line).LastOrDefault(release =>
        release.IsRelease && (Date is null || release.Last <= Date.Last));

    /// <summary>The query of an address that shows a view for the same dates; empty when no part is needed.</summary>
    public string Query(MatrixView view) => QueryText.Of(Parts(view)).ToReadable();

    /// <summary>The parts of that query.</summary>
    public IEnumerable<KeyValuePair<string, string>> Parts(MatrixView view) => Fixed.Concat(MatrixQuery.Of(view))
        .Concat(Date is null ? [] : [new KeyValuePair<string, string>(AtName, Date.Text)])
        .Concat(Known is null ? [] : [new KeyValuePair<string, string>(KnownName, Known.Text)]);

    private CellOnDate Answer(Cell cell, Column column)
    {
        if (!_answers.TryGetValue(cell, out var answer))
        {
            answer = TrueOn.Compute(cell, column.VersionLine, Date!, Releases);
            _answers.Add(cell, answer);
        }

        return answer;
    }
}
