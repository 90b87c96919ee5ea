using Microsoft.EntityFrameworkCore;
using Wiki.Core.Accounts;
using Wiki.Core.Articles;
using Wiki.Core.Data;
using Wiki.Core.Derived.Rows;
using Wiki.Core.Facts;
using Wiki.Core.Reviews;
using Wiki.Text.Blocks.Matrices;

namespace Wiki.Core.Authors;

/// <summary>Answers who wrote the words and the cells of an article.</summary>
public sealed class AuthorReader(WikiDb db, AuthorshipRows authorships)
{
    /// <summary>
    /// The newest text with its authors; an earlier text while the authors of the newest are not yet computed
    /// (<see cref="AuthorshipRows.ReadAsync"/>).
    /// </summary>
    /// <param name="articleId">The article.</param>
    /// <param name="number">The number of its newest revision.</param>
    /// <param name="seen">The last text that the viewer may see: other lines are left out.</param>
    /// <param name="viewer">The viewer. Words that a revision had first which they may not see are nobody's.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<WrittenText> TextAsync(
        long articleId, int number, RevisionView seen, Viewer viewer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(seen);
        var authorship = await authorships.ReadAsync(articleId, number, cancellationToken);
        var origins = await OriginsAsync(
            articleId, authorship.Runs.Select(run => run.Number).Distinct(), cancellationToken);
        var numbers = origins.Keys.ToArray();
        var shown = await db.Changes()
            .Where(row => row.Revision.ArticleId == articleId && numbers.Contains(row.Revision.Number))
            .SeenBy(db, viewer).Select(row => row.Revision.Number)
            // A change that was reapplied is published under its new number; its words are still of the first.
            .Union(db.Set<PendingChange>().Where(it => it.ArticleId == articleId && it.State == PendingState.Moved)
                .Select(it => it.Number))
            .ToHashSetAsync(cancellationToken);
        return new WrittenText(
            authorship,
            origins.Values.Select(it => shown.Contains(it.Number) ? it
                : it with { AuthorId = -1, Author = Revision.HiddenName, Summary = "" }),
            seen.Number >= number ? null : (seen.Number, seen.Text.Split('\n').ToHashSet(StringComparer.Ordinal)));
    }

    /// <summary>The matrices of the published text: ids and names, in their order on the page.</summary>
    public async Task<IReadOnlyList<(string Id, string Name)>> MatricesAsync(
        long articleId, CancellationToken cancellationToken)
    {
        var rows = await db.Set<MatrixRow>().Where(row => row.ArticleId == articleId && row.LastNumber == null)
            .OrderBy(row => row.Position).Select(row => new { row.Id, row.Name }).ToListAsync(cancellationToken);
        return [.. rows.Select(row => (row.Id, row.Name))];
    }

    /// <summary>Who wrote the cells of a matrix of the published text.</summary>
    /// <param name="articleId">The article.</param>
    /// <param name="id">The id of the matrix.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<WrittenMatrix> CellsAsync(
        long articleId, string id, CancellationToken cancellationToken)
    {
        var axes = await db.Set<AxisRow>().AsNoTracking()
            .Where(row => row.ArticleId == articleId && row.Matrix == id && row.Axis != Axis.Group)
            .ToListAsync(cancellationToken);
        var cells = await db.Set<CellRow>().AsNoTracking()
            .Where(cell => cell.ArticleId == articleId && cell.Matrix == id).ToListAsync(cancellationToken);
        var byPlace = cells.ToLookup(cell => (cell.RowKey, cell.ColumnKey));
        var (rows, columns) = (Line(Axis.Row), Line(Axis.Column));
        var current = (
            from cell in cells
            where cell.LastNumber is null && cell.Status != CellStatus.Empty
            let row = rows[cell.RowKey]
            let column = columns[cell.ColumnKey]
            orderby row.Now.Position, column.Now.Position
            select (cell, row, column)).ToList();
        var shown = current.Take(WrittenMatrix.MaximumCells)
            .Select(it => (it.cell, it.row, it.column, Story: StoryOf(it.cell, it.row.Names, it.column.Names)))
            .ToList();
        var origins = await OriginsAsync(
            articleId, shown.SelectMany(it => new[] { it.Story.Written, it.Story.Changed, it.Story.Stated }).Distinct(),
            cancellationToken);
        return new WrittenMatrix(id, [.. shown.Select(it => new WrittenCell(
            it.cell.RowKey, it.row.Now.Label, it.cell.ColumnKey, it.column.Now.Label, it.cell.Canonical,
            origins[it.Story.Written], origins[it.Story.Changed], origins[it.Story.Stated]))], current.Count);

        Dictionary<string, (AxisRow Now, IReadOnlyDictionary<string, int> Names)> Line(Axis axis)
        {
            var all = axes.Where(row => row.Axis == axis).ToList();
            return all.Where(row => row.LastNumber is null).ToDictionary(
                row => row.Key, row => (row, CellHistory.Ancestry(row.Key, all)), StringComparer.Ordinal);
        }

        (int Written, int Changed, int Stated) StoryOf(
            CellRow cell, IReadOnlyDictionary<string, int> rowNames, IReadOnlyDictionary<string, int> columnNames)
        {
            var under = (
                from row in rowNames.Keys
                from column in columnNames.Keys
                from it in byPlace[(row, column)]
                select it).ToList();
            var runs = CellHistory.Runs(rowNames, columnNames, under);
            var since = runs.Count - 1;
            while (since > 0 && Says(runs[since - 1]))
            {
                since--;
            }

            return (
                runs.First(Says).FirstNumber, runs[since].FirstNumber,
                runs.First(run => run.Cells.Any(it => it.Status != CellStatus.Empty)).FirstNumber);

            bool Says(CellRun run) => run.Cells.Any(it => it.Canonical == cell.Canonical && it.Status == cell.Status);
        }
    }

    private async Task<Dictionary<int, Origin>> OriginsAsync(
        long articleId, IEnumerable<int> numbers, CancellationToken cancellationToken)
    {
        var asked = numbers.ToArray();
        return await db.Set<Revision>().Where(it => it.ArticleId == articleId && asked.Contains(it.Number))
            .Select(it => new Origin(it.Number, it.AuthorId, it.AuthorName, it.SavedAt, it.Summary))
            .ToDictionaryAsync(origin => origin.Number, cancellationToken);
    }
}
