using Microsoft.EntityFrameworkCore;
using Wiki.Core.Articles;
using Wiki.Core.Data;
using Wiki.Core.Derived.Rows;
using Wiki.Text.Blocks.Points;
using Wiki.Text.Documents;

namespace Wiki.Core.Predictions;

/// <summary>Reads the predictions of all lists.</summary>
public sealed class Ledger(WikiDb db)
{
    /// <summary>Every prediction, by the date it was made.</summary>
    /// <param name="known">The date of “as this wiki knew on”; null for now.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<IReadOnlyList<PredictionEntry>> AllAsync(DatePoint? known, CancellationToken cancellationToken)
    {
        var rows = await (
            from row in db.Known<PredictionRow>(known)
            join article in db.Set<Article>() on row.ArticleId equals article.Id
            join index in db.Set<ArticleIndex>() on row.ArticleId equals index.ArticleId
            orderby row.ArticleId, row.List, row.Key
            select new { Row = row, article.Slug, index.Title }).ToListAsync(cancellationToken);
        var sources = await CitedSources.ReadAsync(db, rows.Select(it => it.Row.ArticleId), known, cancellationToken);
        var revisions = await db.KnownRevisionsAsync(
            [.. rows.Select(it => it.Row.ArticleId).Distinct()], known, cancellationToken);
        var edits = LateEdits.Of(await HistoryAsync(known, cancellationToken));
        var ids = new HashSet<string>(StringComparer.Ordinal);
        return [.. rows.Select(it => new PredictionEntry
        {
            Id = IdOf(it.Row, it.Slug, ids),
            Slug = it.Slug,
            Title = it.Title,
            Revision = revisions[it.Row.ArticleId].Number,
            SavedAt = revisions[it.Row.ArticleId].SavedAt,
            List = it.Row.List,
            Key = it.Row.Key,
            Label = it.Row.Label,
            Who = it.Row.Who,
            Made = Date(it.Row.Made)!,
            Due = Date(it.Row.Due),
            Odds = it.Row.Odds,
            Outcome = it.Row.Outcome,
            Decided = Date(it.Row.Decided),
            Note = it.Row.Note is null ? null : WikiDocument.PlainNote(it.Row.Note),
            Evidence = sources.Of(it.Row.ArticleId, it.Row.OutcomeSources),
            Sources = sources.Of(it.Row.ArticleId, it.Row.Sources),
            LateEdits = edits.GetValueOrDefault((it.Row.ArticleId, it.Row.List, it.Row.Key), []),
        }).OrderBy(it => it.Made.First).ThenBy(it => it.Made.Last)];
    }

    private async Task<List<SavedPrediction>> HistoryAsync(DatePoint? known, CancellationToken cancellationToken)
    {
        var end = known is null ? DateTimeOffset.MaxValue : KnownOn.End(known);
        return await (
            from row in db.Set<PredictionRow>().AsNoTracking()
            join revision in db.Set<Revision>()
                on new { row.ArticleId, Number = row.FirstNumber } equals new { revision.ArticleId, revision.Number }
            join publication in db.Set<Publication>()
                on new { row.ArticleId, Number = row.FirstNumber } equals new { publication.ArticleId, publication.Number }
            where publication.PublishedAt < end
            orderby row.ArticleId, row.List, row.FirstNumber
            select new SavedPrediction(row, revision.SavedAt)).ToListAsync(cancellationToken);
    }

    private static DatePoint? Date(string? text) => text is null ? null
        : DatePoint.TryRead(text, out var date) ? date
        : throw new InvalidOperationException($"A row of a prediction has the date \"{text}\".");

    // Two articles may have lists with the same id and predictions with the same key.
    private static string IdOf(PredictionRow row, string slug, HashSet<string> taken)
    {
        var id = $"{row.List}.{row.Key}";
        for (var n = 1; !taken.Add(id); n++)
        {
            id = $"{row.List}.{row.Key}.{slug}{(n == 1 ? "" : "." + n)}";
        }

        return id;
    }
}
