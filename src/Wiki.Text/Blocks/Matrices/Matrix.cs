using System.Collections.Immutable;
using Wiki.Text.Blocks.Tables;

namespace Wiki.Text.Blocks.Matrices;

/// <summary>
/// A matrix as read. Reading never fails: whatever was not understood is in <see cref="Problems"/>, and
/// <see cref="IsBroken"/> tells whether the whole table is unusable as data.
/// </summary>
public sealed record Matrix
{
    /// <summary>The largest number of lines below the delimiter line.</summary>
    public const int MostRows = 500;

    /// <summary>The largest number of columns, without the column of feature names.</summary>
    public const int MostColumns = 50;

    /// <summary>The marker above the table.</summary>
    public required BlockMarker Marker { get; init; }

    /// <summary>The lines of the block as typed, the marker first.</summary>
    public required ImmutableArray<SourceLine> Source { get; init; }

    /// <summary>The name for readers: the heading above the matrix, or its id until the whole page is read.</summary>
    public string Name { get => field.Length > 0 ? field : Id; init; } = "";

    /// <summary>The text in the header above the feature names; may be empty.</summary>
    public string Corner { get; init; } = "";

    /// <summary>The columns, in order.</summary>
    public ImmutableArray<Column> Columns { get; init; } = [];

    /// <summary>The group headings, in order, including those without rows.</summary>
    public ImmutableArray<Group> Groups { get; init; } = [];

    /// <summary>The rows, in order. Of a broken matrix, those that could be read.</summary>
    public ImmutableArray<Row> Rows { get; init; } = [];

    /// <summary>The lines below the delimiter line that could not be read as rows, in order.</summary>
    public ImmutableArray<UnreadRow> Unread { get; init; } = [];

    /// <summary>All problems, including those of cells, by line and by place in the line.</summary>
    public required ImmutableArray<Problem> Problems { get; init; }

    /// <summary>The id of the marker.</summary>
    public string Id => Marker.Id;

    /// <summary>The line of the marker in the article.</summary>
    public int Line => Source.IsEmpty ? 1 : Source[0].Number;

    /// <summary>
    /// Whether there is an error of structure (M001, M002, M005 to M009, M011). Such a table is shown as typed
    /// and is not data.
    /// </summary>
    public bool IsBroken => Problems.Any(BlockProblems.IsStructural);

    /// <summary>The names of the sources that statements cite, each once.</summary>
    internal IReadOnlyCollection<string> Cited { get; init; } = [];

    /// <summary>The names of the footnotes that the cells refer to, in sources and in notes.</summary>
    public IEnumerable<string> FootnoteNames =>
        Rows.SelectMany(row => row.Cells).SelectMany(cell => Citation.NamesIn(cell.Text));

    /// <summary>
    /// The matrix with the problem C113 for each citation that the page does not define. A cell with this problem is
    /// invalid. Call it once, after the whole page was read.
    /// </summary>
    /// <param name="isDefined">Whether the page defines a footnote of this name, ignoring case.</param>
    public Matrix WithSources(Func<string, bool> isDefined)
    {
        ArgumentNullException.ThrowIfNull(isDefined);
        if (Cited.All(isDefined))
        {
            return this; // The usual case. Thousands of cells need no second look.
        }

        var rows = Rows.Select(row => row.WithSources(isDefined)).ToImmutableArray();
        return (this with { Rows = rows }).WithProblemsInOrder();
    }

    /// <summary>The matrix with only some of its columns and rows. The cells are the same objects.</summary>
    /// <param name="columns">The keys of the columns to keep, in the wanted order; empty for all.</param>
    /// <param name="rows">The keys of the rows and groups to keep; empty for all.</param>
    public Matrix Part(IReadOnlyCollection<string> columns, IReadOnlyCollection<string> rows)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(rows);
        var keys = Columns.Select(column => column.Label.Key).ToList();
        var places = columns.Count == 0
            ? Enumerable.Range(0, keys.Count).ToList()
            : columns.Select(key => keys.IndexOf(key)).Where(place => place >= 0).ToList();
        var taken = Rows
            .Where(row => rows.Count == 0 || rows.Contains(row.Label.Key) || row.Group is { } group && rows.Contains(group.Label.Key))
            .Select(row => row with { Cells = [.. places.Select(place => row.Cells[place])] }).ToList();
        return this with
        {
            Columns = [.. places.Select(place => Columns[place])],
            Groups = [.. Groups.Where(group => taken.Exists(row => row.Group == group))],
            Rows = [.. taken],
            Unread = columns.Count == 0 && rows.Count == 0 ? Unread : [],
            Problems = [],
        };
    }

    /// <summary>The lines of a group that could not be read.</summary>
    /// <param name="group">The heading, or null for the lines above the first heading.</param>
    public ImmutableArray<UnreadRow> UnreadOf(Group? group) => Unread.IsEmpty ? Unread
        : [.. Unread.Where(row => Groups.LastOrDefault(it => it.Line < row.Line) == group)];

    /// <summary>The matrix with a problem that only the whole page shows, e.g. M009.</summary>
    public Matrix With(Problem problem) => this with { Problems = [.. Problems, problem] };

    /// <summary>The matrix with the problems of the table and of its cells ordered by place, each once.</summary>
    internal Matrix WithProblemsInOrder()
    {
        var ofCells = new List<(Problem Problem, int Column)>();
        foreach (var row in Rows)
        {
            foreach (var cell in row.Cells)
            {
                foreach (var problem in cell.Problems)
                {
                    ofCells.Add((problem, cell.Column));
                }
            }
        }

        var inCells = ofCells.Select(found => found.Problem).ToHashSet(ReferenceEqualityComparer.Instance);
        var ofTable = Problems.Where(problem => !inCells.Contains(problem)).Select(problem => (problem, 0));
        var inOrder = ofTable.Concat(ofCells)
            .OrderBy(found => found.Item1.Line)
            .ThenBy(found => found.Item2)
            .Select(found => found.Item1);
        return this with { Problems = [.. inOrder] };
    }
}

/// <summary>A row of a matrix: one feature.</summary>
/// <param name="Label">Its name and key.</param>
/// <param name="Line">Its line in the article.</param>
/// <param name="Group">The group heading above the row, or null above the first heading.</param>
/// <param name="Cells">One cell for each column of the matrix, in the same order.</param>
public sealed record Row(Label Label, int Line, Group? Group, ImmutableArray<Cell> Cells)
{
    // Returns the same row when nothing is missing, which is the usual case.
    internal Row WithSources(Func<string, bool> isDefined)
    {
        ImmutableArray<Cell>.Builder? cells = null;
        for (var i = 0; i < Cells.Length; i++)
        {
            var cell = Cells[i].WithSources(isDefined);
            if (cell != Cells[i])
            {
                cells ??= Cells.ToBuilder();
                cells[i] = cell;
            }
        }

        return cells is null ? this : this with { Cells = cells.MoveToImmutable() };
    }
}

/// <summary>A group heading between rows.</summary>
/// <param name="Label">Its name and key. The keys of groups are independent of those of rows.</param>
/// <param name="Line">Its line in the article.</param>
public sealed record Group(Label Label, int Line);

/// <summary>A column of a matrix: one system.</summary>
/// <param name="Label">Its name and key.</param>
/// <param name="VersionLine">The version line for versions in this column that name none.</param>
public sealed record Column(Label Label, string VersionLine);
