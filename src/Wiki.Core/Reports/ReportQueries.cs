using Microsoft.EntityFrameworkCore;
using Wiki.Core.Articles;
using Wiki.Core.Data;
using Wiki.Core.Derived.Rows;
using Wiki.Text.Blocks.Matrices;
using Wiki.Text.Blocks.Points;

namespace Wiki.Core.Reports;

/// <summary>Queries the cells that the reports list.</summary>
/// <param name="db">The database.</param>
/// <param name="known">The date of “as this wiki knew on”; null for now.</param>
internal sealed class ReportQueries(WikiDb db, DatePoint? known)
{
    private IQueryable<CellRow> Cells => db.Known<CellRow>(known);

    private IQueryable<StatementRow> Statements => db.Known<StatementRow>(known);

    /// <summary>The columns of all matrices.</summary>
    public IQueryable<AxisRow> Columns => db.Known<AxisRow>(known).Where(axis => axis.Axis == Axis.Column);

    /// <summary>The first claim of a cell that claims something and has no source at all.</summary>
    public IQueryable<FoundCell> Uncited => Statements
        .GroupBy(it => new { it.ArticleId, it.Matrix, it.RowKey, it.ColumnKey })
        .Where(cell => cell.Count(it => it.Sources != TextList.Empty) == 0
            && cell.Count(it => it.Level == null || it.Level == Level.Yes || it.Level == Level.Partial
                || it.Level == Level.No) > 0)
        .Select(cell => new FoundCell
        {
            ArticleId = cell.Key.ArticleId,
            Matrix = cell.Key.Matrix,
            RowKey = cell.Key.RowKey,
            ColumnKey = cell.Key.ColumnKey,
        });

    /// <summary>The claims with the level unknown.</summary>
    public IQueryable<FoundCell> Unknown => Statements.Where(it => it.Level == Level.Unknown).Select(it => new FoundCell
    {
        ArticleId = it.ArticleId,
        Matrix = it.Matrix,
        RowKey = it.RowKey,
        ColumnKey = it.ColumnKey,
        N = it.N,
    });

    /// <summary>The cells that were not understood.</summary>
    public IQueryable<FoundCell> Invalid => Cells.Where(it => it.Status == CellStatus.Invalid)
        .Select(it => new FoundCell
        {
            ArticleId = it.ArticleId,
            Matrix = it.Matrix,
            RowKey = it.RowKey,
            ColumnKey = it.ColumnKey,
        });

    /// <summary>The points of all <c>as of</c>, each once, with the version line of its column.</summary>
    public IQueryable<JudgedPoint> Checks =>
        (from it in Statements.Where(it => it.AsOf != null)
         join column in Columns on new { it.ArticleId, it.Matrix, Key = it.ColumnKey }
             equals new { column.ArticleId, column.Matrix, column.Key }
         select new JudgedPoint { Line = column.VersionLine!, Point = it.AsOf!, Day = it.AsOfLastDay }).Distinct();

    /// <summary>The targets of all plans, each once, with the version line of its column.</summary>
    public IQueryable<JudgedPoint> Targets =>
        (from it in Statements.Where(it => it.Level == Level.Planned && it.Target != null)
         join column in Columns on new { it.ArticleId, it.Matrix, Key = it.ColumnKey }
             equals new { column.ArticleId, column.Matrix, column.Key }
         select new JudgedPoint { Line = column.VersionLine!, Point = it.Target!, Day = it.TargetLastDay }).Distinct();

    /// <summary>The claims whose <c>as of</c> is one of these.</summary>
    public IQueryable<FoundCell> CheckedOn(IReadOnlyCollection<JudgedPoint> points) =>
        from it in Statements.Where(it => it.AsOf != null)
        join column in Columns on new { it.ArticleId, it.Matrix, Key = it.ColumnKey }
            equals new { column.ArticleId, column.Matrix, column.Key }
        join point in Rows(points) on column.VersionLine + " " + it.AsOf equals point.Key
        select new FoundCell
        {
            ArticleId = it.ArticleId,
            Matrix = it.Matrix,
            RowKey = it.RowKey,
            ColumnKey = it.ColumnKey,
            N = it.N,
            Day = point.Day,
        };

