using System.Collections.Immutable;
using Wiki.Text.Blocks;
using Wiki.Text.Blocks.Matrices;
using Wiki.Text.Blocks.Matrices.Grammar;
using Wiki.Text.Blocks.Predictions;
using Wiki.Text.Blocks.Timelines;
using Wiki.Text.Diffing.Facts.Blocks;
using Wiki.Text.Documents;

namespace Wiki.Text.Merging;

/// <summary>A structured block of any kind, or a table without a marker, with its lines and their content.</summary>
internal sealed record KeyedTable
{
    /// <summary>The marker; null for a plain table.</summary>
    public required BlockMarker? Marker { get; init; }

    /// <summary>The heading above a plain table; otherwise empty.</summary>
    public string Heading { get; init; } = "";

    /// <summary>Whether the names of a plain table's rows identify them. Otherwise their places do.</summary>
    public bool IsNamed { get; init; } = true;

    /// <summary>The lines of the article that belong to the block, from 0.</summary>
    public required Range Lines { get; init; }

    public required string MarkerLine { get; init; }

    /// <summary>The blank lines between the marker and the table.</summary>
    public required string Blanks { get; init; }

    public required KeyedRow Header { get; init; }

    public required KeyedRow Rule { get; init; }

    /// <summary>The identity of each column. That of the column of labels in a matrix is empty.</summary>
    public required ImmutableArray<string> Columns { get; init; }

    /// <summary>The place of the names of the rows.</summary>
    public int LabelPlace => Marker?.Kind switch
    {
        null or BlockKind.Matrix => 0,
        BlockKind.Timeline => Columns.IndexOf("Event"),
        _ => Columns.IndexOf("Prediction"),
    };

    public required ImmutableArray<KeyedRow> Groups { get; init; }

    public required ImmutableArray<KeyedRow> Rows { get; init; }

    /// <summary>The labels of columns, groups and rows, in order. They tell what was renamed.</summary>
    public required (ImmutableArray<Label> Columns, ImmutableArray<Label> Groups, ImmutableArray<Label> Rows) Labels
    {
        get;
        init;
    }

    /// <summary>The keys for sorting rows that both sides added at one place.</summary>
    public required ImmutableDictionary<string, string> SortKeys { get; init; }

    /// <summary>
    /// Returns the blocks of an article that are well formed: their structure is understood, each row has its bars and
    /// all its cells, and the keys of the rows are unique.
    /// </summary>
    /// <param name="text">The article. Each line ends with a line feed, and no other character ends a line.</param>
    /// <param name="lines">Its lines.</param>
    public static Dictionary<(BlockKind Kind, string Id), KeyedTable> Of(string text, List<string> lines)
    {
        var article = WikiDocument.Parse(SourceText.From(text));
        if (article.Problems.Any(problem => problem.Severity == Severity.Blocking && problem.Code == "D024"))
        {
            return [];
        }

        var tables = article.Matrices.Where(it => IsWellFormed(it.IsBroken, it.Problems))
            .Select(it => OfMatrix(it, lines))
            .Concat(article.Timelines.Where(it => IsWellFormed(it.IsBroken, it.Problems))
                .Select(it => OfTimeline(it, lines)))
            .Concat(article.Predictions.Where(it => IsWellFormed(it.IsBroken, it.Problems))
                .Select(it => OfPredictions(it, lines)));
        return tables.Where(it => it.Rows.DistinctBy(row => row.Key).Count() == it.Rows.Length)
            .ToDictionary(it => (it.Marker!.Kind, it.Marker.Id));
    }

    /// <summary>
    /// Whether the lines of a block are a well formed table of its kind with a unique key in each row.
    /// </summary>
    public static bool IsUnderstood(string block)
    {
        var lines = Wiki.Text.Diffing.Sequences.Lines.Of(block)
            .Select((line, i) => new SourceLine(i + 1, Wiki.Text.Diffing.Sequences.Lines.Shown(line))).ToList();
        return BlockMarker.TryParse(lines[0].Text, out var marker) && marker.Kind switch
        {
            BlockKind.Matrix => MatrixReader.Read(marker, lines) is var matrix
                && IsWellFormed(matrix.IsBroken, matrix.Problems),
            BlockKind.Timeline => TimelineReader.Read(marker, lines) is var timeline
                && IsWellFormed(timeline.IsBroken, timeline.Problems)
                && timeline.Events.DistinctBy(it => it.Label.Key).Count() == timeline.Events.Length,
            _ => PredictionReader.Read(marker, lines) is var list && IsWellFormed(list.IsBroken, list.Problems),
        };
    }

