using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Wiki.Core.Data;
using Wiki.Core.Facts;
using Wiki.Core.Timelines;
using Wiki.Text.Blocks.Matrices.Dates;
using Wiki.Text.Blocks.Matrices.Grammar;
using Wiki.Text.Blocks.Points;
using Wiki.Text.Links;

namespace Wiki.Core.Reports;

/// <summary>Reads the reports about the cells of all articles.</summary>
public sealed class ReportReader(WikiDb db, FactReader facts, EventReader events, TimeProvider clock)
{
    /// <summary>
    /// How many cells of each system are in which state; the system that most matrices have comes first.
    /// </summary>
    /// <param name="known">The date of “as this wiki knew on”; null for now.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<IReadOnlyList<StateCounts>> StatesAsync(DatePoint? known, CancellationToken cancellationToken)
    {
        var columns = await facts.ColumnsAsync(known, cancellationToken);
        var states = (await db.StatesOf(null, known).ToListAsync(cancellationToken))
            .ToLookup(it => it.ColumnKey, StringComparer.Ordinal);
        return
        [
            .. columns.Select(column => new StateCounts(column.Key, column.Label,
            [
                .. states[column.Key].GroupBy(it => it.State, it => it.Cells)
                    .OrderBy(it => it.Key).Select(it => (it.Key, it.Sum())),
            ])),
        ];
    }

    /// <summary>How many entries a report has for each system that has any, by the key of its columns.</summary>
    public async Task<IReadOnlyDictionary<string, int>> CountsAsync(
        Report report, DatePoint? known, CancellationToken cancellationToken)
    {
        var judged = await JudgedAsync(report, known, cancellationToken);
        return report == Report.Disagreeing
            ? (await DisagreeingAsync(null, known, cancellationToken))
                .GroupBy(it => it.ColumnKey, StringComparer.Ordinal)
                .ToDictionary(it => it.Key, it => it.Count(), StringComparer.Ordinal)
            : await Query(report, known, judged).GroupBy(it => it.ColumnKey)
                .Select(it => new { it.Key, Count = it.Count() })
                .ToDictionaryAsync(it => it.Key, it => it.Count, StringComparer.Ordinal, cancellationToken);
    }