    /// <summary>The plans for one of these.</summary>
    public IQueryable<FoundCell> PlannedFor(IReadOnlyCollection<JudgedPoint> points) =>
        from it in Statements.Where(it => it.Level == Level.Planned && it.Target != null)
        join column in Columns on new { it.ArticleId, it.Matrix, Key = it.ColumnKey }
            equals new { column.ArticleId, column.Matrix, column.Key }
        join point in Rows(points) on column.VersionLine + " " + it.Target equals point.Key
        select new FoundCell
        {
            ArticleId = it.ArticleId,
            Matrix = it.Matrix,
            RowKey = it.RowKey,
            ColumnKey = it.ColumnKey,
            N = it.N,
            Day = point.Day,
        };

    /// <summary>The cells whose feature and system another matrix has too, each with the line of its column.</summary>
    public IQueryable<RepeatedCell> Repeated
    {
        get
        {
            var keys = Cells.Where(it => it.Status == CellStatus.Valid)
                .GroupBy(it => new { it.ColumnKey, it.RowKey }).Where(group => group.Count() > 1)
                .Select(group => group.Key);
            return from key in keys
                   join it in Cells.Where(it => it.Status == CellStatus.Valid)
                       on key equals new { it.ColumnKey, it.RowKey }
                   join column in Columns on new { it.ArticleId, it.Matrix, Key = it.ColumnKey }
                       equals new { column.ArticleId, column.Matrix, column.Key }
                   select new RepeatedCell(
                       it.ArticleId, it.Matrix, it.RowKey, it.ColumnKey, it.Canonical, column.VersionLine!);
        }
    }

    /// <summary>The names around these cells.</summary>
    public IQueryable<NamedCell> Named(IReadOnlyCollection<FoundCell> cells)
    {
        var (articles, matrices) = (cells.Select(it => it.ArticleId).ToArray(), cells.Select(it => it.Matrix).ToArray());
        var (rows, columns) = (cells.Select(it => it.RowKey).ToArray(), cells.Select(it => it.ColumnKey).ToArray());
        return
            from asked in db.Database.SqlQuery<AskedCell>($"""
                SELECT * FROM unnest({articles}, {matrices}, {rows}, {columns})
                WITH ORDINALITY AS asked(article_id, matrix, row_key, column_key, place)
                """)
            join cell in Cells on new { asked.ArticleId, asked.Matrix, asked.RowKey, asked.ColumnKey }
                equals new { cell.ArticleId, cell.Matrix, cell.RowKey, cell.ColumnKey }
            join row in db.Known<AxisRow>(known).Where(axis => axis.Axis == Axis.Row)
                on new { asked.ArticleId, asked.Matrix, Key = asked.RowKey } equals new { row.ArticleId, row.Matrix, row.Key }
            join column in Columns
                on new { asked.ArticleId, asked.Matrix, Key = asked.ColumnKey }
                equals new { column.ArticleId, column.Matrix, column.Key }
            join matrix in db.Known<MatrixRow>(known)
                on new { asked.ArticleId, asked.Matrix } equals new { matrix.ArticleId, Matrix = matrix.Id }
            join article in db.Set<Article>() on asked.ArticleId equals article.Id
            join index in db.Set<ArticleIndex>() on asked.ArticleId equals index.ArticleId
            select new NamedCell(
                asked.Place, article.Slug, index.Title, matrix.Name, row.Label, column.Label, column.VersionLine!, cell.Canonical);
    }

    // One key from both parts: with two keys, PostgreSQL expects few rows and reads all claims of a matrix for each.
    private IQueryable<JudgedRow> Rows(IReadOnlyCollection<JudgedPoint> points)
    {
        var keys = points.Select(it => it.Line + " " + it.Point).ToArray();
        var days = points.Select(it => it.Day).ToArray();
        return db.Database.SqlQuery<JudgedRow>($"SELECT * FROM unnest({keys}, {days}) AS judged(key, day)");
    }
}

/// <summary>A cell whose feature and system other matrices have too.</summary>
internal sealed record RepeatedCell(
    long ArticleId, string Matrix, string RowKey, string ColumnKey, string Canonical, string VersionLine);

/// <summary>The names around a cell, and what it says; its place is that among the cells asked for, from 1.</summary>
internal sealed record NamedCell(
    long Place, string Slug, string Article, string MatrixName, string RowLabel, string ColumnLabel, string VersionLine,
    string Canonical);
