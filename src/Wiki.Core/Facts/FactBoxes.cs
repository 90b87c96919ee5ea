using Microsoft.EntityFrameworkCore;
using Wiki.Core.Articles;
using Wiki.Core.Data;
using Wiki.Core.Derived.Rows;
using Wiki.Core.Timelines;
using Wiki.Text.Blocks.Matrices;
using Wiki.Text.Blocks.Matrices.Dates;
using Wiki.Text.Blocks.Matrices.Grammar;
using Wiki.Text.Blocks.Points;
using Wiki.Text.Links;

namespace Wiki.Core.Facts;

/// <summary>Reads fact boxes with two queries; with a date, one more reads the releases.</summary>
public sealed class FactBoxes(WikiDb db, EventReader events)
{
    /// <summary>The box of a system.</summary>
    /// <param name="system">Its address.</param>
    /// <param name="keys">The keys of its columns: its address, and the ones that it had.</param>
    /// <param name="rows">The keys of the rows to show, in order.</param>
    /// <param name="at">The date of “as things stood on”; null for today.</param>
    /// <param name="known">The date of “as this wiki knew on”; null for now.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<FactBox> BuildAsync(
        string system, IReadOnlyList<string> keys, IReadOnlyList<string> rows, DatePoint? at, DatePoint? known, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var releases = at is null ? ReleaseList.Empty : await events.ReleasesAsync(known, cancellationToken);
        var columns = db.Known<AxisRow>(known).Where(axis => axis.Axis == Axis.Column);
        var found = await (
            from cell in db.Known<CellRow>(known)
            where keys.Contains(cell.ColumnKey) && cell.Status == CellStatus.Valid && rows.Contains(cell.RowKey)
            join row in db.Known<AxisRow>(known).Where(axis => axis.Axis == Axis.Row)
                on new { cell.ArticleId, cell.Matrix, Key = cell.RowKey } equals new { row.ArticleId, row.Matrix, row.Key }
            join column in columns on new { cell.ArticleId, cell.Matrix, Key = cell.ColumnKey }
                equals new { column.ArticleId, column.Matrix, column.Key }
            join matrix in db.Known<MatrixRow>(known)
                on new { cell.ArticleId, cell.Matrix } equals new { matrix.ArticleId, Matrix = matrix.Id }
            join article in db.Set<Article>() on cell.ArticleId equals article.Id
            orderby cell.ArticleId, matrix.Position
            select new { cell.RowKey, row.Label, cell.Canonical, column.VersionLine, article.Slug, cell.Matrix, cell.ColumnKey })
            .ToListAsync(cancellationToken);
        var facts = found
            .Select(it => (Row: it, Cell: CellReader.Read(it.Canonical, 0, it.VersionLine ?? it.ColumnKey)))
            .GroupBy(it => it.Row.RowKey, StringComparer.Ordinal)
            // As in comparisons: the first that states something.
            .Select(same => same.OrderBy(it => it.Cell.Statements is [{ Level: Level.Unknown }, ..]).First())
            .ToDictionary(it => it.Row.RowKey, it => new BasicFact(
                it.Row.Label, it.Cell,
                at is null ? null : TrueOn.Compute(it.Cell, it.Row.VersionLine ?? it.Row.ColumnKey, at, releases),
                Addresses.Cell(it.Row.Slug, it.Row.Matrix, it.Row.RowKey, it.Row.ColumnKey)), StringComparer.Ordinal);
        var states = at is null
            ? await StatesAsync(keys, known, cancellationToken)
            : await StatesOnAsync(keys, at, known, releases, cancellationToken);
        return new FactBox(
            [.. rows.Distinct(StringComparer.Ordinal).Select(key => facts.GetValueOrDefault(key)).OfType<BasicFact>()],
            new StateCounts(system, system,
                [.. states.GroupBy(it => it.State, it => it.Cells).OrderBy(it => it.Key).Select(it => (it.Key, it.Sum()))]),
            at, known);
    }

    private async Task<IEnumerable<(CellState State, int Cells)>> StatesAsync(
        IReadOnlyList<string> keys, DatePoint? known, CancellationToken cancellationToken) =>
        (await db.StatesOf(keys, known).ToListAsync(cancellationToken))
            .Select(it => (it.State, it.Cells));

    private async Task<IEnumerable<(CellState State, int Cells)>> StatesOnAsync(
        IReadOnlyList<string> keys, DatePoint at, DatePoint? known, ReleaseList releases, CancellationToken cancellationToken)
    {
        var cells = await (
            from cell in db.Known<CellRow>(known)
            where keys.Contains(cell.ColumnKey)
            join column in db.Known<AxisRow>(known).Where(axis => axis.Axis == Axis.Column)
                on new { cell.ArticleId, cell.Matrix, Key = cell.ColumnKey }
                equals new { column.ArticleId, column.Matrix, column.Key }
            select new { cell.Status, cell.Canonical, VersionLine = column.VersionLine ?? cell.ColumnKey }).ToListAsync(cancellationToken);
        return cells.Select(it => (
            it.Status != CellStatus.Valid
                ? StateCounts.StateOf(it.Status, null, false)
                : TrueOn.Compute(CellReader.Read(it.Canonical, 0, it.VersionLine), it.VersionLine, at, releases)
                    .Answers[0].State(),
            1));
    }
}

/// <summary>What the matrices of all articles say about one system, in short.</summary>
/// <param name="Facts">The facts shown, in the order asked for.</param>
/// <param name="Counts">How many of its cells are in which state.</param>
/// <param name="At">The date of “as things stood on”; null for today.</param>
/// <param name="Known">The date of “as this wiki knew on”; null for now.</param>
public sealed record FactBox(IReadOnlyList<BasicFact> Facts, StateCounts Counts, DatePoint? At, DatePoint? Known)
{
    /// <summary>The keys of the rows that are shown when the article of a system names none.</summary>
    public static readonly IReadOnlyList<string> Usual =
    [
        "kind-of-system", "origin", "first-release", "newest-release", "newest-release-found", "licence", "steward",
        "main-uses",
    ];

    /// <summary>Whether no matrix has a cell for the system.</summary>
    public bool IsEmpty => Counts.Cells == 0;
}

/// <summary>A fact of a box.</summary>
/// <param name="Label">What its row is called.</param>
/// <param name="Cell">What it says.</param>
/// <param name="On">What it says on the date asked for; null for none.</param>
/// <param name="Address">The address of its own page.</param>
public sealed record BasicFact(string Label, Cell Cell, CellOnDate? On, string Address);
