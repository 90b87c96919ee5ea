using System.Globalization;
using Wiki.Core.Data;
using Wiki.Text;
using Wiki.Text.Blocks;
using Wiki.Text.Blocks.Matrices;
using Wiki.Text.Blocks.Points;
using Wiki.Text.Blocks.Predictions;
using Wiki.Text.Blocks.Timelines;
using Wiki.Text.Documents;

namespace Wiki.Core.Derived.Rows;

/// <summary>
/// Writes what the structured blocks of one revision state as rows. A block, an event or a prediction that was not
/// understood has no row; a cell that was not understood has one. A template states nothing.
/// </summary>
public static class FactRows
{
    /// <summary>The rows of a revision, their <see cref="FactRow.FirstNumber"/> being that revision.</summary>
    public static IEnumerable<FactRow> Read(long articleId, int number, WikiDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return document.FrontMatter.Kind == ArticleKind.Template ? []
            : document.Matrices.Where(it => !it.IsBroken).SelectMany((it, position) => OfMatrix(it, position))
            .Concat(document.Timelines.Where(it => !it.IsBroken).SelectMany(OfTimeline))
            .Concat(document.Predictions.Where(it => !it.IsBroken).SelectMany(OfPredictions))
            .Concat(OfSources(document))
            .Select(row => row with { ArticleId = articleId, FirstNumber = number });
    }

    /// <summary>The blocks of the page that could not be read: what they stated before still counts.</summary>
    public static HashSet<(string Kind, string Id)> Broken(WikiDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return document.FrontMatter.Kind == ArticleKind.Template ? [] :
        [
            .. document.Matrices.Where(it => it.IsBroken).Select(it => ("matrix", it.Id)),
            .. document.Timelines.Where(it => it.IsBroken).Select(it => ("timeline", it.Id)),
            .. document.Predictions.Where(it => it.IsBroken).Select(it => ("predictions", it.Marker.Id)),
        ];
    }

    /// <summary>The rows of readable blocks that could not be read: what they stated before still counts.</summary>
    public static HashSet<(string Kind, string Id, string Key)> Unread(WikiDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return document.FrontMatter.Kind == ArticleKind.Template ? [] :
        [
            .. document.Matrices.SelectMany(it => it.Unread.Select(row => ("matrix", it.Id, row.Key))),
            .. document.Timelines.SelectMany(it => it.Unread.Select(row => ("timeline", it.Id, row.Key))),
            .. document.Predictions.SelectMany(it => it.Unread.Select(row => ("predictions", it.Marker.Id, row.Key))),
        ];
    }

    private static IEnumerable<FactRow> OfMatrix(Matrix matrix, int position)
    {
        yield return new MatrixRow
        {
            Id = matrix.Id,
            Position = position,
            Name = matrix.Name,
            Corner = matrix.Corner,
        };
        foreach (var axis in AxesOf(matrix))
        {
            yield return axis;
        }

        foreach (var row in matrix.Rows)
        {
            for (var i = 0; i < row.Cells.Length; i++)
            {
                var cell = row.Cells[i];
                var (rowKey, columnKey) = (row.Label.Key, matrix.Columns[i].Label.Key);
                yield return new CellRow
                {
                    Matrix = matrix.Id,
                    RowKey = rowKey,
                    ColumnKey = columnKey,
                    Status = cell.Status,
                    Canonical = cell.Canonical,
                };
                for (var n = 0; n < cell.Statements.Length; n++)
                {
                    yield return OfStatement(matrix.Id, rowKey, columnKey, n, cell.Statements[n]);
                }
            }
        }
    }

    private static IEnumerable<AxisRow> AxesOf(Matrix matrix)
    {
        var columns = matrix.Columns.Select((column, position) =>
            Named(Axis.Column, position, column.Label) with { VersionLine = column.VersionLine });
        var groups = matrix.Groups.Select((group, position) => Named(Axis.Group, position, group.Label));
        var rows = matrix.Rows.Select((row, position) =>
            Named(Axis.Row, position, row.Label) with { Group = row.Group?.Label.Key });
        return columns.Concat(groups).Concat(rows);

        AxisRow Named(Axis axis, int position, Label label) => new()
        {
            Matrix = matrix.Id,
            Axis = axis,
            Key = label.Key,
            Position = position,
            Label = label.Text,
            Was = [.. label.Was],
        };
    }

    internal static StatementRow OfStatement(
        string matrix, string rowKey, string columnKey, int n, Statement statement) => new()
        {
            Matrix = matrix,
            RowKey = rowKey,
            ColumnKey = columnKey,
            N = n,
            Level = statement.Level,
            Value = statement.Value,
            StartKind = statement.Start?.Kind,
            Start = statement.Start?.Point.Text,
            EndKind = statement.End?.Kind,
            End = statement.End?.Point.Text,
            Target = statement.Target?.Text,
            TargetLastDay = (statement.Target as DatePoint)?.Last,
            AsOf = statement.AsOf?.Text,
            AsOfLastDay = (statement.AsOf as DatePoint)?.Last,
            Tags = [.. statement.Tags.Select(tag => tag.Word())],
            Note = statement.Note,
            Sources = Names(statement.Sources),
        };

