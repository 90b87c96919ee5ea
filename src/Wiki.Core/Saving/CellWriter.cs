using Wiki.Core.Accounts;
using Wiki.Core.Articles;
using Wiki.Text;
using Wiki.Text.Documents;
using Wiki.Text.Editing;

namespace Wiki.Core.Saving;

/// <summary>A change of one cell that an editor saves.</summary>
/// <param name="Before">The canonical text of the cell when the editor opened it.</param>
/// <param name="Statements">What it is to say.</param>
/// <param name="Sources">A new source for each statement, in order; empty ones add nothing.</param>
/// <param name="Summary">What the editor says about it; when empty, the change itself is the summary.</param>
/// <param name="PublishFirst">
/// True to publish it before the waiting changes of others if it does not touch them.
/// </param>
public sealed record CellEdit(
    string Before, CellDraft Statements, IReadOnlyList<SourceDraft> Sources, string Summary, bool PublishFirst);

/// <summary>The result of saving a cell.</summary>
public abstract record CellOutcome
{
    private CellOutcome()
    {
    }

    /// <summary>The page was saved, or not, as the outcome says.</summary>
    public sealed record OfPage(SaveOutcome Outcome) : CellOutcome;

    /// <summary>Somebody changed the same cell meanwhile. Nothing was stored.</summary>
    /// <param name="Theirs">The cell as it is now.</param>
    /// <param name="Revision">The newest revision.</param>
    public sealed record Changed(EditableCell Theirs, RevisionView Revision) : CellOutcome;

    /// <summary>The newest text does not have the cell any more. Nothing was stored.</summary>
    public sealed record Gone : CellOutcome;
}

/// <summary>
/// Saves one cell. It changes the newest text as long as the cell there says what the editor saw, so other cells may
/// change at the same time.
/// </summary>
public sealed class CellWriter(UnreadPages unread, ArticleWriter writer)
{
    private const int Attempts = 3;

    /// <summary>
    /// The cell in the newest text, and its revision; null when that text does not have it, or the viewer may not see
    /// it.
    /// </summary>
    public async Task<(EditableCell Cell, RevisionView Revision)?> FindAsync(
        Slug slug, string matrix, string row, string column, Viewer viewer, CancellationToken cancellationToken) =>
        (await unread.StartAsync(slug, viewer, cancellationToken)).Current is { } revision
        && EditableCell.Find(WikiDocument.Parse(SourceText.From(revision.Text)), matrix, row, column) is { } cell
            ? (cell, revision) : null;

    /// <summary>Saves a change as the next revision of the page, as an ordinary save does.</summary>
    /// <param name="slug">The page.</param>
    /// <param name="matrix">The id of the matrix.</param>
    /// <param name="row">The key of the row.</param>
    /// <param name="column">The key of the column.</param>
    /// <param name="change">The change.</param>
    /// <param name="author">The account.</param>
    /// <param name="cancellationToken">Cancels the operation before anything is stored.</param>
    public async Task<CellOutcome> SaveAsync(
        Slug slug, string matrix, string row, string column, CellEdit change, Viewer author,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(change);
        ArgumentNullException.ThrowIfNull(author);
        for (var attempt = 1; ; attempt++)
        {
            if (await FindAsync(slug, matrix, row, column, author, cancellationToken) is not var (cell, revision))
            {
                return new CellOutcome.Gone();
            }

            var after = cell.Change(change.Statements, change.Sources);
            if (cell.Cell.Canonical != change.Before && cell.Cell.Canonical != after.Cell.Canonical)
            {
                return new CellOutcome.Changed(cell, revision);
            }

            var summary = string.IsNullOrWhiteSpace(change.Summary)
                ? Shortened(CellSummary.Write(cell.Column.Label.Text, cell.Row.Label.Text, cell.Cell, after.Cell))
                : change.Summary;
            var outcome = await writer.SaveAsync(
                slug, new Draft(
                    after.Page, summary, false, revision.Number, null, change.PublishFirst,
                    ArticleId: revision.ArticleId),
                author.AccountId, cancellationToken);
            // Somebody saved between the reading and the saving: the next attempt looks at their text.
            if (outcome is not SaveOutcome.Conflict || attempt == Attempts)
            {
                return new CellOutcome.OfPage(outcome);
            }
        }
    }

    private static string Shortened(string summary) => summary.Length <= Revision.MaximumSummaryLength ? summary
        : summary[..(Revision.MaximumSummaryLength - 1)] + "…";
}