    // A row without its bars or with too few cells cannot be merged cell by cell.
    private static bool IsWellFormed(bool isBroken, IEnumerable<Problem> problems) =>
        !isBroken && !problems.Any(BlockProblems.IsOfRow);

    /// <summary>
    /// Whether both tables have the same columns in the same order. A renamed column counts as the same; in a plain
    /// table, any column at its place whose name is no other column's.
    /// </summary>
    public bool HasColumnsOf(KeyedTable other) => Marker is null
        ? Columns.Length == other.Columns.Length && !Columns.Where((name, i) =>
            name != other.Columns[i] && (other.Columns.Contains(name) || Columns.Contains(other.Columns[i]))).Any()
        : IdentifiedBy(other).Columns.SequenceEqual(other.Columns);

    /// <summary>The table with the identities that its columns, groups and rows have in another table.</summary>
    public KeyedTable IdentifiedBy(KeyedTable other)
    {
        var columns = Known(other.Labels.Columns, Labels.Columns);
        var groups = Known(other.Labels.Groups, Labels.Groups);
        var rows = Known(other.Labels.Rows, Labels.Rows);
        return this with
        {
            Columns = [.. Columns.Select(key => columns.GetValueOrDefault(key, key))],
            Groups = [.. Groups.Select(row => row with { Key = groups.GetValueOrDefault(row.Key, row.Key) })],
            Rows = [.. Rows.Select(row => row with
            {
                Key = rows.GetValueOrDefault(row.Key, row.Key),
                Group = row.Group is null ? null : groups.GetValueOrDefault(row.Group, row.Group),
            })],
            SortKeys = SortKeys.ToImmutableDictionary(it => rows.GetValueOrDefault(it.Key, it.Key), it => it.Value),
        };
    }

    // The old key of each renamed entry.
    private static Dictionary<string, string> Known(ImmutableArray<Label> old, ImmutableArray<Label> @new) =>
        AxisLinks.Pairs(old, @new).Where(pair => pair is { Old: not null, New: not null })
            .ToDictionary(pair => @new[pair.New!.Value].Key, pair => old[pair.Old!.Value].Key, StringComparer.Ordinal);

    private static KeyedTable OfMatrix(Matrix matrix, List<string> lines)
    {
        var columns = matrix.Columns.Select(column => column.Label).ToImmutableArray();
        return Frame(matrix.Marker, matrix.Source, lines) with
        {
            Columns = ["", .. columns.Select(label => label.Key)],
            Header = RowOf("", null, HeaderOf(matrix.Source, lines),
                [matrix.Corner, .. columns.Select(label => label.Print())]),
            Groups = [.. matrix.Groups.Select(group => RowOf(group.Label.Key, null, LineOf(group.Line, lines),
                [group.Label.PrintGroup(), .. columns.Select(_ => "")]))],
            Rows = [.. matrix.Rows.Select(row => RowOf(row.Label.Key, row.Group?.Label.Key, LineOf(row.Line, lines),
                [row.Label.PrintRow(), .. row.Cells.Zip(matrix.Columns, Says)]))],
            Labels = (columns, [.. matrix.Groups.Select(group => group.Label)],
                [.. matrix.Rows.Select(row => row.Label)]),
        };
    }

    // A source that the page does not define makes a cell invalid. Even then, another spelling is not a change.
    private static string Says(Cell cell, Column column) => cell.Status == CellStatus.Invalid
        ? CellReader.Read(cell.Text, cell.Line, column.VersionLine).Canonical
        : cell.Canonical;

