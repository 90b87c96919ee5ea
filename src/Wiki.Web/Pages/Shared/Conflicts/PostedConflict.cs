using Wiki.Core.Accounts;
using Wiki.Core.Articles;
using Wiki.Core.Saving;
using Wiki.Text;
using Wiki.Text.Merging;

namespace Wiki.Web.Pages.Shared.Conflicts;

/// <summary>Finds the conflict to which a posted form has the choices.</summary>
public static class PostedConflict
{
    /// <summary>Returns the form with the posted choices; null when there is no such revision.</summary>
    /// <param name="reader">Reads the revisions.</param>
    /// <param name="slug">The page.</param>
    /// <param name="numbers">The revision from which both sides started, and that of the others.</param>
    /// <param name="mine">The whole text of the editor.</param>
    /// <param name="undoes">The revisions that the form undoes; null for an edit.</param>
    /// <param name="posted">The fields.</param>
    /// <param name="viewer">The editor. Of a base that they may not see any more, nothing is shown.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public static async Task<ConflictForm?> FindAsync(
        ArticleReader reader, Slug slug, (int Base, int Theirs) numbers, string mine, string? undoes,
        IFormCollection posted, Viewer viewer, CancellationToken cancellationToken) =>
        await reader.SeenAsync(slug, numbers.Theirs, viewer, cancellationToken) is { } theirs
        && (numbers.Base == 0 || await reader.RevisionAsync(slug, numbers.Base, cancellationToken) is not null)
            ? new ConflictForm(
                numbers.Base, numbers.Theirs, mine, SettledMerge.Regions(
                    (await reader.SeenAsync(slug, numbers.Base, viewer, cancellationToken))?.Text ?? "",
                    mine, theirs.Text),
                [], undoes).With(posted)
            : null;

    /// <summary>The revisions of the others that conflict with the form; none when it undoes revisions.</summary>
    public static async Task<IReadOnlyList<SavedMeanwhile>> MeanwhileAsync(
        ArticleReader reader, Slug slug, ConflictForm form, Viewer viewer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(form);
        return form.Undoes is null
            && await reader.RevisionAsync(slug, form.CurrentNumber, cancellationToken) is { } newest
                ?
                [
                    .. (await reader.HistoryAsync(
                        newest.ArticleId, form.CurrentNumber + 1, ArticleWriter.MeanwhileShown,
                        viewer, cancellationToken))
                        .Where(it => it.Number > form.BaseNumber)
                        .Select(it => new SavedMeanwhile(it.Number, it.Author, it.Summary)),
                ]
                : [];
    }
}