    private static IEnumerable<EventRow> OfTimeline(Timeline timeline)
    {
        var ranks = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var happened in timeline.Events.Where(it => it.IsValid && it.Date is not null))
        {
            var date = happened.Date!;
            ranks[date.Text] = ranks.GetValueOrDefault(date.Text, -1) + 1;
            yield return new EventRow
            {
                Timeline = timeline.Id,
                Key = happened.Label.Key,
                Rank = ranks[date.Text],
                Label = happened.Label.Text,
                Date = date.Text,
                FirstDay = date.First,
                LastDay = date.Last,
                System = happened.System is null ? null : Slug.KeyOf(happened.System),
                Kind = happened.Kind,
                VersionLine = happened.Release?.Line,
                Version = happened.Release?.Version.Number,
                Note = happened.Note,
                Sources = Names(happened.Sources),
                Was = [.. happened.Label.Was],
            };
        }
    }

    private static IEnumerable<PredictionRow> OfPredictions(PredictionList list) =>
        list.Predictions.Where(it => it is { IsValid: true, Made: not null, Outcome: not null }).Select(it =>
            new PredictionRow
            {
                List = list.Marker.Id,
                Key = it.Label.Key,
                Label = it.Label.Text,
                Who = it.Who,
                Made = it.Made!.Text,
                Due = it.Due?.Text,
                Odds = it.Odds?.ToString("0.##", CultureInfo.InvariantCulture),
                Outcome = it.Outcome!.Kind,
                Decided = it.Outcome.Decided?.Text,
                Note = it.Outcome.Note,
                OutcomeSources = Names(it.Outcome.Sources),
                Sources = Names(it.Sources),
                Was = [.. it.Label.Was],
            });

    // Only blocks cite these rows, so an article without blocks needs none.
    private static IEnumerable<SourceRow> OfSources(WikiDocument document) =>
        document.Matrices.Count + document.Timelines.Count + document.Predictions.Count == 0
            ? []
            : document.Sources.DistinctBy(source => source.Name.ToUpperInvariant()).Select(source => new SourceRow
            {
                Name = source.Name.ToLowerInvariant(),
                Text = source.Text,
                Address = source.Address,
            });

    private static TextList Names(IEnumerable<Citation> citations) =>
        [.. citations.Select(citation => citation.Name.ToLowerInvariant())];
}

/// <summary>The change that one more revision makes.</summary>
/// <param name="Opened">Rows that begin with it.</param>
/// <param name="Closed">Rows that ended with the revision before, their last number set.</param>
public sealed record FactRunChange(IReadOnlyList<FactRow> Opened, IReadOnlyList<FactRow> Closed);

/// <summary>
/// Goes through the published revisions of an article, oldest first, and says which rows begin and end with each. A
/// save takes one step from the stored rows; a rebuild takes all steps from nothing. So both give the same rows.
/// </summary>
/// <param name="open">The rows that hold now.</param>
public sealed class FactRuns(IEnumerable<FactRow> open)
{
    private readonly Dictionary<object, FactRow> _open = open.ToDictionary(row => row.Identity);

    /// <summary>Takes the step to a revision.</summary>
    public FactRunChange Advance(long articleId, int number, WikiDocument document)
    {
        var said = new Dictionary<object, FactRow>();
        foreach (var row in FactRows.Read(articleId, number, document))
        {
            said.TryAdd(row.Identity, row);
        }

        var broken = FactRows.Broken(document);
        var unread = FactRows.Unread(document);
        var opened = said.Values
            .Where(row => !_open.TryGetValue(row.Identity, out var known) || !SaysTheSame(row, known)).ToList();
        var closed = _open.Values
            .Where(row => said.TryGetValue(row.Identity, out var now)
                ? !SaysTheSame(now, row)
                : !(row.Block is { } block && (broken.Contains(block)
                    || row.RowOfBlock is { } key && unread.Contains((block.Kind, block.Id, key)))))
            .Select(row => row with { LastNumber = number - 1 }).ToList();
        foreach (var row in closed)
        {
            _open.Remove(row.Identity);
        }

        foreach (var row in opened)
        {
            _open[row.Identity] = row;
        }

        return new FactRunChange(opened, closed);
    }

    /// <summary>The rows that hold after the last step.</summary>
    public IReadOnlyCollection<FactRow> Open => _open.Values;

    private static bool SaysTheSame(FactRow now, FactRow known) =>
        now.Equals(known with { FirstNumber = now.FirstNumber });
}