    private static KeyedTable OfTimeline(Timeline timeline, List<string> lines) =>
        Frame(timeline.Marker, timeline.Source, lines) with
        {
            Columns = timeline.Columns,
            Header = RowOf("", null, HeaderOf(timeline.Source, lines), timeline.Columns),
            Rows = [.. timeline.Events.Select(it => RowOf(it.Label.Key, null, LineOf(it.Line, lines),
                timeline.Columns.Select(column =>
                    column == "Event" ? it.Label.Print() : NamedRows.Says(timeline, it, column))))],
            Labels = ([], [], [.. timeline.Events.Select(it => it.Label)]),
            SortKeys = timeline.Events.DistinctBy(it => it.Label.Key)
                .ToImmutableDictionary(it => it.Label.Key, it => $"{it.Date?.First:yyyy-MM-dd} {it.Label.Key}"),
        };

    private static KeyedTable OfPredictions(PredictionList list, List<string> lines) =>
        Frame(list.Marker, list.Source, lines) with
        {
            Columns = list.Columns,
            Header = RowOf("", null, HeaderOf(list.Source, lines), list.Columns),
            Rows = [.. list.Predictions.Select(it => RowOf(it.Label.Key, null, LineOf(it.Line, lines),
                list.Columns.Select(column =>
                    column == "Prediction" ? it.Label.Print() : NamedRows.Says(list, it, column))))],
            Labels = ([], [], [.. list.Predictions.Select(it => it.Label)]),
        };

    // Everything that does not depend on the kind of the block.
    private static KeyedTable Frame(BlockMarker marker, ImmutableArray<SourceLine> typed, List<string> lines)
    {
        var range = (typed[0].Number - 1)..typed[^1].Number;
        var source = lines[range];
        var blanks = source.Skip(1).TakeWhile(it => Blank.Line(Wiki.Text.Diffing.Sequences.Lines.Shown(it))).ToList();
        var rule = Wiki.Text.Diffing.Sequences.Lines.Shown(source[blanks.Count + 2]);
        return new KeyedTable
        {
            Marker = marker,
            Lines = range,
            MarkerLine = source[0],
            Blanks = string.Concat(blanks),
            Header = new KeyedRow("", null, [], "", "") { Line = "" },
            Rule = RowOf("", null, rule, Enumerable.Repeat("", TypedLine.Of(rule).Cells.Length)),
            Columns = [],
            Groups = [],
            Rows = [],
            Labels = ([], [], []),
            SortKeys = ImmutableDictionary<string, string>.Empty,
        };
    }

    private static KeyedRow RowOf(string key, string? group, string line, IEnumerable<string> says)
    {
        var typed = TypedLine.Of(line);
        return new KeyedRow(
            key, group, [.. says.Select((it, i) => new TypedCell(typed.Cells[i], it))], typed.Head, typed.Tail)
        {
            Line = line + "\n",
        };
    }

    private static string HeaderOf(IEnumerable<SourceLine> source, List<string> lines) =>
        LineOf(source.Skip(1).First(line => !Blank.Line(line.Text)).Number, lines);

    private static string LineOf(int number, List<string> lines) => Wiki.Text.Diffing.Sequences.Lines.Shown(lines[number - 1]);
}

/// <summary>A cell as typed, including the blanks around it, and the canonical text of its content.</summary>
internal readonly record struct TypedCell(string Typed, string Says)
{
    /// <summary>The cell of a row for a column that the author of the row did not know.</summary>
    public static TypedCell Missing { get; } = new(" ", "");
}

/// <summary>A line of a table, identified by its key.</summary>
/// <param name="Key">Its identity. The identities of group headings and of rows are independent of each other.</param>
/// <param name="Group">The identity of the row's group, or null above the first heading.</param>
/// <param name="Cells">Its cells. A row of a plain table has empty ones at its end for those that it lacks.</param>
/// <param name="Head">What stands before the first cell.</param>
/// <param name="Tail">What stands behind the last cell, without the line feed.</param>
internal sealed record KeyedRow(
    string Key, string? Group, ImmutableArray<TypedCell> Cells, string Head, string Tail)
{
    /// <summary>The line as typed, with its line feed.</summary>
    public required string Line { get; init; }
}
