using Microsoft.EntityFrameworkCore;
using Wiki.Core.Articles;
using Wiki.Core.Data;
using Wiki.Core.Derived.Rows;
using Wiki.Core.Timelines;
using Wiki.Text;
using Wiki.Text.Blocks.Matrices;
using Wiki.Text.Blocks.Matrices.Dates;
using Wiki.Text.Blocks.Matrices.Grammar;
using Wiki.Text.Blocks.Points;

namespace Wiki.Core.Facts;

/// <summary>Tells the story of one cell: what it said, since when, and who changed it.</summary>
public sealed class CellStories(WikiDb db, FactReader facts, EventReader events)
{
    /// <summary>The articles that have, or had, such a cell.</summary>
    public Task<List<string>> ArticlesAsync(
        string matrix, string rowKey, string columnKey, CancellationToken cancellationToken) =>
        db.Set<CellRow>().Where(cell => cell.Matrix == matrix && cell.RowKey == rowKey && cell.ColumnKey == columnKey)
            .Join(db.Set<Article>(), cell => cell.ArticleId, article => article.Id, (_, article) => article.Slug)
            .Distinct().OrderBy(slug => slug).ToListAsync(cancellationToken);

    /// <summary>The story of a cell, or null when the article never had it.</summary>
    public async Task<CellStory?> FindAsync(
        string slug, string matrix, string rowKey, string columnKey, CancellationToken cancellationToken)
    {
        var articleId = await db.Set<Article>().Where(article => article.Slug == slug).Select(article => article.Id)
            .SingleOrDefaultAsync(cancellationToken);
        var axes = await db.Set<AxisRow>().AsNoTracking()
            .Where(row => row.ArticleId == articleId && row.Matrix == matrix).ToListAsync(cancellationToken);
        var rows = CellHistory.Ancestry(rowKey, axes.Where(row => row.Axis == Axis.Row));
        var columns = CellHistory.Ancestry(columnKey, axes.Where(row => row.Axis == Axis.Column));
        var cells = await db.Set<CellRow>().AsNoTracking()
            .Where(cell => cell.ArticleId == articleId && cell.Matrix == matrix
                && rows.Keys.Contains(cell.RowKey) && columns.Keys.Contains(cell.ColumnKey))
            .ToListAsync(cancellationToken);
        if (cells.Where(cell => cell.RowKey == rowKey && cell.ColumnKey == columnKey)
            .MaxBy(cell => cell.FirstNumber) is not { } latest)
        {
            return null;
        }

        var fact = await FactAsync(latest, slug, axes, cancellationToken);
        var releases = await events.ReleasesAsync(null, cancellationToken);
        var runs = CellHistory.Runs(rows, columns, cells);
        var first = cells.Where(cell => cell.RowKey == rowKey && cell.ColumnKey == columnKey).Min(cell => cell.FirstNumber);
        var isNew = runs[0].FirstNumber == first && first > axes.Min(row => row.FirstNumber);
        var sources = await facts.SourcesAsync([articleId], null, cancellationToken);
        return new CellStory
        {
            Fact = fact,
            IsThere = latest.LastNumber is null,
            Heirs = latest.LastNumber is null ? [] : HeirsOf(rowKey, columnKey, axes),
            Entries = await EntriesAsync(articleId, runs, axes, fact.VersionLine, releases, cancellationToken),
            AppearedIn = isNew ? first : null,
            GoneThen = isNew
                ? [.. axes.Where(row => row.LastNumber == first - 1 && row.Axis != Axis.Group
                    && !axes.Exists(it => it.Axis == row.Axis && it.Key == row.Key && it.FirstNumber == first))
                    .Select(row => $"the {row.Axis.Word()} “{row.Label}”")]
                : [],
            Elsewhere =
            [
                .. (await facts.OfFeatureAsync(rowKey, columnKey, cancellationToken))
                    .Where(other => (other.ArticleId, other.Matrix) != (articleId, matrix))
                    .Select(other => (other, Agreement.Contradiction(
                        fact.Cell, fact.VersionLine, other.Cell, other.VersionLine, releases))),
            ],
            Sources = sources.ToDictionary(it => it.Key.Name, it => it.Value),
        };
    }

    // A cell that was removed has no row that holds now, so it gets the names that it had last.
    private async Task<Fact> FactAsync(
        CellRow cell, string slug, List<AxisRow> axes, CancellationToken cancellationToken)
    {
        var matrix = await db.Set<MatrixRow>().AsNoTracking()
            .Where(row => row.ArticleId == cell.ArticleId && row.Id == cell.Matrix)
            .OrderByDescending(row => row.FirstNumber).FirstAsync(cancellationToken);
        var title = await db.Set<ArticleIndex>().Where(index => index.ArticleId == cell.ArticleId)
            .Select(index => index.Title).SingleAsync(cancellationToken);
        var revision = await db.Set<Revision>()
            .Where(it => it.ArticleId == cell.ArticleId && it.Number == cell.FirstNumber)
            .Select(it => new { it.Number, it.SavedAt }).SingleAsync(cancellationToken);
        var (row, column) = (Last(Axis.Row, cell.RowKey), Last(Axis.Column, cell.ColumnKey));
        var line = column.VersionLine ?? column.Key;
        return new Fact
        {
            ArticleId = cell.ArticleId,
            Slug = slug,
            Article = title,
            Revision = revision.Number,
            SavedAt = revision.SavedAt,
            Matrix = cell.Matrix,
            MatrixName = matrix.Name,
            RowKey = cell.RowKey,
            RowLabel = row.Label,
            Group = row.Group is { } group ? Last(Axis.Group, group).Label : null,
            ColumnKey = cell.ColumnKey,
            ColumnLabel = column.Label,
            VersionLine = line,
            Cell = CellReader.Read(cell.Canonical, 0, line),
        };

        AxisRow Last(Axis axis, string key) =>
            axes.Where(it => it.Axis == axis && it.Key == key).MaxBy(it => it.FirstNumber)!;
    }