    /// <summary>
    /// The entries of a report: those with a day, oldest first; then the others, in the order of articles.
    /// </summary>
    /// <param name="report">The report.</param>
    /// <param name="system">The key of the only columns asked for; null for all.</param>
    /// <param name="known">The date of “as this wiki knew on”; null for now.</param>
    /// <param name="skip">How many entries to leave out at the start.</param>
    /// <param name="take">The most entries to give.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<IReadOnlyList<ReportItem>> ItemsAsync(
        Report report, string? system, DatePoint? known, int skip, int take, CancellationToken cancellationToken)
    {
        var judged = await JudgedAsync(report, known, cancellationToken);
        var found = report == Report.Disagreeing
            ? [.. (await DisagreeingAsync(system, known, cancellationToken)).Skip(skip).Take(take)]
            : await InOrder(report, Query(report, known, judged).Where(it => system == null || it.ColumnKey == system))
                .Skip(skip).Take(take).ToListAsync(cancellationToken);
        var names = await NamesAsync([.. found, .. found.Select(it => it.Other).OfType<FoundCell>()], known, cancellationToken);
        return
        [
            // A cell that a save removed meanwhile has no names any more.
            .. found.Where(it => names.ContainsKey(Key(it)) && (it.Other is null || names.ContainsKey(Key(it.Other))))
                .Select(it => Item(it, names, it.Why ?? Why(report, it, names[Key(it)], judged))),
        ];
    }

    private DateOnly Today(DatePoint? known)
    {
        var today = clock.Today();
        return known?.Last < today ? known.Last : today;
    }

    private IQueryable<FoundCell> Query(Report report, DatePoint? known, Judged judged)
    {
        var queries = new ReportQueries(db, known);
        return report == Report.Uncited ? queries.Uncited
            : report == Report.Unknown ? queries.Unknown
            : report == Report.Invalid ? queries.Invalid
            : report == Report.Stale ? queries.CheckedOn(judged.Points)
            : queries.PlannedFor(judged.Points);
    }

    // Those without a day come in the order of the primary key, which costs no sorting.
    private static IQueryable<FoundCell> InOrder(Report report, IQueryable<FoundCell> found)
    {
        var byPlace = IsDated(report)
            ? found.OrderBy(it => it.Day).ThenBy(it => it.ArticleId) : found.OrderBy(it => it.ArticleId);
        var byCell = byPlace.ThenBy(it => it.Matrix).ThenBy(it => it.RowKey).ThenBy(it => it.ColumnKey);
        // PostgreSQL refuses to sort by a value that is always null.
        return report == Report.Uncited || report == Report.Invalid ? byCell : byCell.ThenBy(it => it.N);
    }

    private static bool IsDated(Report report) => report == Report.Stale || report == Report.Overdue;

    // Versions are compared here and not in SQL. Thousands of claims have only few different points.
    private async Task<Judged> JudgedAsync(Report report, DatePoint? known, CancellationToken cancellationToken)
    {
        var judged = new Judged();
        if (!IsDated(report))
        {
            return judged;
        }

        var queries = new ReportQueries(db, known);
        var today = Today(known);
        var releases = await events.ReleasesAsync(known, cancellationToken);
        foreach (var it in await (report == Report.Stale ? queries.Checks : queries.Targets).ToListAsync(cancellationToken))
        {
            // A point that is a date has a day, even if a version could be spelled the same.
            if (!Point.TryRead(it.Point, out var point))
            {
                continue;
            }

            if (report == Report.Stale && Staleness.Judge(point, it.Line, releases, today) is { } stale)
            {
                judged.Add(it with { Day = stale.Day }, column => $"as of {it.Point}"
                    + (stale.IsOld ? $", {Years(stale.Day!.Value, today)} years ago" : "")
                    + (stale.Newer is { } newer ? $", older than {Named(newer, column)}" : ""));
            }
            else if (report == Report.Overdue && Overdue.Judge(point, it.Line, releases, today) is { } overdue)
            {
                judged.Add(it with { Day = overdue.Day }, column => overdue.Release is { } release
                    ? $"planned for {it.Point}; {Named(release, column)} is out"
                    : $"planned for {it.Point}, which has passed");
            }
        }

        return judged;
    }

    private static string Named(Release release, NamedColumn column)
    {
        var name = release.Line == column.Key ? column.Label : release.Line;
        var format = release.First == release.Last ? "yyyy-MM-dd" : release.First?.Month == release.Last?.Month ? "yyyy-MM" : "yyyy";
        return $"{name} {release.Version.Number} of "
            + (release.First ?? release.Last)?.ToString(format, CultureInfo.InvariantCulture);
    }

    private static int Years(DateOnly day, DateOnly today) =>
        today.Year - day.Year - (day.AddYears(today.Year - day.Year) > today ? 1 : 0);

    private async Task<List<FoundCell>> DisagreeingAsync(
        string? system, DatePoint? known, CancellationToken cancellationToken)
    {
        var releases = await events.ReleasesAsync(known, cancellationToken);
        var cells = await new ReportQueries(db, known).Repeated
            .Where(it => system == null || it.ColumnKey == system).ToListAsync(cancellationToken);
        return
        [
            .. cells.GroupBy(it => (it.ColumnKey, it.RowKey)).SelectMany(group => Contradictions([.. group], releases))
                .OrderBy(it => it.RowKey, StringComparer.Ordinal).ThenBy(it => it.ColumnKey, StringComparer.Ordinal)
                .ThenBy(it => it.ArticleId).ThenBy(it => it.Matrix, StringComparer.Ordinal),
        ];
    }

    // Each cell that disagrees with an older article is listed once, with the first cell that it disagrees with.
    private static IEnumerable<FoundCell> Contradictions(List<RepeatedCell> cells, ReleaseList releases)
    {
        var read = cells.OrderBy(it => it.ArticleId).ThenBy(it => it.Matrix, StringComparer.Ordinal)
            .Select(it => (Row: it, Cell: CellReader.Read(it.Canonical, 0, it.VersionLine))).ToList();
        for (var i = 1; i < read.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (Agreement.Contradiction(
                    read[i].Cell, read[i].Row.VersionLine, read[j].Cell, read[j].Row.VersionLine, releases) is { } words)
                {
                    yield return Found(read[i].Row) with { Why = words, Other = Found(read[j].Row) };
                    break;
                }
            }
        }

        static FoundCell Found(RepeatedCell it) => new()
        {
            ArticleId = it.ArticleId,
            Matrix = it.Matrix,
            RowKey = it.RowKey,
            ColumnKey = it.ColumnKey,
        };
    }

    private async Task<Dictionary<(long, string, string, string), NamedCell>> NamesAsync(
        List<FoundCell> cells, DatePoint? known, CancellationToken cancellationToken)
    {
        var keys = cells.DistinctBy(Key).ToList();
        return await new ReportQueries(db, known).Named(keys)
            .ToDictionaryAsync(it => Key(keys[(int)it.Place - 1]), cancellationToken);
    }

    private static (long, string, string, string) Key(FoundCell it) => (it.ArticleId, it.Matrix, it.RowKey, it.ColumnKey);

    private static ReportItem Item(
        FoundCell found, Dictionary<(long, string, string, string), NamedCell> names, string why)
    {
        var name = names[Key(found)];
        var cell = CellReader.Read(name.Canonical, 0, name.VersionLine);
        return new ReportItem
        {
            Slug = name.Slug,
            Article = name.Article,
            Matrix = found.Matrix,
            MatrixName = name.MatrixName,
            RowKey = found.RowKey,
            RowLabel = name.RowLabel,
            ColumnKey = found.ColumnKey,
            ColumnLabel = name.ColumnLabel,
            Says = found.N is { } n && n < cell.Statements.Length
                ? CellReader.Read(cell.Statements[n].Canonical, 0, name.VersionLine) : cell,
            Why = why,
            Day = found.Day,
            Other = found.Other is { } other && names[Key(other)] is var there
                ? (there.Article, Addresses.Cell(there.Slug, other.Matrix, other.RowKey, other.ColumnKey)) : null,
        };
    }

    private static string Why(Report report, FoundCell found, NamedCell name, Judged judged)
    {
        if (report == Report.Uncited)
        {
            return "has no source";
        }

        var cell = CellReader.Read(name.Canonical, 0, name.VersionLine);
        if (report == Report.Invalid)
        {
            // The cell alone does not show that the page lacks a source which it cites.
            return cell.Problems.FirstOrDefault(problem => problem.Severity == Text.Severity.Error)?.Message
                ?? "it cites a source that the page does not define";
        }

        var claim = found.N is { } n ? cell.Statements.ElementAtOrDefault(n) : null;
        return report == Report.Unknown
            ? claim?.AsOf is { } looked ? $"nobody found an answer; last checked {looked.Text}" : "nobody found an answer"
            : judged.Why(
                name.VersionLine, (report == Report.Stale ? claim?.AsOf : claim?.Target)?.Text,
                new NamedColumn(found.ColumnKey, name.ColumnLabel));
    }

    private sealed record NamedColumn(string Key, string Label);

    /// <summary>The points that put a claim on a report, and the words that say why.</summary>
    private sealed class Judged
    {
        private readonly Dictionary<(string, string), Func<NamedColumn, string>> _words = [];

        public List<JudgedPoint> Points { get; } = [];

        public void Add(JudgedPoint point, Func<NamedColumn, string> words)
        {
            Points.Add(point);
            _words.Add((point.Line, point.Point), words);
        }

        public string Why(string line, string? point, NamedColumn column) =>
            _words.TryGetValue((line, point ?? ""), out var words) ? words(column) : "";
    }
}