    private async Task<List<CellEntry>> EntriesAsync(
        long articleId, IReadOnlyList<CellRun> runs, List<AxisRow> axes, string versionLine, ReleaseList releases,
        CancellationToken cancellationToken)
    {
        var numbers = runs.Select(run => run.FirstNumber).ToArray();
        var saved = await db.Set<Revision>()
            .Where(revision => revision.ArticleId == articleId && numbers.Contains(revision.Number))
            .Select(revision => new { revision.Number, revision.SavedAt, revision.AuthorName, revision.Summary })
            .ToDictionaryAsync(revision => revision.Number, cancellationToken);
        var entries = new List<CellEntry>();
        for (var i = 0; i < runs.Count; i++)
        {
            var older = i == 0 ? null : runs[i - 1];
            var (before, after) = (Read(older?.Cells ?? []), Read(runs[i].Cells));
            var revision = saved[runs[i].FirstNumber];
            entries.Add(new CellEntry(
                revision.Number, revision.SavedAt, revision.AuthorName, revision.Summary, before, after,
                before is [var was] && after is [var now]
                    ? CellChanges.Between(was, now, versionLine, saved[older!.FirstNumber].SavedAt.Day(), releases)
                    : null,
                older is null ? null : Renamed(older, runs[i])));
        }

        entries.Reverse();
        return entries;

        List<Cell> Read(IEnumerable<CellRow> cells) =>
            [.. cells.Select(cell => CellReader.Read(cell.Canonical, 0, versionLine))];

        string? Renamed(CellRun older, CellRun newer)
        {
            var names = older.Cells.Where(_ => newer.Cells.Count > 0)
                .SelectMany(cell => new[] { (Axis.Row, cell.RowKey), (Axis.Column, cell.ColumnKey) })
                .Except(newer.Cells.SelectMany(cell =>
                    new[] { (Axis.Row, cell.RowKey), (Axis.Column, cell.ColumnKey) }))
                .Select(it => axes.Where(row => row.Axis == it.Item1 && row.Key == it.Item2)
                    .MaxBy(row => row.FirstNumber)!)
                .Select(row => $"{row.Axis.Word()} “{row.Label}”").ToList();
            return names.Count == 0 ? null : string.Join(", ", names);
        }
    }

    private static List<(string, string)> HeirsOf(string rowKey, string columnKey, List<AxisRow> axes)
    {
        var rows = Heirs(Axis.Row, rowKey);
        var columns = Heirs(Axis.Column, columnKey);
        return rows.Count + columns.Count == 0
            ? []
            : [.. from row in rows.DefaultIfEmpty(rowKey) from column in columns.DefaultIfEmpty(columnKey) select (row, column)];

        List<string> Heirs(Axis axis, string key) =>
            [.. axes.Where(row => row.Axis == axis && row.LastNumber is null && row.Key != key
                && CellHistory.Ancestry(row.Key, axes.Where(it => it.Axis == axis)).ContainsKey(key))
                .Select(row => row.Key).Distinct(StringComparer.Ordinal)];
    }
}

/// <summary>What one revision did to a cell.</summary>
/// <param name="Number">The revision.</param>
/// <param name="SavedAt">When it was saved, UTC.</param>
/// <param name="Author">Who saved it; null for what ships with the program.</param>
/// <param name="Summary">The revision's summary; may be empty.</param>
/// <param name="Before">What the cell said; empty when there was no such cell.</param>
/// <param name="After">What it says from then on; empty when it was removed.</param>
/// <param name="Change">What kind of change it was; null when the cell was added, removed, merged or split.</param>
/// <param name="RenamedFrom">The labels that its row and column had before; null when they stayed the same.</param>
public sealed record CellEntry(
    int Number, DateTimeOffset SavedAt, string? Author, string Summary,
    IReadOnlyList<Cell> Before, IReadOnlyList<Cell> After, CellChange? Change, string? RenamedFrom);

/// <summary>Everything the wiki knows of one cell.</summary>
public sealed record CellStory
{
    /// <summary>The cell as it is now, or as it last was.</summary>
    public required Fact Fact { get; init; }

    /// <summary>Whether the published revision has it.</summary>
    public required bool IsThere { get; init; }

    /// <summary>The keys of cells that declare this one as their earlier name; empty while it is there.</summary>
    public required IReadOnlyList<(string RowKey, string ColumnKey)> Heirs { get; init; }

    /// <summary>What happened to it, newest first.</summary>
    public required IReadOnlyList<CellEntry> Entries { get; init; }

    /// <summary>
    /// The first revision that has it, when the matrix is older and no earlier name is declared; null otherwise.
    /// </summary>
    public required int? AppearedIn { get; init; }

    /// <summary>The rows or columns that ended when it appeared, in words.</summary>
    public required IReadOnlyList<string> GoneThen { get; init; }

    /// <summary>
    /// The same feature of the same system in other matrices, each with how it disagrees with this cell; null when it
    /// does not.
    /// </summary>
    public required IReadOnlyList<(Fact Fact, string? Contradiction)> Elsewhere { get; init; }

    /// <summary>The sources of its article by name in lower case.</summary>
    public required IReadOnlyDictionary<string, SourceRow> Sources { get; init; }
}
